"""The form of a complaint. Which fields it has is said by the service's own rules."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.catalog.service import Service
from opora.complaints.heard import BOARD, KEPT, TO_AN_ADDRESS, Heard
from opora.complaints.models import Complaint
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.fields import Shown
from opora.ui.forms import OporaForm

People = Sequence[tuple[int, str]]
NAMED = tuple(one for one in Complaint.Who.values if one != Complaint.Who.ANONYMOUS)
LONGEST = 8000


class ComplaintForm(OporaForm):
    """What came, by which way, from whom, and how it is to be answered."""

    not_saved = _("Stížnost ještě není zapsaná")

    site = fields.ChoiceField(label=_("Pracoviště"), choices=[])
    kind = fields.ChoiceField(label=_("Co to je"), choices=[], missing=_("Vyberte, co to je."))
    received_on = fields.DayField(
        label=_("Kdy přišla"),
        help_text=_("Od tohoto dne běží lhůta. U schránky a knihy den, kdy jste ji našli."),
        initial="dnes",
        past=True,
        missing=_("Napište den, třeba dnes."),
    )
    way = fields.ChoiceField(
        label=_("Jak přišla"),
        choices=[],
        widget=widgets.List(),
        missing=_("Vyberte, jak přišla."),
    )
    words = fields.TextField(
        label=_("Co v ní stojí"),
        help_text=_("Přepište ji slovy, kterými zazněla nebo která stojí na papíru."),
        lines=True,
        max_length=LONGEST,
        missing=_("Napište, co zaznělo nebo co stojí na papíru."),
    )
    about = fields.ChoiceField(
        label=_("O čem je"), choices=Complaint.About.choices, missing=_("Vyberte, o čem je.")
    )
    workers = fields.ManyField(
        label=_("O kom"),
        help_text=_("Kdo je tu vybraný, stížnost neuvidí a nerozhodne o ní."),
        choices=[],
        whole=False,
        shown=Shown("about", Complaint.About.WORKER),
    )
    who = fields.ChoiceField(
        label=_("Od koho je"), choices=Complaint.Who.choices, missing=_("Vyberte, od koho je.")
    )
    name = fields.TextField(
        label=_("Jméno"),
        shown=Shown("who", *NAMED),
        missing=_("Napište jméno. Když ho říct nechce, vyberte výš „beze jména“."),
    )
    represents = fields.TextField(
        label=_("Koho zastupuje"),
        shown=Shown("who", Complaint.Who.REPRESENTATIVE),
        required=False,
    )
    answer_way = fields.ChoiceField(
        label=_("Jak odpovíme"), choices=[], widget=widgets.List(), required=False
    )
    contact = fields.TextField(
        label=_("Kam odpovědět"),
        help_text=_("E-mail, telefon nebo adresa."),
        shown=Shown("answer_way", *TO_AN_ADDRESS),
        missing=_("Napište, kam odpovědět: adresu, e-mail nebo telefon."),
    )
    taken_by = fields.ChoiceField(
        label=_("Kdo ji přijímá"), choices=[], widget=widgets.List(), missing=_("Vyberte, kdo.")
    )

    def __init__(
        self,
        *args: Any,
        service: Service,
        sites: Sequence[str],
        people: People,
        **options: Any,
    ) -> None:
        self.service = service
        super().__init__(*args, **options)
        kept = KEPT.of(service)
        board = "answer_board" in kept
        named = [(one.id, said(one.name)) for one in service.sites if one.id in sites]
        self._choose("site", named)
        self._choose("kind", self._words("complaint_kinds"))
        self._choose("way", self._words("complaint_ways"))
        self._choose(
            "answer_way", [one for one in self._words("answer_ways") if board or one[0] != BOARD]
        )
        listed = [(str(key), name) for key, name in people]
        self._choose("taken_by", listed)
        workers: Any = self.fields["workers"]
        workers.choices = workers.widget.choices = listed
        if board:
            self.fields["answer_way"].help_text = _("Beze jména a bez výběru: na nástěnce.")
        self._leave_out(kept, few_sites=len(named) < 2)

    def _words(self, vocabulary: str) -> list[tuple[str, str]]:
        return [(one.id, said(one.text)) for one in self.service.words(vocabulary)]

    def _choose(self, name: str, listed: list[tuple[str, str]]) -> None:
        field: Any = self.fields[name]
        own = widgets.widget_for(listed)
        if isinstance(own, widgets.List) or isinstance(field.widget, widgets.List):
            field.widget = widgets.List()
            listed = [("", str(_("Zatím nevybráno"))), *listed]
        field.choices = field.widget.choices = listed

    def _leave_out(self, kept: frozenset[str], *, few_sites: bool) -> None:
        gone = ["site"] if few_sites else []
        if "complaint_way" not in kept:
            gone.append("way")
        if "complainant" not in kept:
            gone += ["who", "name", "represents"]
        if "answer_way" not in kept:
            gone += ["answer_way", "contact"]
        for name in gone:
            del self.fields[name]

    @property
    def heard(self) -> Heard:
        """What was written, for the action."""
        given = {
            name: value
            for name, value in self.answers.items()
            if name not in {"site", "taken_by", "workers", "why"} and value not in (None, "")
        }
        return Heard(**given, workers=tuple(int(one) for one in self.answers["workers"] or ()))

    @property
    def taker_id(self) -> int:
        """Who took it in."""
        return int(self.answers["taken_by"])
