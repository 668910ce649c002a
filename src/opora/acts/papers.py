"""The record of a visit on paper."""

from datetime import date
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.acts.queries import act_row, latest
from opora.acts.words import exchanged, headline, with_whom
from opora.cases.queries import CaseRow
from opora.decisions.panels import said
from opora.documents.headed import clients, headed
from opora.documents.papers import Composed, Offer, Paper, paper
from opora.documents.sheet import Block, Facts, Lines, Sheet, Signatures, lines_of
from opora.ui.words import full_day

OFFERED = 8
"""The latest visits: these are asked for on paper."""
MOST = 500


def _offers(viewer: Viewer, case: CaseRow, on: date, *, few: int = OFFERED) -> list[Offer]:
    rows = [one for one in latest(case.id, few * 2) if one.voided_on is None][:few]
    return [Offer(one.id, f"{full_day(one.day)}, {headline(one)}") for one in rows]


def _compose(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    row = act_row(viewer, case.id, about_id)
    if row.voided_on is not None:
        raise NotFound
    given = headed(viewer, case, row.day, printed_on=on)
    facts = Facts(
        (
            (_("Klient"), clients(case, on)),
            (_("Den"), full_day(row.day)),
            (_("Co proběhlo"), headline(row)),
            (_("Kdo a kde"), with_whom(row)),
        )
    )
    blocks: list[Block] = [facts]
    departs = (_("Mimo pravidla: %(why)s") % {"why": row.reason},) if row.departure else ()
    told = (*lines_of(row.note), *lines_of(exchanged(row)), *departs)
    if told:
        blocks.append(Lines(told))
    blocks.append(Signatures(((_("Za službu, dne"), row.worker), (_("Klient, dne"), ""))))
    title = _("Záznam o návštěvě")
    return Composed(Sheet(title, about=(said(given.service.name),), blocks=tuple(blocks)))


paper(
    Paper(
        "zaznam",
        title=gettext_lazy("Záznam o návštěvě"),
        compose=_compose,
        offers=_offers,
        few=OFFERED,
        earlier=partial(_offers, few=MOST),
    )
)
