"""The forms of an outing: its head, and one line for each person or people without a case."""

from collections.abc import Sequence
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from opora.acts.kept_words import act_words, kept_field, kept_names
from opora.acts.material import material_fields, pieces
from opora.acts.outings.actions import MOST_UNCOUNTED
from opora.acts.outings.people_fields import people_facts, people_fields
from opora.acts.outings.queries import Candidate, counts_material
from opora.acts.outings.told import Met, Outward, Uncounted
from opora.acts.shape import MOST_PIECES
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import fields
from opora.ui.asked import Asked
from opora.ui.forms import OporaForm, Wrong

WHO = _("Kód nebo jméno")


class OutwardForm(OporaForm):
    """Where we went, when, and who of us."""

    not_saved = _("Nic z výjezdu ještě není zapsané")

    day = fields.DayField(label=_("Den"), past=True, missing=_("Napište den, třeba včera."))
    since = fields.HourField(label=_("Od"), required=False)
    until = fields.HourField(label=_("Do"), required=False)
    place = fields.ChoiceField(label=_("Kde"), choices=[], missing=_("Vyberte, kde to bylo."))
    spot = fields.TextField(label=_("Místo slovy"), required=False, max_length=200)

    def __init__(
        self,
        *args: Any,
        service: Service,
        sites: Sequence[str],
        ours: Sequence[tuple[int, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        place: Any = self.fields["place"]
        words = service.words("places")
        outside = {one.id for one in service.words("outing_places")}
        place.choices = [(one.id, said(one.text)) for one in words if one.id in outside]
        self.service, self.sites = service, sites
        if len(sites) > 1:
            named = [(one.id, said(one.name)) for one in service.sites if one.id in sites]
            self.fields["site"] = fields.ChoiceField(
                label=_("Pracoviště"), choices=named, missing=_("Vyberte pracoviště.")
            )
        if ours:
            listed = [(str(number), name) for number, name in ours]
            self.fields["workers"] = fields.ManyField(
                label=_("Kdo z nás tam ještě byl"), choices=listed, whole=False
            )

    @property
    def told(self) -> Outward:
        """The head as it was told."""
        given = self.cleaned_data
        return Outward(
            service=self.service.id,
            site=given.get("site") or self.sites[0],
            day=given["day"],
            place=given["place"],
            since=given["since"],
            until=given["until"],
            spot=given["spot"].strip(),
            workers=tuple(int(one) for one in given.get("workers") or ()),
        )


def counters(form: OporaForm, service: Service) -> None:
    """A number for each kind of material, where it is counted."""
    if not counts_material(service):
        return
    for name, what, _label in material_fields(service):
        form.fields[name] = fields.NumberField(
            label=what[:1].upper() + what[1:], required=False, max_value=MOST_PIECES
        )


class LineForm(OporaForm):
    """One person met; or people without a case, of whom there are only numbers."""

    who = fields.TextField(label=WHO, required=False, max_length=120)
    found = fields.ChoiceField(label=_("Kdo z nich to je"), choices=[], required=False)
    count = fields.NumberField(
        label=_("Nebo počet lidí"),
        required=False,
        min_value=1,
        max_value=MOST_UNCOUNTED,
    )
    acts = fields.ManyField(label=_("Co se dělalo"), choices=[], whole=False)
    more_acts = fields.ManyField(label=_("Další úkony"), choices=[], whole=False)
    note = fields.TextField(label=_("Poznámka"), required=False, max_length=4000)
    reason = fields.TextField(
        label=_("Proč přesto"),
        help_text=_("Co pravidla nedovolují, zůstane zapsané jako mimo pravidla a nepočítá se."),
        required=False,
        max_length=2000,
    )

    def __init__(self, *args: Any, service: Service, number: int, **options: Any) -> None:
        self.service, self.number = service, number
        self.candidates: Sequence[Candidate] = ()
        super().__init__(*args, prefix=f"row{number}", **options)
        for name in ("once", "seen"):
            self.fields.pop(name)
        counters(self, service)
        if "exchange_for" in kept_names(service):
            self.fields["persons"] = kept_field("exchange_for", service, alone=True)
        self.told_of = people_fields(service, self.today)
        self.fields |= self.told_of
        for field in self.fields.values():
            assert isinstance(field, Asked)
            field.may_say_optional = False  # none has to be filled in, so none says it
        self.offer({one.id for one in service.acts})
        # Whoever was offered can be chosen: who it is, is looked up anew.
        found: Any = self.fields["found"]
        sent = str(self.data.get(self.add_prefix("found")) or "")
        found.choices = [(sent, sent)] if sent else []
        self.asks_reason = bool(self.data.get(self.add_prefix("reason")))

    def offer(self, allowed: set[str]) -> None:
        """The acts to tick: what is common outside first; what was ticked already stays."""
        common = [act for one in self.service.words("outing_places") for act in one.acts]
        first = list(dict.fromkeys(common))
        rest = [one.id for one in self.service.acts if one.id not in first]
        for name, kinds in (("acts", first), ("more_acts", rest)):
            ticked = set(self._sent(name))
            field: Any = self.fields[name]
            field.choices = field.widget.choices = [
                (one, act_words(self.service, one))
                for one in kinds
                if one in allowed or one in ticked
            ]

    def _sent(self, name: str) -> list[str]:
        if not hasattr(self.data, "getlist"):
            return list(self.data.get(self.add_prefix(name)) or [])
        return list(self.data.getlist(self.add_prefix(name)))

    @property
    def is_filled(self) -> bool:
        """Whether something stands in the line."""
        beside = {"acts", "more_acts", *self.told_of}
        names = [name for name in self.fields if name not in beside]
        written = (str(self.data.get(self.add_prefix(one)) or "").strip() for one in names)
        return any(written) or bool(self._sent("acts") or self._sent("more_acts"))

    @property
    def words(self) -> str:
        """The code or the name begun."""
        return str(self.data.get(self.add_prefix("who")) or "").strip()

    @property
    def chosen_key(self) -> str:
        """Which of those offered was chosen."""
        return str(self.data.get(self.add_prefix("found")) or "")

    @property
    def settled(self) -> Candidate | None:
        """Who it is: the one chosen, or the only one of whom the whole code or name was typed."""
        chosen = [one for one in self.candidates if one.key == self.chosen_key]
        exact = [one for one in self.candidates if one.exact]
        if chosen:
            return chosen[0]
        return exact[0] if len(exact) == 1 else None

    @property
    def back(self) -> list[BoundField]:
        """What was brought back."""
        return [self[name] for name in self.fields if name.startswith("back_")]

    @property
    def out(self) -> list[BoundField]:
        """What was given."""
        return [self[name] for name in self.fields if name.startswith("out_")]

    @property
    def has_pieces(self) -> bool:
        """Whether a number or a mistake stands among the material."""
        return any(one.value() or one.errors for one in (*self.back, *self.picked, *self.out))

    @property
    def has_more_acts(self) -> bool:
        """Whether something is ticked among the acts that are folded away."""
        return bool(self._sent("more_acts"))

    def show(self, candidates: Sequence[Candidate]) -> None:
        """Who may be meant, to choose from."""
        self.candidates = candidates
        field: Any = self.fields["found"]
        field.choices = [(one.key, _called(one)) for one in candidates]

    def settle(self) -> bool:
        """Whether it is known who or how many it is; else says what to do."""
        counted = self.cleaned_data.get("count")
        if self.words and counted:
            self.refuse("count", _("Buď jeden člověk, nebo počet lidí bez případu. Smažte jedno."))
        elif self.words and not self.candidates:
            sentence = _("Takového klienta tu nemáte. Opravte kód nebo jméno, nebo napište počet.")
            self.refuse("who", sentence)
        elif self.words and self.settled is None:
            self.refuse("found", _("Vyberte, kdo z nich to je."))
        elif not self.words and not counted:
            self.refuse("who", _("Napište kód nebo jméno, nebo počet lidí bez případu."))
        return not self.errors

    @property
    def met(self) -> Met | None:
        """Whom we met and what was done; None where only numbers were told."""
        given, one = self.cleaned_data, self.settled
        if one is None:
            return None
        return Met(
            row=self.number,
            case_id=one.case.id,
            people=one.people,
            acts=(*(given["acts"] or ()), *(given["more_acts"] or ())),
            materials=pieces(given),
            note=given["note"],
            reason=given["reason"],
            persons=given.get("persons"),
        )

    @property
    def uncounted(self) -> Uncounted:
        """People without a case, as numbers."""
        given = self.cleaned_data
        return Uncounted(
            given["count"] or 0,
            pieces(given),
            given["note"],
            acts=(*(given["acts"] or ()), *(given["more_acts"] or ())),
            facts=self.facts,
            reason=given["reason"],
            row=self.number,
        )

    @property
    def facts(self) -> dict[str, object]:
        """What was said of all people of the line; what was not asked is left out."""
        return people_facts(self)

    @property
    def has_number(self) -> bool:
        """Whether a number of people stands in it."""
        return str(self.data.get(self.add_prefix("count")) or "").strip().isdecimal()

    @property
    def of_people(self) -> list[BoundField]:
        """What can be said of people without a case."""
        return [self[name] for name in self.told_of]

    @property
    def says_of_people(self) -> bool:
        """Whether something is said of them, or asked for."""
        return self.has_number or any(one.errors for one in self.of_people)

    @property
    def picked(self) -> list[BoundField]:
        """What was found."""
        return [self[name] for name in self.fields if name.startswith("picked_")]

    def wrong_lines(self) -> list[Wrong]:
        """What the summary on top says of this line."""
        said_of = _("Řádek %(row)s, %(text)s")
        return [
            Wrong(said_of % {"row": self.number + 1, "text": said_low(one.text)}, one.target)
            for one in self.wrongs
        ]

    def say(self, name: str, sentence: str, *, asks: bool = False) -> None:
        """An error found by the action; where a reason may help it is asked for."""
        self.asks_reason = self.asks_reason or asks
        places = {"people": "who", "workers": "who", "day": "who", "form": "acts", "kind": "acts"}
        place = places.get(name, name)
        self.refuse(place if place in self.fields else "acts", sentence)


def _called(one: Candidate) -> str:
    return one.label if one.label == one.case.title else f"{one.label} ({one.case.title})"


def said_low(label: Any) -> str:
    """A label within a sentence."""
    text = str(label)
    return text[:1].lower() + text[1:]
