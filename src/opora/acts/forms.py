"""The forms of an act. Which fields they have is said by the service's own rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from opora.access.viewer import Viewer
from opora.acts import about_people
from opora.acts.goals import NOT_CHOSEN, OfferedGoal, goal_field, goal_is_missing, line_field
from opora.acts.happened import Happened
from opora.acts.kept_words import COLUMNS, KEPT, kept_field, kept_names, offered_acts
from opora.acts.material import material_fields, pieces
from opora.acts.refused import NotOffered, not_offered
from opora.acts.shape import DAY_TO_COME, LONGEST, NOT_YET, is_to_come
from opora.appointments import guests
from opora.cases.queries import CaseRow, PersonInCase, people_of
from opora.catalog import current
from opora.catalog.service import Service
from opora.ui import fields, widgets
from opora.ui.forms import Carried, OporaForm
from opora.ui.people_field import PeopleField


@dataclass(frozen=True)
class Scene:
    """What a form about acts needs to know of the case."""

    service: Service
    people: tuple[PersonInCase, ...]
    last_kinds: tuple[str, ...] = ()
    colleagues: tuple[tuple[int, str], ...] = ()
    goals: tuple[OfferedGoal, ...] = ()
    everybody: tuple[PersonInCase, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)
    agreed: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        case: CaseRow,
        on: date,
        last_kinds: Sequence[str] = (),
        colleagues: Sequence[tuple[int, str]] = (),
        goals: Sequence[OfferedGoal] = (),
    ) -> "Scene":
        """The scene of one case."""
        everybody = tuple(people_of([case.id], on)[case.id])
        people = tuple(one for one in everybody if one.client)
        service = current().service(case.service)
        offered = (tuple(last_kinds), tuple(colleagues), tuple(goals))
        return cls(service, people, *offered, everybody)

    @property
    def has_choice_of_people(self) -> bool:
        """A family takes part as a whole unless a rule has kept who of it did (D1)."""
        kept = "participants" in kept_names(self.service)
        return len(self.people) > 1 and (kept or self.service.client != "family")

    def asks(self, *names: str) -> bool:
        """Whether the rules of the step look at one of the facts."""
        return bool(self.service.rulebook.facts_of("may_record_act") & set(names))


class ActLine(OporaForm):
    """Úkon, kdy, minuty, s kým, poznámka; the rest only where the rules can't do without."""

    not_saved = _("Úkon ještě není zapsaný")
    in_line = True
    asks_goal = True

    kind = fields.ChoiceField(
        label=_("Úkon"), choices=[], widget=widgets.List(), missing=_("Vyberte úkon.")
    )
    day = fields.DayField(
        label=_("Kdy"), initial="dnes", back=True, missing=_("Napište den, třeba včera.")
    )
    minutes = fields.MinutesField(label=_("Minuty"), min_value=1, max_value=LONGEST)
    note = fields.TextField(label=_("Poznámka"), required=False, max_length=4000)

    def __init__(
        self,
        *args: Any,
        scene: Scene,
        viewer: Viewer | None = None,
        now: time | None = None,
        **options: Any,
    ) -> None:
        self.scene = scene
        self.now = now
        super().__init__(*args, **options)
        self.offer_kinds()
        self.fields["minutes"].required = not self.counts_pieces
        note = self.fields.pop("note")
        if scene.has_choice_of_people:
            people = [(one.id, one.given_name) for one in scene.people]
            self.fields["people"] = PeopleField(
                label=_("S kým"), people=people, in_line=self.in_line
            )
        self.add_needed()
        self.fields["note"] = note
        self.order_fields(["kind", "day", "at", "minutes"])

    def offer_kinds(self) -> None:
        """The catalogue, what was agreed and what was used last first."""
        kinds, scene = cast(Any, self.fields["kind"]), self.scene
        # What was chosen stays, so that it is seen to be refused.
        hidden = set(scene.refused) - {self.data.get("kind"), self.initial.get("kind")}
        offered = offered_acts(scene.service, scene.last_kinds, hidden, scene.agreed)
        kinds.choices = [("", _("Zatím nevybráno")), *offered]

    @property
    def not_offered(self) -> list[NotOffered]:
        """What the rules keep out of the list, and why."""
        return not_offered(self.scene.refused, self.scene.service)

    def offer(self, scene: Scene) -> None:
        """What is only offered: a form that was sent needs it when it is drawn again."""
        self.scene = scene
        self.offer_kinds()

    def add_needed(self) -> None:
        """Fields without which the rules of this service can't answer."""
        if self.scene.asks("starts_at", "clients_now"):
            self.fields["at"] = fields.HourField(
                label=_("V kolik"),
                required=self.scene.asks("clients_now"),
                missing=_("Napište, v kolik to začalo, třeba 9:30."),
            )
        if self.scene.asks("place"):
            self.fields["place"] = kept_field("place", self.scene.service)
        if self.scene.asks("client_present"):
            self.fields["client_present"] = fields.ChoiceField(
                label=_("Klient u toho"),
                choices=[("yes", _("Ano")), ("no", _("Ne"))],
                widget=widgets.List(),
                required=False,
            )
        if field := line_field(self.scene.goals, self.scene.service):
            self.fields["goal"] = field

    def clean(self) -> dict[str, Any]:
        """What is still to come can't have happened."""
        said = super().clean() or self.cleaned_data
        day = said.get("day")
        is_today = day is not None and day == self.today
        if day is not None and self.today is not None and day > self.today:
            self.refuse("day", DAY_TO_COME)
        if self.now is not None and is_today and is_to_come(said.get("at"), self.now):
            self.refuse("at", NOT_YET)
        if self.asks_goal and "goal" in self.fields and goal_is_missing(self.scene, said):
            self.refuse("goal", NOT_CHOSEN)
        return dict(self.cleaned_data)

    @property
    def counts_pieces(self) -> bool:
        """Whether the act is told by its material; then nobody asks how long it took."""
        kind = self.data.get("kind") if self.is_bound else self.initial.get("kind")
        act = self.scene.service.act(str(kind or ""))
        kept = "material" in kept_names(self.scene.service)
        return kept and act is not None and act.needs_material

    @property
    def in_rows(self) -> bool:
        """Whether the line has other fields than its usual ones, and is set row by row."""
        more = {"at", "place", "client_present", "goal"} & set(self.fields)
        return bool(more) or "people" not in self.fields

    @property
    def happened(self) -> Happened:
        """The act as it was told."""
        said = self.cleaned_data
        beside = {
            name: said.get(name)
            for name in kept_names(self.scene.service)
            if name not in COLUMNS and said.get(name) not in (None, "", [])
        }
        beside |= about_people.told(said) | guests.told(said)
        if "client_present" in self.fields:
            beside |= _present(said.get("client_present"))
        return Happened(
            kind=said["kind"],
            day=said["day"],
            at=said.get("at"),
            minutes=said.get("minutes"),
            people=tuple(said.get("people") or ()),
            workers=tuple(said.get("workers") or ()),
            note=said.get("note", ""),
            goal=said.get("goal", ""),
            kept=beside,
            materials=self.materials(),
            appointment_id=_number(said.get("appointment")),
            **{name: said.get(name) or "" for name in COLUMNS},
        )

    def materials(self) -> dict[str, tuple[int, int]]:
        """Pieces given and brought back; the line has none."""
        return {}


def _number(said: object) -> int | None:
    return int(str(said)) if said and str(said).isdecimal() else None


def _present(said: object) -> dict[str, object]:
    known: dict[str, bool] = {"yes": True, "no": False}
    return {"client_present": known[str(said)]} if said in known else {}


AT_ONCE = 8  # counters that are seen before anything is counted


class ActForm(ActLine):
    """The whole act: besides the line, what the service's rules keep."""

    in_line = False

    appointment = Carried(most=18)

    def add_needed(self) -> None:
        """The line's own, then all that the rules keep or look at."""
        super().add_needed()
        if "at" not in self.fields:
            self.fields["at"] = fields.HourField(label=_("V kolik"), required=False)
        self._before_offered = frozenset(self.fields)
        self._add_offered()
        for name in kept_names(self.scene.service):
            field = kept_field(name, self.scene.service)
            if field is not None:
                self.fields[name] = field
        kept, service = kept_names(self.scene.service), self.scene.service
        about_people.add_fields(self, kept, self.scene.everybody, service, KEPT)
        if "participants" in kept:
            self.fields |= guests.at_act(self.scene.service)
        self.add_materials()

    def offer(self, scene: Scene) -> None:
        """Colleagues and goals as well."""
        super().offer(scene)
        self._add_offered()
        before = [name for name in self.fields if name in self._before_offered]
        self.order_fields([*before, "workers", "goal"])

    def _add_offered(self) -> None:
        if self.scene.colleagues:
            self.fields["workers"] = PeopleField(
                label=_("Kdo ještě byl u toho"), people=self.scene.colleagues, required=False
            )
        if self.scene.goals:
            self.fields["goal"] = goal_field(self.scene.goals)

    def add_materials(self) -> None:
        """Counters under an act that needs material, where a rule has it counted."""
        service = self.scene.service
        if "material" not in kept_names(service):
            return
        needing = [act.id for act in service.acts if act.needs_material]
        shown = fields.Shown("kind", *needing)
        for name, _what, label in material_fields(service):
            self.fields[name] = fields.CounterField(label=label, shown=shown)

    def materials(self) -> dict[str, tuple[int, int]]:
        """Pieces given and brought back."""
        return pieces(self.cleaned_data)

    @property
    def folded(self) -> list[str]:
        """Counters behind one press: where something is counted, all that are at zero."""
        return [name for name in self._counters if name not in self._seen]

    @property
    def folds_after(self) -> str:
        """The last counter that is seen; the press stands under it."""
        return self._seen[-1] if self.folded else ""

    @property
    def _counters(self) -> list[str]:
        return [name for name in self.fields if name.startswith(("back_", "picked_", "out_"))]

    @property
    def _seen(self) -> list[str]:
        lines = [self[name] for name in self._counters]
        used = [one for one in lines if one.errors or str(one.value() or "0").strip() != "0"]
        return [one.name for one in used or lines[:AT_ONCE]]


class AssessForm(OporaForm):
    """The head's word on a departure."""

    not_saved = _("Posouzení ještě není uložené")
    words = fields.TextField(
        label=_("Co z toho plyne"),
        help_text=_("Stačí jedna věta. Zůstane u zápisu."),
        max_length=1000,
        lines=True,
        missing=_("Napište, co z toho plyne. Stačí jedna věta."),
    )
