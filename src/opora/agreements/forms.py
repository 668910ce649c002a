"""Shapes of what is typed about agreements."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.agreements.act_field import ActsField
from opora.agreements.contents import CONTENT, needed_contents
from opora.agreements.terms import ADULT, ENDS_EARLY, FORMS_TO_SIGN, Represented, Terms, early
from opora.cases.agreement_words import agreement_title
from opora.cases.kept import keeps
from opora.cases.queries import PersonInCase
from opora.catalog.service import Service
from opora.decisions.fact_words import age_words
from opora.decisions.panels import said
from opora.ui import fields
from opora.ui.day_order import refuse_unless_after
from opora.ui.forms import OporaForm
from opora.ui.people_field import PeopleField

OTHER = "other"
SCREEN = "conclude_agreement"
KEPT = keeps(__name__, SCREEN, "understandable", "data_consent", "duties_told", "copies", "goals")


def minors_of(people: Sequence[PersonInCase]) -> list[PersonInCase]:
    """Those served who surely are not of age."""
    return [one for one in people if one.client and _is_minor(one)]


def _is_minor(one: PersonInCase) -> bool:
    return one.age is not None and one.age.high is not None and one.age.high < ADULT


def is_free(service: Service) -> bool:
    """Whether a rule forbids any fee, whatever the case (E10, D10)."""
    rules = service.rulebook.asked("may_conclude_agreement")
    return any(rule.kind.word == "free_of_charge" and not rule.when for rule in rules)


class SignerField(fields.ChoiceField):
    """Who signs for a minor; whether somebody has to depends on the form of the agreement."""

    @property
    def is_optional(self) -> bool:
        """Never said: the form decides."""
        return False


class ConcludeForm(OporaForm):
    """What was agreed. Which fields there are follows from the rules of the service."""

    concluded_on = fields.DayField(label=gettext_lazy("Platí od"), past=True)
    valid_until = fields.DayField(label=gettext_lazy("Platí do"), required=False)
    acts: Any
    goals = fields.TextField(
        label=gettext_lazy("Na čem budete spolupracovat"),
        lines=True,
        max_length=4000,
        missing=gettext_lazy("Napište aspoň jednou větou, na čem budete spolupracovat."),
    )
    extent = fields.TextField(
        label=gettext_lazy("Kde, kdy a v jakém rozsahu"),
        lines=True,
        max_length=2000,
        required=False,
    )
    when_broken = fields.TextField(
        label=gettext_lazy("Co se stane, když se podmínky nedodrží"),
        lines=True,
        max_length=4000,
        required=False,
    )
    ways_to_end = fields.TextField(
        label=gettext_lazy("Kdy a jak lze službu změnit nebo ukončit"),
        lines=True,
        max_length=4000,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        service: Service,
        people: Sequence[PersonInCase],
        opened_on: date,
        **options: Any,
    ) -> None:
        self.service = service
        self.not_saved = agreement_title(service, "unsaved")
        self.minors = minors_of(people)
        self.clients = [one for one in people if one.client]
        self.adults = [one for one in people if not _is_minor(one)]
        self.opened_on = opened_on
        super().__init__(*args, **options)
        self._add_form()
        self._add_parties()
        self.fields["acts"] = ActsField(
            service=service,
            label=_("Na jakých úkonech jste se dohodli"),
            help_text=_("Otevřete oblast a vyberte."),
        )
        self._add_representatives()
        self._add_answers()
        first = ["parties", "joined_on", "form", "concluded_on", "valid_until", "goals", "acts"]
        self.order_fields(first)

    def _add_form(self) -> None:
        forms = self.service.agreement_forms
        if len(forms) > 1:
            self.fields["form"] = fields.ChoiceField(
                label=_("Jak je domluvená"),
                choices=[
                    (one, said(self.service.word("forms", one)).capitalize()) for one in forms
                ],
            )

    @property
    def offered(self) -> list[tuple[int, str]]:
        """Those with whom it can be agreed: the clients of the case."""
        return [(one.id, one.name) for one in self.clients]

    def _add_parties(self) -> None:
        """Where one client is in the case there is nothing to choose."""
        if len(self.offered) > 1:
            self.fields["parties"] = PeopleField(
                label=_("S kým to uzavíráte"),
                help_text=_("Jen ti, se kterými jste se na tom opravdu domluvili."),
                people=self.offered,
                missing=_("Vyberte, s kým je to domluvené."),
            )

    def _add_fee(self, asks: frozenset[str]) -> None:
        """Where the service is free nobody is asked; of a fee that came all the same rules say no.

        It counts where it is asked about now, and where it may be owed later (C13).
        """
        told = self.data.get(self.add_prefix("fee")) or self.initial.get("fee")
        if is_free(self.service) and not told:
            return
        if "fee" in asks | self.service.rulebook.facts_of("may_give_notice"):
            self.fields["fee"] = fields.CrownsField(
                label=_("Úhrada v korunách"),
                help_text=_("Když se nic neplatí, nechte prázdné."),
                max_value=1_000_000,
                required=False,
            )

    def _add_representatives(self) -> None:
        adults = [(str(one.id), one.name) for one in self.adults]
        for one in self.minors:
            key = f"signer_{one.id}"
            assert one.age is not None
            self.fields[key] = SignerField(
                label=_("Kdo podepíše za: %(name)s") % {"name": one.name},
                help_text=_("%(name)s: %(age)s. Do 18 let podepisuje zákonný zástupce.")
                % {"name": one.name, "age": age_words(one.age)},
                choices=[*adults, (OTHER, _("Někdo jiný"))],
                required=False,
                shown=fields.Shown("parties", str(one.id)) if "parties" in self.fields else None,
            )
            shown = fields.Shown(key, OTHER)
            self.fields[f"{key}_name"] = fields.TextField(
                label=_("Jméno zástupce"), shown=shown, missing=_("Napište jméno zástupce.")
            )
            self.fields[f"{key}_relation"] = fields.TextField(
                label=_("Kým dítěti je"), max_length=100, required=False, shown=shown
            )

    def _add_answers(self) -> None:
        kept = KEPT.of(self.service)
        self.fields["goals"].required = "goals" in kept
        asks = self.service.rulebook.facts_of("may_conclude_agreement")
        for name in ("when_broken", "ways_to_end"):
            field: Any = self.fields[name]
            field.may_say_optional = "contents" not in asks  # where a rule refuses without it
        on_paper = fields.Shown("form", *FORMS_TO_SIGN) if "form" in self.fields else None
        self._add_fee(asks)
        asked = {
            "understandable": _("Rozumí klient smlouvě, slovům i smyslu?"),
            "data_consent": _("Je tu písemný souhlas se zpracováním osobních údajů?"),
            "duties_told": _("Ví klient, k čemu se smlouvou zavazuje?"),
        }
        for name, label in asked.items():
            if name in kept:
                # The consent is a part of what is signed: without asking, nothing was signed.
                needed = name == "data_consent"
                self.fields[name] = fields.ThreeStateField(label=label, answer_needed=needed)
        if set(self.service.agreement_forms).isdisjoint(FORMS_TO_SIGN):
            return
        if "copies" in kept:
            self.fields["copies"] = fields.ThreeStateField(
                label=_("Jsou podepsaná dvě vyhotovení?"), asked=False, shown=on_paper
            )
        self.fields["handed_over"] = fields.ThreeStateField(
            label=_("Je jedno vyhotovení předané?"), asked=False, shown=on_paper
        )

    def clean(self) -> dict[str, Any]:
        """The days, with the line of the summary that says it at once."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begins = cleaned.get("concluded_on")
        if begins and begins < self.opened_on:
            self.refuse(
                "concluded_on",
                early(self.opened_on),
                summary=_("Začátek je dřív, než jste se poprvé sešli"),
            )
        refuse_unless_after(self, "concluded_on", "valid_until", ENDS_EARLY, same_day=True)
        self._refuse_empty(cleaned)
        if cleaned.get("form", self.service.agreement_forms[0]) in FORMS_TO_SIGN:
            for one in self.minors:
                if one.id in self.parties and not cleaned.get(f"signer_{one.id}"):
                    self.refuse(
                        f"signer_{one.id}",
                        _("Vyberte zástupce."),
                        summary=_("Není zapsáno, kdo podepíše za: %(name)s") % {"name": one.name},
                    )
        return dict(self.cleaned_data)

    def _refuse_empty(self, cleaned: Mapping[str, Any]) -> None:
        """An empty field is filled in, no verdict; unless it is said why there is nothing."""
        if self.data.get("departure", "").strip():
            return
        for name in needed_contents(self.service):
            field, sentence = CONTENT[name]
            if not cleaned.get(field) and field not in self.errors:
                self.refuse(field, sentence)

    @property
    def lacks(self) -> list[str]:
        """Names of the fields that are not filled in as they have to be."""
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]

    @property
    def parties(self) -> tuple[int, ...]:
        """With whom it is agreed, as far as it is chosen; the only client where there is one."""
        if "parties" in self.fields:
            return tuple(self.cleaned_data.get("parties") or ())
        return tuple(key for key, _name in self.offered)

    def terms(self) -> Terms:
        """What was agreed, as the action takes it."""
        return terms_from(self.cleaned_data, self.service, self.today, self.parties)

    def represented(self) -> list[Represented]:
        """Who signs for whom."""
        found = []
        for one in (minor for minor in self.minors if minor.id in self.parties):
            chosen = self.cleaned_data.get(f"signer_{one.id}") or ""
            if chosen == OTHER:
                name = self.cleaned_data.get(f"signer_{one.id}_name") or ""
                relation = self.cleaned_data.get(f"signer_{one.id}_relation") or ""
                found.append(Represented(one.id, name=name, relation=relation))
            elif chosen:
                found.append(Represented(one.id, person_id=int(chosen)))
        return found


def terms_from(
    cleaned: Mapping[str, Any],
    service: Service,
    today: date | None,
    parties: tuple[int, ...] | None = None,
) -> Terms:
    """The terms as far as they are typed; the service's only form where there is no choice."""
    only = service.agreement_forms[0] if len(service.agreement_forms) == 1 else ""
    day = cleaned.get("concluded_on") or today
    assert isinstance(day, date)
    answers = ("copies", "handed_over", "understandable", "data_consent", "duties_told")
    return Terms(
        form=cleaned.get("form") or only,
        concluded_on=day,
        valid_until=cleaned.get("valid_until"),
        acts=tuple(cleaned.get("acts") or ()),
        goals=cleaned.get("goals") or "",
        extent=cleaned.get("extent") or "",
        when_broken=cleaned.get("when_broken") or "",
        ways_to_end=cleaned.get("ways_to_end") or "",
        fee=cleaned.get("fee"),
        parties=parties,
        joined_on=cleaned.get("joined_on"),
        **{name: cleaned.get(name) for name in answers},
    )
