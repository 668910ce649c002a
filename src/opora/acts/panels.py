"""What acts show on the case page: the line, and the entries of the timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.acts.forms import ActLine, Scene
from opora.acts.goals import goals_of
from opora.acts.kept_words import kept_names
from opora.acts.offered import agreed_acts, narrowed
from opora.acts.queries import ActRow, latest, likely
from opora.acts.refused import ASK
from opora.acts.words import beside, exchanged, explained, headline, why_url, with_whom
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.queries import CaseRow, may, people_of
from opora.catalog import current
from opora.decisions.kept_panel import refused_with
from opora.decisions.needed import mark_needed
from opora.decisions.queries import decisions_of
from opora.ui import words


@panel("sheet", 20, asks=(ASK,))
def line(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The act line; not for those who only look. In a case that is over only a late entry."""
    if not may(viewer, "acts.record", case):
        return None
    service = current().service(case.service)
    if case.is_over:
        # On its own screen an exchange is of today, and by today the case is over.
        return Panel("acts/late.html", {"act_url": path_of("act_new", case.id)})
    exchange_url = path_of("exchange", case.id) if "material" in kept_names(service) else ""
    scene = Scene.of(case, on, likely(viewer, case), goals=goals_of(case))
    scene = replace(scene, agreed=agreed_acts(case, on))
    form = ActLine(today=on, scene=narrowed(scene, viewer, case, on))
    mark_needed(form, service, "may_record_act")
    return Panel(
        "acts/line.html",
        {
            "act_form": form,
            "act_url": path_of("act_new", case.id),
            "weigh_url": path_of("acts_weigh", case.id),
            "day_url": path_of("acts_day"),
            "exchange_url": exchange_url,
        },
        jump=("zapsat", _("Zapsat")),
    )


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> list[Entry]:
    """Acts, departures and void records of the case."""
    acts = latest(case.id, limit)
    against = _against(case, acts)
    called = {one.id: one.given_name for one in people_of([case.id], viewer.today)[case.id]}
    return [entry_of_act(act, against.get(act.decision_id or 0, ""), called) for act in acts]


def _against(case: CaseRow, acts: Sequence[ActRow]) -> dict[int, str]:
    """What the rules said to departures, by the decision; asked only where there are any."""
    ids = [act.decision_id for act in acts if act.departure and act.decision_id]
    kept = decisions_of([case.id], ids=ids) if ids else []
    return {one.id: " ".join(str(text) for text in refused_with(one)) for one in kept}


def entry_of_act(act: ActRow, against: str = "", called: Mapping[int, str] | None = None) -> Entry:
    """One act in words. ``against``: what the rules say to a departure; ``called``: names."""
    kind = current().service(act.service).act(act.kind)
    void = act.voided_on is not None
    more = [f"{label}: {value}." for label, value in beside(act, called)]
    details = " ".join([with_whom(act), *more])
    if void:
        details = _("Neplatí. %(why)s") % {"why": act.void_reason}
    return Entry(
        day=act.day,
        at=act.at,
        what=headline(act),
        kind="void" if void else "departure" if act.departure else "act",
        icon=kind.icon if kind and not void and not act.departure else "",
        details=details,
        note=" ".join(part for part in (exchanged(act), act.note) if part),
        departure=_departure(act, against) if act.departure and not void else "",
        why_url=why_url(act) if explained(act.service) else "",
        key=f"act:{act.id:012}",
    )


def _departure(act: ActRow, against: str) -> str:
    known = (
        _("Vedoucí: %(words)s") % {"words": act.assessment}
        if act.assessed_on
        else _("Vedoucí to má mezi úkoly od %(day)s.") % {"day": words.numeric_day(act.recorded_on)}
    )
    return " ".join(
        (
            *((against,) if against else ()),
            _("Důvod: %(reason)s") % {"reason": act.reason.rstrip(".") + "."},
            _("Nepočítá se jako úkon."),
            known,
        )
    )
