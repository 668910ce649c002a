"""What leaves: only on a consent or a statute; otherwise nothing is written but the refusal."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from opora.audit.models import Event
from opora.cases.models import Case
from opora.consents.disclosures.actions import disclose
from opora.consents.given import Leaving
from opora.consents.models import Consent, Disclosure
from opora.decisions.actions import Refused
from opora.decisions.models import Decision
from tests.features.conftest import ViewerOf
from tests.features.consents.conftest import InCase, Typed, text

Asked = Callable[..., Typed]
FOUR = ("nekam_patrit", "rodinna_poradna", "kontaktni_centrum", "ohrozene_rodiny")


def out(case: Case) -> str:
    return f"/pripady/{case.pk}/sdelit/"


def given(case: Case, browser: object, typed: Typed) -> Consent:
    assert browser.post(f"/pripady/{case.pk}/souhlasy/novy/", typed).status_code == 302  # type: ignore[attr-defined]  # a test client
    return Consent.objects.latest("pk")


def on_consent(row: Consent, leaving: Typed) -> Typed:
    return leaving | {"basis": f"consent:{row.pk}"}


@pytest.mark.parametrize(
    "service",
    [
        pytest.param("dluhova_poradna", marks=pytest.mark.rule("E4.disclosure")),
        *(pytest.param(one, marks=pytest.mark.rule("S2.disclosure")) for one in FOUR),
    ],
)
def test_without_consent_or_statute_nothing_leaves_and_nothing_is_written(
    in_case: InCase, leaving: Typed, seen_by: ViewerOf, today: date, service: str
) -> None:
    case, browser = in_case(service)
    typed = leaving | {"basis": "none", "recipient": "zaměstnavatel"}
    forged = {"departure": "Už se stalo.", "justification": "Proto.", "depart": "", "decided": ""}
    for one in (typed, typed | forged):
        answer = browser.post(out(case), one)
        assert answer.status_code == 422
        page = text(answer)
        assert "Souhlas, který by pro ně platil, tu není a zákon to neukládá." in page
        assert "Zapsat souhlas klienta" in page
        assert "Na schůzky Eva chodí." in page
        assert "Zapište to jako mimo pravidla" not in page
    words = Leaving(scope=("course",), what="Chodí.", way="phone", recipient="zaměstnavatel")
    about = {"case_id": case.pk, "leaving": words, "left_on": today}
    with pytest.raises(Refused):
        disclose(**about, by=seen_by(case.opened_by), on=today)  # type: ignore[arg-type]  # said by name
    assert not Disclosure.objects.exists()
    assert Event.objects.filter(code="step.refused", case_id=case.pk).count() == 3
    assert not Decision.objects.filter(ask="may_disclose", taken=True).exists()


@pytest.mark.parametrize(
    "service",
    [
        pytest.param("dluhova_poradna", marks=pytest.mark.rule("E4.kept")),
        *(pytest.param(one, marks=pytest.mark.rule("S2.disclosed")) for one in FOUR),
    ],
)
def test_on_a_consent_it_leaves_and_stays_written_down(
    in_case: InCase, consent: Asked, leaving: Typed, service: str
) -> None:
    case, browser = in_case(service)
    row = given(case, browser, consent(case))
    assert browser.get(out(case)).status_code == 200
    typed = on_consent(row, leaving) | {"recipient": "někdo docela jiný"}
    assert browser.post(out(case), typed).status_code == 302
    left = Disclosure.objects.get()
    assert (left.consent_id, left.recipient, left.statute) == (row.pk, "ZŠ Na Stráni", "")
    for page in (f"/pripady/{case.pk}/souhlasy/", f"/pripady/{case.pk}/tisk/"):
        shown = text(browser.get(page))
        assert "Na schůzky Eva chodí." in shown
        assert "na základě souhlasu z" in shown.lower()
    assert "Sdělené údaje: ZŠ Na Stráni" in text(browser.get(f"/pripady/{case.pk}/"))


@pytest.mark.parametrize(
    "service",
    [
        pytest.param("dluhova_poradna", marks=pytest.mark.rule("E4.disclosure")),
        *(pytest.param(one, marks=pytest.mark.rule("S2.disclosure")) for one in FOUR),
    ],
)
def test_what_the_consent_does_not_speak_of_stays(
    in_case: InCase, consent: Asked, leaving: Typed, service: str
) -> None:
    case, browser = in_case(service)
    row = given(case, browser, consent(case))
    answer = browser.post(out(case), on_consent(row, leaving) | {"scope": ["course", "health"]})
    assert answer.status_code == 422
    assert "Souhlas se netýká: zdravotní stav." in text(answer)
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    "service",
    [
        pytest.param("dluhova_poradna", marks=pytest.mark.rule("E4.disclosure")),
        *(pytest.param(one, marks=pytest.mark.rule("S2.disclosure")) for one in FOUR),
    ],
)
def test_a_withdrawal_holds_at_once(
    in_case: InCase, consent: Asked, leaving: Typed, today: date, service: str
) -> None:
    case, browser = in_case(service)
    yesterday = today - timedelta(days=1)
    row = given(case, browser, consent(case, given_on=yesterday.isoformat()))
    back = {"withdrawn_on": today.isoformat(), "way": "spoken"}
    browser.post(f"/pripady/{case.pk}/souhlasy/{row.pk}/odvolat/", back)
    answer = browser.post(out(case), on_consent(row, leaving))
    assert answer.status_code == 422
    assert "neplatí: odvolaný" in text(answer)
    assert not Disclosure.objects.exists()
    late = on_consent(row, leaving) | {"left_on": yesterday.isoformat()}
    assert browser.post(out(case), late).status_code == 302


@pytest.mark.rule("E4.disclosure")
@pytest.mark.parametrize("days", [0, 1])
def test_after_its_last_day_a_consent_is_none(
    in_case: InCase, consent: Asked, leaving: Typed, today: date, days: int
) -> None:
    case, browser = in_case("dluhova_poradna")
    last = today - timedelta(days=days)
    begun = (today - timedelta(days=30)).isoformat()
    row = given(case, browser, consent(case, given_on=begun, valid_until=last.isoformat()))
    again = on_consent(row, leaving)
    assert browser.post(out(case), again).status_code == (422 if days else 302)
    assert Disclosure.objects.count() == 1 - days
    earlier = on_consent(row, leaving) | {"left_on": begun, "what": "Dřív."}
    assert browser.post(out(case), earlier).status_code == 302
    too_early = (today - timedelta(days=31)).isoformat()
    assert browser.post(out(case), earlier | {"left_on": too_early}).status_code == 422


def test_a_statute_needs_no_consent_and_is_named_with_its_source(
    in_case: InCase, leaving: Typed
) -> None:
    case, browser = in_case("dluhova_poradna")
    typed = leaving | {"basis": "law:child_abuse", "reference": "č. j. 12/2026"}
    nobody = browser.post(out(case), typed)
    assert "Napište, komu se to sděluje." in text(nobody)
    assert browser.post(out(case), typed | {"recipient": "OSPOD Most"}).status_code == 302
    shown = text(browser.get(f"/pripady/{case.pk}/souhlasy/"))
    assert "§ 53 zákona č. 359/1999 Sb., znění jsme neověřili" in shown
    assert "OSPOD Most" in shown


@pytest.mark.rule("E4.disclosure")
def test_a_forged_ground_or_consent_of_another_case_lets_nothing_out(
    in_case: InCase, consent: Asked, leaving: Typed
) -> None:
    other, elsewhere = in_case("dluhova_poradna")
    foreign = given(other, elsewhere, consent(other))
    case, browser = in_case("dluhova_poradna")
    for basis in ("law:because", f"consent:{foreign.pk}", "consent:", "", "law:"):
        answer = browser.post(out(case), leaving | {"basis": basis, "recipient": "kdokoli"})
        assert answer.status_code == 422
    assert not Disclosure.objects.exists()
    refused = browser.post(out(case), leaving | {"basis": "none", "recipient": "kdokoli"})
    assert refused.status_code == 422


@pytest.mark.rule("E4.disclosure")
def test_from_the_refusal_to_the_consent_and_back_with_what_was_typed(
    in_case: InCase, consent: Asked, leaving: Typed
) -> None:
    case, browser = in_case("dluhova_poradna")
    browser.post(out(case), leaving | {"basis": "none", "recipient": "škola"})
    answer = browser.post(f"/pripady/{case.pk}/souhlasy/novy/?zpet=sdelit", consent(case))
    back = answer.headers["Location"]
    assert back == out(case) + "?rozepsane=ano"
    assert "Na schůzky Eva chodí." in text(browser.get(back))


@pytest.mark.rule("E4.disclosure")
def test_put_right_it_is_weighed_again_for_its_own_day(
    in_case: InCase, consent: Asked, leaving: Typed
) -> None:
    case, browser = in_case("dluhova_poradna")
    row = given(case, browser, consent(case))
    browser.post(out(case), on_consent(row, leaving))
    left = Disclosure.objects.get()
    where = f"/pripady/{case.pk}/zapis/disclosure/{left.pk}/"
    assert browser.get(where + "opravit/").status_code == 200
    mended = on_consent(row, leaving) | {"why": "Bylo to jinak.", "what": "Jinak."}
    wider = browser.post(where + "opravit/", mended | {"scope": ["health"]})
    assert wider.status_code == 422
    assert browser.post(where + "opravit/", mended).status_code == 302
    assert Disclosure.objects.get().what == "Jinak."
    assert "Na schůzky Eva chodí." in text(browser.get(where))
    rests = f"/pripady/{case.pk}/zapis/consent/{row.pk}/"
    assert browser.post(rests + "zneplatnit/", {"why": "Omyl."}).status_code == 422
    narrower = consent(case, scope=["plan"], why="Omyl.")
    assert "oprava by to nepokryla" in text(browser.post(rests + "opravit/", narrower))
    assert browser.post(where + "zneplatnit/", {"why": "Nic neodešlo."}).status_code == 302
    assert browser.post(rests + "zneplatnit/", {"why": "Omyl."}).status_code == 302


@pytest.mark.parametrize(
    "service",
    [pytest.param(one, marks=pytest.mark.rule("S3")) for one in ("dluhova_poradna", *FOUR)],
)
def test_a_client_who_looks_into_the_own_file_sees_what_left(
    in_case: InCase, consent: Asked, leaving: Typed, service: str
) -> None:
    case, browser = in_case(service)
    row = given(case, browser, consent(case))
    browser.post(out(case), on_consent(row, leaving))
    page = text(browser.get(f"/pripady/{case.pk}/kontakt/"))
    assert "ukážeme všechno kromě údajů o jiných lidech" in page
    assert "ZŠ Na Stráni" in page
