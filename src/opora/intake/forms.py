"""The form of a first contact. Shape only; which fields, the rules say."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from opora.cases.kept import keeps
from opora.cases.queries import PersonInCase
from opora.catalog.service import Service
from opora.decisions.asked import AnswersForm, askable, asked_at
from opora.decisions.panels import said
from opora.intake.codes.spelling import explained
from opora.intake.coming_back import PERSON, field_for, person_of
from opora.intake.given import Reach, Talk, Who
from opora.intake.models import Way
from opora.intake.promised import WENT_THROUGH, tells_informed
from opora.people.birth_field import BirthField
from opora.people.codes import alike
from opora.ui import fields, widgets
from opora.ui.asked import Asked
from opora.ui.fields import Shown
from opora.ui.forms import OporaForm

STEP = "take_contact"
_FIELDS = ("age", "agreed_contact", "client", "code", "contact_way", "next_step", "target_group")
KEPT = keeps(__name__, STEP, *_FIELDS)
NAMED, NAMELESS = "named", "anonymous"
ONE_OFF = "one_off"
# Nobody gets in touch with a code.
TO_GET_IN_TOUCH = ("phone", "email", "when", "message", "caller_name")
# Chosen from a list of the service, called as the field is; without one it is not asked.
CHOSEN = ("area", "referrer", "target_group")
OF_A_PERSON = ("given_name", "family_name", "family_title", "birth")


def words(service: Service, vocabulary: str) -> list[tuple[str, str]]:
    """The words of a vocabulary for a choice."""
    return [(one.id, said(one.text)) for one in service.words(vocabulary)]


class ContactForm(OporaForm):
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
        served: Sequence[PersonInCase] = (),
        **options: Any,
    ) -> None:
        self.service, self.returning, self.posts = service, returning, posts
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
            self._leave_out_known(service, served)
        self.asked = AnswersForm(
            self.data if self.is_bound else None,
            service=service,
            facts=[one for one in self._asked() if askable(service, one)],
            today=self.today or date.min,
            initial=self.initial,
        )

    def _asked(self) -> list[str]:
        both = [*asked_at(self.service, "contact"), *asked_at(self.service, STEP)]
        return list(dict.fromkeys(both))

    def _leave_out(self) -> None:
        """Fields that no rule of the service keeps are not on the form."""
        kept = KEPT.of(self.service)
        gone = set() if self.service.client == "family" else {"family_title"}
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

    def _leave_out_known(self, service: Service, served: Sequence[PersonInCase]) -> None:
        """Who comes back is known already; of a family it may be asked who of them it is."""
        self.fields |= field_for(service.id, served)
        for name in ("who", "code", *OF_A_PERSON):
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
        return {**({"age": told.age} if told else {}), **self.asked.known()}

    # --- as the action takes it ---------------------------------------------------------------
    @property
    def place(self) -> tuple[str, str]:
        """Service and site."""
        service, _colon, site = str(self.cleaned_data["post"]).partition(":")
        return service, site

    @property
    def day(self) -> date:
        """The day of the contact."""
        found = self.cleaned_data["on"]
        assert isinstance(found, date)
        return found

    def who_it_is(self, free_code: Callable[[], str], *, someone_new: str = "") -> Who:
        """By name, or by a code: one that is ``someone_new``, or drawn where none is agreed on."""
        given = self.cleaned_data
        told, nameless = given.get("birth"), given.get("who") == NAMELESS
        drawn = free_code() if nameless and "code" not in self.fields else ""
        return Who(
            anonymous=nameless,
            code=given.get("code") or drawn,
            given_name=given.get("given_name") or "",
            family_name=given.get("family_name") or "",
            family_title=given.get("family_title") or "",
            **({"birth": told.birth, "age": told.age} if told else {}),
            returning=self.returning,
            person_id=person_of(given),
            someone_new=bool(drawn) or alike(someone_new) == alike(given.get("code") or ""),
        )

    def reach(self) -> Reach:
        """How we may get in touch."""
        given = self.cleaned_data
        return Reach(
            phone=given.get("phone") or "",
            email=given.get("email") or "",
            when=given.get("when") or "",
            message=given.get("message"),
            caller_name=given.get("caller_name") or "",
        )

    @property
    def is_one_off(self) -> bool:
        """Nobody comes again: the case ends with the contact."""
        return self.cleaned_data.get("next_step") == ONE_OFF

    def talk(self) -> Talk:
        """What it was about."""
        given = self.cleaned_data
        return Talk(
            way=given.get("way") or "",
            request=given.get("request") or "",
            danger=given.get("danger"),
            area=given.get("area") or "",
            referrer=given.get("referrer") or "",
            target_group=given.get("target_group") or "",
            next_step="" if self.is_one_off else given.get("next_step") or "",
            informed=given.get("informed"),
            answers=self.asked.known(),
        )
