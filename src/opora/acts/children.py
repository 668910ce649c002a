"""Where work with parents and their children stands: for whoever takes the next step (B11)."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.acts.about_people import AFTER, BROUGHT, COMMISSION, HEARD, NEW_GOALS, TOLD
from opora.acts.kept_words import KEPT
from opora.acts.queries import Told, told_in
from opora.cases.boards import Panel, panel
from opora.cases.mending.queries import people_called
from opora.cases.queries import CaseRow, may, people_of
from opora.catalog import current
from opora.catalog.service import Service
from opora.ui.words import full_day

Line = tuple[str, str, str]
"""What is said, where it leads, and how that is called."""


@panel("margin", 52)
def parents_and_children(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """Nothing where no rule has it kept, or before there is anything to tell."""
    service = current().service(case.service)
    kinds = {kind for name in (HEARD, BROUGHT, TOLD, AFTER) for kind in KEPT.acts(name, service)}
    if not kinds:
        return None
    acts = told_in(case.id, tuple(sorted(kinds)))
    called = {one.id: one.given_name for one in people_of([case.id], on)[case.id]}
    wanted = {one for act in acts for one in act.people}
    if gone := wanted - called.keys():
        called |= people_called(gone)
    works = may(viewer, "acts.record", case) and not case.is_over
    lines = [
        *_heard(acts, called),
        *_brought(acts, called),
        *_results(acts, called, service, path_of("act_new", case.id) if works else ""),
        *_changes(acts, path_of("plan", case.id)),
    ]
    return Panel("acts/children.html", {"lines": lines}) if lines else None


def _names(people: Sequence[int], called: Mapping[int, str]) -> str:
    return ", ".join(called[one] for one in people if one in called)


def _heard(acts: Sequence[Told], called: Mapping[int, str]) -> list[Line]:
    heard = list(dict.fromkeys(one for act in acts for one in act.kept.get(HEARD) or ()))
    text = _("Zvlášť jste mluvili: %(people)s.")
    return [(text % {"people": _names(heard, called)}, "", "")] if heard else []


def _brought(acts: Sequence[Told], called: Mapping[int, str]) -> list[Line]:
    last = next((act for act in reversed(acts) if act.kept.get(BROUGHT) in called), None)
    if last is None:
        return []
    text = _("Dítě naposled přišlo %(day)s, doprovod: %(who)s. Rodiče se střídají.")
    said = {"day": full_day(last.day), "who": called[last.kept[BROUGHT]]}
    return [(text % said, "", "")]


def _results(
    acts: Sequence[Told], called: Mapping[int, str], service: Service, url: str
) -> list[Line]:
    """Who got them last; what came after that waits to be handed over."""
    with_child = set(KEPT.acts(BROUGHT, service))
    last = next((act for act in reversed(acts) if act.kept.get(TOLD)), None)
    found: list[Line] = []
    if last is not None:
        text = _("Výstupy jste předali %(day)s: %(people)s.")
        people = _names(last.kept[TOLD], called)
        found.append((text % {"day": full_day(last.day), "people": people}, "", ""))
    after = last.key if last is not None else (date.min, 0)
    waits = [act for act in acts if act.kind in with_child and act.key > after]
    if waits and KEPT.acts(TOLD, service):
        text = _("Výstupy ze dne %(day)s čekají na předání rodičům.")
        kind = KEPT.acts(TOLD, service)[0]
        where = f"{url}?ukon={kind}" if url else ""
        said = text % {"day": full_day(waits[-1].day)}
        found.append((said, where, _("Zapsat předání") if where else ""))
    return found


def _changes(acts: Sequence[Told], plan_url: str) -> list[Line]:
    found: list[Line] = []
    new = next((act for act in reversed(acts) if act.kept.get(COMMISSION)), None)
    if new is not None:
        text = _("Zakázka od %(day)s: %(words)s")
        found.append((text % {"day": full_day(new.day), "words": new.kept[COMMISSION]}, "", ""))
    last = next((act for act in reversed(acts) if act.kept.get(AFTER)), None)
    if last is not None and NEW_GOALS in last.kept[AFTER]:
        text = _("Rodiče chtějí změnit cíle, řekli to %(day)s.")
        found.append((text % {"day": full_day(last.day)}, plan_url, _("Plán")))
    return found
