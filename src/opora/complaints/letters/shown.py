"""Answers on paper as pages show them."""

from dataclasses import dataclass

from opora.access.addresses import path_of
from opora.catalog import current
from opora.catalog.service import Service
from opora.complaints.letters.queries import given_of, letters
from opora.complaints.rows import ComplaintRow
from opora.documents.shown import Shown


@dataclass(frozen=True)
class ShownLetter(Shown):
    """One answer on paper; ``service`` is the complaint's."""

    service: Service


def letters_shown(row: ComplaintRow) -> list[ShownLetter]:
    """All of a complaint found visible, the latest first."""
    given, may_give = given_of(row.id), row.handles and not row.void_reason
    service = current().service(row.service)
    return [
        ShownLetter(
            row=one,
            given=tuple(it for it in given if it.document_id == one.id and not it.void_reason),
            url=path_of("complaint_paper", row.id, one.id),
            file_url=path_of("complaint_letter", row.id, one.id),
            give_url=path_of("give_letter", row.id, one.id)
            if may_give and one.printed and not one.void_reason
            else "",
            service=service,
        )
        for one in letters(row.id)
    ]
