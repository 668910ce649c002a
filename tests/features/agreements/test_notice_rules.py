"""What has to be so before we give notice: tried on the screen, by the action, by a forged post."""

from datetime import date, timedelta
from typing import Any

import pytest

from opora.access.queries import viewer_of
from opora.agreements.models import Agreement, Breach, Notice
from opora.audit.models import Event
from opora.decisions.actions import Refused
from opora.decisions.models import Decision, Handover
from opora.rules.days import add_months
from tests.features.agreements.conftest import MakeAgreed
from tests.features.agreements.noticed import WHY, Agreed, broke, chain, noticed, warned, words

CENTRE = "kontaktni_centrum"
SILENT = ("nekam_patrit", "rodinna_poradna", "ohrozene_rodiny", "dluhova_poradna")


@pytest.fixture
def first_contact(today: date) -> date:
    """Long enough ago for a chain of breaches."""
    return today - timedelta(days=120)


def nothing_written(here: Agreed, answer: Any) -> str:
    """The page of a refusal: its decision is not taken, its event is kept, no notice is."""
    assert answer.status_code == 422
    assert not Notice.objects.exists()
    assert not Agreement.objects.exclude(notice_ends_on=None).exists()
    last = Decision.objects.filter(case_id=here.case.pk, ask="may_give_notice").latest("pk")
    assert not last.taken
    assert Event.objects.filter(code="step.refused", case_id=here.case.pk).exists()
    return words(answer)


@pytest.mark.rule("C13.warnings")
@pytest.mark.parametrize("warnings", [0, 1])
def test_without_two_warnings_nobody_gives_notice_for_internal_rules(
    agreed: MakeAgreed, today: date, warnings: int
) -> None:
    here = agreed()
    breach = chain(here, warnings, today)
    # A forged post brings its own count: the record's counts.
    page = nothing_written(here, here.give(breach, today, warnings="9"))
    assert "Před výpovědí je potřeba zapsat aspoň" in page
    assert "Zapsat napomenutí" in page
    with pytest.raises(Refused):
        noticed(here.case, here.by, today, breach)
    assert not Notice.objects.exists()


@pytest.mark.rule("C13.warnings")
def test_after_two_warnings_the_repeated_breach_opens_the_notice(
    agreed: MakeAgreed, today: date
) -> None:
    here = agreed()
    one = chain(here, 1, today)
    nothing_written(here, here.give(one, today))
    warned(here.case, here.by, today - timedelta(days=9))
    # What was said because of this breach, or after it, came too late to be a warning of it.
    nothing_written(here, here.give(one, today))
    repeated = broke(here.case, here.by, today - timedelta(days=2), gross=True)
    assert here.give(repeated, today).status_code == 302
    row = Notice.objects.get()
    assert (row.ground, row.breach_id, row.departure) == ("internal_rules", repeated.pk, "")


def test_a_void_warning_and_one_for_something_else_do_not_count(
    agreed: MakeAgreed, today: date
) -> None:
    here = agreed()
    warned(here.case, here.by, today - timedelta(days=50), ground="conduct")
    second = warned(here.case, here.by, today - timedelta(days=40))
    third = warned(here.case, here.by, today - timedelta(days=30))
    repeated = broke(here.case, here.by, today, gross=True)
    url = here.url(f"zapis/warning/{second.warnings.get().pk}/zneplatnit/")
    assert here.as_head.post(url, {"why": "Nezaznělo."}).status_code == 302
    assert third.warnings.count() == 1
    assert "Před výpovědí je potřeba zapsat aspoň" in nothing_written(
        here, here.give(repeated, today)
    )


@pytest.mark.rule("C13.ground")
@pytest.mark.parametrize(
    ("ground", "weighed"),
    [
        ("agreement", {"gross_breach": "no"}),
        ("conduct", {"degrading_conduct": "no"}),
        ("other", {}),
    ],
)
def test_other_grounds_do_not_open_a_notice(
    agreed: MakeAgreed, today: date, ground: str, weighed: dict[str, str]
) -> None:
    here = agreed()
    kind = {"kind": "other"} if ground == "agreement" else {}
    leant: Breach | str = "other"
    if ground != "other":
        leant = broke(here.case, here.by, today, ground=ground, **kind)
    page = nothing_written(here, here.give(leant, today, None, **weighed))
    assert "Z tohoto důvodu smlouvu vypovědět nejde." in page
    assert "Předat k rozhodnutí" not in page
    if isinstance(leant, Breach):
        with pytest.raises(Refused):
            noticed(here.case, here.by, today, leant)


@pytest.mark.rule("C13.ground")
def test_what_nobody_has_weighed_is_asked(agreed: MakeAgreed, today: date) -> None:
    here = agreed()
    breach = broke(here.case, here.by, today, ground="conduct")
    page = nothing_written(here, here.give(breach, today, degrading_conduct="not_asked"))
    assert "Chybí nám jedna odpověď" in page
    assert here.give(breach, today, degrading_conduct="yes").status_code == 302
    assert Notice.objects.get().ground == "conduct"


@pytest.mark.rule("C13.unpaid")
@pytest.mark.parametrize("fee", [None, 0])
def test_where_nothing_is_paid_nothing_can_be_owed(
    agreed: MakeAgreed, today: date, fee: int | None
) -> None:
    here = agreed(fee=fee)
    owed = unpaid(here, here.since, today)
    page = nothing_written(here, here.give(owed, today, fee="500", unpaid_over_month="yes"))
    assert "Kvůli nezaplacení smlouvu vypovědět nejde." in page
    with pytest.raises(Refused):
        noticed(here.case, here.by, today, owed)


@pytest.mark.rule("C13.unpaid")
@pytest.mark.rule("C13.month")
@pytest.mark.parametrize(
    ("since", "until"),
    [(date(2026, 9, 15), date(2026, 10, 15)), (date(2026, 8, 31), date(2026, 9, 30))],
)
def test_an_unpaid_fee_waits_a_calendar_month(
    agreed: MakeAgreed, today: date, since: date, until: date
) -> None:
    here = agreed(fee=200)
    owed = unpaid(here, since, until)
    assert until == add_months(since, 1)
    nothing_written(here, here.give(owed, until))
    shown = words(here.as_head.get(f"/pripady/{here.case.pk}/"))
    assert f"Úhrada měla být zaplacená {since.day}. " in shown
    assert here.give(owed, until + timedelta(days=1)).status_code == 302


def unpaid(here: Agreed, since: date, day: date) -> Breach:
    """A fee that was to be paid on ``since``."""
    return broke(here.case, here.by, day, ground="agreement", kind="unpaid", unpaid_since=since,
                 gross=True)  # fmt: skip


@pytest.mark.rule("C15.writing")
def test_by_word_of_mouth_no_notice_is_given(agreed: MakeAgreed, today: date) -> None:
    here = agreed()
    breach = chain(here, 2, today)
    page = nothing_written(here, here.give(breach, today, form="spoken"))
    assert "Výpověď od nás musí být písemná" in page
    assert here.give(breach, today, form="nahlas").status_code == 422
    assert not Notice.objects.exists()
    assert here.give(breach, today).status_code == 302


@pytest.mark.rule("S1.notice")
@pytest.mark.parametrize("service", [CENTRE, *SILENT])
def test_a_worker_proposes_and_the_head_decides(
    agreed: MakeAgreed, today: date, service: str
) -> None:
    here = agreed(service)
    breach = chain(here, 2, today)
    page = nothing_written(here, here.give(breach, today, here.as_worker, justification=WHY))
    assert "Předat k rozhodnutí" in page
    with pytest.raises(Refused):
        noticed(here.case, viewer_of(here.worker), today, breach, justification=WHY, decided=True)
    sent = {"hand_over": "1", "hand_over_why": WHY}
    assert here.give(breach, today, here.as_worker, **sent).status_code == 302
    assert Handover.objects.get().kind == "step"
    assert WHY in words(here.as_head.get("/"))
    assert not Notice.objects.exists()


@pytest.mark.rule("S1.notice")
@pytest.mark.parametrize("service", SILENT)
def test_where_the_texts_are_silent_the_head_says_why(
    agreed: MakeAgreed, today: date, service: str
) -> None:
    here = agreed(service)
    page = nothing_written(here, here.give("other", today))
    assert "Texty o tom mlčí" in page
    assert "to služba nezveřejnila" in page
    nothing_written(here, here.give("other", today, decided="1"))
    assert here.give("other", today, decided="1", justification=WHY).status_code == 302
    row = Notice.objects.get()
    kept = Decision.objects.get(pk=row.decision_id)
    assert (row.ground, kept.justification, kept.answer) == ("other", WHY, "unknown")
    assert row.departure == ""


@pytest.mark.parametrize("leans_on", ["", "0", "abc", "999999", "1 OR 1=1"])
def test_a_forged_breach_is_not_leant_on(agreed: MakeAgreed, today: date, leans_on: str) -> None:
    here = agreed()
    other = agreed()
    strange = broke(other.case, other.by, today, gross=True)
    for forged in (leans_on, str(strange.pk)):
        assert here.give(forged, today).status_code == 422
    assert not Notice.objects.exists()


@pytest.mark.parametrize("day", ["", "31. 2. 2026", "1. 1. 2020", "1. 1. 2090"])
def test_the_day_of_a_notice_makes_sense(agreed: MakeAgreed, today: date, day: str) -> None:
    here = agreed()
    breach = chain(here, 2, today)
    answer = here.give(breach, today, given_on=day)
    assert answer.status_code == 422
    assert "Vypovídáme smlouvu." in words(answer)
    assert not Notice.objects.exists()


def test_the_live_verdict_says_it_before_it_is_saved(agreed: MakeAgreed, today: date) -> None:
    here = agreed()
    breach = chain(here, 1, today)
    typed = {"leans_on": str(breach.pk), "gross_breach": "yes", "form": "written",
             "given_on": today.isoformat(), "text": "x"}  # fmt: skip
    url = here.url("vypoved/overit/")
    assert "Před výpovědí je potřeba zapsat aspoň" in words(here.as_head.post(url, typed))
    assert "Takto výpověď dát nejde." in words(here.as_head.post(url, typed))
    warned(here.case, here.by, today - timedelta(days=20))
    assert "Výpověď dát můžete." in words(here.as_head.post(url, typed))
    assert "rozhodne vedoucí" in words(here.as_worker.post(url, typed))
    assert not Notice.objects.exists()
