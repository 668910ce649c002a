"""Complaints in words: how they are called, how they stand, what the rules promise about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.cases.kept import Keeps
from opora.catalog import current
from opora.catalog.calendar_cz import CZECH_DAYS
from opora.catalog.service import Service
from opora.complaints.rows import ComplaintRow, State
from opora.decisions.panels import said, shown_basis, source_line
from opora.rules.rule import Rule
from opora.ui import words

# What is drawn beside the word: a state of ``ui.verdict`` whose shape and colour fit.
PILLS: dict[State, str] = {
    "void": "silent",
    "answered": "yes",
    "late_answer": "late",
    "overdue": "late",
    "open": "later",
    "noted": "later",
}


@dataclass(frozen=True)
class Line:
    """One complaint in a list, words only."""

    id: int
    url: str
    title: str
    about: str
    state: State
    pill: str
    standing: str
    day: str
    service: str
    words: str


@dataclass(frozen=True)
class Promise:
    """What the service promises about a field of the screen."""

    text: str
    basis: str
    source: str
    url: str


def kind_word(row: ComplaintRow) -> str:
    """Stížnost, připomínka, přání nebo podnět, pochvala."""
    text = said(current().service(row.service).word("complaint_kinds", row.kind))
    return text[:1].upper() + text[1:]


def title(row: ComplaintRow) -> str:
    """'Stížnost z 12. října 2026'; says nothing of who or what."""
    return _("%(kind)s, %(day)s") % {"kind": kind_word(row), "day": words.full_day(row.received_on)}


def state_words(row: ComplaintRow, on: date) -> str:
    """How it stands, in a few words."""
    by = row.due_day
    told: dict[State, str] = {
        "void": _("neplatí"),
        "noted": _("odpověď není potřeba"),
        "open": _("odpovědět do %(day)s") % {"day": words.in_numbers(by)} if by else _("bez lhůty"),
        "overdue": words.due_words(by, on) if by else "",
        "answered": _("zodpovězená včas") if by else _("zodpovězená"),
        "late_answer": _late(row),
    }
    return told.get(row.state(on), "")


def _late(row: ComplaintRow) -> str:
    if row.answered_on is None or row.due_day is None:
        return ""
    return _("zodpovězená pozdě o %(days)s") % {
        "days": words.days_counted((row.answered_on - row.due_day).days)
    }


def whose(row: ComplaintRow) -> str:
    """From whom it came, and about whom or what it is."""
    known = row.name or row.who_label
    about = ", ".join(row.workers) if row.workers else row.about_label
    return f"{known} · {about}"


def line(row: ComplaintRow, on: date) -> Line:
    """The complaint as a list shows it."""
    state = row.state(on)
    return Line(
        id=row.id,
        url=path_of("complaint", row.id),
        title=kind_word(row),
        about=whose(row),
        state=state,
        pill=PILLS[state],
        standing=state_words(row, on),
        day=words.full_day(row.received_on),
        service=said(current().service(row.service).short),
        words=row.words,
    )


def day_off(row: ComplaintRow) -> str:
    """Which is the last working day, where nobody works on the last one."""
    return words.day_off_note(row.due_day, CZECH_DAYS) if row.due_day else ""


def promises(service: Service, kept: Keeps, fields: Iterable[str], on: date) -> list[Promise]:
    """For each field what the service promises about it: what it has published before what is ours.

    A service that has published nothing of its own keeps what holds in all of them.
    """
    found: dict[str, Promise] = {}
    for field in fields:
        rules = kept.keeping(field, service, on)
        for rule in sorted(rules, key=_nearness)[:1]:
            found[rule.id] = Promise(
                text=said(rule.text),
                basis=shown_basis(rule.source),
                source=source_line(service, rule.source),
                url=f"{reverse('service_rules', args=[service.id])}#{rule.id}",
            )
    return list(found.values())


def _nearness(rule: Rule) -> tuple[bool, bool]:
    """Published before ours, and what leans on a document of the service before what does not."""
    return shown_basis(rule.source) != "published", not rule.source.document


def appeal_bodies(service: Service) -> list[str]:
    """Whom one may turn to who is not content with the answer."""
    listed = service.words("complaint_appeals")
    return [said(word.text) for word in listed if word.id != "other"]
