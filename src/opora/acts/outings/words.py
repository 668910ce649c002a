"""An outing in words, and those who came to us without a case."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.acts.material import in_words, nothing
from opora.acts.outings.queries import OutingRow
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.fact_words import fact_label, fact_value
from opora.decisions.panels import said
from opora.ui.words import counted, full_day, hour


def place_of(row: OutingRow) -> str:
    """'V terénu, Mostecká ulice'."""
    text = said(current().service(row.service).word("places", row.place))
    return ", ".join(one for one in (text[:1].upper() + text[1:], row.spot) if one)


def hours_of(row: OutingRow) -> str:
    """'20:00 až 23:30'; nothing where no hour was told."""
    if row.since and row.until:
        return _("%(since)s až %(until)s") % {"since": hour(row.since), "until": hour(row.until)}
    if row.since:
        return _("od %(hour)s") % {"hour": hour(row.since)}
    return _("do %(hour)s") % {"hour": hour(row.until)} if row.until else ""


def people_of_it(row: OutingRow) -> str:
    """'5 lidí bez případu'."""
    return counted(
        row.uncounted, _("člověk bez případu"), _("lidé bez případu"), _("lidí bez případu")
    )


def acts_in_words(counts: Iterable[tuple[str, int]], service: Service) -> str:
    """'Kontaktní práce 7, výměna 4', of people without a case, in the order of the catalogue."""
    numbers = dict(counts)
    listed = [f"{said(act.text)} {numbers[act.id]}" for act in service.acts if act.id in numbers]
    return capfirst(", ".join(listed))


def visitors(row: OutingRow) -> str:
    """'2 lidé', of those who came to us."""
    return counted(row.uncounted, _("člověk"), _("lidé"), _("lidí"))


def outing_line(row: OutingRow) -> dict[str, str]:
    """One outing in a list; of those who came to us how many, and for what."""
    what = place_of(row)
    if row.is_walk_in:
        done = {**dict(row.against), **dict(row.done)}
        listed = acts_of_all(done, current().service(row.service))
        what = _("%(people)s: %(what)s") % {"people": visitors(row), "what": listed}
    return {"url": path_of("outing", row.id), "what": what, "day": full_day(row.day)}


def acts_of_all(kinds: Iterable[str], service: Service) -> str:
    """'kontaktní práce, výměna', where each was done with all."""
    done = {*kinds}
    return ", ".join(said(act.text) for act in service.acts if act.id in done)


def reasons_of(row: OutingRow) -> list[str]:
    """Why it was done all the same."""
    return [one["reason"] for one in row.told if one["reason"]]


def facts_of(row: OutingRow) -> list[str]:
    """What was known of people without a case, line by line: 'Věk: 15 až 60 let.'"""
    service = current().service(row.service)
    lines = [
        " ".join(
            _("%(fact)s: %(value)s.")
            % {
                "fact": capfirst(fact_label(service, name)),
                "value": fact_value(service, name, value),
            }
            for name, value in one["facts"].items()
        )
        for one in row.told
    ]
    return [one for one in dict.fromkeys(lines) if one]


def kept_words(name: str, value: Any, service: Service) -> str | None:
    """A value of the history as it is said; None for a plain one."""
    if name == "done":
        return acts_in_words((value or {}).items(), service) or nothing()
    if name != "material":
        return None
    pieces: Mapping[str, Any] = value or {}
    rows = [(kind, pair[0], pair[1]) for kind, pair in pieces.items()]
    return in_words(rows, service) or nothing()
