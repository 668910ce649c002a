"""What stands on the answer to a complaint, and its pages."""

from django.utils import translation
from django.utils.translation import gettext as _

from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.catalog import current
from opora.complaints.rows import ComplaintRow, ReplyRow
from opora.complaints.words import appeal_bodies
from opora.decisions.panels import said
from opora.documents.headed import Headed
from opora.documents.printing import Language, Printed, printed
from opora.documents.queries import letterhead
from opora.documents.sheet import Block, Heading, Lines, Points, Sheet, Signatures, lines_of
from opora.ui.words import full_day

LETTER = "odpoved"


def headed(complaint: ComplaintRow, reply: ReplyRow, viewer: Viewer) -> Headed:
    """The service as of the day of the answer, the letterhead of today."""
    service = current().service(complaint.service)
    site = service.site(complaint.site)
    return Headed(
        service=service,
        head=letterhead(viewer.organisation_id, viewer.today),
        site=said(site.name) if site and len(service.sites) > 1 else "",
        on=reply.on,
        may_fill_in=bool(viewer.services(HEADS)),
    )


def composed(complaint: ComplaintRow, reply: ReplyRow, viewer: Viewer, language: Language) -> Sheet:
    """The words as they were given, in their language what stands round them."""
    with translation.override(language):
        return _composed(complaint, reply, headed(complaint, reply, viewer))


def _composed(complaint: ComplaintRow, reply: ReplyRow, given: Headed) -> Sheet:
    received = _("Přišla %(day)s.") % {"day": full_day(complaint.received_on)}
    blocks: list[Block] = [
        Heading(_("Co jste napsali nebo řekli")),
        Lines((received, *lines_of(complaint.words))),
        Heading(_("Naše odpověď")),
        Lines(lines_of(reply.text)),
    ]
    if reply.measures.strip():
        blocks += [Heading(_("Co uděláme")), Lines(lines_of(reply.measures))]
    is_complaint = complaint.kind == "complaint"
    bodies = appeal_bodies(given.service) if is_complaint else []
    if bodies:
        blocks += [Heading(_("Kam se obrátit dál")), Points(tuple(bodies))]
    blocks.append(Signatures(((_("Za poskytovatele, dne"), reply.by),)))
    return Sheet(
        title=_("Odpověď na stížnost") if is_complaint else _("Odpověď"),
        about=(f"{said(given.service.name)}, {full_day(reply.on)}",),
        blocks=tuple(blocks),
        address=tuple(one for one in (complaint.name, complaint.contact) if one),
    )


def put_on_pages(
    complaint: ComplaintRow,
    reply: ReplyRow,
    viewer: Viewer,
    language: Language,
    *,
    draft: bool = False,
) -> Printed:
    """The finished pages; a ``draft`` is marked as one."""
    return printed(
        LETTER,
        reply.id,
        composed(complaint, reply, viewer, language),
        service=complaint.service,
        viewer=viewer,
        language=language,
        on=viewer.today,
        draft=draft,
    )
