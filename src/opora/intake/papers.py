"""What applicants get on paper: the reason of a refusal, a referral; the contact card."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.beside.queries import ways
from opora.cases.panels import way_sentences
from opora.cases.queries import CaseRow, people_of
from opora.decisions.panels import said
from opora.documents.headed import clients, headed
from opora.documents.papers import Composed, Missing, Offer, Paper, paper
from opora.documents.sheet import Block, Facts, Lines, Sheet, Signatures, lines_of
from opora.intake.queries import OutcomeRow, card_of, standing_outcomes
from opora.ui.words import full_day

REFUSED, REFERRED = "refused", "referred"


def _outcomes(case: CaseRow, kind: str) -> list[OutcomeRow]:
    return [one for one in standing_outcomes([case.id]).get(case.id, []) if one.kind == kind]


def _outcome(case: CaseRow, kind: str, about_id: int) -> OutcomeRow:
    for one in _outcomes(case, kind):
        if one.id == about_id:
            return one
    raise NotFound


def _offered(case: CaseRow, kind: str) -> list[Offer]:
    return [Offer(one.id, full_day(one.on)) for one in _outcomes(case, kind)]


def _refused(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    return _offered(case, REFUSED)


def _refusal(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    row = _outcome(case, REFUSED, about_id)
    given = headed(viewer, case, row.on, printed_on=on)
    facts = Facts(
        (
            (_("Služba"), said(given.service.name)),
            (_("Den rozhodnutí"), full_day(row.on)),
            (_("Důvod"), said(given.service.word("refusal_grounds", row.ground))),
        )
    )
    blocks: list[Block] = [*given.lines("refusal.opening"), facts]
    if row.reason.strip():
        blocks.append(Lines(lines_of(row.reason)))
    blocks += given.lines("refusal.complain")
    blocks.append(Signatures(((_("Za poskytovatele, dne"), row.by),)))
    sheet = Sheet(
        title=_("Odmítnutí žádosti o službu"),
        about=(full_day(row.on),),
        address=_address(case, on),
        blocks=tuple(blocks),
    )
    ground = () if row.ground else (Missing(_("důvod odmítnutí"), path_of("case", case.id)),)
    return Composed(sheet, (*ground, *given.missing))


def _address(case: CaseRow, on: date) -> tuple[str, ...]:
    found: list[str] = []
    for one in people_of([case.id], on)[case.id]:
        if one.client:
            found += [text for text in (one.name, one.address) if text]
    return tuple(found)


def _referred(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    return _offered(case, REFERRED)


def _referral(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    row = _outcome(case, REFERRED, about_id)
    given = headed(viewer, case, row.on, printed_on=on)
    facts = Facts(
        (
            (_("Kam"), row.referred_to),
            (_("Kdo"), clients(case, on)),
            (_("Odkud"), given.provider),
            (_("Kdy"), f"{full_day(row.on)}, {row.by}"),
        )
    )
    blocks: list[Block] = [*given.lines("referral.opening"), facts]
    if row.reason.strip():
        blocks.append(Lines(lines_of(row.reason)))
    blocks.append(Signatures(((_("Za službu, dne"), row.by),)))
    where = path_of("case", case.id)
    missing = () if row.referred_to else (Missing(_("kam se člověk předává"), where),)
    return Composed(Sheet(title=_("Předání jiné službě"), blocks=tuple(blocks)), missing)


def _carded(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    row = card_of(case.id)
    return [Offer(case.id, full_day(row.on))] if row is not None else []


def _card(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    row = card_of(case.id)
    if row is None or about_id != case.id:
        raise NotFound
    given = headed(viewer, case, row.on, printed_on=on)
    way = ways([case.id]).get(case.id)
    rows = [
        (_("Klient"), clients(case, on)),
        (_("Jak se ozvat"), way_sentences(way) if way else ""),
        (_("Služba"), said(given.service.name)),
        (_("Vyplněno"), full_day(row.on)),
        (_("Zakázka"), row.commission),
        (_("Situace"), row.situation),
        (_("Očekávání"), row.expectations),
        (_("Co můžeme splnit"), row.can_meet),
        (_("Co splnit nemůžeme"), row.cannot_meet),
    ]
    filled = tuple((label, value) for label, value in rows if value)
    return Composed(Sheet(title=_("Kontaktní karta"), blocks=(Facts(filled),)))


paper(
    Paper(
        "odmitnuti",
        title=gettext_lazy("Odmítnutí s důvodem"),
        compose=_refusal,
        offers=_refused,
    )
)
paper(
    Paper("predani", title=gettext_lazy("Předání jiné službě"), compose=_referral, offers=_referred)
)
paper(
    Paper(
        "karta",
        title=gettext_lazy("Kontaktní karta"),
        compose=_card,
        offers=_carded,
        in_file=True,
    )
)
