"""The reason of a refusal in writing, for whoever asks for it."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views import View

from opora.access.actions import look
from opora.access.doors import NotFound
from opora.access.middleware import viewer
from opora.cases.queries import case_row, may
from opora.catalog import current
from opora.decisions.panels import said
from opora.documents.papers import path_of_paper
from opora.intake.queries import standing_outcomes


class Letter(LoginRequiredMixin, View):
    """The reason of a refusal in writing, for printing (S1)."""

    def get(self, request: HttpRequest, case_id: int) -> HttpResponse:
        """The latest refusal of the case."""
        by = viewer(request)
        case = case_row(by, case_id)
        decided = standing_outcomes([case.id]).get(case.id, [])
        refused = [one for one in decided if one.kind == "refused"]
        if not refused:
            raise NotFound
        look(by=by, page="letter", case_id=case.id, shown=[], now=timezone.localtime())
        service = current().service(case.service)
        rules = [one for one in service.rulebook.rules if one.id == "S1.reason"]
        context = {
            "case": case,
            "outcome": refused[0],
            "ground": said(service.word("refusal_grounds", refused[0].ground)),
            "service": said(service.name),
            "print_url": path_of_paper("odmitnuti", case.id, refused[0].id)
            if may(by, "documents.print", case)
            else "",
            "promise": said(rules[0].text) if rules else "",
        }
        return render(request, "intake/letter.html", context)
