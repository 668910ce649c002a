"""An outing in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.acts.outings.queries import OutingRow
from opora.catalog import current
from opora.catalog.service import Service
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


def material_words(material: Iterable[tuple[str, int, int]], service: Service) -> str:
    """'Přineseno: použité jehly 10. Vydáno: jehly 10.'"""
    rows = list(material)
    back = [
        f"{said(service.word('materials_returned', kind))} {number}"
        for kind, _out, number in rows
        if number
    ]
    out = [
        f"{said(service.word('materials', kind))} {number}" for kind, number, _b in rows if number
    ]
    parts = []
    if back:
        parts.append(_("Přineseno: %(what)s.") % {"what": ", ".join(back)})
    if out:
        parts.append(_("Vydáno: %(what)s.") % {"what": ", ".join(out)})
    return " ".join(parts)


def outing_line(row: OutingRow) -> dict[str, str]:
    """One outing in a list."""
    return {"url": path_of("outing", row.id), "what": place_of(row), "day": full_day(row.day)}


def kept_words(name: str, value: Any, service: Service) -> str | None:
    """A value of the history as it is said; None for a plain one."""
    if name != "material":
        return None
    pieces: Mapping[str, Any] = value or {}
    rows = [(kind, pair[0], pair[1]) for kind, pair in pieces.items()]
    return material_words(rows, service) or _("nic")
