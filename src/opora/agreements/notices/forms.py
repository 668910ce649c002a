"""Forms of a notice and of what becomes of it."""

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from opora.agreements.breaches.forms import CONDUCT, DEGRADING
from opora.agreements.notices.grounds import OTHER, Given
from opora.agreements.notices.queries import BreachRow
from opora.agreements.notices.words import breach_title, ground_words
from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm

KEPT = keeps(__name__, "give_notice", "delivery")


class NoticeForm(OporaForm):
    """What the notice leans on, how and when it was given, and what stands in it.

    The ground is not typed: it is that of the recorded breach, or one that needs no breach.
    """

    not_saved = _("Výpověď ještě není zapsaná")

    given_on = fields.DayField(label=_("Den výpovědi"), past=True)
    form = fields.ChoiceField(
        label=_("Jak je daná"), choices=[("written", _("Písemně")), ("spoken", _("Ústně"))]
    )
    text = fields.TextField(
        label=_("Co ve výpovědi stojí"),
        lines=True,
        max_length=4000,
        missing=_("Napište, co ve výpovědi stojí."),
    )

    def __init__(
        self,
        *args: Any,
        service: Service,
        breaches: Sequence[BreachRow],
        grounds: Sequence[str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        choices = [
            (str(one.id), f"{breach_title(one, service)}: {_short(one.what)}") for one in breaches
        ]
        open_ones = [(one, capfirst(ground_words(one, service))) for one in grounds]
        self.fields["leans_on"] = fields.ChoiceField(
            label=_("O co se opírá"),
            help_text=_(
                "Nabízíme porušení, která jsou v případu zapsaná, "
                "a důvody, pro které služba zveřejnila výpovědní lhůtu."
            )
            if open_ones
            else _("Nabízíme porušení, která jsou v případu zapsaná."),
            choices=[*choices, *open_ones, (OTHER, _("Jiný důvod"))],
            widget=widgets.List(),  # the names are long
        )
        of_conduct = [str(one.id) for one in breaches if one.ground == CONDUCT]
        of_others = [str(one.id) for one in breaches if one.ground != CONDUCT]
        if of_others:
            shown = fields.Shown("leans_on", *of_others)
            self.fields["gross_breach"] = fields.ThreeStateField(
                label=_("Bylo to hrubé porušení?"), asked=False, shown=shown
            )
        if of_conduct:
            shown = fields.Shown("leans_on", *of_conduct)
            self.fields["degrading_conduct"] = fields.ThreeStateField(
                label=DEGRADING, asked=False, shown=shown
            )
        self.order_fields(
            ["leans_on", "gross_breach", "degrading_conduct", "form", "given_on", "text"]
        )

    def given(self) -> Given:
        """The notice as the action takes it."""
        return given_from(self.cleaned_data, self.today)


def given_from(cleaned: Any, today: Any) -> Given:
    """The notice as far as it is typed; before it is chosen what it leans on, it has no ground."""
    leans = cleaned.get("leans_on") or ""
    on_breach = leans.isdecimal()
    return Given(
        given_on=cleaned.get("given_on") or today,
        form=cleaned.get("form") or "",
        text=cleaned.get("text") or "",
        breach_id=int(leans) if on_breach else None,
        gross=cleaned.get("gross_breach"),
        degrading=cleaned.get("degrading_conduct"),
        ground=OTHER if on_breach else leans,
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60].rstrip()} …"


class DeliverForm(OporaForm):
    """On which day the notice reached the client, and how."""

    not_saved = _("Doručení ještě není zapsané")

    delivered_on = fields.DayField(label=_("Kdy se výpověď ke klientovi dostala"), past=True)

    def __init__(self, *args: Any, service: Service, nameless: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if nameless and KEPT.of(service):
            self.fields["delivery"] = fields.TextField(
                label=_("Jak se k němu dostala"),
                help_text=_("Tak, jak se to stalo: kdo ji předal, kde a kdo u toho byl."),
                lines=True,
                max_length=2000,
                missing=_("Napište, jak se výpověď k člověku dostala."),
            )
            return
        self.fields["way"] = fields.ChoiceField(
            label=_("Jak"),
            choices=[(one.id, said(one.text)) for one in service.words("delivery_ways")],
        )
        self.fields["delivery"] = fields.TextField(
            label=_("Jak se to stalo"),
            lines=True,
            max_length=2000,
            shown=fields.Shown("way", OTHER),
            missing=_("Napište, jak se výpověď k člověku dostala."),
        )


class EndForm(OporaForm):
    """The last day that the head has chosen, and why."""

    not_saved = _("Poslední den ještě není určený")

    ends_on = fields.DayField(label=_("Poslední den smlouvy"), missing=_("Napište den."))
    reason = fields.TextField(
        label=_("Proč právě tento den"),
        help_text=_("Důvod zůstane u rozhodnutí."),
        lines=True,
        max_length=2000,
        missing=_("Napište proč. Důvod zůstane u rozhodnutí."),
    )


class WithdrawForm(OporaForm):
    """From when the notice holds no more, and why."""

    not_saved = _("Výpověď zatím platí")

    withdrawn_on = fields.DayField(label=_("Kdy ji berete zpět"), past=True)
    reason = fields.TextField(
        label=_("Proč ji berete zpět"),
        lines=True,
        max_length=2000,
        missing=_("Napište, proč výpověď berete zpět."),
    )


class AssessForm(OporaForm):
    """The head's word on a notice that was given against a rule."""

    not_saved = _("Posouzení ještě není uložené")

    words = fields.TextField(
        label=_("Co z toho plyne"),
        help_text=_("Stačí jedna věta. Zůstane u zápisu."),
        max_length=1000,
        lines=True,
        missing=_("Napište, co z toho plyne. Stačí jedna věta."),
    )


class CloseForm(OporaForm):
    """One press."""

    not_saved = _("Případ ještě není uzavřený")
