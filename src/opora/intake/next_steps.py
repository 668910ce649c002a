"""What can be done with an applicant now: the next step, and the other ways beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from opora.access.reading import once_a_page
from opora.access.viewer import Viewer
from opora.cases.agreement_words import agreement_title
from opora.cases.boards import Panel, end_of_next_week, panel
from opora.cases.known.queries import clients_in, going_on
from opora.cases.models import Case
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.decisions.queries import postponed
from opora.intake.applicant.forms import CARD
from opora.intake.due import AWAITED, before_agreement
from opora.intake.moving.queries import may_be_moved
from opora.intake.places.due import free_places
from opora.intake.places.queries import waiting_since
from opora.intake.places.standing.words import waits_words
from opora.intake.promised import TELLING_STEPS, told_by
from opora.intake.queries import card_of, standing_informed, with_assessment, with_introduction
from opora.intake.unclaimed.queries import nobodys

LABELS = {
    "hold_intro": _("Vést úvodní konzultaci"),
    "assess": _("Posoudit případ"),
    "contact_card": _("Vyplnit kontaktní kartu"),
    "inform": _("Projít podmínky a pravidla"),
    "accept": _("Přijmout"),
    "key_worker": _("Určit klíčového pracovníka"),
    "conclude_agreement": _("Uzavřít smlouvu"),
    "waiting_list": _("Zapsat do pořadníku"),
    "refer": _("Pomoci s cestou do jiné služby"),
    "one_off": _("Jednorázový kontakt, dál nepokračuje"),
    "move_to_site": _("Přesunout na jiné pracoviště"),
    "withdraw": _("Zájemce nepokračuje, ukončit žádost"),
    "refuse": _("Odmítnout"),
    "begin_again": _("Vrací se, zapsat nový kontakt"),
    "goes_on": _("Pokračovat v případu, který běží"),
    "note_contact": _("Zapsat kontakt nebo poznámku"),
}
BACK_TO_LINE = _("Vrátit do pořadníku")
CODES = {
    "hold_intro": "intake.hold_intro",
    "assess": "intake.assess",
    "contact_card": "intake.fill_card",
    "inform": "intake.inform",
    "accept": "intake.accept",
    "key_worker": "cases.assign_key_worker",
    "conclude_agreement": "agreements.conclude",
    "waiting_list": "intake.put_on_waiting_list",
    "refer": "intake.refer",
    "one_off": "intake.close_one_off",
    "move_to_site": "intake.move_to_site",
    "withdraw": "intake.withdraw",
    "refuse": "intake.refuse",
    "note_contact": "intake.note_contact",
}
DUES = tuple(one.ask for one in AWAITED)
FORWARD = (
    "hold_intro",
    "assess",
    "contact_card",
    "inform",
    "accept",
    "key_worker",
    "conclude_agreement",
)
"""Steps on the way to the agreement. Only such a one is the big button; whatever ends the way, or
turns it aside, is offered beside it."""
# They have their place beside what the applicant brings; on the sheet only as the next step.
BESIDE = frozenset({"contact_card", "inform"})


@dataclass(frozen=True)
class NextStep:
    """One way to go from here."""

    label: str
    url: str


@dataclass(frozen=True)
class Ways:
    """The next step, nothing where it stands among what is due; and the rest.

    ``others``: the next step where it is a colleague's, who has the right to it.
    """

    main: str
    rest: tuple[str, ...]
    others: str = ""


@panel("sheet", 10, asks=DUES)
def next_steps(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """One button for the next step, the rest as a quiet list."""
    found = ways(viewer, case, on)
    if not found.main and not found.rest:
        return None
    main = _step(found.main, case, viewer) if found.main else None
    rest = [_step(name, case, viewer) for name in found.rest]
    others = _step(found.others, case, viewer).label if found.others else ""
    waits = waits_words(case, on)
    for_head = not may(viewer, CODES["key_worker"], case) and bool(nobodys([case], viewer))
    told = {"others": others, "waits": waits, "for_head": for_head}
    return Panel("intake/next.html", {"main": main, "rest": rest, **told})


def main_step(viewer: Viewer, case: CaseRow, on: date) -> str:
    """The name of the step that stands on the sheet as the next one."""
    return ways(viewer, case, on).main


@once_a_page
def ways(viewer: Viewer, case: CaseRow, on: date) -> Ways:
    """What stands among the due things is not offered once more."""
    if case.stage not in Case.BEFORE_CLIENT:
        return Ways("", _after_the_end(viewer, case))
    due = _shown_as_due(viewer, case, on)
    lacking = [name for name in _steps(case, on) if name not in due]
    open_steps = [name for name in lacking if may(viewer, CODES[name], case)]
    main, others = ("", "") if due else _next(viewer, case, lacking, open_steps)
    rest = [name for name in open_steps if name != main and name not in BESIDE]
    return Ways(main, tuple(rest), others)


def _after_the_end(viewer: Viewer, case: CaseRow) -> tuple[str, ...]:
    """Whoever comes back begins anew, or goes on where they already do."""
    if not case.is_over or not may(viewer, "intake.take_contact", case):
        return ()
    return ("goes_on",) if _case_that_goes_on(viewer, case) else ("begin_again",)


@once_a_page
def _case_that_goes_on(viewer: Viewer, case: CaseRow) -> CaseRow | None:
    return going_on(viewer, clients_in([case.id])[case.id], case.service)


def _next(
    viewer: Viewer, case: CaseRow, lacking: Sequence[str], open_steps: Sequence[str]
) -> tuple[str, str]:
    """The next step of the viewer, and the one that waits for somebody else.

    Where nothing on the way is the viewer's own, they write down how it goes on.
    """
    own = next((name for name in open_steps if name in FORWARD), "")
    if own or not may(viewer, CODES["note_contact"], case):
        return own, ""
    return "note_contact", next((name for name in lacking if name in FORWARD), "")


def _step(name: str, case: CaseRow, viewer: Viewer) -> NextStep:
    label = str(LABELS[name])
    if name == "goes_on" and (other := _case_that_goes_on(viewer, case)) is not None:
        return NextStep(label, reverse("case", args=[other.id]))
    if name == "begin_again":
        return NextStep(label, f"{reverse('contact_new')}?znovu={case.id}")
    if name == "waiting_list" and case.stage == Case.Stage.ACCEPTED and waiting_since(case.id):
        label = str(BACK_TO_LINE)
    if name == "conclude_agreement":
        label = agreement_title(current().service(case.service), "conclude")
    return NextStep(label, reverse(name, args=[case.id]))


def _shown_as_due(viewer: Viewer, case: CaseRow, on: date) -> set[str]:
    """The steps of intake that the page lists as due; what was put off is not there."""
    until = end_of_next_week(on)
    dues = (*before_agreement(viewer, [case], on), *free_places(viewer, [case], on))
    listed = [one for one in dues if one.day <= until]
    put_off = postponed([case.id])
    yesterday = on - timedelta(days=1)
    urls = {one.do_url for one in listed if put_off.get((case.id, one.key), yesterday) <= on}
    return {name for name in CODES if reverse(name, args=[case.id]) in urls}


def _steps(case: CaseRow, on: date) -> Iterator[str]:
    yield from _before_decision(case, on)
    if case.stage == Case.Stage.ACCEPTED:
        if current().service(case.service).key_worker_before_agreement and not case.key_worker_id:
            yield "key_worker"
        else:
            yield "conclude_agreement"
        yield from ("waiting_list", "withdraw", "refuse")
        return
    yield "accept"
    if case.stage != Case.Stage.WAITING:
        yield "waiting_list"
    if may_be_moved(case):
        yield "move_to_site"
    yield from ("refer", "one_off", "withdraw", "refuse")


def _before_decision(case: CaseRow, on: date) -> Iterator[str]:
    service = current().service(case.service)
    book = service.rulebook
    if book.asked("may_hold_intro") and case.id not in with_introduction([case.id]):
        yield "hold_intro"
    if book.asked("may_assess") and case.id not in with_assessment([case.id]):
        yield "assess"
    if CARD.rules(service) and card_of(case.id) is None:
        yield "contact_card"
    if told_by(service, TELLING_STEPS, on) and standing_informed(case.id) is None:
        yield "inform"
