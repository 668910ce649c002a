"""The fields that rules keep at an act, and the words to choose from."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.acts import about_people
from opora.appointments import guests
from opora.cases.kept import keeps
from opora.catalog.service import Service, once_a_service
from opora.decisions.panels import said
from opora.ui import fields
from opora.ui.words import NBSP

# Fields with a column of their own; all other kept ones lie together beside them.
COLUMNS = ("place", "channel", "level", "area")

# Field -> the vocabulary it chooses from. Words of people stay words.
_CHOSEN = {
    "place": ("places", _("Kde")),
    "channel": ("channels", _("Jak")),
    "level": ("levels", _("Míra pomoci")),
    "area": ("areas", _("Oblast pomoci")),
    "act_form": ("act_forms", _("Forma")),
    "support_form": ("support_forms", _("Podoba podpory")),
    "step_taken_by": ("taken_by", _("Kdo krok udělal")),
    "aid_condition": ("aid_conditions", _("Proč je pomoc potřeba")),
}
_YES_OR_NO = {
    "risks_explained": _("Mluvili jste o tom, co rozhodnutí klienta přináší?"),
    "child_prepared": _("Je dítě na společnou návštěvu připravené?"),
    "laundry": _("Bylo u toho praní nebo výměna prádla?"),
}
_WRITTEN = {"aid_given": _("Co rodina dostala")}
_IN_PEOPLE = {"exchange_for": _("Pro kolik lidí")}
_IN_CROWNS = {"aid_worth": _("Hodnota v korunách")}
MOST_PEOPLE = 999
_LOOKED_AT = ("place", "channel", "aid_condition")
_OF_PEOPLE = (*about_people.LABELS, about_people.AFTER)
_IN_LINE = ("material", "participants", "act_head", "result_apart")
_KNOWN = (*_CHOSEN, *_YES_OR_NO, *_WRITTEN, *_IN_CROWNS, *_IN_PEOPLE, *_OF_PEOPLE, *_IN_LINE)
KEPT = keeps(__name__, "record_act", *_KNOWN)


@once_a_service
def kept_names(service: Service) -> tuple[str, ...]:
    """What the rules keep at an act, with the facts of the act that they look at."""
    looked_at = service.rulebook.facts_of("may_record_act") & frozenset(_LOOKED_AT)
    kept = KEPT.of(service) | looked_at
    return tuple(name for name in _KNOWN if name in kept)


KEPT_LABELS: dict[str, Any] = {
    **{name: label for name, (_vocabulary, label) in _CHOSEN.items()},
    **_YES_OR_NO,
    **_WRITTEN,
    **_IN_CROWNS,
    **_IN_PEOPLE,
    **about_people.LABELS,
    **about_people.CHANGES,
    **guests.AT_ACT,
}
"""What the fields are called."""


def kept_field(name: str, service: Service, *, alone: bool = False) -> Any:
    """The field for one kept thing; None where it is a part of the line.

    ``alone``: on a form of one kind of act, where no other answer calls it up.
    """
    if name in _CHOSEN:
        vocabulary, label = _CHOSEN[name]
        choices = [(one.id, said(one.text)) for one in service.words(vocabulary)]
        field = fields.ChoiceField(
            label=label, choices=choices, required=False, shown=_shown_by(name, service)
        )
        # What a rule waits for may stay open, but it is not by the way.
        field.may_say_optional = name not in service.rulebook.facts_of("may_record_act")
        return field
    if name in _YES_OR_NO:
        return fields.ThreeStateField(
            label=_YES_OR_NO[name], asked=False, shown=_shown_by(name, service)
        )
    if name in _WRITTEN:
        shown = _shown_by(name, service)
        return fields.TextField(label=_WRITTEN[name], required=False, shown=shown)
    if name in _IN_CROWNS:
        shown = _shown_by(name, service)
        return fields.CrownsField(label=_IN_CROWNS[name], required=False, shown=shown)
    if name in _IN_PEOPLE:
        shown = None if alone else _shown_by(name, service)
        return fields.NumberField(
            label=_IN_PEOPLE[name], required=False, min_value=1, max_value=MOST_PEOPLE, shown=shown
        )
    return None


def _shown_by(name: str, service: Service) -> fields.Shown | None:
    """Why aid is needed is asked only of acts that give something; others as their rule says."""
    if name == "aid_condition":
        return fields.Shown("kind", *(act.id for act in service.acts if act.needs_material))
    kinds = KEPT.acts(name, service)
    return fields.Shown("kind", *kinds) if kinds else None


def kept_value(
    name: str, value: object, service: Service, called: Mapping[int, str] | None = None
) -> str:
    """A kept value in words. ``called``: how people of the case are called."""
    if name in about_people.LABELS or name == about_people.AFTER:
        return about_people.in_words(name, value, service, called or {})
    if name in _CHOSEN:
        return said(service.word(_CHOSEN[name][0], str(value)))
    if name == guests.GUESTS:
        return guests.in_words(value, service)
    if name in _IN_CROWNS:
        return crowns(value)
    if isinstance(value, bool):
        return str(_("ano") if value else _("ne"))
    return str(value)


def crowns(amount: object) -> str:
    """'1 250 Kč'."""
    return f"{amount:,}".replace(",", NBSP) + f"{NBSP}Kč"


def offered_acts(
    service: Service,
    last: Sequence[str],
    hidden: Collection[str] = (),
    agreed: Collection[str] = (),
) -> list[tuple[Any, Any]]:
    """The catalogue under its heads without what is ``hidden``; what was used last comes first.

    What was ``agreed`` stands before all the rest, unless that is all there is. Each act stands
    there once: one chosen by a key would otherwise be met twice.
    """
    acts = [act for act in service.acts if act.id not in hidden]
    known = {act.id: (act.id, _capital(said(act.text))) for act in acts}
    recent = [known[kind] for kind in last if kind in known]
    named = [known[act.id] for act in acts if act.id in agreed]
    if not named or len(named) == len(acts):
        groups: list[tuple[Any, Any]] = [(_("Naposledy"), recent)] if recent else []
        return [*groups, *_under_heads(service, known, recent)]
    first = [one for one in recent if one in named]
    groups = [(_("Dohodnuté"), [*first, *(one for one in named if one not in first)])]
    if others := [one for one in recent if one not in named]:
        groups.append((_("Ostatní, naposledy"), others))
    rest = _under_heads(service, known, [*named, *others])
    return [*groups, *((_("Ostatní: %(head)s") % {"head": head}, acts) for head, acts in rest)]


def _under_heads(
    service: Service, known: Mapping[str, tuple[str, str]], but: Collection[tuple[str, str]]
) -> list[tuple[Any, Any]]:
    """The acts that are known, but for those that stand elsewhere, under their heads."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for act in service.acts:
        if act.id in known and known[act.id] not in but:
            groups.setdefault(act.head, []).append(known[act.id])
    return [(said(service.word("act_heads", head)), acts) for head, acts in groups.items()]


def head_words(service: Service, kind: str) -> list[tuple[str, str]]:
    """Under which head of the catalogue an act stands, where a rule has that kept."""
    act = service.act(kind)
    if act is None or "act_head" not in KEPT.of(service):
        return []
    return [(str(_("Druh pomoci")), _capital(said(service.word("act_heads", act.head))))]


def act_words(service: Service, kind: str) -> str:
    """An act's name, as a sentence begins."""
    act = service.act(kind)
    return _capital(said(act.text)) if act else kind


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
