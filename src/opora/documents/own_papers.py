"""Papers that no feature knows better: the code card, consents, the client's whole file."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases.beside.queries import key_worker_on, ways
from opora.cases.boards import Entry
from opora.cases.mending.course import course_of, record_of
from opora.cases.panels import way_sentences
from opora.cases.queries import CaseRow, people_of
from opora.catalog import current
from opora.consents.queries import consent, consents
from opora.consents.words import purpose_words, scope_words, way_words
from opora.decisions.panels import said
from opora.documents.headed import Headed, clients, headed
from opora.documents.papers import PAPERS, Composed, Offer, Paper, paper
from opora.documents.sheet import (
    Block,
    Facts,
    Heading,
    Lines,
    Sheet,
    Signatures,
    Table,
    lines_of,
)
from opora.ui.words import full_day, hour, numeric_day

MOST_ENTRIES = 5000
"""More than any case has; a file leaves out nothing that its reader sees."""
WHOLE_FILE = "spis"


def _codes(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    return [Offer(one.id, one.code) for one in people_of([case.id], on)[case.id] if one.code]


def _code_card(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    for one in people_of([case.id], on)[case.id]:
        if one.id == about_id and one.code:
            given = headed(viewer, case, on, printed_on=on)
            rows = [Facts(((_("Kód"), one.code),)), *given.lines("code_card.keep")]
            contact = (Lines((given.head.contact,)),) if given.head.contact else ()
            about, blocks = (said(given.service.short),), (*rows, *contact)
            return Composed(Sheet(_("Kartička s kódem"), about=about, blocks=blocks, shape="card"))
    raise NotFound


def _consents(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    service = current().service(case.service)
    return [
        Offer(one.id, f"{purpose_words(one.purpose, service)}, {full_day(one.given_on)}")
        for one in consents([case.id])
        if not one.void_reason
    ]


def _consent(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    row = consent(case.id, about_id)
    if row.void_reason:
        raise NotFound
    given = headed(viewer, case, row.given_on, printed_on=on)
    rows = [
        (_("Čí údaje to jsou"), row.person),
        *([(_("Za nezletilého souhlas dává"), row.given_by)] if row.given_by else []),
        (_("Komu se údaje smějí sdělit"), row.recipient),
        (_("Kterých údajů se souhlas týká"), scope_words(row.scope, given.service)),
        (_("K čemu to je"), purpose_words(row.purpose, given.service)),
        (_("Kdy a jak"), f"{full_day(row.given_on)}, {way_words(row.way).lower()}"),
        (_("Do kdy platí"), full_day(row.valid_until) if row.valid_until else _("do odvolání")),
    ]
    sheet = Sheet(
        title=_("Informovaný souhlas se sdělením údajů"),
        about=(_("Verze %(number)s") % {"number": row.version},),
        blocks=(
            Facts(((_("Poskytovatel"), given.provider), *rows)),
            Lines(lines_of(row.text)),
            *given.lines("consent.withdrawal"),
            Signatures(((_("Kdo souhlas dává, dne"), row.given_by or row.person),)),
        ),
    )
    return Composed(sheet)


def _file_offer(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    return [Offer(case.id, "")]


def _whole_file(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    """Everything of the case that all who see it may read, and nothing under a narrower sight."""
    if about_id != case.id:
        raise NotFound
    given = headed(viewer, case, on, printed_on=on)
    blocks: list[Block] = [*_who(case, given, on), *_people(case, on), *_way(case)]
    for one in PAPERS.values():
        if one.in_file:
            blocks += _part(one, viewer, case, on)
    blocks += _course(viewer, case)
    blocks += given.lines("file.left_out")
    return Composed(Sheet(title=_("Spis klienta"), blocks=tuple(blocks)))


def _who(case: CaseRow, given: Headed, on: date) -> list[Block]:
    leader = key_worker_on(case.id, on)
    rows = [
        (_("Klient"), clients(case, on)),
        (_("Poskytovatel"), given.provider),
        (_("Služba"), said(given.service.name)),
        *([(_("Pracoviště"), given.site)] if given.site else []),
        (_("První kontakt"), full_day(case.opened_on)),
        (_("Stav"), case.stage_label),
        *([(_("Případ vede"), leader.name)] if leader else []),
    ]
    return [Facts(tuple(rows))]


def _people(case: CaseRow, on: date) -> list[Block]:
    head = (_("Kdo"), _("Vztah"), _("Narození"), _("Spojení"))
    rows = tuple(
        (
            one.name,
            one.relation,
            numeric_day(one.born.first) if one.born and one.born.first == one.born.last else "",
            ", ".join(text for text in (one.phone, one.email, one.address) if text),
        )
        for one in people_of([case.id], on)[case.id]
    )
    return [Heading(_("Lidé v případu")), Table(head, rows, (3, 2, 2, 4))] if rows else []


def _way(case: CaseRow) -> list[Block]:
    agreed = ways([case.id]).get(case.id)
    if agreed is None:
        return []
    return [Heading(_("Domluvený způsob spojení")), Lines(lines_of(way_sentences(agreed)))]


def _part(one: Paper, viewer: Viewer, case: CaseRow, on: date) -> Iterator[Block]:
    """What another paper would say, without its lines for signatures."""
    for offer in one.offers(viewer, case, on):
        sheet = one.compose(viewer, case, offer.about_id, on).sheet
        yield Heading(f"{sheet.title}, {offer.label}" if offer.label else sheet.title)
        if sheet.about:
            yield Lines(sheet.about)
        for block in sheet.blocks:
            yield from _within(block)


def _within(block: Block) -> Iterator[Block]:
    """A block of another paper as it stands in the file: nothing to be written on by hand."""
    if isinstance(block, Heading):
        yield Heading(block.text, level=3)
    elif isinstance(block, Facts):
        filled = tuple((label, value) for label, value in block.rows if value)
        yield from [Facts(filled)] if filled else []
    elif not isinstance(block, Signatures):
        yield block


def _course(viewer: Viewer, case: CaseRow) -> list[Block]:
    entries = [one for one in course_of(viewer, case, MOST_ENTRIES) if not is_apart(one)]
    rows = tuple((_when(one), _what(one)) for one in reversed(entries))
    return [Heading(_("Průběh")), Table((_("Den"), _("Záznam")), rows, (1, 5))] if rows else []


def is_apart(entry: Entry) -> bool:
    """Whether not all who see the case see this record: a kept file would show it to all."""
    kind, _number = record_of(entry.key)
    return kind is not None and kind.apart


def _when(entry: Entry) -> str:
    at = f" {hour(entry.at)}" if entry.at is not None else ""
    return f"{numeric_day(entry.day)}{at}"


def _what(entry: Entry) -> str:
    departs = _("Mimo pravidla. %(why)s") % {"why": entry.departure} if entry.departure else ""
    lines = (entry.what, departs, entry.note, entry.details, entry.trace)
    return "\n".join(line for text in lines for line in lines_of(text))


paper(
    Paper("kod", title=gettext_lazy("Kartička s kódem"), compose=_code_card, offers=_codes),
)
paper(
    Paper(
        "souhlas",
        title=gettext_lazy("Souhlas se sdělením údajů"),
        compose=_consent,
        offers=_consents,
        in_file=True,
    )
)
paper(
    Paper(
        WHOLE_FILE,
        title=gettext_lazy("Celý spis klienta"),
        compose=_whole_file,
        offers=_file_offer,
    )
)
