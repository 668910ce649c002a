"""The screen for people who come to us and stay without a case: one line, sent again and again."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from opora.access.addresses import path_of
from opora.acts.outings.actions import record_walk_in
from opora.acts.outings.forms import HereForm
from opora.acts.outings.lines import PeopleLine
from opora.acts.outings.queries import WALK_IN
from opora.acts.outings.views import NewOuting
from opora.cases.walk_ins import taking_walk_ins


class WalkInForm(HereForm):
    """The day and the place; where there is but one place nobody is asked."""

    where = WALK_IN
    not_saved = _("Nic ještě není zapsané")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        place: Any = self.fields["place"]
        if len(place.choices) == 1:
            self.only_place = place.choices[0][0]
            del self.fields["place"]

    def clean(self) -> dict[str, Any]:
        """The only place is the place."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        return given if "place" in self.fields else given | {"place": self.only_place}


class WalkInLine(PeopleLine):
    """One visitor, or several with whom the same was done."""

    where = WALK_IN
    one_alone = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["count"].label = _("Kolik lidí")
        self.fields["count"].help_text = _("Víc jen tehdy, když se se všemi dělalo totéž.")
        self.fields["note"].help_text = _("Nic, podle čeho by šlo člověka poznat.")


class NewWalkIn(NewOuting):
    """Who came, as numbers and a band of age; after saving the screen waits for the next one.

    Two people in a row may come for the same, so nobody is asked about a twin.
    """

    form_class = WalkInForm
    template_name = "acts/walk_in.html"
    action = record_walk_in
    heading = _("Bez případu")
    submit = _("Zapsat")
    where, page_name, row_name = WALK_IN, "walk_in_new", "walk_in_row"
    rows, most = 1, 1
    may_repeat = True

    @cached_property
    def mine(self) -> list[str]:
        """The viewer's services to which people come without a case."""
        return taking_walk_ins(self.viewer)

    def form_options(self) -> dict[str, Any]:
        """The service's places and the viewer's sites."""
        return {"service": self.service, "sites": self.sites}

    def line(self, number: int, data: Any = None) -> PeopleLine:
        """The line, for one person or as it was typed."""
        return WalkInLine(
            data,
            service=self.service,
            number=number,
            today=self.today,
            initial={"count": 1},
        )

    def record(self, form: HereForm, filled: Sequence[PeopleLine]) -> None:
        """Calls the action with the one line."""
        [line] = filled
        record_walk_in(outward=form.told, uncounted=line.uncounted, by=self.viewer, on=self.today)

    @property
    def leads_to(self) -> str:
        """The same screen, for the next one."""
        return f"{path_of(self.page_name)}?service={self.service.id}"


class WalkInRow(NewWalkIn):
    """The line anew, with the acts that the rules allow for what is known. Nothing is kept."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """There is nothing to look at."""
        return HttpResponse(status=405)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The line as it was typed."""
        line = self.line(0, request.POST)
        self.narrowed(line)
        return render(request, "acts/walk_in_line.html", {"row": line, "row_url": self.row_url})
