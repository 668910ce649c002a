"""The forms of meetings."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.appointments import guests
from opora.appointments.facts import IN_A_ROW
from opora.appointments.models import Appointment
from opora.appointments.planning import BOTH, LONGEST, Planned, is_grown
from opora.cases.kept import acts_of, keeps
from opora.cases.queries import PersonInCase
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm
from opora.ui.people_field import PeopleField

TOGETHER = "both_parents_invited"
# What the step itself says and rules look at, or keep.
ASKED = {
    "client_present": _("Bude u toho klient?"),
    TOGETHER: _("Zvete oba rodiče společně?"),
    "child_prepared": _("Je dítě na společnou návštěvu připravené?"),
}
HINTS = {
    "child_prepared": _(
        "Rodič zpravidla přichází nejdřív bez dítěte a pak ho na návštěvu připraví."
    ),
}
NO_ROOM = ""
# How a meeting may take place; letters and the like are no meetings.
MEETING_CHANNELS = ("in_person", "phone", "video")
CLASH_REASON = "clash_reason"
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


NOT_YET = _(
    "Schůzka ještě nezačala, nikdo na ní zatím nechybí. Vyberte, kdo ji ruší, nebo to zapište, až"
    " začne."
)


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
        rooms: Sequence[tuple[int, str]] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        kind: Any = self.fields["kind"]
        kind.choices = acts_by_head(service)
        self._who_of_us(workers)
        self.grown = {one.id for one in people if is_grown(one)}
        if len(people) > 1:
            # Two parents of five people: any of them may be asked to come together.
            self.fields["people"] = PeopleField(
                label=_("S kým"),
                people=[(one.id, one.name) for one in people],
                together=True,
                error_messages={"required": _("Vyberte, s kým schůzka bude.")},
            )
        self.fields |= guests.at_meeting(service)
        self._looked_at(service)
        if rooms:
            self.fields["room"] = fields.ChoiceField(
                label=_("Místnost"),
                choices=[(NO_ROOM, _("žádná")), *((str(key), name) for key, name in rooms)],
                widget=widgets.List(),
                required=False,
            )
        if CLASH_REASON in self.data:
            self.ask_clash_reason()
        self.fields["note"] = fields.TextField(label=_("Poznámka"), required=False, max_length=2000)

    def _who_of_us(self, workers: Sequence[tuple[int, str]]) -> None:
        self.fields["worker"] = fields.ChoiceField(
            label=_("Kdo z nás"),
            choices=[(str(key), name) for key, name in workers],
            widget=widgets.List(),
            missing=_("Vyberte, kdo schůzku povede."),
        )
        if len(workers) > 1:
            self.fields["workers"] = fields.ManyField(
                label=_("Kdo z nás tam ještě bude"),
                choices=[(str(key), name) for key, name in workers],
                whole=False,
                but="worker",
            )

    def ask_clash_reason(self) -> None:
        """Somebody has another meeting at the time: it is planned with a reason, or not at all."""
        self.fields[CLASH_REASON] = fields.TextField(
            label=_("Proč má schůzka platit i tak"),
            help_text=_("Schůzky se překrývají. Má-li to tak být, napište proč."),
            required=False,
            max_length=500,
        )

    def _looked_at(self, service: Service) -> None:
        gates = service.rulebook.facts_of("may_book")
        asked = gates | KEPT.of(service)
        places = [(one.id, said(one.text)) for one in service.words("places")]
        if places:
            place = fields.ChoiceField(label=_("Kde"), choices=places, required=False)
            # What a rule waits for may stay open, but it is not by the way.
            place.may_say_optional = "place" not in gates
            self.fields["place"] = place
        channels = [
            (one.id, said(one.text))
            for one in service.words("channels")
            if "channel" in asked or one.id in MEETING_CHANNELS
        ]
        self.fields["channel"] = fields.ChoiceField(
            label=_("Jak"), choices=channels, required=False
        )
        for name, label in ASKED.items():
            if name in asked:
                kinds = KEPT.acts(name, service) or _looking_at(name, service)
                shown = fields.Shown("kind", *kinds) if kinds else None
                self.fields[name] = fields.ThreeStateField(
                    label=label, asked=False, shown=shown, help_text=HINTS.get(name, "")
                )
        if TOGETHER in self.fields and len(self.grown) >= BOTH:
            self.fields[TOGETHER].help_text = _(
                "Když nahoře vyberete dva dospělé, odpovídat nemusíte."
            )

    def _said(self) -> dict[str, object]:
        """What is asked about the step; who is invited together is known by who is chosen."""
        answers = self.cleaned_data
        kept = {name: answers.get(name) for name in ASKED if answers.get(name) is not None}
        chosen = self.grown & set(answers.get("people") or ())
        if TOGETHER in self.fields and self.is_shown(TOGETHER) and len(chosen) >= BOTH:
            kept.setdefault(TOGETHER, True)
        return kept

    @property
    def planned(self) -> Planned:
        """The meeting as it is to be."""
        answers = self.cleaned_data
        return Planned(
            kind=answers["kind"],
            day=answers["day"],
            at=answers["at"],
            minutes=answers["minutes"],
            worker_id=int(answers["worker"]),
            workers=tuple(int(one) for one in answers.get("workers") or ()),
            people=tuple(answers.get("people") or ()),
            place=answers.get("place") or "",
            room_id=int(answers["room"]) if answers.get("room") else None,
            channel=answers.get("channel") or "",
            clash_reason=answers.get(CLASH_REASON) or "",
            note=answers.get("note") or "",
            kept={**self._said(), **guests.told(answers)},
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
            (Appointment.CancelledBy.OTHER.value, _("Ruší ji někdo další")),
        ],
        missing=_("Vyberte, proč se schůzka nekoná."),
    )
    serious = fields.ThreeStateField(
        label=_("Byl k tomu vážný důvod, třeba zdraví?"),
        shown=fields.Shown("cancelled_by", "client"),
    )
    told_on = fields.DayField(label=_("Odkdy to víme"), past=True, required=False)
    note = fields.TextField(label=_("Proč"), required=False, max_length=2000)

    def __init__(self, *args: Any, service: Service, has_begun: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if service.client == "family":
            self._call_them_a_family()
        if IN_A_ROW in service.rulebook.facts_of("review_due"):
            self.fields["serious"].help_text = _("Podle toho se počítají zrušené schůzky za sebou.")
        if not has_begun:
            nobody_missing(self.fields["cancelled_by"])
        if "cancelled_ahead" in KEPT.of(service):
            self.fields["ahead"] = fields.ThreeStateField(
                label=_("Věděli jsme to předem?"),
                asked=False,
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


def nobody_missing(cancelled_by: Any) -> None:
    """Before the meeting begins nobody can be said to have missed it."""
    missed = Appointment.CancelledBy.NO_SHOW.value
    cancelled_by.choices = [one for one in cancelled_by.choices if one[0] != missed]
    cancelled_by.error_messages["invalid_choice"] = NOT_YET


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
