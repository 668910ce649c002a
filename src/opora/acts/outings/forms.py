"""The forms of an outing: its head, and one line for each person or people without a case."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.acts.material import pieces
from opora.acts.outings.lines import TICKED, PeopleLine
from opora.acts.outings.queries import OUT, Candidate, places_of
from opora.acts.outings.told import Met, Outward
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import fields
from opora.ui.forms import OporaForm

WHO = _("Kód nebo jméno")


class HereForm(OporaForm):
    """The day, the site where there are several, and the place."""

    where = OUT

    day = fields.DayField(label=_("Den"), past=True, missing=_("Napište den, třeba včera."))
    place = fields.ChoiceField(label=_("Kde"), choices=[], missing=_("Vyberte, kde to bylo."))

    def __init__(self, *args: Any, service: Service, sites: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        place: Any = self.fields["place"]
        here = places_of(service, self.where)
        place.choices = [
            (one.id, said(one.text)) for one in service.words("places") if one.id in here
        ]
        self.service, self.sites = service, sites
        if len(sites) > 1:
            named = [(one.id, said(one.name)) for one in service.sites if one.id in sites]
            self.fields["site"] = fields.ChoiceField(
                label=_("Pracoviště"), choices=named, missing=_("Vyberte pracoviště.")
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
        )


class OutwardForm(HereForm):
    """Where we went, when, and who of us."""

    not_saved = _("Nic z výjezdu ještě není zapsané")
    field_order = ("day", "since", "until", "place")

    since = fields.HourField(label=_("Od"), required=False)
    until = fields.HourField(label=_("Do"), required=False)
    spot = fields.TextField(label=_("Místo slovy"), required=False, max_length=200)

    def __init__(self, *args: Any, ours: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        if ours:
            listed = [(str(number), name) for number, name in ours]
            self.fields["workers"] = fields.ManyField(
                label=_("Kdo z nás tam ještě byl"), choices=listed, whole=False
            )

    @property
    def told(self) -> Outward:
        """The head as it was told."""
        given = self.cleaned_data
        return replace(
            super().told,
            since=given["since"],
            until=given["until"],
            spot=given["spot"].strip(),
            workers=tuple(int(one) for one in given.get("workers") or ()),
        )


class LineForm(PeopleLine):
    """One person met; or people without a case, of whom there are only numbers."""

    field_order = ("who", "found")

    who = fields.TextField(label=WHO, required=False, max_length=120)
    found = fields.ChoiceField(label=_("Kdo z nich to je"), choices=[], required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Whoever was offered can be chosen: who it is, is looked up anew.
        found: Any = self.fields["found"]
        sent = str(self.data.get(self.add_prefix("found")) or "")
        found.choices = [(sent, sent)] if sent else []

    @property
    def is_filled(self) -> bool:
        """Whether something stands in the line."""
        beside = {*TICKED, *self.told_of}
        names = [name for name in self.fields if name not in beside]
        written = (str(self.data.get(self.add_prefix(one)) or "").strip() for one in names)
        return any(written) or any(self._sent(name) for name in TICKED)

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
            acts=self.did,
            materials=pieces(given),
            note=given["note"],
            reason=given["reason"],
            persons=given.get("persons"),
        )


def _called(one: Candidate) -> str:
    return one.label if one.label == one.case.title else f"{one.label} ({one.case.title})"
