"""What becomes of a notice: delivered, its last day by the rules or by the head, over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from opora.access.doors import Invalid
from opora.agreements.endings.actions import leave
from opora.agreements.facts import agreements
from opora.agreements.models import Agreement, Delivery, Ending, Notice
from opora.agreements.notices.due import notices_due
from opora.agreements.notices.running.actions import close_noticed, deliver_notice
from opora.cases.models import Case
from opora.cases.queries import case_row, subject
from opora.catalog import current, swapped
from opora.catalog.service import Catalog
from opora.rules.days import Period
from opora.rules.kinds.time import NoticePeriod
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

CENTRE = "kontaktni_centrum"
SILENT = ("nekam_patrit", "rodinna_poradna", "ohrozene_rodiny", "dluhova_poradna")


@pytest.fixture
def first_contact() -> date:
    """Before the year's end that the periods run over."""
    return date(2025, 9, 1)


def given(here: Agreed, day: date, ground: str = "internal_rules") -> Notice:
    """A notice of that day."""
    if ground != "internal_rules":
        breach = broke(here.case, here.by, day, ground=ground, degrading=True)
        return noticed(here.case, here.by, day, breach)
    for number in (40, 30):
        warned(here.case, here.by, day - timedelta(days=number))
    breach = broke(here.case, here.by, day - timedelta(days=5), gross=True)
    return noticed(here.case, here.by, day, breach)


def reached(here: Agreed, row: Notice, day: date, on: date | None = None) -> Notice:
    deliver_notice(
        case_id=here.case.pk, notice_id=row.pk, delivered_on=day, way="in_hand", by=here.by,
        on=on or day,
    )  # fmt: skip
    row.refresh_from_db()
    return row


def runs(here: Agreed, day: date) -> object:
    about = subject(here.case, organisation_id=here.by.organisation_id)
    return agreements([about], day)[0]["agreement_running"]


def dues(here: Agreed, day: date) -> list[str]:
    found = notices_due(here.by, [case_row(here.by, here.case.pk)], day)
    return [one.title.partition(":")[0] for one in found]


@pytest.mark.rule("C14")
@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("around", [date(2026, 3, 30), date(2025, 12, 15), date(2026, 10, 5)])
def test_ten_working_days_from_the_day_after_delivery(
    agreed: MakeAgreed, around: date, weekday: int
) -> None:
    here, day = agreed(), around + timedelta(days=weekday)
    row = given(here, around - timedelta(days=3))
    url = here.url(f"vypoved/{row.pk}/doruceni/")
    typed = {"delivered_on": day.isoformat(), "way": "post"}
    assert here.as_head.post(url, typed).status_code == 302
    row.refresh_from_db()
    last = ten_working_days(day)
    assert row.ends_on == last
    assert Agreement.objects.get().notice_ends_on == last
    assert [runs(here, one) for one in (last, last + timedelta(days=1))] == [True, False]
    assert dues(here, last) == []
    after = last + timedelta(days=1)
    assert dues(here, after) == ["Uzavřít po výpovědi"]
    [closing] = notices_due(here.by, [case_row(here.by, here.case.pk)], after)
    assert closing.day == after, "not late on the first day on which it can be done"


@pytest.mark.rule("C14")
def test_over_the_years_end_day_by_day(agreed: MakeAgreed) -> None:
    here = agreed()
    row = reached(here, given(here, date(2025, 12, 19)), date(2025, 12, 22))
    assert row.ends_on == date(2026, 1, 9)
    page = here.page()
    assert "Poslední den 9. ledna 2026." in page
    assert "út 23. 12. <span>1. den" in page
    assert "st 24. 12. <span>svátek: Štědrý den" in page
    assert "so 27. 12. <span>víkend" in page
    assert "čt 1. 1. <span>svátek" in page
    assert "pá 9. 1. <span>10. den" in page
    assert "ne 11. 1." not in page
    assert "deset pracovních dnů ode dne po doručení" in page
    later = agreed()
    row = given(later, date(2026, 12, 18))
    assert reached(later, row, date(2026, 12, 22)).ends_on == date(2027, 1, 8)


def test_while_it_runs_the_case_says_how_far_it_is(agreed: MakeAgreed, today: date) -> None:
    here = agreed()
    row = given(here, today - timedelta(days=8))
    reached(here, row, today - timedelta(days=4), on=today)
    page = here.page()
    assert "z 10 pracovních dnů, poslední den" in page or "Začne běžet" in page
    assert "po výpovědi do" in page
    assert "<strong>dnes</strong>" in page
    assert "Vzít výpověď zpět" in page
    assert "Vzít výpověď zpět" not in here.page(who=here.as_worker)


@pytest.mark.rule("C14")
@pytest.mark.parametrize("ground", ["conduct", "agreement"])
def test_without_a_published_period_the_head_names_the_day(
    agreed: MakeAgreed, today: date, ground: str
) -> None:
    here = agreed()
    kind = {"kind": "other"} if ground == "agreement" else {}
    breach = broke(here.case, here.by, today, ground=ground, gross=True, degrading=True, **kind)
    row = reached(here, noticed(here.case, here.by, today, breach), today)
    assert (row.ends_on, runs(here, today + timedelta(days=400))) == (None, True)
    page = here.page()
    assert "Pro jiné důvody lhůta zveřejněná není." in page
    assert "nezveřejněno" in page
    settled_by_the_head(here, row, today)


@pytest.mark.rule("S1.notice_period")
@pytest.mark.parametrize("service", SILENT)
def test_where_nothing_is_published_the_head_names_the_day(
    agreed: MakeAgreed, today: date, service: str
) -> None:
    here = agreed(service)
    breach = broke(here.case, here.by, today, gross=True)
    row = noticed(here.case, here.by, today, breach, justification=WHY, decided=True)
    reached(here, row, today)
    assert "Jak dlouho po výpovědi smlouva ještě platí, to služba nezveřejnila." in here.page()
    settled_by_the_head(here, row, today)


def settled_by_the_head(here: Agreed, row: Notice, today: date) -> None:
    assert dues(here, today) == ["Určit poslední den po výpovědi"]
    assert "Určit poslední den po výpovědi" in words(here.as_head.get("/"))
    url = here.url(f"vypoved/{row.pk}/posledni-den/")
    last = today + timedelta(days=14)
    typed = {"ends_on": last.isoformat(), "reason": WHY}
    assert here.as_worker.post(url, typed).status_code == 403
    assert here.as_head.post(url, typed | {"reason": " "}).status_code == 422
    early = (today - timedelta(days=1)).isoformat()
    assert here.as_head.post(url, typed | {"ends_on": early}).status_code == 422
    row.refresh_from_db()
    assert row.ends_on is None
    assert here.as_head.post(url, typed).status_code == 302
    settled = Notice.objects.get(pk=row.pk)
    assert (settled.ends_on, settled.end_reason) == (last, WHY)
    page = here.page()
    assert WHY in page
    assert "Začne běžet" in page
    assert "Určit poslední den po výpovědi" not in words(here.as_head.get("/"))


def test_what_follows_from_the_rules_nobody_names(agreed: MakeAgreed, today: date) -> None:
    here = agreed()
    row = reached(here, given(here, today - timedelta(days=1)), today)
    url = here.url(f"vypoved/{row.pk}/posledni-den/")
    typed = {"ends_on": (today + timedelta(days=1)).isoformat(), "reason": WHY}
    answer = here.as_head.post(url, typed)
    assert answer.status_code == 422
    assert "Poslední den tu plyne z pravidel" in words(answer)


@pytest.mark.rule("C15.nameless")
def test_to_people_without_a_name_it_is_written_as_it_happened(
    agreed: MakeAgreed, today: date
) -> None:
    here = agreed(anonymous=True)
    row = given(here, today)
    url = here.url(f"vypoved/{row.pk}/doruceni/")
    form = words(here.as_head.get(url))
    assert "Jak se k němu dostala" in form
    assert "datovou schránkou" not in form
    typed = {"delivered_on": today.isoformat(), "delivery": ""}
    assert "Napište, jak se výpověď k člověku dostala." in words(here.as_head.post(url, typed))
    assert here.as_head.post(url, typed | {"way": "post"}).status_code == 422
    assert not Delivery.objects.exists()
    told = "Předáno u výdeje do ruky, u toho Petr."
    assert here.as_head.post(url, typed | {"delivery": told}).status_code == 302
    assert Delivery.objects.get().delivery == told
    assert told.rstrip(".") in here.page()
    assert told.rstrip(".") in here.page("tisk/")


@pytest.mark.rule("S4")
def test_a_notice_not_delivered_waits_and_nothing_runs(agreed: MakeAgreed, today: date) -> None:
    here = agreed()
    row = given(here, today - timedelta(days=30))
    assert dues(here, today) == ["Doručit výpověď"]
    assert "Doručit výpověď" in here.page(who=here.as_worker)
    assert runs(here, today) is True
    url = here.url(f"vypoved/{row.pk}/doruceni/")
    for typed in ("1. 1. 2090", (today - timedelta(days=31)).isoformat(), ""):
        answer = here.as_worker.post(url, {"delivered_on": typed, "way": "post"})
        assert answer.status_code == 422
    assert here.as_worker.post(url, {"delivered_on": "dnes", "way": "post"}).status_code == 302
    assert dues(here, today) == []
    assert "Doručení už je zapsané." in words(here.as_worker.get(url))
    with pytest.raises(Invalid):
        reached(here, row, today)


@pytest.mark.rule("S4")
def test_when_the_last_day_has_passed_one_press_ends_it(agreed: MakeAgreed, today: date) -> None:
    here = agreed()
    row = reached(here, given(here, date(2026, 9, 1)), date(2026, 9, 2))
    assert row.ends_on == date(2026, 9, 16)
    assert "Uzavřít po výpovědi" in here.page()
    with pytest.raises(Invalid):
        close_noticed(case_id=here.case.pk, notice_id=row.pk, by=here.by, on=row.ends_on)
    url = here.url(f"vypoved/{row.pk}/dobehla/")
    assert here.as_worker.post(url, {}).status_code == 302
    ending = Ending.objects.get()
    assert (ending.kind, ending.ended_on) == (Ending.Kind.BREACH, row.ends_on)
    assert (ending.broken_on, ending.terminated_on) == (date(2026, 8, 27), date(2026, 9, 2))
    here.case.refresh_from_db()
    assert here.case.stage == Case.Stage.CLOSED
    assert "naší výpovědí pro porušení" in here.page()


@pytest.mark.parametrize(
    "service",
    [
        CENTRE,
        pytest.param("nekam_patrit", marks=pytest.mark.rule("S6")),
        pytest.param("rodinna_poradna", marks=pytest.mark.rule("S6")),
        pytest.param("ohrozene_rodiny", marks=pytest.mark.rule("S6")),
        "dluhova_poradna",
    ],
)
def test_while_a_notice_runs_the_client_may_still_leave(
    agreed: MakeAgreed, today: date, service: str
) -> None:
    here = agreed(service)
    breach = chain(here, 2, today)
    row = noticed(here.case, here.by, today, breach, justification=WHY, decided=True)
    reached(here, row, today)
    ended = leave(case_id=here.case.pk, ended_on=today, by=here.by, on=today)
    assert ended.kind == Ending.Kind.CLIENT
    assert dues(here, today) == []


@pytest.mark.rule("C14")
def test_a_rule_that_changes_leaves_running_agreements_alone(
    agreed: MakeAgreed, today: date
) -> None:
    here = agreed()
    row = given(here, date(2026, 9, 1))
    with swapped(twenty_days(since=date(2026, 1, 1))):
        assert reached(here, row, date(2026, 9, 2)).ends_on == date(2026, 9, 16)
    other = agreed()
    with swapped(twenty_days(since=date(2025, 1, 1))):
        row = reached(other, given(other, date(2026, 9, 1)), date(2026, 9, 2))
    assert row.ends_on == date(2026, 10, 1)


def twenty_days(since: date) -> Catalog:
    """The centre gives twenty working days from a day on."""
    service = current().service(CENTRE)
    book = service.rulebook
    (rule,) = service.versions("C14")
    kind = rule.kind
    assert isinstance(kind, NoticePeriod)
    longer = replace(kind, periods={**kind.periods, "internal_rules": Period(working_days=20)})
    changed = replace(book, rules=(*book.rules, replace(rule, kind=longer, effective_from=since)))
    return Catalog({**current().services, CENTRE: replace(service, rulebook=changed)})
