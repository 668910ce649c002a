"""The rows of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Self

from django.utils.translation import gettext_lazy as _

from opora.access.viewer import Viewer
from opora.acts.happened import Happened
from opora.acts.kept_words import offered_acts
from opora.acts.queries import last_used
from opora.acts.shape import LONGEST, NOT_YET, is_to_come
from opora.cases.queries import CaseRow, people_of
from opora.catalog import current
from opora.decisions.needed import fields_needed
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm

ROWS = 6
ALL = "all"


@dataclass(frozen=True)
class Choices:
    """With whom and what, for all rows of the page."""

    people: tuple[tuple[Any, Any], ...]
    kinds: tuple[tuple[Any, Any], ...]
    everybody: dict[int, tuple[int, ...]]
    needed: frozenset[str]
    places: tuple[tuple[str, str], ...]


def choices_of(rows: Sequence[CaseRow], viewer: Viewer, on: date) -> Choices:
    """People by case and acts by service."""
    people = people_of([row.id for row in rows], on)
    clients = {row.id: [one for one in people[row.id] if one.client] for row in rows}
    grouped: list[tuple[Any, Any]] = [("", _("Zatím nevybráno"))]
    for row in rows:
        listed: list[tuple[str, Any]] = [
            (f"{row.id}:{one.id}", one.name) for one in clients[row.id]
        ]
        if len(listed) > 1:
            listed.append((f"{row.id}:{ALL}", _("všichni společně")))
        grouped.append((row.title, listed))
    services = [current().service(one) for one in dict.fromkeys(row.service for row in rows)]
    kinds: list[tuple[Any, Any]] = [("", _("Zatím nevybráno"))]
    for service in services:
        for head, acts in offered_acts(service, last_used(viewer, service.id)):
            name = f"{said(service.short)}: {head}" if len(services) > 1 else head
            kinds.append((name, acts))
    needed = {one.id: fields_needed(one, ["may_record_act"]) for one in services}
    places = {
        word.id: said(word.text)
        for service in services
        if "place" in needed[service.id]
        for word in service.words("places")
    }
    return Choices(
        tuple(grouped),
        tuple(kinds),
        {case_id: tuple(one.id for one in listed) for case_id, listed in clients.items()},
        frozenset[str]().union(*needed.values()),
        tuple(places.items()),
    )


class DayForm(OporaForm):
    """The day of all rows."""

    not_saved = _("Úkony ještě nejsou zapsané")
    day = fields.DayField(label=_("Den"), past=True, missing=_("Napište den, třeba včera."))


class RowForm(OporaForm):
    """One act of the day."""

    who = fields.ChoiceField(
        label=_("S kým"), choices=[], widget=widgets.List(), missing=_("Vyberte, s kým to bylo.")
    )
    kind = fields.ChoiceField(
        label=_("Úkon"), choices=[], widget=widgets.List(), missing=_("Vyberte úkon.")
    )
    at = fields.HourField(label=_("V kolik"), required=False)
    minutes = fields.MinutesField(label=_("Minuty"), min_value=1, max_value=LONGEST)
    client_present = fields.ChoiceField(
        label=_("Klient u toho"),
        choices=[("yes", _("Ano")), ("no", _("Ne"))],
        widget=widgets.List(),
        required=False,
    )
    place = fields.ChoiceField(label=_("Kde"), choices=[], widget=widgets.List(), required=False)
    note = fields.TextField(label=_("Poznámka"), required=False, max_length=4000)
    reason = fields.TextField(
        label=_("Proč přesto"),
        help_text=_("Co pravidla nedovolují, zůstane zapsané jako mimo pravidla a nepočítá se."),
        required=False,
        max_length=2000,
    )

    def __init__(self, *args: Any, choices: Choices, **options: Any) -> None:
        self.offered = choices
        super().__init__(*args, **options)
        who: Any = self.fields["who"]
        kind: Any = self.fields["kind"]
        who.choices, kind.choices = choices.people, choices.kinds
        self.fields.pop("once")
        self.fields.pop("seen")
        for name in choices.needed & {"at", "client_present", "place"}:
            field: Any = self.fields[name]
            field.may_say_optional = False
        if "client_present" not in choices.needed:
            self.fields.pop("client_present")
        place: Any = self.fields["place"]
        place.choices = [("", _("Zatím nevybráno")), *choices.places]
        if not choices.places:
            self.fields.pop("place")
        self.asks_reason = bool(self.data.get(self.add_prefix("reason")))

    @property
    def is_filled(self) -> bool:
        """A row in which something stands."""
        names = ("who", "kind", "at", "minutes", "note")
        return any(str(self.data.get(self.add_prefix(name)) or "").strip() for name in names)

    @property
    def empty(self) -> Self:
        """The row before anything was typed."""
        return type(self)(prefix=self.prefix, choices=self.offered, today=self.today)

    def is_to_come(self, now: time) -> bool:
        """Whether it would begin later today; then it is said at the hour."""
        later = is_to_come(self.cleaned_data.get("at"), now)
        if later:
            self.refuse("at", NOT_YET)
        return later

    def told(self, day: date) -> tuple[int, Happened, str]:
        """The case, what happened, and the reason."""
        answers = self.cleaned_data
        case, _colon, person = answers["who"].partition(":")
        people = self.offered.everybody[int(case)] if person == ALL else (int(person),)
        present = {"yes": True, "no": False}.get(answers.get("client_present", ""))
        what = Happened(
            kind=answers["kind"],
            day=day,
            at=answers["at"],
            minutes=answers["minutes"],
            people=people,
            note=answers["note"],
            place=answers.get("place") or "",
            kept={} if present is None else {"client_present": present},
        )
        return int(case), what, answers["reason"]

    def say(self, name: str, sentence: str, *, asks: bool = False) -> None:
        """An error found by the action; where a reason may help it is asked for."""
        names = {"people": "who", "day": "kind", "form": "kind"}
        place = names.get(name, name)
        self.asks_reason = self.asks_reason or asks
        if place not in self.fields:
            place, told = "kind", {"sentence": sentence}
            sentence = _("%(sentence)s Tady to napsat nejde, úkon zapište v jeho případu.") % told
        self.refuse(place, sentence)
