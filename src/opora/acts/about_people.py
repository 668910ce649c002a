"""What an act keeps of single people: who was heard alone, brought a child, was given results.

Kept are ids; pages call people by the names that they have today.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.cases.kept import Keeps
from opora.cases.queries import PersonInCase
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.people_field import PeopleField

HEARD, BROUGHT, TOLD = "heard_alone", "brought_by", "results_to"
LABELS: dict[str, Any] = {
    HEARD: gettext_lazy("S kým jste mluvili zvlášť"),
    BROUGHT: gettext_lazy("S kým dítě přišlo"),
    TOLD: gettext_lazy("Komu jste výstupy předali"),
}
AFTER, COMMISSION = "after_results", "commission_change"
CHANGES: dict[str, Any] = {
    AFTER: gettext_lazy("Co rodiče po výstupech chtějí"),
    COMMISSION: gettext_lazy("Jak teď zní zakázka"),
}
# The words of the service's list that mean something to other steps.
NEW_COMMISSION, NEW_GOALS, MEDIATION = "commission", "goals", "mediation"
OF_AGE = 18


def add_fields(
    form: Any, names: Iterable[str], people: Sequence[PersonInCase], service: Service, kept: Keeps
) -> None:
    """The fields of those names, with the grown-up people of the case to choose from."""
    offered = [(one.id, one.given_name) for one in people if not _is_child(one)]
    for name in names:
        kinds = kept.acts(name, service)
        shown = fields.Shown("kind", *kinds) if kinds else None
        if name == BROUGHT:
            choices = [(str(key), called) for key, called in offered]
            form.fields[name] = fields.ChoiceField(
                label=LABELS[name],
                choices=choices,
                widget=widgets.List(),
                required=False,
                shown=shown,
            )
        elif name in LABELS:
            form.fields[name] = PeopleField(
                label=LABELS[name], people=offered, required=False, shown=shown
            )
        elif name == AFTER:
            _add_change(form, service, shown)


def _is_child(one: PersonInCase) -> bool:
    """Whether somebody is surely not of age."""
    return one.age is not None and one.age.high is not None and one.age.high < OF_AGE


def _add_change(form: Any, service: Service, shown: fields.Shown | None) -> None:
    words = [(one.id, said(one.text)) for one in service.words(AFTER)]
    form.fields[AFTER] = fields.ManyField(
        label=CHANGES[AFTER], choices=words, whole=False, shown=shown
    )
    form.fields[COMMISSION] = fields.TextField(
        label=CHANGES[COMMISSION],
        lines=True,
        max_length=1000,
        required=False,
        shown=shown,
    )


def told(typed: Mapping[str, Any]) -> dict[str, object]:
    """What was typed, as it is kept: ids of people."""
    found: dict[str, object] = {
        name: typed[name] for name in (HEARD, TOLD, AFTER, COMMISSION) if typed.get(name)
    }
    if str(typed.get(BROUGHT) or "").isdecimal():
        found[BROUGHT] = int(typed[BROUGHT])
    return found


def as_typed(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The other way round, where a form wants it otherwise than it is kept."""
    return {AFTER: {"values": list(kept[AFTER])}} if kept.get(AFTER) else {}


def people_in(kept: Mapping[str, Any]) -> set[int]:
    """Everybody whom what is kept is about."""
    listed = [*(kept.get(HEARD) or ()), *(kept.get(TOLD) or ()), kept.get(BROUGHT)]
    return {one for one in listed if one is not None}


def wrong(
    kept: Mapping[str, Any], people: Iterable[PersonInCase], service: Service
) -> dict[str, str]:
    """A sentence for each field that names somebody, or something, that is not in the list."""
    known = {one.id for one in people}
    found = {}
    for name in LABELS:
        value = kept.get(name)
        listed = value if isinstance(value, list) else [value] if value is not None else []
        if not set(listed) <= known:
            found[name] = _("Vyberte někoho ze seznamu.")
    if not set(kept.get(AFTER) or ()) <= {one.id for one in service.words(AFTER)}:
        found[AFTER] = _("Vyberte jen z nabízených možností.")
    if NEW_COMMISSION in (kept.get(AFTER) or ()) and not str(kept.get(COMMISSION) or "").strip():
        found[COMMISSION] = _("Napište, jak teď zakázka zní.")
    return found


def in_words(name: str, value: Any, service: Service, called: Mapping[int, str]) -> str:
    """'Eva, Petr'; or what parents want, in the words of the service."""
    listed = value if isinstance(value, list) else [value]
    if name == AFTER:
        return ", ".join(said(service.word(AFTER, str(one))) for one in listed)
    return ", ".join(called[one] for one in listed if one in called) or _("někdo mimo případ")
