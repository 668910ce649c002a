"""What every paper of a service has: who provides it, where, and the texts of its definition."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.cases.queries import CaseRow, people_of
from opora.catalog import current
from opora.catalog.service import FILLED_IN, Service
from opora.decisions.panels import said
from opora.documents.papers import Missing
from opora.documents.queries import letterhead
from opora.documents.sheet import Block, Lines
from opora.documents.typeset import Letterhead


@dataclass(frozen=True)
class Headed:
    """The provider and the service as of a day."""

    service: Service
    head: Letterhead
    site: str
    on: date
    may_fill_in: bool

    @property
    def provider(self) -> str:
        """Name, address and number in one line."""
        number = _("IČO %(number)s") % {"number": self.head.number} if self.head.number else ""
        return ", ".join(one for one in (self.head.name, self.head.address, number) if one)

    def lines(self, place: str) -> list[Block]:
        """The text that stands at a place of the paper on the day; none where there is none."""
        text = self.service.paper_text(place, self.on)
        if text is None:
            return []
        filled = {
            "organisation": self.head.name,
            "service": said(self.service.name),
            "law": self.service.law,
            "site": self.site,
        }
        assert set(filled) == set(FILLED_IN)
        told = said(text)
        for name, value in filled.items():
            told = told.replace(f"{{{name}}}", value)
        return [Lines(tuple(told.splitlines()))]

    @property
    def missing(self) -> tuple[Missing, ...]:
        """A paper by which somebody is bound says who the other side is."""
        if self.head.address:
            return ()
        url = path_of("letterhead") if self.may_fill_in else ""
        return (Missing(_("adresa poskytovatele v hlavičce dokumentů"), url),)


def clients(case: CaseRow, on: date) -> str:
    """Names or codes of those who are served in the case."""
    people = people_of([case.id], on)[case.id]
    return ", ".join(one.name for one in people if one.client) or case.title


def headed(viewer: Viewer, case: CaseRow, on: date, *, printed_on: date) -> Headed:
    """Texts of the day that the paper is about, the letterhead of the day of printing."""
    service = current().service(case.service)
    site = service.site(case.site)
    return Headed(
        service=service,
        head=letterhead(viewer.organisation_id, printed_on),
        site=said(site.name) if site and len(service.sites) > 1 else "",
        on=on,
        may_fill_in=viewer.holds(HEADS, case.service, case.site, case.id),
    )
