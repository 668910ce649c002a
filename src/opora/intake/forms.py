"""The form of a first contact. Shape only; which fields, the rules say."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.decisions.asked import AnswersForm, askable, asked_at
from opora.decisions.panels import said
from opora.intake.before import Before
from opora.intake.codes.spelling import explained
from opora.intake.coming_back import PERSON, field_for
from opora.intake.models import Way
from opora.intake.promised import WENT_THROUGH, tells_informed
from opora.intake.told_contact import NAMED, NAMELESS, ToldContact
from opora.people.birth_field import BirthField
from opora.ui import fields, widgets
from opora.ui.asked import Asked
from opora.ui.fields import Shown
from opora.ui.words import long_day

STEP = "take_contact"
_FIELDS = ("age", "agreed_contact", "client", "code", "contact_way", "next_step", "target_group")
KEPT = keeps(__name__, STEP, *_FIELDS)
# Nobody gets in touch with a code.
TO_GET_IN_TOUCH = ("phone", "email", "when", "message", "caller_name")
SAID_BEFORE = _("Vyplněné je, co platilo naposledy, %(day)s. Ověřte, že to platí dál.")
# Chosen from a list of the service, called as the field is; without one it is not asked.
CHOSEN = ("area", "referrer", "target_group")
OF_A_PERSON = ("given_name", "family_name", "family_title", "relation", "birth")


def words(service: Service, vocabulary: str) -> list[tuple[str, str]]:
    """The words of a vocabulary for a choice."""
    return [(one.id, said(one.text)) for one in service.words(vocabulary)]


class ContactForm(ToldContact):
    """A first contact; essential are only the way and who it is."""

    not_saved = _("Kontakt ještě není uložený")

    danger = fields.ThreeStateField(label=_("Je někdo v ohrožení, nebo to nesnese odklad?"))
    way = fields.ChoiceField(
        label=_("Jak se ozývá"), choices=Way.choices, missing=_("Vyberte, jak se člověk ozývá.")
    )
    who = fields.ChoiceField(
        label=_("Kdo se ozývá"),
        choices=[(NAMED, _("Se jménem")), (NAMELESS, _("Bez jména"))],
        missing=_("Vyberte, jestli je to se jménem, nebo bez něj."),
    )
    code = fields.TextField(
        label=_("Kód pro příště"),
        help_text=_("Řekněte ho nahlas nebo napište na lístek. Nevychází ze jména ani z data."),
        max_length=40,
        missing=_("Napište kód, pod kterým klienta příště najdete."),
        shown=Shown("who", NAMELESS),
    )
    given_name = fields.TextField(
        label=_("Jméno"),
        max_length=100,
        required=False,
        may_say_optional=False,
        shown=Shown("who", NAMED),
    )
    family_name = fields.TextField(
        label=_("Příjmení"),
        max_length=100,
        required=False,
        may_say_optional=False,
        shown=Shown("who", NAMED),
    )
    family_title = fields.TextField(
        label=_("Jak se rodině říká"),
        help_text=_("Třeba Novákovi. Když to necháte prázdné, ponese případ jméno člověka."),
        max_length=200,
        required=False,
    )
    relation = fields.TextField(
        label=_("Kdo to v rodině je"),
        help_text=_("Třeba matka, otec, babička."),
        max_length=100,
        required=False,
    )
    birth = BirthField()
    request = fields.TextField(
        label=_("S čím přichází"),
        help_text=_("Slovy toho, kdo se ozývá."),
        lines=True,
        max_length=4000,
        required=False,
    )
    area = fields.ChoiceField(label=_("O co jde"), choices=[], required=False)
    referrer = fields.ChoiceField(label=_("Kdo službu doporučil"), choices=[], required=False)
    target_group = fields.ChoiceField(label=_("Ke komu člověk patří"), choices=[], required=False)
    phone = fields.PhoneField(shown=Shown("who", NAMED))
    email = fields.EmailField(required=False, shown=Shown("who", NAMED))
    when = fields.TextField(
        label=_("Kdy se ozvat"), max_length=120, required=False, shown=Shown("who", NAMED)
    )
    message = fields.ThreeStateField(label=_("Smíme nechat vzkaz?"), shown=Shown("who", NAMED))
    caller_name = fields.TextField(
        label=_("Když to zvedne někdo jiný, představit se jako"),
        max_length=80,
        required=False,
        shown=Shown("who", NAMED),
    )
    informed = fields.ThreeStateField(label=WENT_THROUGH, asked=False)
    next_step = fields.ChoiceField(label=_("Co bude dál"), choices=[], required=False)
    on = fields.DayField(label=_("Kdy to bylo"), past=True)

    def __init__(
        self,
        *args: Any,
        service: Service,
        posts: Sequence[str],
        returning: int | None = None,
        before: Before | None = None,
        **options: Any,
    ) -> None:
        self.service, self.returning, self.posts = service, returning, posts
        self.before = before or Before()
        super().__init__(*args, **options)
        self.fields["post"] = fields.ChoiceField(
            label=_("Služba a místo"),
            choices=[(one, one) for one in posts],
            widget=widgets.Hidden(),
            missing=_("Vyberte službu, ve které pracujete."),
        )
        self._leave_out()
        self._choices()
        for rule in KEPT.keeping("age", service, self.today or date.min):  # since when one is 15
            self.fields["birth"].help_text += f" {said(rule.text)}"
        if returning is not None:
            self._leave_out_known(service)
        self.asked = AnswersForm(
            self.data if self.is_bound else None,
            service=service,
            facts=[one for one in self._asked() if askable(service, one)],
            today=self.today or date.min,
            initial=self.initial,
        )
        for name in self.asked.fields:
            if said_on := self.before.said_on.get(name):
                told = {"day": long_day(said_on)}
                self.asked.fields[name].help_text = SAID_BEFORE % told

    def _asked(self) -> list[str]:
        both = [*asked_at(self.service, "contact"), *asked_at(self.service, STEP)]
        return list(dict.fromkeys(both))

    def _leave_out(self) -> None:
        """Fields that no rule of the service keeps are not on the form."""
        kept = KEPT.of(self.service)
        gone = set() if self.service.client == "family" else {"family_title", "relation"}
        if not (self.service.anonymous and "client" in kept):
            gone |= {"who", "code"}
            for name in ("given_name", "family_name", *TO_GET_IN_TOUCH):
                self._always(name)
        elif "code" not in kept:
            gone.add("code")
        if "target_group" not in kept:
            gone.add("target_group")
        if "agreed_contact" not in kept:
            gone |= {"when", "message", "caller_name"}
        if not tells_informed(self.service, STEP):
            gone.add("informed")
        self.fields = {name: one for name, one in self.fields.items() if name not in gone}
        if "code" in self.fields:
            self.fields["code"].help_text += explained(self.service)

    def _leave_out_known(self, service: Service) -> None:
        """Who comes back is known already; of a family it may be asked who of them it is.

        The age of somebody without a name is asked where nobody has told it so far.
        """
        self.fields |= field_for(service.id, self.before.served)
        asked = {"birth"} if self.before.asks_age else set()
        for name in {"who", "code", *OF_A_PERSON} - asked:
            self.fields.pop(name, None)
        for name in TO_GET_IN_TOUCH:
            self._always(name)

    def _always(self, name: str) -> None:
        field = self.fields.get(name)
        if isinstance(field, Asked):
            field.shown = None

    def _choices(self) -> None:
        service, kept = self.service, KEPT.of(self.service)
        if "contact_way" not in kept:
            label = self.fields["way"].label
            self.fields["way"] = fields.ChoiceField(
                label=label, choices=Way.choices, required=False
            )
        for name in CHOSEN:
            if name not in self.fields:
                continue
            listed = words(service, f"{name}s")
            if listed:
                label = self.fields[name].label
                self.fields[name] = fields.ChoiceField(label=label, choices=listed, required=False)
            else:
                del self.fields[name]
        ends = words(service, "contact_ends")
        steps = words(service, "next_steps") if "next_step" in kept else []
        self.fields["next_step"] = fields.ChoiceField(
            label=_("Co bude dál"),
            choices=[*steps, *ends[-1:]] if steps else ends,
            required=False,
        )
        order = [name for name in (*ContactForm.base_fields, "post") if name in self.fields]
        self.order_fields(order)

    def is_valid(self) -> bool:
        """Questions of the service belong to the form."""
        return super().is_valid() and self.asked.is_valid()

    # --- as the page shows it ------------------------------------------------------------------
    @property
    def about_who(self) -> list[BoundField]:
        """In one row: by which way, and who."""
        return [self[name] for name in ("way", "who", PERSON) if name in self.fields]

    @property
    def about_what(self) -> list[BoundField]:
        """Who it is and what it is about; what the rules say of it stands right below."""
        return [*self._between("code", "target_group"), *self.asked]

    @property
    def from_now_on(self) -> list[BoundField]:
        """How to get in touch, what comes next, and when it was."""
        return self._between("phone", "on")

    def _between(self, first: str, last: str) -> list[BoundField]:
        """The fields from one to the other in their order, as far as they are there."""
        order = list(ContactForm.base_fields)
        names = order[order.index(first) : order.index(last) + 1]
        return [self[name] for name in names if name in self.fields]

    def known(self) -> dict[str, object]:
        """Facts in what was typed so far; what is not right yet is not known."""
        self.is_valid()
        self.asked.is_valid()
        told = self.cleaned_data.get("birth")
        age = told.age if told else self.before.age
        return {**({"age": age} if age else {}), **self.asked.known()}
