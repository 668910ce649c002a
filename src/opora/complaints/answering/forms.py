"""Forms of what is done about a complaint."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from opora.catalog.service import Service
from opora.complaints.answering.actions import Said
from opora.complaints.models import Reply
from opora.decisions.panels import said
from opora.ui import fields, widgets
from opora.ui.forms import OporaForm
from opora.ui.widgets import NO, YES

LONGEST = 8000
HEAD = "head"


class AssignForm(OporaForm):
    """Who has it in hand."""

    not_saved = _("Zatím je vše beze změny")

    def __init__(self, *args: Any, people: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["responsible"] = fields.ChoiceField(
            label=_("Kdo ji vyřizuje"),
            help_text=_("Jen lidé, o kterých stížnost není."),
            choices=[(HEAD, _("vedoucí služby")), *((str(key), name) for key, name in people)],
            widget=widgets.List(),
            missing=_("Vyberte, kdo."),
        )

    @property
    def responsible_id(self) -> int | None:
        """The worker; nobody for the head."""
        chosen = self.answers["responsible"]
        return None if chosen == HEAD else int(chosen)


class ReplyForm(OporaForm):
    """When it was answered, by which way, in what words, and what came out of it."""

    not_saved = _("Odpověď ještě není zapsaná")

    on = fields.DayField(
        label=_("Kdy odpověď odešla"),
        initial="dnes",
        past=True,
        missing=_("Napište den, třeba dnes."),
    )
    way = fields.ChoiceField(label=_("Jak odpověď odešla"), choices=[], widget=widgets.List())
    way_reason = fields.TextField(
        label=_("Proč jiným způsobem"), lines=True, max_length=1000, required=False
    )
    text = fields.TextField(
        label=_("Text odpovědi"),
        help_text=_("Tak, jak zazněla nebo jak je napsaná."),
        lines=True,
        max_length=LONGEST,
        missing=_("Napište, jak zněla odpověď."),
    )
    result = fields.ChoiceField(
        label=_("Jaká stížnost byla"), choices=Reply.Result.choices, missing=_("Vyberte, jaká.")
    )
    measures = fields.TextField(
        label=_("Co se změní"), lines=True, max_length=LONGEST, required=False
    )
    appeal_told = fields.ChoiceField(
        label=_("Je v odpovědi, kam se jde obrátit dál?"),
        choices=[(YES, _("Ano")), (NO, _("Ne"))],
        missing=_("Vyberte Ano, nebo Ne."),
    )

    def __init__(
        self,
        *args: Any,
        service: Service,
        chosen: str,
        is_complaint: bool,
        tells_where: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        ways = [(one.id, said(one.text)) for one in service.words("answer_ways")]
        way: Any = self.fields["way"]
        way.choices = way.widget.choices = [("", _("Zatím nevybráno")), *ways]
        other: Any = self.fields["way_reason"]
        other.shown = fields.Shown("way", *(key for key, _label in ways if key != chosen))
        gone = ["way_reason"] if not chosen else []
        gone += [] if is_complaint else ["result"]
        gone += [] if tells_where else ["appeal_told"]
        for name in gone:
            del self.fields[name]

    @property
    def reply(self) -> Said:
        """What was written, for the action."""
        given = {name: value for name, value in self.answers.items() if name != "why"}
        told = {YES: True, NO: False}.get(given.pop("appeal_told", ""))
        return Said(**given, appeal_told=told)
