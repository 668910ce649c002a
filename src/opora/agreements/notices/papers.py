"""Warnings and notices on paper."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.agreements.notices.queries import BreachRow, Warned, breaches, notice, notices
from opora.agreements.notices.words import ground_words
from opora.agreements.queries import agreement
from opora.agreements.sides.queries import party_rows
from opora.cases.queries import CaseRow
from opora.decisions.panels import said
from opora.documents.headed import headed
from opora.documents.papers import Composed, Offer, Paper, paper
from opora.documents.sheet import Facts, Lines, Sheet, Signatures, lines_of
from opora.ui.words import full_day


def _warned(case: CaseRow) -> list[tuple[Warned, BreachRow]]:
    return [
        (given, row)
        for row in breaches([case.id])
        if not row.void_reason
        for given in row.warnings
        if not given.void_reason
    ]


def _warnings(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    return [Offer(one.id, full_day(one.given_on)) for one, _row in _warned(case)]


def _to_whom(case: CaseRow, agreement_id: int) -> tuple[str, ...]:
    """Names as on an envelope; a code has no address."""
    found: list[str] = []
    for one in party_rows(agreement(case.id, agreement_id)):
        found += [text for text in (one.name, one.address) if text]
    return tuple(found)


def _warning(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    for one, row in _warned(case):
        if one.id != about_id:
            continue
        given = headed(viewer, case, one.given_on, printed_on=on)
        facts = Facts(
            (
                (_("Kdy se to stalo"), full_day(row.happened_on)),
                (_("Co bylo porušeno"), said(given.service.word("broken", row.ground))),
                (_("Které pravidlo"), row.rule),
            )
        )
        sheet = Sheet(
            title=_("Napomenutí"),
            about=(full_day(one.given_on),),
            address=_to_whom(case, row.agreement_id),
            blocks=(
                facts,
                Lines(lines_of(row.what)),
                Lines(lines_of(one.text)),
                *given.lines("warning.closing"),
                Signatures(((_("Za poskytovatele, dne"), one.by), (_("Převzetí, dne"), ""))),
            ),
        )
        return Composed(sheet)
    raise NotFound


def _notices(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    return [
        Offer(one.id, full_day(one.given_on))
        for one in notices([case.id])
        if not one.void_reason and one.withdrawn_on is None
    ]


def _notice(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    row = notice(case.id, about_id)
    if row.void_reason:
        raise NotFound
    given = headed(viewer, case, row.given_on, printed_on=on)
    last = [(_("Poslední den smlouvy"), full_day(row.ends_on))] if row.ends_on else []
    facts = Facts(
        (
            (_("Smlouva"), _("ze dne %(day)s") % {"day": full_day(row.concluded_on)}),
            (_("Důvod výpovědi"), ground_words(row.ground, given.service)),
            *last,
        )
    )
    ends = [] if last else [
        said(rule.text)
        for rule in given.service.rulebook.rules
        if "notice_ends" in rule.at
        and rule is given.service.version_in_force(rule.id, row.concluded_on)
    ]  # fmt: skip
    sheet = Sheet(
        title=_("Výpověď smlouvy"),
        about=(full_day(row.given_on),),
        address=_to_whom(case, row.agreement_id),
        blocks=(
            *given.lines("notice.opening"),
            facts,
            Lines((*lines_of(row.text), *ends)),
            *given.lines("notice.complain"),
            Signatures(((_("Za poskytovatele, dne"), row.by), (_("Převzetí, dne"), ""))),
        ),
    )
    return Composed(sheet, given.missing)


paper(Paper("napomenuti", title=gettext_lazy("Napomenutí"), compose=_warning, offers=_warnings))
paper(Paper("vypoved", title=gettext_lazy("Výpověď smlouvy"), compose=_notice, offers=_notices))
