"""Keeping the answer to a complaint as it was printed."""

from datetime import date

from opora.access.doors import NotFound, action, tell
from opora.access.viewer import Viewer
from opora.complaints.models import TAKERS, PrintedReply
from opora.complaints.queries import complaint_for
from opora.documents.sealing import digest_of, sealed
from opora.documents.typeset import Pages


@action("complaints.print_reply", roles=TAKERS)
def print_reply(
    *, complaint_id: int, row_id: int, pages: Pages, version: str, by: Viewer, on: date
) -> PrintedReply:
    """The pages as they are, sealed; printed before, they stay too."""
    row = complaint_for(by, complaint_id, "complaints.print_reply")
    reply = row.replies.filter(pk=row_id, void_reason="").first()
    if reply is None:
        raise NotFound
    made = PrintedReply.objects.create(
        reply=reply,
        on=on,
        version=version,
        template=pages.template,
        standard=pages.standard,
        digest=digest_of(pages.content),
        pages=pages.count,
        content=sealed(pages.content),
        by_id=by.account_id,
    )
    tell(subjects=[f"complaint:{row.pk}", f"printed_reply:{made.pk}"], digest=made.digest)
    return made
