"""What can be printed of a case, as its page of documents lists it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from opora.access.viewer import Viewer
from opora.cases.queries import CaseRow, may
from opora.documents.forms import PrintForm
from opora.documents.papers import PAPERS, Offer, Paper


def offered_forms(
    case: CaseRow, offered: Mapping[Paper, Sequence[Offer]], today: date
) -> list[dict[str, Any]]:
    """Each with the form of one press that prints and keeps it."""
    return [
        {
            "title": offer.title or one.title,
            "label": offer.label,
            "url": reverse("paper", args=[case.id, one.name, offer.about_id]),
            "form": PrintForm(today=today, auto_id=False),
        }
        for one, found in offered.items()
        for offer in found
    ]


def before_records(who: Viewer, case: CaseRow, today: date) -> list[Offer]:
    """What can be printed while there is no record yet."""
    if not may(who, "documents.print", case):
        return []
    told = [one.before(who, case, today) for one in PAPERS.values() if one.before]
    return [offer for offers in told for offer in offers]
