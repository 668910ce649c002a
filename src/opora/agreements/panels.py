"""What agreements show: on the case page, in its timeline, in lists; and ways on."""

from collections.abc import Sequence
from datetime import date

from django.urls import NoReverseMatch
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.agreements.queries import (
    AgreementRow,
    Ended,
    agreements,
    concluded_days,
    current_agreement,
)
from opora.agreements.sides.queries import shortly
from opora.agreements.upcoming.queries import agreement_is_next
from opora.agreements.words import act_words, in_a_row, standing
from opora.cases.agreement_words import agreement_title, agreement_word
from opora.cases.boards import Entry, Panel, panel, state_words, timeline
from opora.cases.kept import keeps
from opora.cases.models import Case
from opora.cases.queries import CaseRow, may
from opora.catalog import current
from opora.decisions.panels import said, way_on
from opora.decisions.providers import Subject
from opora.ui.words import day_near, full_day

# An application that has ended is taken up by a new contact, not by an agreement.

REPORTED = keeps(__name__, "case", "reported_change")
WITHOUT = keeps(__name__, "case", "without_agreement")


@panel("band", 20)
def band(viewer: Viewer, case: CaseRow, on: date) -> Panel:
    """Form, how long, what was agreed, and the way to all of it."""
    return Panel("agreements/band.html", _context(viewer, case, on))


@panel("print", 20)
def in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The same on paper, in full."""
    context = _context(viewer, case, on)
    return Panel("agreements/print.html", context) if context["agreement"] else None


def _context(viewer: Viewer, case: CaseRow, on: date) -> dict[str, object]:
    row = current_agreement(case.id, on)
    service = current().service(case.service)
    # Where a key worker comes before it, there is nothing to conclude yet (A10, B15).
    waits = service.key_worker_before_agreement and case.key_worker_id is None
    may_conclude = may(viewer, "agreements.conclude", case)
    return {
        "case": case,
        "agreement": row,
        "called": agreement_title(service, "called"),
        "conclude": agreement_title(service, "conclude"),
        "runs": row is not None and row.goes_on(on),
        "standing": _under(agreement_title(service, "called"), standing(row, service, on))
        if row
        else "",
        "acts": in_a_row(act_words(row.acts, service)) if row else "",
        "with_whom": shortly(row, on) if row else "",
        "without": [said(rule.text) for rule in WITHOUT.rules(service)],
        # Before that somebody is accepted; then it is the next step, and its button on the sheet.
        "may_conclude": may_conclude
        and case.stage not in (*Case.BEFORE_CLIENT, *Case.ENDED_BEFORE)
        and not (waits or (row is not None and row.by_notice)),
        "may_report": bool(REPORTED.of(service)) and may(viewer, "agreements.report_change", case),
        "may_leave": may(viewer, "agreements.leave", case),
    }


def _under(called: str, stands: str) -> str:
    """How it stands, below a heading that has said already what it is called."""
    return str(capfirst(stands.removeprefix(f"{called}, ")))


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """Concluding and ending, void ones struck through."""
    found: list[Entry] = []
    for row in agreements([case.id]):
        found.append(entry_of_agreement(row, case, shortly(row, viewer.today)))
        found += [entry_of_ending(one, row, case) for one in row.endings]
    return sorted(found, key=lambda one: (one.day, one.key), reverse=True)[:limit]


def entry_of_ending(one: Ended, row: AgreementRow, case: CaseRow) -> Entry:
    """The end of an agreement, as an entry."""
    service = current().service(case.service)
    ending = agreement_word(service, "of", row.form)
    return Entry(
        day=one.ended_on,
        what=_("Konec %(of)s: %(how)s") % {"of": ending, "how": one.label},
        kind="void" if one.void else "note",
        icon="" if one.void else "check-lg",
        details=_("Neplatí. %(why)s") % {"why": one.void_reason} if one.void else one.by,
        note=one.note,
        key=f"ending:{one.id:012}",
    )


def entry_of_agreement(row: AgreementRow, case: CaseRow, with_whom: str = "") -> Entry:
    """An agreement, as an entry; ``with_whom`` where it is not plain."""
    service = current().service(case.service)
    what, key = agreement_title(service, "concluded", row.form), f"agreement:{row.id:012}"
    if row.voided_on is not None:
        details = _("Neplatí: %(why)s %(who)s, %(day)s") % {
            "why": row.void_reason,
            "who": row.voided_by,
            "day": full_day(row.voided_on),
        }
        return Entry(row.concluded_on, what, "void", details=details, key=key)
    return Entry(
        day=row.concluded_on,
        what=what,
        kind="departure" if row.departure else "note",
        icon="" if row.departure else "pencil",
        details=_("S kým: %(names)s. Uzavírá: %(by)s")
        % {"names": with_whom, "by": row.concluded_by}
        if with_whom
        else row.concluded_by,
        note=row.goals,
        departure=row.departure,
        why_url=why_url(row.decision_id),
        key=key,
    )


def why_url(decision_id: int) -> str:
    """Where the decision is explained; nothing where this installation has no such page."""
    try:
        return path_of("why", decision_id)
    except NoReverseMatch:
        return ""


@state_words
def states(cases: Sequence[CaseRow], on: date) -> dict[int, str]:
    """'smlouva od 3. září' for those with a running agreement."""
    days = concluded_days([one.id for one in cases], on)
    services = {one.id: current().service(one.service) for one in cases}
    return {
        case_id: _("%(called)s od %(day)s")
        % {
            "called": agreement_word(services[case_id], "called"),
            "day": day_near(day, on),
        }
        for case_id, day in days.items()
    }


@way_on("conclude_agreement", "sign_consent")
def to_conclude(about: Subject) -> str:
    """The screen on which an agreement is concluded; no way where something else comes first."""
    if about.case_id is not None and not agreement_is_next(about.case_id):
        return ""
    return path_of("conclude_agreement", about.case_id)


@way_on("spoken_agreement")
def to_form(about: Subject) -> str:
    """The choice of form on the screen that refused."""
    return "#id_form"


@way_on("complete_contents")
def to_contents(about: Subject) -> str:
    """The first of the contents on the screen that refused."""
    return "#id_acts"


@way_on("without_fee")
def to_fee(about: Subject) -> str:
    """The fee on the screen that refused."""
    return "#id_fee"
