"""The forms of meetings."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.appointments import guests
from opora.appointments.actions import LONGEST, Planned
from opora.appointments.models import Appointment
from opora.cases.kept import acts_of, keeps
from opora.cases.queries import PersonInCase
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm

# What the step itself says and rules look at, or keep.
ASKED = {
    "client_present": _("Bude u toho klient?"),
    "both_parents_invited": _("Zvete oba rodiče společně?"),
    "child_prepared": _("Je dítě na společnou návštěvu připravené?"),
}
HINTS = {
    "child_prepared": _(
        "Rodič zpravidla přichází nejdřív bez dítěte a pak ho na návštěvu připraví."
    ),
}
ALL = "all"
KEPT = keeps(__name__, "book", *ASKED, "channel", "cancelled_ahead")


def acts_by_head(service: Service) -> list[tuple[Any, Any]]:
    """The catalogue under its heads."""
    groups: list[tuple[Any, Any]] = [("", _("Zatím nevybráno"))]
    for head in dict.fromkeys(act.head for act in service.acts):
        listed = [(a.id, _capital(said(a.text))) for a in service.acts if a.head == head]
        groups.append((said(service.word("act_heads", head)), listed))
    return groups


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _looking_at(fact: str, service: Service) -> tuple[str, ...]:
    """The acts at which a rule of planning looks at the fact; none where it is at every act."""
    rules = service.rulebook.asked("may_book")
    return acts_of(one for one in rules if fact in one.facts())


class BookForm(OporaForm):
    """A meeting to come."""

    not_saved = _("Schůzka ještě není naplánovaná")

    kind = fields.ChoiceField(
        label=_("Co se bude dít"), choices=[], widget=widgets.List(), missing=_("Vyberte úkon.")
    )
    day = fields.DayField(label=_("Který den"), missing=_("Napište den, třeba zítra."))
    at = fields.HourField(label=_("V kolik"), missing=_("Napište čas, třeba 9:30."))
    minutes = fields.MinutesField(
        label=_("Minuty"),
        min_value=1,
        max_value=LONGEST,
        missing=_("Napište, kolik minut schůzka potrvá."),
    )

    def __init__(
        self,
        *args: Any,
        service: Service,
        people: Sequence[PersonInCase],
        workers: Sequence[tuple[int, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.everybody = tuple(one.id for one in people)
        kind: Any = self.fields["kind"]
        kind.choices = acts_by_head(service)
        self.fields["worker"] = fields.ChoiceField(
            label=_("Kdo z nás"),
            choices=[(str(key), name) for key, name in workers],
            widget=widgets.List(),
            missing=_("Vyberte, kdo schůzku povede."),
        )
        if len(people) > 1:
            listed = [(str(one.id), one.name) for one in people]
            self.fields["people"] = fields.ChoiceField(
                label=_("S kým"),
                choices=[*listed, (ALL, _("všichni společně"))],
                widget=widgets.List(),
                missing=_("Vyberte, s kým schůzka bude."),
            )
        self.fields |= guests.at_meeting(service)
        self._looked_at(service)
        self.fields["note"] = fields.TextField(label=_("Poznámka"), required=False, max_length=2000)

    def _looked_at(self, service: Service) -> None:
        gates = service.rulebook.facts_of("may_book")
        asked = gates | KEPT.of(service)
        places = [(one.id, said(one.text)) for one in service.words("places")]
        if places:
            place = fields.ChoiceField(label=_("Kde"), choices=places, required=False)
            # What a rule waits for may stay open, but it is not by the way.
            place.may_say_optional = "place" not in gates
            self.fields["place"] = place
        if "channel" in asked:
            channels = [(one.id, said(one.text)) for one in service.words("channels")]
            self.fields["channel"] = fields.ChoiceField(
                label=_("Jak"), choices=channels, required=False
            )
        for name, label in ASKED.items():
            if name in asked:
                kinds = KEPT.acts(name, service) or _looking_at(name, service)
                shown = fields.Shown("kind", *kinds) if kinds else None
                self.fields[name] = fields.ThreeStateField(
                    label=label, shown=shown, help_text=HINTS.get(name, "")
                )

    @property
    def planned(self) -> Planned:
        """The meeting as it is to be."""
        answers = self.cleaned_data
        chosen = answers.get("people")
        people = self.everybody if chosen == ALL else (int(chosen),) if chosen else ()
        kept = {name: answers.get(name) for name in ASKED if answers.get(name) is not None}
        return Planned(
            kind=answers["kind"],
            day=answers["day"],
            at=answers["at"],
            minutes=answers["minutes"],
            worker_id=int(answers["worker"]),
            people=people,
            place=answers.get("place") or "",
            channel=answers.get("channel") or "",
            note=answers["note"],
            kept={**kept, **guests.told(answers)},
        )


class CancelForm(OporaForm):
    """Why a meeting does not take place."""

    not_saved = _("Schůzka zatím platí")

    cancelled_by = fields.ChoiceField(
        label=_("Proč se schůzka nekoná"),
        choices=[
            (Appointment.CancelledBy.CLIENT.value, _("Ruší ji klient")),
            (Appointment.CancelledBy.NO_SHOW.value, _("Klient bez omluvy chybí")),
            (Appointment.CancelledBy.SERVICE.value, _("Rušíme ji my")),
        ],
        missing=_("Vyberte, proč se schůzka nekoná."),
    )
    serious = fields.ThreeStateField(
        label=_("Byl k tomu vážný důvod, třeba zdraví?"),
        shown=fields.Shown("cancelled_by", "client"),
    )
    note = fields.TextField(label=_("Poznámka"), required=False, max_length=2000)

    def __init__(self, *args: Any, service: Service, meets_on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        if service.client == "family":
            self._call_them_a_family()
        if self.today is not None and meets_on > self.today:
            cancelled_by: Any = self.fields["cancelled_by"]
            missed = Appointment.CancelledBy.NO_SHOW.value
            cancelled_by.choices = [one for one in cancelled_by.choices if one[0] != missed]
        if "cancelled_ahead" in KEPT.of(service):
            self.fields["ahead"] = fields.ThreeStateField(
                label=_("Věděli jsme to předem?"),
                shown=fields.Shown("cancelled_by", "client"),
            )

    def _call_them_a_family(self) -> None:
        called = {
            Appointment.CancelledBy.CLIENT.value: _("Ruší ji rodina"),
            Appointment.CancelledBy.NO_SHOW.value: _("Rodina bez omluvy chybí"),
        }
        cancelled_by: Any = self.fields["cancelled_by"]
        cancelled_by.choices = [
            (name, called.get(name, label)) for name, label in cancelled_by.choices
        ]


class ReviewAgainForm(OporaForm):
    """A review put right."""

    day = fields.DayField(label=_("Kdy jste spolupráci probrali"), past=True)
    outcome = fields.TextField(
        label=_("Na čem jste se dohodli"),
        max_length=2000,
        lines=True,
        missing=_("Napište, na čem jste se dohodli. Třeba že se nemění nic."),
    )


class ReviewForm(OporaForm):
    """What comes of cancelled meetings."""

    not_saved = _("Přehodnocení ještě není uložené")
    outcome = fields.TextField(
        label=_("Na čem jste se dohodli"),
        help_text=_("Změna spolupráce, její konec, nebo že zůstává, jak je."),
        max_length=2000,
        lines=True,
        missing=_("Napište, na čem jste se dohodli. Třeba že se nemění nic."),
    )
