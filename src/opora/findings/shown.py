"""An examination in words, for its page, the case and its course."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.boards import Entry
from opora.cases.mending.queries import people_called
from opora.cases.queries import CaseRow, may, people_of
from opora.catalog.service import Service
from opora.findings.queries import ExaminationRow, ExplanationRow, FindingRow
from opora.findings.words import called
from opora.ui import words


def names_of(rows: Iterable[ExaminationRow], case: CaseRow, on: date) -> dict[int, str]:
    """How everybody to whom something was explained is called, those who have left among them."""
    known = {one.id: one.given_name for one in people_of([case.id], on)[case.id]}
    wanted = {one for row in rows for told in row.explanations for one in told.people}
    gone = wanted - known.keys()
    return known | people_called(gone) if gone else known


def to_whom(row: ExplanationRow, known: Mapping[int, str]) -> str:
    """'Eva, Petr, OSPOD Most'."""
    people = [known[one] for one in row.people if one in known]
    return ", ".join([*people, row.others] if row.others else people)


def standing(row: ExaminationRow, on: date) -> str:
    """Where it is: waits for the result, for being explained, or it is done."""
    told = [one for one in row.explanations if not one.void_reason]
    if row.void_reason:
        return _("neplatí")
    if row.found_on is None:
        late = row.due_on < on
        sentence = _("má být do %(day)s, po termínu") if late else _("má být do %(day)s")
        return sentence % {"day": words.full_day(row.due_on)}
    if not told:
        who = row.interpreter or _("zatím bez určení, kdo")
        return _("výsledek čeká na vysvětlení: %(who)s") % {"who": who}
    return _("výsledek je vysvětlený %(day)s") % {"day": words.full_day(told[-1].on)}


def entry_of(row: ExaminationRow, service: Service) -> Entry:
    """A request as an entry."""
    what = _("Žádost o vyšetření: %(what)s, %(person)s")
    return Entry(
        day=row.asked_on,
        what=what % {"what": called(service), "person": row.person},
        kind="void" if row.void_reason else "note",
        details=_("Neplatí. %(why)s") % {"why": row.void_reason}
        if row.void_reason
        else _("%(asks)s žádá: %(worker)s, do %(day)s.")
        % {"asks": row.asked_by, "worker": row.worker, "day": words.full_day(row.due_on)},
        note=row.question,
        key=f"examination:{row.id:012}",
    )


def entry_of_result(row: ExaminationRow, service: Service) -> Entry | None:
    """That there is a result, for everybody; nothing of what stands in it."""
    if row.found_on is None or row.void_reason:
        return None
    return Entry(
        day=row.found_on,
        what=_("Výsledek vyšetření: %(what)s, %(person)s")
        % {"what": called(service), "person": row.person},
        details=_("%(worker)s. Výsledek je chráněný.") % {"worker": row.found_by},
        # No kind of record: what is put right in a result is not told in the course.
        key=f"examined_on:{row.id:012}",
        turn="*",
    )


def entry_of_finding(row: FindingRow) -> Entry:
    """The result itself, for the pages on which it is put right."""
    void = row.void_reason
    return Entry(
        day=row.on,
        what=_("Výsledek testu") if row.act_id else _("Výsledek vyšetření"),
        kind="void" if void else "note",
        details=_("Neplatí. %(why)s") % {"why": void} if void else f"{row.by}.",
        note=row.text,
        key=f"finding:{row.id:012}",
    )


def entry_of_explanation(row: ExplanationRow, known: Mapping[int, str]) -> Entry:
    """That it was explained, as an entry."""
    void = row.void_reason
    return Entry(
        day=row.on,
        what=_("Vysvětlení výsledku vyšetření"),
        kind="void" if void else "note",
        icon="" if void else "people",
        details=_("Neplatí. %(why)s") % {"why": void}
        if void
        else _("%(worker)s. Komu: %(people)s.")
        % {"worker": row.worker, "people": to_whom(row, known)},
        key=f"explanation:{row.id:012}",
    )


def described(
    row: ExaminationRow,
    case: CaseRow,
    found: Sequence[FindingRow],
    viewer: Viewer,
    on: date,
    *,
    writes: bool,
) -> dict[str, Any]:
    """The page of one examination; ``found``: results that the viewer may read."""
    known = names_of([row], case, on)
    address = (case.id, row.id)
    stands = not row.void_reason
    mends = may(viewer, "findings.correct_examination", case) and stands
    return {
        "row": row,
        "standing": capfirst(standing(row, on)),
        "results": [_result(one, case, writes=writes) for one in found],
        "hidden": row.found_on is not None and not [one for one in found if not one.void_reason],
        "told": [_told(one, known, case, writes=writes) for one in row.explanations],
        "write_url": path_of("write_result", *address) if writes and row.waits else "",
        "explain_url": path_of("explain_result", *address)
        if writes and stands and row.found_on is not None
        else "",
        "correct_url": path_of("correct_examination", *address) if mends else "",
        "void_url": path_of("void_examination", *address) if mends else "",
        "past_url": path_of("examination_record", *address),
    }


def _result(one: FindingRow, case: CaseRow, *, writes: bool) -> dict[str, Any]:
    may_mend = writes and not one.void_reason
    return {
        "row": one,
        "day": words.long_day(one.on),
        "correct_url": path_of("correct_finding", case.id, one.id) if may_mend else "",
        "past_url": path_of("finding_record", case.id, one.id),
    }


def _told(
    one: ExplanationRow, known: Mapping[int, str], case: CaseRow, *, writes: bool
) -> dict[str, Any]:
    may_mend = writes and not one.void_reason
    return {
        "day": words.long_day(one.on),
        "worker": one.worker,
        "people": to_whom(one, known),
        "void": one.void_reason,
        "correct_url": path_of("correct_explanation", case.id, one.id) if may_mend else "",
    }
