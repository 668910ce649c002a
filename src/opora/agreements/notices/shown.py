"""Breaches and a notice as the page of the case shows them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.agreements.notices.period import (
    PeriodDay,
    day_by_day,
    facts_of_end,
    period_of,
    speaking,
    weighed,
)
from opora.agreements.notices.queries import BreachRow, NoticeRow
from opora.agreements.notices.words import (
    delivery_words,
    form_title,
    ground_words,
    of_day,
    standing_of,
    weight_words,
)
from opora.cases.queries import CaseRow, may, subject
from opora.catalog import current
from opora.decisions.panels import said, shown_basis, source_line
from opora.rules.days import Period
from opora.rules.verdict import Verdict
from opora.ui.words import full_day, short_day


@dataclass(frozen=True)
class Link:
    """A step that is possible now."""

    label: str
    url: str


@dataclass(frozen=True)
class DayLine:
    """One day of the period, in words; ``now`` is today, ``off`` a day that does not count."""

    day: str
    words: str
    now: bool
    off: bool


@dataclass(frozen=True)
class NoticeShown:
    """One notice: on what ground, where it stands, day by day, what can be done."""

    title: str
    standing: str
    details: str
    text: str
    delivered: str
    end_reason: str
    rule: str
    basis: str
    source: str
    days: tuple[DayLine, ...]
    departure: str
    assessment: str
    links: tuple[Link, ...]


def notice_shown(viewer: Viewer, case: CaseRow, row: NoticeRow, today: date) -> NoticeShown:
    """The rules are asked once for the period; nothing more is read."""
    service = current().service(case.service)
    verdict = _verdict(viewer, case, row)
    days = _days(row, verdict)
    rule = speaking(verdict) if verdict else None
    delivered = row.delivered
    return NoticeShown(
        title=_("Výpověď: %(ground)s") % {"ground": ground_words(row.ground, service)},
        standing=standing_of(row, days, today),
        details=_("%(form)s, %(day)s. %(who)s.")
        % {"form": form_title(row.form), "day": full_day(row.given_on), "who": row.by},
        text=row.text,
        delivered=""
        if delivered is None
        else _("Doručeno %(day)s: %(how)s.")
        % {
            "day": full_day(delivered.delivered_on),
            "how": delivery_words(delivered, service),
        },
        end_reason=row.end_reason,
        rule=said(rule.text) if rule else "",
        basis=shown_basis(rule.source) if rule and verdict and verdict.day else "unpublished",
        source=source_line(service, rule.source) if rule else said(service.short),
        days=tuple(_line(one, today) for one in days),
        departure=row.departure,
        assessment=row.assessment,
        links=tuple(_links(viewer, case, row, today)),
    )


def _verdict(viewer: Viewer, case: CaseRow, row: NoticeRow) -> Verdict | None:
    if row.delivered_on is None or not row.stands:
        return None
    told = facts_of_end(row.ground, row.delivered_on, row)
    return weighed(subject(case, organisation_id=viewer.organisation_id), told)


def _days(row: NoticeRow, verdict: Verdict | None) -> tuple[PeriodDay, ...]:
    if row.delivered_on is None or row.ends_on is None or verdict is None:
        return ()
    by_rules = verdict.day == row.ends_on
    told = facts_of_end(row.ground, row.delivered_on, row)
    period = period_of(speaking(verdict), told) if by_rules else Period()
    return day_by_day(row.delivered_on, row.ends_on, period)


def _line(one: PeriodDay, today: date) -> DayLine:
    return DayLine(short_day(one.day), of_day(one), one.day == today, one.number is None)


def _links(viewer: Viewer, case: CaseRow, row: NoticeRow, today: date) -> list[Link]:
    if not row.runs:
        return []
    steps = {
        "deliver_notice": (_("Zapsat doručení"), row.delivered is None),
        "settle_notice_end": (
            _("Určit poslední den"),
            row.delivered is not None and row.ends_on is None,
        ),
        "assess_notice": (_("Posoudit"), bool(row.departure) and not row.assessment),
        "close_noticed": (_("Uzavřít případ"), row.ends_on is not None and row.ends_on < today),
        "withdraw_notice": (_("Vzít výpověď zpět"), True),
    }
    return [
        Link(label, path_of(name, case.id, row.id))
        for name, (label, possible) in steps.items()
        if possible and may(viewer, f"agreements.{name}", case)
    ]


@dataclass(frozen=True)
class BreachShown:
    """One breach, and whether the client was warned for it."""

    day: str
    what: str
    against: str
    rule: str
    present: str
    weight: str
    warned: str
    warn_url: str
    assessment: str
    assess_url: str
    by: str


def breach_shown(viewer: Viewer, case: CaseRow, row: BreachRow) -> BreachShown:
    """In words."""
    service = current().service(case.service)
    warning = row.warning
    waits = warning is None and not case.is_over
    may_warn = waits and may(viewer, "agreements.warn", case)
    may_assess = waits and not row.assessment and may(viewer, "agreements.assess_breach", case)
    return BreachShown(
        day=full_day(row.happened_on),
        what=row.what,
        against=said(service.word("broken", row.ground)),
        rule=row.rule,
        present=row.present,
        weight=weight_words(row),
        warned=""
        if warning is None
        else _("Napomenutí %(day)s, %(how)s: %(text)s")
        % {
            "day": full_day(warning.given_on),
            "how": form_title(warning.form).lower(),
            "text": warning.text,
        },
        warn_url=path_of("warn", case.id, row.id) if may_warn else "",
        assessment=row.assessment,
        assess_url=path_of("assess_breach", case.id, row.id) if may_assess else "",
        by=row.by,
    )
