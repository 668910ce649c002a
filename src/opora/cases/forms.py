"""Forms about the case itself: key worker, people, programmes, how to get in touch."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.queries import Colleague
from opora.people.birth_field import BirthField
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm

CHANNELS = [
    ("phone", _("Telefonem")),
    ("email", _("E-mailem")),
    ("letter", _("Dopisem")),
    ("in_person", _("Osobně")),
]


class KeyWorkerForm(OporaForm):
    """Who answers for the case from a day on."""

    not_saved = _("Klíčový pracovník ještě není uložený")

    worker = fields.ChoiceField(label=_("Kdo případ povede"), choices=[])
    since = fields.DayField(
        label=_("Ode dne"), help_text=_("Může být i pozdější než dnešek, nejdéle za rok.")
    )
    reason = fields.TextField(
        label=_("Proč se to mění"), lines=True, max_length=1000, required=False
    )

    def __init__(
        self, *args: Any, people: Iterable[Colleague], first: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if first:
            del self.fields["reason"]
        self.fields["worker"] = fields.ChoiceField(
            label=self.fields["worker"].label,
            choices=[(str(one.id), one.name) for one in people],
            missing=_("Vyberte, kdo případ povede."),
        )
        self.order_fields(["worker", "since", "reason"])


class NamedForm(OporaForm):
    """A name with what belongs to it."""

    # One of the two is enough.
    given_name = fields.TextField(
        label=_("Jméno"), max_length=100, required=False, may_say_optional=False
    )
    family_name = fields.TextField(
        label=_("Příjmení"), max_length=100, required=False, may_say_optional=False
    )
    birth = BirthField()
    phone = fields.PhoneField()

    @property
    def answers(self) -> dict[str, Any]:
        """Of the birth what is known of its day; how old somebody is follows from it."""
        given = super().answers
        told = given.pop("birth")
        return given | {"birth": told.birth if told else None}


SOMEBODY_ELSE = "else"
WHY_IN_CASE = [("client", _("Je klientem služby")), ("named", _("Jen o tom člověku víme"))]


class PersonForm(NamedForm):
    """One more person in the case."""

    not_saved = _("Člověk v případu zatím není")

    relation = fields.TextField(
        label=_("Kdo to je"),
        help_text=_("Vztah k ostatním, třeba matka, syn, opatrovník."),
        max_length=100,
        required=False,
    )
    client = fields.ChoiceField(
        label=_("Proč je v případu"),
        choices=WHY_IN_CASE,
        missing=_("Vyberte, jestli je člověk klientem, nebo o něm jen víme."),
    )

    def __init__(self, *args: Any, known: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        if known:
            self.fields["known"] = fields.ChoiceField(
                label=_("Neznáte tohoto člověka z jiného případu?"),
                choices=[*known, (SOMEBODY_ELSE, _("je to někdo jiný"))],
                widget=widgets.List(),
                missing=_(
                    "Stejné jméno má i někdo z jiného případu. Vyberte, jestli jde o téhož člověka."
                ),
            )


class CorrectPersonForm(NamedForm):
    """What is known of a person, put right."""

    email = fields.EmailField(required=False)
    address = fields.TextField(label=_("Adresa"), max_length=300, required=False)


class LeaveOutForm(OporaForm):
    """Whom the client does not want to meet, and why (B19)."""

    not_saved = _("Zatím je vše beze změny")

    worker = fields.ChoiceField(label=_("Bez koho"), choices=[])
    ground = fields.ChoiceField(label=_("Důvod"), choices=[], required=False)
    reason = fields.TextField(label=_("Co k tomu zaznělo"), lines=True, max_length=1000)

    def __init__(
        self,
        *args: Any,
        people: Iterable[Colleague],
        grounds: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        listed = [(str(one.id), one.name) for one in people]
        label = self.fields["worker"].label
        self.fields["worker"] = fields.ChoiceField(label=label, choices=listed)
        if grounds:
            label = self.fields["ground"].label
            self.fields["ground"] = fields.ChoiceField(label=label, choices=grounds)
        else:
            del self.fields["ground"]
        self.order_fields(["worker", "ground", "reason"])


class ProgrammeForm(OporaForm):
    """A programme begins."""

    not_saved = _("Program ještě nezačal")

    programme = fields.ChoiceField(label=_("Program"), choices=[])
    priority = fields.NumberField(
        label=_("Kolikátý v pořadí důležitosti"), min_value=1, max_value=20
    )
    started_on = fields.DayField(label=_("Začíná dne"), past=True)

    def __init__(
        self, *args: Any, programmes: Sequence[tuple[str, str]], priority: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        label = self.fields["programme"].label
        # The only programme of a service needs no choosing.
        only = programmes[0][0] if len(programmes) == 1 else None
        self.fields["programme"] = fields.ChoiceField(label=label, choices=programmes, initial=only)
        if not priority:
            del self.fields["priority"]
        self.order_fields(["programme", "priority", "started_on"])


class WayForm(OporaForm):
    """How one may get in touch (E12)."""

    not_saved = _("Domluva ještě není uložená")

    channel = fields.ChoiceField(label=_("Jak se ozvat"), choices=CHANNELS, required=False)
    contact = fields.TextField(
        label=_("Spojení"),
        help_text=_("Telefon, e-mail nebo adresa."),
        max_length=120,
        required=False,
    )
    when = fields.TextField(label=_("Kdy se ozvat"), max_length=120, required=False)
    message = fields.ThreeStateField(label=_("Smíme nechat vzkaz?"))
    caller_name = fields.TextField(
        label=_("Když to zvedne někdo jiný, představit se jako"), max_length=80, required=False
    )
    note = fields.TextField(label=_("Na co dát pozor"), max_length=300, required=False)
