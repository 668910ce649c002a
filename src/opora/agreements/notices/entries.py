"""Breaches, warnings and notices as entries of the timeline."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from opora.agreements.notices.queries import (
    BreachRow,
    Delivered,
    NoticeRow,
    Taken,
    Warned,
    breaches,
    notices,
)
from opora.agreements.notices.words import (
    delivery_words,
    form_title,
    ground_words,
    weight_words,
)
from opora.agreements.panels import why_url
from opora.cases.boards import Entry
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said


def entries_of(case: CaseRow) -> list[Entry]:
    """All of them."""
    service = current().service(case.service)
    found: list[Entry] = []
    for breach in breaches([case.id]):
        found.append(of_breach(breach, service))
        found += [of_warning(one, breach, service) for one in breach.warnings]
    for notice in notices([case.id]):
        found.append(of_notice(notice, service))
        found += [of_delivery(one, notice, service) for one in notice.deliveries]
        found += [of_taken_back(one, notice, service) for one in notice.taken_back]
    return found


def _void(why: str, details: str) -> str:
    return _("Neplatí. %(why)s") % {"why": why} if why else details


def of_breach(row: BreachRow, service: Service) -> Entry:
    """What was broken."""
    weight = weight_words(row)
    named = {"rule": row.rule.rstrip("."), "who": row.present.rstrip("."), "by": row.by}
    details = _("Pravidlo: %(rule)s. U toho: %(who)s. %(by)s") % named
    return Entry(
        day=row.happened_on,
        what=_("Porušení: %(what)s") % {"what": said(service.word("broken", row.ground))},
        kind="void" if row.void_reason else "note",
        details=_void(row.void_reason, f"{weight}. {details}" if weight else details),
        note=row.what,
        key=f"breach:{row.id:012}",
    )


def of_warning(one: Warned, row: BreachRow, service: Service) -> Entry:
    """That the client was warned."""
    return Entry(
        day=one.given_on,
        what=_("Napomenutí: %(what)s") % {"what": said(service.word("broken", row.ground))},
        kind="void" if one.void_reason else "note",
        details=_void(one.void_reason, f"{form_title(one.form)}. {one.by}"),
        note=one.text,
        key=f"warning:{one.id:012}",
    )


def of_notice(row: NoticeRow, service: Service) -> Entry:
    """That notice was given."""
    departs = bool(row.departure) and not row.void_reason
    return Entry(
        day=row.given_on,
        what=_("Výpověď: %(ground)s") % {"ground": ground_words(row.ground, service)},
        kind="void" if row.void_reason else "departure" if departs else "note",
        icon="" if departs or row.void_reason else "pencil",
        details=_void(row.void_reason, f"{form_title(row.form)}. {row.by}"),
        note=row.text,
        departure=row.departure if departs else "",
        why_url=why_url(row.decision_id),
        key=f"notice:{row.id:012}",
    )


def of_delivery(one: Delivered, row: NoticeRow, service: Service) -> Entry:
    """That it reached the client."""
    return Entry(
        day=one.delivered_on,
        what=_("Doručení výpovědi"),
        kind="void" if one.void_reason else "note",
        details=_void(one.void_reason, f"{capfirst(delivery_words(one, service))}. {one.by}"),
        key=f"delivery:{one.id:012}",
    )


def of_taken_back(one: Taken, row: NoticeRow, service: Service) -> Entry:
    """That it was taken back."""
    return Entry(
        day=one.withdrawn_on,
        what=_("Výpověď vzatá zpět"),
        kind="void" if one.void_reason else "note",
        details=_void(one.void_reason, one.by),
        note=one.reason,
        key=f"taken_back:{one.id:012}",
    )
