"""Breaches, warnings and notices put right, made void, taken back, and given against a rule."""

from datetime import date, timedelta
from typing import Any

import pytest

from opora.access.doors import Invalid
from opora.access.queries import viewer_of
from opora.agreements.facts import breaches as broken_before
from opora.agreements.models import (
    Agreement,
    Breach,
    Delivery,
    Ending,
    Notice,
    TakenBack,
    WarningGiven,
)
from opora.agreements.notices.due import notices_due
from opora.agreements.notices.running.actions import close_noticed, deliver_notice
from opora.cases.queries import case_row, subject
from tests.features.agreements.conftest import MakeAgreed
from tests.features.agreements.noticed import (
    WHY,
    Agreed,
    broke,
    chain,
    noticed,
    ten_working_days,
    warned,
    words,
)


@pytest.fixture
def first_contact(today: date) -> date:
    """Long enough ago for a chain of breaches."""
    return today - timedelta(days=120)


@pytest.fixture
def running(agreed: MakeAgreed, today: date) -> tuple[Agreed, Notice]:
    """A delivered notice, and whose it is."""
    here = agreed()
    row = noticed(here.case, here.by, today - timedelta(days=4), chain(here, 2, today))
    deliver_notice(
        case_id=here.case.pk, notice_id=row.pk, delivered_on=today - timedelta(days=3), way="post",
        by=here.by, on=today,
    )  # fmt: skip
    row.refresh_from_db()
    return here, row


def mended(here: Agreed, kind: str, row_id: int, deed: str, **typed: Any) -> Any:
    sent = {"why": "Zapsáno špatně.", **typed}
    return here.as_head.post(here.url(f"zapis/{kind}/{row_id}/{deed}/"), sent)


def ends_on() -> date | None:
    last: date | None = Agreement.objects.get().notice_ends_on
    return last


def test_a_breach_is_recorded_on_its_screen(agreed: MakeAgreed, today: date) -> None:
    here = agreed()
    assert 'id="poruseni"' not in here.page()
    assert here.as_worker.get(here.url("poruseni/")).status_code == 200
    typed = {
        "happened_on": today.isoformat(), "ground": "internal_rules", "gross": "no",
        "what": "Kouřil na toaletě.", "rule": "Uvnitř se nekouří.", "present": "Ondra",
    }  # fmt: skip
    for name in ("what", "rule", "present", "ground", "happened_on"):
        answer = here.as_worker.post(here.url("poruseni/"), typed | {name: ""})
        assert answer.status_code == 422
        assert "Uvnitř se nekouří." in words(answer) or name == "rule"
    early = (here.since - timedelta(days=1)).isoformat()
    assert "Tehdy nic domluveno nebylo." in words(
        here.as_worker.post(here.url("poruseni/"), typed | {"happened_on": early})
    )
    assert here.as_worker.post(here.url("poruseni/"), typed).status_code == 302
    page = here.page()
    assert "Porušení a výpovědi" in page
    assert "Kouřil na toaletě." in page
    assert "Bez napomenutí." in page
    warn = here.url(f"poruseni/{Breach.objects.get().pk}/napomenuti/")
    told = {"given_on": today.isoformat(), "form": "spoken", "text": "Uvnitř se nekouří."}
    assert here.as_worker.post(warn, told | {"form": "dopisem"}).status_code == 422
    late = (today - timedelta(days=1)).isoformat()
    assert here.as_worker.post(warn, told | {"given_on": late}).status_code == 422
    assert here.as_worker.post(warn, told).status_code == 302
    page = here.page()
    assert "ústně: Uvnitř se nekouří." in page
    assert "Bez napomenutí." not in page
    assert "Kouřil na toaletě." in here.page("tisk/")
    assert here.as_worker.post(warn, told).status_code == 422
    assert WarningGiven.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Vyberte jednu z možností."),
        ({"kind": "unpaid"}, "Napište, kdy měla být úhrada zaplacená."),
        ({"kind": "unpaid", "unpaid_since": "1. 1. 2090"}, "unpaid_since"),
    ],
)
def test_a_breach_of_the_agreement_says_how(
    agreed: MakeAgreed, today: date, typed: dict[str, str], sentence: str
) -> None:
    here = agreed(fee=200)
    sent = {"happened_on": today.isoformat(), "ground": "agreement", "what": "Neplatí.",
            "rule": "Úhrada se platí do 15.", "present": "Nikdo další."}  # fmt: skip
    answer = here.as_worker.post(here.url("poruseni/"), sent | typed)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not Breach.objects.exists()


def test_nothing_leant_on_is_made_void(running: tuple[Agreed, Notice]) -> None:
    here, row = running
    leant = row.breach_id or 0
    assert "Opírá se o to výpověď." in words(mended(here, "breach", leant, "zneplatnit"))
    for breach in Breach.objects.exclude(pk=leant):
        assert mended(here, "breach", breach.pk, "zneplatnit").status_code == 422
    assert not Breach.objects.exclude(void_reason="").exists()
    assert mended(here, "agreement", row.agreement_id, "zneplatnit").status_code == 422


def test_another_day_of_delivery_is_another_last_day(running: tuple[Agreed, Notice]) -> None:
    here, row = running
    before, made = ends_on(), Delivery.objects.get()
    assert before == row.ends_on
    day = made.delivered_on - timedelta(days=1)
    typed = {"delivered_on": day.isoformat(), "way": "in_hand"}
    assert mended(here, "delivery", made.pk, "opravit", **typed).status_code == 302
    assert ends_on() == ten_working_days(day)
    assert mended(here, "delivery", made.pk, "zneplatnit").status_code == 302
    assert ends_on() is None
    page = here.page()
    assert "Ještě není doručená, zatím nic neběží." in page
    assert "Doručit výpověď" in page
    assert "<s>Doručení výpovědi</s>" in page


def test_a_notice_made_void_leaves_the_agreement_running(running: tuple[Agreed, Notice]) -> None:
    here, row = running
    assert mended(here, "notice", row.pk, "zneplatnit").status_code == 302
    assert ends_on() is None
    page = here.page()
    assert "<s>Výpověď: hrubé porušení vnitřních pravidel</s>" in page
    assert "Běží, " not in page


@pytest.mark.rule("C13.warnings")
def test_the_rules_are_asked_again_for_a_corrected_notice(
    running: tuple[Agreed, Notice], today: date
) -> None:
    here, row = running
    leant = row.breach_id
    lonely = broke(here.case, here.by, here.since, gross=True)
    typed = {"leans_on": str(lonely.pk), "gross_breach": "yes", "form": "written",
             "given_on": row.given_on.isoformat(), "text": "Jinak."}  # fmt: skip
    answer = mended(here, "notice", row.pk, "opravit", **typed)
    assert answer.status_code == 422
    assert "Před výpovědí je potřeba zapsat aspoň" in words(answer)
    assert Notice.objects.get().breach_id == leant
    typed |= {"leans_on": str(leant)}
    assert mended(here, "notice", row.pk, "opravit", **typed).status_code == 302
    assert Notice.objects.get().text == "Jinak."
    assert ends_on() == row.ends_on


def test_the_head_takes_a_notice_back_and_may_let_it_stand_again(
    running: tuple[Agreed, Notice], today: date
) -> None:
    here, row = running
    url = here.url(f"vypoved/{row.pk}/zpet/")
    typed = {"withdrawn_on": today.isoformat(), "reason": "Domluvili jsme se jinak."}
    assert here.as_worker.get(url).status_code == 403
    assert here.as_head.post(url, typed | {"reason": ""}).status_code == 422
    assert here.as_head.post(url, typed).status_code == 302
    assert ends_on() is None
    assert "Vzali jsme ji zpět" in here.page()
    made = TakenBack.objects.get()
    fixed = typed | {"reason": "Domluvili jsme se na jiném dni."}
    assert mended(here, "taken_back", made.pk, "opravit", **fixed).status_code == 302
    assert mended(here, "taken_back", made.pk, "zneplatnit").status_code == 302
    assert ends_on() == row.ends_on
    assert "poslední den" in here.page()


def test_what_ended_by_a_notice_is_mended_by_its_end_first(
    running: tuple[Agreed, Notice], today: date
) -> None:
    here, row = running
    assert row.ends_on is not None
    later = row.ends_on + timedelta(days=1)
    close_noticed(case_id=here.case.pk, notice_id=row.pk, by=here.by, on=later)
    for kind, row_id in (("notice", row.pk), ("delivery", Delivery.objects.get().pk)):
        assert mended(here, kind, row_id, "zneplatnit").status_code == 422
    assert mended(here, "ending", Ending.objects.get().pk, "zneplatnit").status_code == 302
    assert mended(here, "notice", row.pk, "zneplatnit").status_code == 302
    assert ends_on() is None


def test_one_notice_at_a_time(running: tuple[Agreed, Notice], today: date) -> None:
    here, _row = running
    again = chain(here, 2, today)
    answer = here.give(again, today)
    assert answer.status_code == 422
    assert "Výpověď už je zapsaná." in words(answer)
    with pytest.raises(Invalid):
        noticed(here.case, here.by, today, again)
    assert Notice.objects.count() == 1


def test_what_was_given_against_a_rule_is_kept_and_waits_for_the_head(
    agreed: MakeAgreed, today: date
) -> None:
    here = agreed()
    breach = broke(here.case, here.by, today - timedelta(days=40), gross=True)
    day = today - timedelta(days=30)
    refused = words(here.give(breach, day))
    assert "mimo pravidla" in refused
    assert here.give(breach, day, departure=WHY, depart="1").status_code == 302
    row = Notice.objects.get()
    assert row.departure == WHY
    deliver_notice(
        case_id=here.case.pk, notice_id=row.pk, delivered_on=day, way="post", by=here.by, on=today
    )
    assert "Posoudit výpověď mimo pravidla" in words(here.as_head.get("/"))
    worker = viewer_of(here.worker)
    dues = notices_due(worker, [case_row(worker, here.case.pk)], today)
    assert "Posoudit" not in "".join(one.title for one in dues)
    url = here.url(f"vypoved/{row.pk}/posouzeni/")
    assert here.as_worker.post(url, {"words": "Nic."}).status_code == 403
    assert here.as_head.post(url, {"words": " "}).status_code == 422
    said = "Výpověď neměla být dána, omluvíme se."
    assert here.as_head.post(url, {"words": said}).status_code == 302
    assert "Posoudit výpověď mimo pravidla" not in words(here.as_head.get("/"))
    assert said in here.page()
    close_noticed(case_id=here.case.pk, notice_id=row.pk, by=here.by, on=today)
    assert Ending.objects.get().kind == Ending.Kind.NOTICE
    about = subject(here.case, organisation_id=here.by.organisation_id)
    assert broken_before([about], today) == [{}], "no ground to refuse anybody later"


def test_only_the_head_closes_what_the_head_decides(
    running: tuple[Agreed, Notice], today: date
) -> None:
    here, row = running
    for tail in ("posledni-den/", "posouzeni/", "zpet/"):
        assert here.as_worker.get(here.url(f"vypoved/{row.pk}/{tail}")).status_code == 403
    strange = here.url("vypoved/999999/doruceni/")
    assert here.as_head.get(strange).status_code == 404
    assert here.as_head.post(strange, {"delivered_on": "dnes", "way": "post"}).status_code == 404


def test_warnings_of_other_cases_are_not_reached(agreed: MakeAgreed, today: date) -> None:
    here, other = agreed(), agreed()
    strange = warned(other.case, other.by, today)
    url = here.url(f"poruseni/{strange.pk}/napomenuti/")
    assert here.as_head.get(url).status_code == 404
    given = WarningGiven.objects.get()
    assert mended(here, "warning", given.pk, "zneplatnit").status_code == 404
