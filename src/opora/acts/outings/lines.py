"""One line of numbers: people without a case, what was done with them, and what was exchanged."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from opora.acts.kept_words import act_words, kept_field
from opora.acts.material import material_fields, pieces
from opora.acts.outings.checked import MOST_UNCOUNTED
from opora.acts.outings.people_fields import people_facts, people_fields
from opora.acts.outings.queries import OUT, Candidate, counts_exchanged, counts_material
from opora.acts.outings.told import Met, Uncounted
from opora.acts.refused import NotOffered, not_offered
from opora.acts.shape import MOST_PIECES
from opora.catalog.service import Service
from opora.ui import fields
from opora.ui.asked import Asked
from opora.ui.forms import OporaForm, Wrong

TICKED = ("acts", "more_acts", "despite")


def counters(form: OporaForm, service: Service) -> None:
    """A number for each kind of material, where it is counted."""
    if not counts_material(service):
        return
    for name, what, _label in material_fields(service):
        form.fields[name] = fields.NumberField(
            label=what[:1].upper() + what[1:], required=False, max_value=MOST_PIECES
        )


class PeopleLine(OporaForm):
    """People of whom there are only numbers. ``where``: the vocabulary of its common acts.

    ``one_alone``: it is the only line of its page, so nothing tells which line it is.
    """

    where = OUT
    one_alone = False
    candidates: Sequence[Candidate] = ()

    count = fields.NumberField(
        label=_("Nebo počet lidí"),
        required=False,
        min_value=1,
        max_value=MOST_UNCOUNTED,
    )
    acts = fields.ManyField(label=_("Co se dělalo"), choices=[], whole=False)
    more_acts = fields.ManyField(label=_("Další úkony"), choices=[], whole=False)
    despite = fields.ManyField(label=_("Co se přesto stalo"), choices=[], whole=False)
    note = fields.TextField(label=_("Poznámka"), required=False, max_length=4000)
    reason = fields.TextField(
        label=_("Proč přesto"),
        help_text=_("Co pravidla nedovolují, zůstane zapsané jako mimo pravidla a nepočítá se."),
        required=False,
        max_length=2000,
    )

    def __init__(self, *args: Any, service: Service, number: int, **options: Any) -> None:
        self.service, self.number = service, number
        super().__init__(*args, prefix=f"row{number}", **options)
        for name in ("once", "seen"):
            self.fields.pop(name)
        counters(self, service)
        if counts_exchanged(service):
            self.fields["persons"] = kept_field("exchange_for", service, alone=True)
        self.told_of = people_fields(service, self.today)
        self.fields |= self.told_of
        for field in self.fields.values():
            assert isinstance(field, Asked)
            field.may_say_optional = False  # none has to be filled in, so none says it
        self.offer({})
        self.asks_reason = bool(self.data.get(self.add_prefix("reason")))

    def offer(self, refused: Mapping[str, str]) -> None:
        """The acts to tick: what is common there first; what was ticked already stays.

        ``refused``: acts that the rules refuse, each with what they say. They are not offered, but
        what has happened all the same can be told.
        """
        self.refused = refused
        common = [act for one in self.service.words(self.where) for act in one.acts]
        first = list(dict.fromkeys(common))
        rest = [one.id for one in self.service.acts if one.id not in first]
        for name, kinds in (("acts", first), ("more_acts", rest)):
            ticked = set(self._sent(name))
            field: Any = self.fields[name]
            field.choices = field.widget.choices = [
                (one, act_words(self.service, one))
                for one in kinds
                if one not in refused or one in ticked
            ]
        kept_out, told = set(refused) - self._offered, set(self._sent("despite"))
        despite: Any = self.fields["despite"]
        despite.choices = despite.widget.choices = [
            (one, act_words(self.service, one))
            for one in (*first, *rest)
            if one in kept_out or one in told
        ]

    @property
    def _offered(self) -> set[str]:
        ticks: list[Any] = [self.fields[name] for name in ("acts", "more_acts")]
        return {kind for field in ticks for kind, _label in field.choices}

    @property
    def not_offered(self) -> list[NotOffered]:
        """What the rules keep out of the lists, and why."""
        return not_offered(self.refused, self.service)

    @property
    def wants_reason(self) -> bool:
        """Whether the reason stands on its own, and not with what is told all the same."""
        return self.asks_reason or "reason" in self.errors

    @property
    def tells_despite(self) -> bool:
        """Whether something is ticked, or asked for, of what happened against the rules."""
        return bool(self._sent("despite")) or "despite" in self.errors

    def _sent(self, name: str) -> list[str]:
        if not hasattr(self.data, "getlist"):
            return list(self.data.get(self.add_prefix(name)) or [])
        return list(self.data.getlist(self.add_prefix(name)))

    @property
    def is_filled(self) -> bool:
        """Whether something stands in the line."""
        return True

    @property
    def words(self) -> str:
        """Nobody is named."""
        return ""

    @property
    def settled(self) -> Candidate | None:
        """Nobody who is known."""
        return None

    @property
    def met(self) -> Met | None:
        """Nobody who is known."""
        return None

    def settle(self) -> bool:
        """Whether it is known how many it is; else says what to do."""
        if not self.errors and not self.cleaned_data.get("count"):
            self.refuse("count", _("Napište, kolik lidí to bylo."))
        return not self.errors

    @property
    def back(self) -> list[BoundField]:
        """What was brought back."""
        return [self[name] for name in self.fields if name.startswith("back_")]

    @property
    def out(self) -> list[BoundField]:
        """What was given."""
        return [self[name] for name in self.fields if name.startswith("out_")]

    @property
    def picked(self) -> list[BoundField]:
        """What was found."""
        return [self[name] for name in self.fields if name.startswith("picked_")]

    @property
    def has_pieces(self) -> bool:
        """Whether a number or a mistake stands among the material."""
        return any(one.value() or one.errors for one in (*self.back, *self.picked, *self.out))

    @property
    def may_exchange(self) -> bool:
        """Whether an exchange is among the acts that are offered, or something of it was typed."""
        offered = self._offered
        return self.has_pieces or any(
            one.needs_material and one.id in offered for one in self.service.acts
        )

    @property
    def did(self) -> tuple[str, ...]:
        """All acts that were ticked, wherever."""
        lists = (self.cleaned_data[name] or () for name in TICKED)
        return tuple(dict.fromkeys(kind for ticked in lists for kind in ticked))

    @property
    def has_more_acts(self) -> bool:
        """Whether something is ticked among the acts that are folded away."""
        return bool(self._sent("more_acts"))

    @property
    def uncounted(self) -> Uncounted:
        """People without a case, as numbers."""
        given = self.cleaned_data
        return Uncounted(
            given["count"] or 0,
            pieces(given),
            given["note"],
            acts=self.did,
            facts=self.facts,
            reason=given["reason"],
            row=self.number,
            persons=given.get("persons") or 0,
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

    def wrong_lines(self) -> list[Wrong]:
        """What the summary on top says of this line."""
        if self.one_alone:
            return self.wrongs
        said_of = _("Řádek %(row)s, %(text)s")
        return [
            Wrong(said_of % {"row": self.number + 1, "text": said_low(one.text)}, one.target)
            for one in self.wrongs
        ]

    def say(self, name: str, sentence: str, *, asks: bool = False) -> None:
        """An error found by the action; where a reason may help it is asked for."""
        self.asks_reason = self.asks_reason or asks
        who = "who" if "who" in self.fields else "count"
        places = {"people": who, "workers": who, "day": who, "form": "acts", "kind": "acts"}
        place = places.get(name, name)
        self.refuse(place if place in self.fields else "acts", sentence)


def said_low(label: Any) -> str:
    """A label within a sentence."""
    text = str(label)
    return text[:1].lower() + text[1:]
