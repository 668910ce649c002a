"""Acts in words: a line of the timeline, the live verdict, the page of one act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.acts import material
from opora.acts.about_people import LABELS, people_in
from opora.acts.kept_words import KEPT as AT_ACT
from opora.acts.kept_words import KEPT_LABELS, act_words, head_words, kept_value
from opora.acts.queries import ActRow
from opora.cases.kept import keeps
from opora.cases.mending.queries import people_called
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import lacking, said, state_of, ways_on
from opora.decisions.providers import Subject
from opora.rules.verdict import Verdict
from opora.ui import words
from opora.ui.verdict import Action

KEPT = keeps(__name__, "case", "decision")
PEOPLE, WORKERS, MATERIAL = "people", "workers", "material"


@dataclass(frozen=True)
class Live:
    """The one line under the act line."""

    state: str
    title: str
    text: str
    why_url: str
    hint: str
    instead: Sequence[Action] = ()


def live_of(verdict: Verdict, service: Service, about: Subject) -> Live:
    """What the rules would say, in one line, and what can be done instead."""
    state = state_of(verdict)
    titles = {
        "yes": _("Lze zapsat."),
        "no": _("Nelze."),
        "needs_reason": _("Nelze bez odůvodnění."),
        "head": _("Rozhoduje vedoucí."),
        "silent": _("Texty o tom mlčí."),
        "unknown": _("Zatím nevíme."),
    }
    hints = {
        "yes": _("Zapíšete i klávesou Enter."),
        "silent": _("Rozhodnete vy a napíšete proč."),
        "needs_reason": _("Po stisku Zapsat napíšete proč."),
    }
    hint = hints.get(state, "")
    if state == "no" and verdict.may_be_departure:
        hint = _("Už se to stalo? Zapište to, půjde to jako mimo pravidla.")
    if state == "unknown":
        text = lacking(verdict, service)
        return Live(state, titles[state], text, "", hint, ways_on(verdict, about))
    speak = [one for one in verdict.reasons if (one.used or one.silent) and one.applies]
    told = verdict.refusing or speak
    url = f"{reverse('service_rules', args=[service.id])}#{told[0].rule}" if told else ""
    text = " ".join(dict.fromkeys(said(one.text) for one in told[:2]))
    instead = ways_on(verdict, about) if verdict.refusing else ()
    return Live(state, titles.get(state, titles["no"]), text, url, hint, instead)


def headline(act: ActRow) -> str:
    """'Doprovod na úřad, 75 minut'."""
    name = act_words(current().service(act.service), act.kind)
    return f"{name}, {words.minutes(act.minutes)}" if act.minutes else name


def with_whom(act: ActRow) -> str:
    """'S kým: Eva, Jakub. Lenka Bartošová, Iva Malá. V terénu.'"""
    service = current().service(act.service)
    kept = AT_ACT.of(service)
    people = ", ".join(name for _id, name in act.people)
    workers = ", ".join([act.worker, *(name for _id, name in act.more_workers)])
    parts = [_("S kým: %(people)s") % {"people": people} if people else "", workers]
    if act.at is not None:
        parts.append(_("Začátek %(hour)s") % {"hour": words.hour(act.at)})
    for name in ("place", "channel", "level", "area"):
        value = getattr(act, name)
        if value and name in kept:
            parts.append(_capital(kept_value(name, value, service)))
    if act.goal:
        parts.append(_("Cíl: %(goal)s") % {"goal": act.goal})
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def beside(act: ActRow, called: Mapping[int, str] | None = None) -> list[tuple[str, str]]:
    """What the service's rules keep beside the columns.

    ``called``: names of the people of the case; of those who belong to it no more they are read.
    """
    service = current().service(act.service)
    wanted = people_in(act.kept)
    if wanted - (called or {}).keys():
        called = people_called(wanted)
    labels = {"client_present": _("Klient u toho")}
    return [
        (
            str(KEPT_LABELS.get(name) or labels.get(name, name)),
            kept_value(name, value, service, called),
        )
        for name, value in act.kept.items()
    ]


def exchanged(act: ActRow) -> str:
    """'Přineseno: použité jehly 10. Vydáno: jehly 10, voda 5.'"""
    return material.in_words(act.materials, current().service(act.service))


def kept_words(name: str, value: Any, service: Service) -> str | None:
    """A value of the history as it is said; None for a plain one."""
    if name == MATERIAL:
        rows = [(kind, out, back) for kind, (out, back) in (value or {}).items()]
        return material.in_words(rows, service) or material.nothing()
    if name == WORKERS and not value:
        return _("nikdo")
    if name == "kind":
        return act_words(service, str(value))
    if name == "minutes" and isinstance(value, int):
        return words.minutes(value)
    plain = name in KEPT_LABELS and name not in LABELS
    return kept_value(name, value, service) if plain and value else None


def explained(service_id: str) -> bool:
    """Whether a rule of the service has decisions kept and explained (S8)."""
    return bool(KEPT.of(current().service(service_id)))


def why_url(act: ActRow) -> str:
    """Where the decision is explained."""
    return path_of("why", act.decision_id) if act.decision_id else ""


def act_url(case_id: int | None, made: str) -> str:
    """The page of an act that a form made ('act:12'); nothing where it made something else."""
    kind, _colon, number = made.partition(":")
    if case_id is None or kind != "act" or not number.isdigit():
        return ""
    return path_of("act", case_id, int(number))


def describe(act: ActRow) -> dict[str, object]:
    """One act in words, for pages about it."""
    return {
        "row": act,
        "headline": headline(act),
        "day": words.long_day(act.day),
        "with_whom": with_whom(act),
        "beside": [*head_words(current().service(act.service), act.kind), *beside(act)],
        "exchanged": exchanged(act),
        "why_url": why_url(act) if explained(act.service) else "",
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
