"""A correction in words: the line under an entry, and each thing that differs."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from opora.access.queries import names
from opora.cases.mending.past import Change, Past
from opora.cases.mending.queries import people_called
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import words

Line = tuple[str, str, str]
"""Label, what stood there, what stands there now."""
LONG = 60


def trace(made: Sequence[Change], past: Past, service: Service) -> str:
    """'Opraveno 2. 11. 2026: jak: místo telefonem správně osobně.'; the latest correction."""
    if not made:
        return ""
    latest = made[-1]
    names_of = [name for name, _before, _now in latest.fields]
    told = {"day": words.numeric_day(latest.on)}
    lines = differences(latest, past, service)
    if past.moves.intersection(names_of):
        moved = ", ".join(_moved(line) for line in lines)
        return _("Přesunuto %(day)s: %(what)s. %(why)s") % (
            told | {"what": moved, "why": latest.why}
        )
    corrected = ", ".join(
        _shortly(line, speaking=name in past.speaking)
        for name, line in zip(names_of, lines, strict=True)
    )
    return _("Opraveno %(day)s: %(what)s.") % (told | {"what": corrected})


def _moved(line: Line) -> str:
    """'který den: místo 8. 12. 2026 teď 9. 12. 2026'; what was not there before stands alone."""
    label, before, now = line
    told = {"label": label[:1].lower() + label[1:], "before": before, "now": now}
    if len(before) + len(now) > LONG:
        return _("jinak %(label)s") % told
    if before == _plainly(None):
        return f"{told['label']}: {now}"
    return _("%(label)s: místo %(before)s teď %(now)s") % told


def _shortly(line: Line, *, speaking: bool) -> str:
    label, before, now = line
    said_so = {"label": label[:1].lower() + label[1:], "before": before, "now": now}
    if len(before) + len(now) > LONG:
        return _("jinak %(label)s") % said_so
    if speaking:
        return _("místo %(before)s správně %(now)s") % said_so
    return _("%(label)s: místo %(before)s správně %(now)s") % said_so


def differences(change: Change, past: Past, service: Service) -> list[Line]:
    """Each thing that differs."""
    called = {
        **dict.fromkeys(past.accounts, names(_ids(change, past.accounts))),
        **dict.fromkeys(past.people, people_called(_ids(change, past.people))),
    }

    def say(name: str, value: Any) -> str:
        own = past.own(name, value, service)
        if own is not None:
            return own
        if name in called:
            told = _listed(called[name].get(one, "") for one in _many(value))
        elif name in past.chosen:
            told = _chosen(past.chosen[name], value, service)
        else:
            told = ""
        return told or _plainly(value)

    return [
        (str(past.labels.get(name, name)), say(name, before), say(name, now))
        for name, before, now in change.fields
    ]


def _ids(change: Change, columns: frozenset[str]) -> set[int]:
    """The ids in the columns named, before and now."""
    both = (value for name, *both in change.fields if name in columns for value in both)
    return {one for value in both for one in _many(value)}


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _chosen(words_of: Any, value: Any, service: Service) -> str:
    """By the model's own choices, or a vocabulary of the service."""
    if isinstance(words_of, str):
        return _listed(said(service.word(words_of, str(one))) for one in _many(value))
    return _listed(str(words_of(one).label).lower() for one in _many(value))


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(one for one in texts if one)


def _plainly(value: Any) -> str:
    if value in (None, "", [], {}):
        return _("nevyplněno")
    if isinstance(value, bool):
        return _("ano") if value else _("ne")
    if isinstance(value, date):
        return words.numeric_day(value)
    if isinstance(value, time):
        return words.hour(value)
    return _listed(map(str, value)) if isinstance(value, list) else str(value)
