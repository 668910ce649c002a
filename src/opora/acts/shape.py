"""What an act must look like, before any rule is asked."""

from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import Invalid
from opora.access.viewer import Viewer
from opora.acts import about_people
from opora.acts.happened import Happened
from opora.acts.kept_words import kept_names
from opora.appointments import guests
from opora.cases.left_out.queries import who_may_work
from opora.cases.models import Case
from opora.cases.queries import PersonInCase, people_of
from opora.catalog import current
from opora.ui.words import full_day

# Half a day: what is longer was mistyped, or is several acts.
LONGEST = 720
MOST_PIECES = 9999
# Minutes by which clocks differ and people round. Ours.
ALLOWANCE = 10
NOT_YET = gettext_lazy(
    "Tato hodina dnes teprve přijde. Napište, v kolik to začalo. Co je naplánované, patří do"
    " schůzek."
)

DAY_TO_COME = gettext_lazy("Tento den teprve přijde. Co je naplánované, patří do schůzek.")


def is_to_come(at: time | None, now: time) -> bool:
    """Whether an hour of today can't have come yet."""
    if at is None:
        return False
    return at.hour * 60 + at.minute > now.hour * 60 + now.minute + ALLOWANCE


def check(case: Case, what: Happened, by: Viewer, on: date) -> tuple[int, ...]:
    """The people who took part. Raises Invalid with a sentence for each wrong field."""
    service = current().service(case.service)
    everybody = people_of([case.pk], on)[case.pk]
    wrong = _kind(case, what) | _when(case, what, on) | guests.wrong(what.kept, service)
    wrong |= about_people.wrong(what.kept, everybody, service)
    there = [one for one in everybody if one.client]
    served = [one.id for one in there]
    whole = service.client == "family" and "participants" not in kept_names(service)
    together = served if len(served) == 1 or whole else []
    people = tuple(dict.fromkeys(what.people)) or tuple(together)
    if not people or not set(people) <= set(served):
        wrong["people"] = _("Vyberte, s kým to bylo.")
    elif unborn := [one.name for one in there if one.id in what.people and _unborn(one, what.day)]:
        wrong["people"] = _("To je před narozením: %(name)s. Opravte den, nebo s kým to bylo.") % {
            "name": ", ".join(unborn)
        }
    if what.workers:
        others = who_may_work(by, case, on, left_out_too=True)
        if not set(what.workers) <= {one.id for one in others}:
            wrong["workers"] = _("Vyberte někoho ze seznamu.")
    if wrong:
        raise Invalid(**wrong)
    return people


def _unborn(person: PersonInCase, day: date) -> bool:
    """Whether somebody was surely not born by the day."""
    return person.born is not None and person.born.first > day


def _kind(case: Case, what: Happened) -> dict[str, str]:
    service = current().service(case.service)
    act = service.act(what.kind)
    if act is None:
        return {"kind": _("Vyberte úkon ze seznamu.")}
    wrong = {}
    if what.channel and act.channels and what.channel not in act.channels:
        wrong["channel"] = _("Tento úkon takto neprobíhá. Vyberte jiný způsob.")
    counts_pieces = act.needs_material and "material" in kept_names(service)
    pieces = [number for pair in what.materials.values() for number in pair]
    if counts_pieces and not any(pieces):
        wrong["kind"] = _("Napište, co se přineslo nebo vydalo. Bez materiálu to není výměna.")
    if any(not 0 <= number <= MOST_PIECES for number in pieces):
        wrong["form"] = _("Takový počet kusů zapsat nejde.")
    return wrong


def _when(case: Case, what: Happened, on: date) -> dict[str, str]:
    wrong = {}
    if what.day > on:
        wrong["day"] = str(DAY_TO_COME)
    elif what.day < case.opened_on:
        wrong["day"] = _("První kontakt byl %(day)s. Napište tento den nebo pozdější.") % {
            "day": full_day(case.opened_on)
        }
    elif case.closed_on is not None and what.day > case.closed_on:
        wrong["day"] = _(
            "Případ skončil %(day)s. Zapsat jde, co proběhlo do toho dne. Pokračujete-li spolu,"
            " založte na případu nový kontakt; je-li špatně den konce, opravte ho v průběhu."
        ) % {"day": full_day(case.closed_on)}
    if what.minutes is not None and not 1 <= what.minutes <= LONGEST:
        wrong["minutes"] = _("Napište 1 až %(most)s minut.") % {"most": LONGEST}
    return wrong
