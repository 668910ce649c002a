"""Forms about an applicant. Which fields they have, the rules of the service say."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.access.queries import Colleague
from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.decisions.asked import AnswersForm, askable, asked_at
from opora.decisions.panels import said as in_words
from opora.intake.applicant.grounds import UnderGround
from opora.intake.forms import words
from opora.intake.models import Way
from opora.intake.promised import WENT_THROUGH, tells_informed
from opora.ui import fields
from opora.ui.fields import Shown
from opora.ui.forms import OporaForm

Choices = Sequence[tuple[str, str]]
AT_ACCEPT = keeps(__name__, "accept", "lacks", "programme_fits", "request", "request_analysis")
CARD = keeps(__name__, "contact_card", "contact_card")
FIRST = keeps(__name__, "take_contact", "target_group")
INTRO = keeps(__name__, "hold_intro", "crisis_in_intro", "intro_situation", "spoken_data_consent")
REFUSAL = keeps(__name__, "refuse", "refusal_letter")


class WithService(OporaForm):
    """A form whose fields depend on the service; questions of the service stand below.

    What has been answered before is `known`, so that nobody is asked twice.
    """

    asks: tuple[str, ...] = ()
    questions: type[AnswersForm] = AnswersForm

    def __init__(
        self,
        *args: Any,
        service: Service,
        known: Mapping[str, object] | None = None,
        **options: Any,
    ) -> None:
        self.service = service
        super().__init__(*args, **options)
        names = [name for step in self.asks for name in asked_at(service, step)]
        self.asked = self.questions(
            self.data if self.is_bound else None,
            service=service,
            facts=[one for one in dict.fromkeys(names) if askable(service, one)],
            today=self.today or date.min,
            initial=dict(known or {}),
        )

    def keep(self, name: str, *, kept: bool) -> None:
        """A field that no rule keeps is not there."""
        if not kept:
            del self.fields[name]

    def is_valid(self) -> bool:
        """Questions of the service belong to the form."""
        return super().is_valid() and self.asked.is_valid()


class CardForm(WithService):
    """The contact card."""

    not_saved = _("Kontaktní karta ještě není uložená")
    asks = ("contact_card", "application", "accept")

    commission = fields.TextField(
        label=_("Zakázka"),
        help_text=_("Na čem se bude pracovat, jak jste si to spolu ujasnili."),
        lines=True,
        max_length=4000,
        required=False,
    )
    situation = fields.TextField(
        label=_("Stav a situace, jak je vidí pracovník"),
        lines=True,
        max_length=4000,
        required=False,
    )
    expectations = fields.TextField(
        label=_("Co člověk od služby čeká"), lines=True, max_length=4000, required=False
    )
    can_meet = fields.TextField(
        label=_("Co z toho služba splnit může"), lines=True, max_length=4000, required=False
    )
    cannot_meet = fields.TextField(
        label=_("Co z toho služba splnit nemůže"), lines=True, max_length=4000, required=False
    )
    area = fields.ChoiceField(label=_("Oblast"), choices=[], required=False)
    target_group = fields.ChoiceField(label=_("Cílová skupina"), choices=[], required=False)
    programme = fields.ChoiceField(
        label=_("Který program pomůže nejvíc"), choices=[], required=False
    )
    lacks = fields.ManyField(
        label=_("Co chybí k tomu, aby to šlo bez pomoci"), choices=[], whole=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        service = self.service
        at_accept = AT_ACCEPT.of(service)
        card = bool(CARD.of(service))
        analysis = "request_analysis" in at_accept
        for name in ("expectations", "can_meet", "cannot_meet"):
            self.keep(name, kept=analysis)
        self.keep("situation", kept="request" in at_accept or card)
        self._choose("area", words(service, "areas"), kept=card)
        group = bool(FIRST.of(service))
        self._choose("target_group", words(service, "target_groups"), kept=group)
        programmes = words(service, "programmes")
        self._choose("programme", programmes, kept="programme_fits" in at_accept)
        lacks = words(service, "lacks")
        self.keep("lacks", kept="lacks" in at_accept and bool(lacks))
        if "lacks" in self.fields:
            label = self.fields["lacks"].label
            self.fields["lacks"] = fields.ManyField(label=label, choices=lacks, whole=False)

    def _choose(self, name: str, choices: Choices, *, kept: bool) -> None:
        self.keep(name, kept=kept and bool(choices))
        if name in self.fields:
            label = self.fields[name].label
            self.fields[name] = fields.ChoiceField(label=label, choices=choices, required=False)


class InformForm(OporaForm):
    """That the texts were gone through, and when."""

    not_saved = _("Zatím není zapsané, že jste to spolu prošli")

    on = fields.DayField(label=_("Kdy jste to spolu prošli"), past=True)
    note = fields.TextField(
        label=_("Na co se člověk ptal"), lines=True, max_length=2000, required=False
    )


class IntroForm(WithService):
    """The introductory consultation."""

    not_saved = _("Konzultace ještě není zapsaná")

    way = fields.ChoiceField(
        label=_("Jak probíhá"),
        choices=[(Way.IN_PERSON, Way.IN_PERSON.label), (Way.PHONE, Way.PHONE.label)],
    )
    consent = fields.ThreeStateField(
        label=_("Souhlasí zájemce po telefonu se zpracováním osobních údajů?"),
        shown=Shown("way", Way.PHONE),
    )
    situation = fields.TextField(
        label=_("Situace zájemce"), lines=True, max_length=6000, required=False
    )
    crisis = fields.ThreeStateField(label=_("Byla součástí krizová intervence?"), asked=False)
    specialist = fields.ChoiceField(label=_("Ke komu zájemce objednat"), choices=[], required=False)
    informed = fields.ThreeStateField(label=WENT_THROUGH, asked=False)
    on = fields.DayField(label=_("Kdy"), past=True)

    def __init__(self, *args: Any, people: Iterable[Colleague], **options: Any) -> None:
        super().__init__(*args, **options)
        kept = INTRO.of(self.service)
        self.fields["specialist"] = fields.ChoiceField(
            label=self.fields["specialist"].label,
            choices=[(str(one.id), one.name) for one in people],
            required=False,
        )
        self.keep("situation", kept="intro_situation" in kept)
        self.keep("specialist", kept="intro_situation" in kept)
        self.keep("consent", kept="spoken_data_consent" in kept)
        self.keep("crisis", kept="crisis_in_intro" in kept)
        self.keep("informed", kept=tells_informed(self.service, "hold_intro"))


class AssessForm(OporaForm):
    """Who weighed the case, and who will be the key worker."""

    not_saved = _("Posouzení ještě není zapsané")

    professionals = fields.ManyField(label=_("Kdo případ posoudil"), choices=[], whole=False)
    key_worker = fields.ChoiceField(
        label=_("Kdo bude klíčovým pracovníkem"),
        choices=[],
        missing=_("Vyberte, kdo případ povede."),
    )
    conclusion = fields.TextField(label=_("Závěr"), lines=True, max_length=4000, required=False)
    on = fields.DayField(label=_("Kdy"), past=True)

    def __init__(self, *args: Any, people: Iterable[Colleague], **options: Any) -> None:
        super().__init__(*args, **options)
        listed = [(str(one.id), one.name) for one in people]
        for name, kind in (("professionals", fields.ManyField), ("key_worker", fields.ChoiceField)):
            extra: dict[str, Any] = {"whole": False} if name == "professionals" else {}
            label = self.fields[name].label
            self.fields[name] = kind(label=label, choices=listed, **extra)
        self.order_fields(["professionals", "key_worker", "conclusion", "on"])


class AcceptForm(WithService):
    """Taking the applicant on."""

    not_saved = _("Přijetí ještě není uložené")
    asks = ("accept",)

    informed = fields.ThreeStateField(label=WENT_THROUGH, asked=False)
    reason = fields.TextField(label=_("Poznámka"), lines=True, max_length=2000, required=False)
    on = fields.DayField(label=_("Ode dne"), past=True)

    def __init__(self, *args: Any, told: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.keep("informed", kept=tells_informed(self.service, "accept") and not told)


class RefuseForm(WithService):
    """Refusing on a ground that the law knows."""

    not_saved = _("Odmítnutí ještě není uložené")
    asks = ("refuse",)
    questions = UnderGround

    ground = fields.ChoiceField(label=_("Důvod"), choices=[])
    act = fields.ChoiceField(
        label=_("O co zájemce žádá"),
        choices=[],
        required=False,
        shown=Shown("ground", "not_provided"),
    )
    reason = fields.TextField(
        label=_("Důvod slovy, kterým zájemce porozumí"), lines=True, max_length=2000
    )
    letter = fields.ThreeStateField(label=_("Chce zájemce důvod písemně?"))
    on = fields.DayField(label=_("Kdy"), past=True)

    def __init__(self, *args: Any, settled: Collection[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        service = self.service
        assert isinstance(self.asked, UnderGround)
        self.asked.under_grounds(service, settled)
        kept = REFUSAL.of(service)
        self.fields["ground"] = fields.ChoiceField(
            label=self.fields["ground"].label, choices=words(service, "refusal_grounds")
        )
        acts = [(one.id, in_words(one.text)) for one in service.acts]
        self.fields["act"] = fields.ChoiceField(
            label=self.fields["act"].label,
            choices=acts,
            required=False,
            shown=Shown("ground", "not_provided"),
        )
        self.keep("act", kept="act" in service.rulebook.facts_of("may_refuse"))
        self.keep("letter", kept="refusal_letter" in kept)
        self.order_fields(["ground", "act", "reason", "letter", "on"])


class OneOffForm(OporaForm):
    """One contact, and nobody comes again."""

    not_saved = _("Případ ještě není ukončený")

    on = fields.DayField(label=_("Kdy"), past=True)
    reason = fields.TextField(
        label=_("Poznámka"), help_text=_("Třeba s čím odchází."), max_length=500, required=False
    )


class ReferForm(OporaForm):
    """The way to another service."""

    not_saved = _("Předání ještě není zapsané")

    referred_to = fields.TextField(
        label=_("Kam"), help_text=_("Název služby, místo, spojení."), max_length=200
    )
    reason = fields.TextField(
        label=_("Jak jste s cestou pomohli"), lines=True, max_length=2000, required=False
    )
    on = fields.DayField(label=_("Kdy"), past=True)
