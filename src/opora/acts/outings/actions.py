"""Recording an outing with all its acts, or somebody without a case; putting it right."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid, NotAllowed, NotFound, StepRefused, action, tell
from opora.access.inserted import insert_all
from opora.access.roles import CASEWORK, HEADS
from opora.access.viewer import Viewer
from opora.acts.happened import happened
from opora.acts.mending.actions import correct, void
from opora.acts.models import Act, Outing, OutingAct
from opora.acts.outings.checked import MOST_UNCOUNTED, check_numbers, checked
from opora.acts.outings.queries import OUT, WALK_IN, outing_for
from opora.acts.outings.told import Met, Outward, Uncounted, together
from opora.acts.outings.with_case import acts_with
from opora.acts.outings.without_case import (
    Tried,
    as_kept,
    count_acts,
    exchanged_for,
    told_again,
    with_exchange,
)
from opora.acts.queries import rows_of
from opora.appointments import guests
from opora.audit.actions import Happening
from opora.cases.long_ago import wrong_day
from opora.cases.mending.actions import keep
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.actions import Refused

MOST_ROWS = 60
UNSEEN_PART = gettext_lazy(
    "Část úkonů je v případech, které měnit nemůžete. Požádejte o to vedoucí."
)


class RowsWrong(StepRefused):
    """Lines of an outing that can't be taken, so nothing was recorded.

    ``refused``: by the number of the line what the rules say; ``wrong``: sentences by field.
    """

    def __init__(self, refused: Mapping[int, Refused], wrong: Mapping[int, Invalid]) -> None:
        super().__init__(f"{len(refused)} refused, {len(wrong)} wrong")
        self.refused, self.wrong = refused, wrong

    def keep(self, by: Viewer) -> Happening:
        """The attempt stays with the first line that the rules refused."""
        return next(iter(self.refused.values())).keep(by)


class RowsInvalid(Invalid):
    """Lines that can't be taken as they were typed, where the rules refused none."""

    def __init__(self, wrong: Mapping[int, Invalid]) -> None:
        super().__init__(form=_("Některé řádky ještě zapsat nejde."))
        self.wrong = wrong


@action("acts.record_outing", roles=CASEWORK, asks=("may_record_act", guests.ASK))
def record_outing(
    *,
    outward: Outward,
    met: Sequence[Met] = (),
    uncounted: Sequence[Uncounted] = (),
    by: Viewer,
    on: date,
) -> Outing:
    """All lines are recorded, or none: each act by the action of an act, asked about on its own.

    Every line is tried, so that all that stands in the way is told at once.
    """
    service = checked(outward, OUT, by, on)
    if not met and not uncounted:
        raise Invalid(form=_("Vyplňte aspoň jeden řádek."))
    if len(met) + len(uncounted) > MOST_ROWS:
        raise Invalid(form=too_many())
    return _write(service, outward, met, uncounted, by, on)


@action("acts.record_walk_in", roles=CASEWORK, asks=("may_record_act",))
def record_walk_in(*, outward: Outward, uncounted: Uncounted, by: Viewer, on: date) -> Outing:
    """Somebody came to us who stays without a case: once, or as one of many. Numbers are kept.

    The rules are asked of each act as at an outing (C2); there is at least one person, and one act.
    """
    service = checked(outward, WALK_IN, by, on)
    if uncounted.people < 1:
        raise RowsInvalid({uncounted.row: Invalid(count=_("Napište, kolik lidí to bylo."))})
    if not with_exchange(service, uncounted.acts, uncounted.materials):
        said = _("Vyberte aspoň jeden úkon, nebo napište, co se vydalo.")
        raise RowsInvalid({uncounted.row: Invalid(acts=said)})
    return _write(service, outward, (), (uncounted,), by, on)


def _write(
    service: Service,
    outward: Outward,
    met: Sequence[Met],
    uncounted: Sequence[Uncounted],
    by: Viewer,
    on: date,
) -> Outing:
    """Asks the rules of each line, then writes; RowsWrong or RowsInvalid tells of all of them."""
    numbers = replace(together(list(uncounted)), persons=exchanged_for(service, uncounted))
    check_numbers(numbers, service)
    tried = Tried()
    acts = acts_with(service, outward, met, by, on, tried)
    done = count_acts(service, outward.site, outward.place, outward.day, uncounted, by, tried)
    _raise(tried)
    row = Outing(
        organisation_id=by.organisation_id,
        **asdict(outward) | {"workers": sorted({*outward.workers} - {by.account_id})},
        **_columns(numbers),
        done=dict(done.done),
        against=dict(done.against),
        told=[as_kept(one) for one in uncounted],
        worker_id=by.account_id,
        recorded_on=on,
    )
    row.save()
    insert_all([OutingAct(outing=row, act=act) for act in acts])
    tell(subjects=[f"outing:{row.pk}", *(f"act:{act.pk}" for act in acts)])
    return row


def _raise(tried: Tried) -> None:
    """Tells of all lines at once what stands in their way."""
    if tried.refused:
        raise RowsWrong(tried.refused, tried.wrong)
    if tried.wrong:
        raise RowsInvalid(tried.wrong)


@action("acts.correct_outing", roles=CASEWORK, asks=("may_record_act", guests.ASK))
def correct_outing(
    *,
    outing_id: int,
    day: date,
    since: time | None,
    until: time | None,
    spot: str,
    uncounted: Uncounted,
    done: Mapping[str, int] | None = None,
    why: str,
    by: Viewer,
    on: date,
) -> Outing:
    """Day, hours, place in words and numbers as they were.

    The day is that of its acts too; else an act of it is put right on its own page. ``done``: new
    numbers of acts for people without a case, of the kinds that were asked about already.
    """
    row = outing_for(by, outing_id, "acts.correct_outing")
    check_numbers(uncounted, current().service(row.service))
    counts = {kind: (done or {}).get(kind, number) for kind, number in row.done.items()}
    if any(not 0 <= one <= MOST_UNCOUNTED for one in counts.values()):
        raise Invalid(form=_("Takový počet zapsat nejde."))
    if day != row.day:
        _move(row, day, why, by, on)
    columns = {"since": since, "until": until, "spot": spot.strip(), **_columns(uncounted)}
    keep(row, why, day=day, done={one: n for one, n in counts.items() if n}, **columns)
    tell(subjects=[f"outing:{row.pk}"])
    return row


def _move(row: Outing, day: date, why: str, by: Viewer, on: date) -> None:
    """Its acts were on another day: the rules are asked again for that one.

    Raises Invalid where they refuse, or an act lies in a case that the worker does not see.
    """
    if sentence := wrong_day(day, on):
        raise Invalid(day=sentence)
    tried = Tried()
    service = current().service(row.service)
    count_acts(service, row.site, row.place, day, told_again(row.told), by, tried)
    tried.stop(day=_("V ten den to pravidla pro lidi bez případu nedovolují."))
    for act in rows_of(_standing(row)):
        what = replace(happened(act), day=day)
        try:
            correct(case_id=act.case_id, row_id=act.id, what=what, why=why, by=by, on=on)
        except (NotFound, NotAllowed):
            raise Invalid(form=str(UNSEEN_PART)) from None
        except Invalid as wrong:
            raise Invalid(day=" ".join(wrong.sentences.values())) from None


def _standing(row: Outing) -> Any:
    return Act.objects.filter(outing_act__outing=row, voided_on=None).order_by("pk")


@action("acts.void_outing", roles=CASEWORK)
def void_outing(*, outing_id: int, why: str, by: Viewer, on: date) -> Outing:
    """It did not take place so: its numbers and all its acts stay to be seen and count no more.

    Raises Invalid where an act of it lies in a case that the worker does not see.
    """
    row = outing_for(by, outing_id, "acts.void_outing")
    try:
        for act in _standing(row):
            void(case_id=act.case_id, row_id=act.pk, why=why, by=by, on=on)
    except (NotFound, NotAllowed):
        raise Invalid(form=str(UNSEEN_PART)) from None
    keep(row, why, voided_on=on, void_reason=why.strip())
    tell(subjects=[f"outing:{row.pk}"], why=why.strip())
    return row


@action("acts.assess_outing", roles=HEADS)
def assess_outing(*, outing_id: int, words: str, by: Viewer, on: date) -> Outing:
    """The head's word on what was done with people without a case against a rule."""
    row = outing_for(by, outing_id, "acts.assess_outing")
    if not row.against:
        raise NotFound
    if not words.strip():
        raise Invalid(words=_("Napište, co z toho plyne. Stačí jedna věta."))
    row.assessed_on, row.assessed_by_id, row.assessment = on, by.account_id, words.strip()
    row.save()
    tell(subjects=[f"outing:{row.pk}"])
    return row


def too_many() -> str:
    """What is said to more lines than one outing can have."""
    return _("Najednou jde zapsat nejvýš %(most)s řádků.") % {"most": MOST_ROWS}


def _columns(numbers: Uncounted) -> dict[str, Any]:
    return {
        "uncounted": numbers.people,
        "material": {kind: [*pair] for kind, pair in numbers.materials.items() if any(pair)},
        "exchange_for": numbers.persons,
        "note": numbers.note.strip(),
    }
