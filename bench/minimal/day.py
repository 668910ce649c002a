"""What an ordinary project works out for a worker's morning: from days in its tables, with ifs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, QuerySet

from bench.minimal.models import Act, Agreement, Case, Contact, Meeting, Person

# The numbers that the organisation of the demo has set.
VIEW_AFTER = timedelta(days=60)
SILENCE_AFTER = timedelta(days=90)
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Due:
    """A thing to be done by a day; ``phone``: whose case it is, where one has to call."""

    day: date
    title: str
    why: str
    case: Case
    button: str
    link: str
    phone: str = ""
    late: bool = False
    away: int = 0


def dues_of(cases: list[Case], today: date) -> list[Due]:
    """Views to be asked, silence, agreements that ran out, meetings of which nothing is written."""
    found = [*_by_agreement(cases, today), *_silent(cases, today), *_not_written(cases, today)]
    near = [one for one in found if one.day <= today + SOON]
    return sorted(near, key=lambda one: one.day)


def agreements_of(cases: Iterable[Case]) -> dict[int, Agreement]:
    """The last agreement of each case."""
    rows = Agreement.objects.filter(case__in=[one.pk for one in cases]).order_by("concluded_on")
    return {one.case_id: one for one in rows}


def _by_agreement(cases: list[Case], today: date) -> list[Due]:
    reviewed = _latest(Act.objects.filter(kind="review"), cases, "day")
    agreed = agreements_of(cases)
    found = []
    for case in cases:
        agreement = agreed.get(case.pk)
        if agreement is None:
            continue
        if agreement.valid_until and agreement.valid_until < today:
            why = f"Platnost skončila {_day(agreement.valid_until)}."
            ends, say = agreement.valid_until, f"Rozhodnout po konci smlouvy: {case.title}"
            found.append(_due(case, ends, today, say, why, "Uzavřít případ"))
            continue
        day = max(reviewed.get(case.pk, date.min), agreement.concluded_on) + VIEW_AFTER
        title = f"Zeptat se na názor klienta: {case.title}"
        why = f"Na názor klienta se zeptejte znovu do {_day(day)}."
        found.append(_due(case, day, today, title, why, "Zapsat názor"))
    return found


def _silent(cases: list[Case], today: date) -> list[Due]:
    spoke = _latest(Contact.objects.all(), cases, "on")
    worked = _latest(Act.objects.all(), cases, "day")
    found = []
    for case in cases:
        last = max(spoke.get(case.pk, case.opened_on), worked.get(case.pk, case.opened_on))
        if last + SILENCE_AFTER <= today:
            why = f"Poslední kontakt byl {_day(last)}."
            title = f"Ozvat se: {case.title}"
            found.append(_due(case, last + SILENCE_AFTER, today, title, why, "Zapsat kontakt"))
    phones = _phones([one.case for one in found])
    return [_with_phone(one, phones.get(one.case.pk, "")) for one in found]


def _not_written(cases: list[Case], today: date) -> list[Due]:
    rows = Meeting.objects.filter(case__in=[one.pk for one in cases], starts_at__date__lt=today)
    by_pk = {one.pk: one for one in cases}
    return [
        _due(
            by_pk[row.case_id],
            row.starts_at.date(),
            today,
            f"Zapsat schůzku: {by_pk[row.case_id].title}",
            f"Schůzka byla {_day(row.starts_at.date())}.",
            "Zapsat, co proběhlo",
        )
        for row in rows
    ]


def _due(case: Case, day: date, today: date, title: str, why: str, button: str) -> Due:
    away = abs((day - today).days)
    link = f"/pripady/{case.pk}/ukon/"
    return Due(day, title, why, case, button, link, late=day < today, away=away)


def _with_phone(due: Due, phone: str) -> Due:
    return Due(**{**vars(due), "phone": phone})


def _latest(
    rows: "QuerySet[Act] | QuerySet[Contact]", cases: list[Case], day: str
) -> dict[int, date]:
    found = rows.filter(case__in=[one.pk for one in cases]).order_by().values_list("case")
    return dict(found.annotate(last=Max(day)))


def _phones(cases: list[Case]) -> dict[int, str]:
    rows = Person.objects.filter(case__in=cases).exclude(phone="").values_list("case", "phone")
    return dict(rows)


def _day(day: date) -> str:
    return f"{day.day}. {day.month}. {day.year}"
