"""Two cases of one worker at one time: a remark where the act is recorded, never a refusal."""

from datetime import date, timedelta

from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from opora.access.actions import exclude
from opora.acts.models import Act
from tests.features.acts.conftest import MakePlace, Place

REMARK = "V tu dobu máte zapsáno i:"
SAVED = "V tu dobu máte zapsáno ještě něco: 10:00–11:00."


def typed(at: str, **more: str) -> dict[str, str]:
    sent = {"kind": "budget", "day": "včera", "minutes": "60", "at": at, "place": "kancelar"}
    return sent | more


def saved(here: Place, sent: dict[str, str]) -> str:
    """What the case says after the act is saved."""
    answer = here.browser.post(here.url(), sent)
    assert answer.status_code == 302, plain(answer.content)
    request = RequestFactory().get("/")
    request.COOKIES["messages"] = answer.cookies["messages"].value
    kept = list(CookieStorage(request))
    assert kept
    assert "Petrů" not in str(kept[0]), "what a browser keeps names nobody"
    return plain(here.browser.get(answer.headers["Location"]).content)


def weighed(here: Place, sent: dict[str, str]) -> str:
    """What the line says while it is typed."""
    return plain(here.browser.post(here.url("ukon/posoudit/"), sent).content)


def plain(content: bytes) -> str:
    return content.decode().replace("\xa0", " ")


def test_the_line_and_the_saved_act_tell_of_another_case_at_that_time(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", site="most")
    other = place("ohrozene_rodiny", site="most", by=here.worker)
    assert "V tu dobu" not in saved(here, typed("10"))
    assert f"{REMARK} Eva Petrů 10:00–11:00." in weighed(other, typed("10:30"))
    assert SAVED in saved(other, typed("10:30"))
    assert len(other.acts) == 1
    for beside in ("9", "11:30"):
        assert REMARK not in weighed(other, typed(beside))
        assert "V tu dobu" not in saved(other, typed(beside))
    colleague = place("ohrozene_rodiny", site="most")
    assert REMARK not in weighed(colleague, typed("10:30"))


def test_what_is_void_or_in_the_same_case_is_no_clash(place: MakePlace, today: date) -> None:
    here = place("ohrozene_rodiny", site="most")
    other = place("ohrozene_rodiny", site="most", by=here.worker)
    saved(here, typed("10"))
    assert "V tu dobu" not in saved(here, typed("10:30"))
    Act.objects.filter(case=here.case).update(voided_on=today)
    assert REMARK not in weighed(other, typed("10:30"))


def test_a_case_that_is_not_seen_has_no_name(place: MakePlace, today: date) -> None:
    here = place("ohrozene_rodiny", site="most")
    other = place("ohrozene_rodiny", site="most", by=here.worker)
    saved(here, typed("10"))
    exclude(
        account_id=here.worker.pk,
        person_id=here.people[0].pk,
        reason="Osobní vztah.",
        by=here.viewer,
        on=today,
    )
    said = weighed(other, typed("10:30"))
    assert f"{REMARK} jiný případ 10:00–11:00." in said
    assert "Petrů" not in said


def test_the_day_tells_of_all_that_is_at_one_time(place: MakePlace, today: date) -> None:
    here = place("ohrozene_rodiny", site="most")
    other = place("ohrozene_rodiny", site="most", by=here.worker)
    saved(here, typed("10"))
    day = (today - timedelta(days=1)).isoformat()
    words = "Ve stejnou dobu máte zapsáno:"
    assert words not in plain(here.browser.get(f"/den/?den={day}").content)
    saved(other, typed("10:30"))
    page = plain(here.browser.get(f"/den/?den={day}").content)
    assert f"{words} Eva Petrů 10:00–11:00 a Eva Petrů 10:30–11:30." in page
    assert words not in plain(here.browser.get("/den/").content)
