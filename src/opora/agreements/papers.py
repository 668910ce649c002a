"""The agreement on paper, in two copies: all that the law and the service's own promise ask of it.

What was agreed comes from the record; what the service has promised to everybody (grounds and
periods of notice, internal rules) from its definition as of the day of the agreement.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.agreements.mending.kinds import AGREEMENT
from opora.agreements.queries import AgreementRow, agreement, agreements
from opora.agreements.sides.queries import Party, party_rows
from opora.agreements.terms import FORMS_TO_SIGN
from opora.agreements.to_sign.offers import offers
from opora.agreements.words import act_words
from opora.cases.agreement_words import agreement_title
from opora.cases.queries import CaseRow
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.decisions.queries import decided_by_head
from opora.documents.headed import Headed, headed
from opora.documents.papers import Composed, Missing, Offer, Paper, paper
from opora.documents.sheet import (
    Blank,
    Block,
    Facts,
    Heading,
    Lines,
    Points,
    Sheet,
    Signatures,
    lines_of,
)
from opora.rules.rule import Rule
from opora.rules.texts import Basis
from opora.ui.words import full_day, numeric_day

TO_WRITE = {
    "goals": gettext_lazy("na čem se domlouváte"),
    "acts": gettext_lazy("dohodnuté úkony"),
    "extent": gettext_lazy("kde, kdy a v jakém rozsahu služba bude"),
    "when_broken": gettext_lazy("co se stane, když se podmínky nedodrží"),
    "ways_to_end": gettext_lazy("jak službu změnit nebo ukončit"),
}
"""What the law wants in an agreement: where the record has none of it, there are empty lines."""
ENDS = ("may_give_notice", "notice_ends")


def _offers(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    """Every agreement that is to be signed and counts."""
    service = current().service(case.service)
    return [
        Offer(one.id, full_day(one.concluded_on), _title(one, service))
        for one in agreements([case.id])
        if one.voided_on is None and one.form in FORMS_TO_SIGN
    ]


def _compose(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    row = agreement(case.id, about_id)
    return composed_of(viewer, case, row, party_rows(row), on)


def composed_of(
    viewer: Viewer,
    case: CaseRow,
    row: AgreementRow,
    people: Sequence[Party],
    on: date,
    *,
    dated: bool = True,
) -> Composed:
    """The agreement on paper; what is not there is a line to be written on by hand.

    ``dated``: whether the day from which it holds is known.
    """
    service = current().service(case.service)
    given = headed(viewer, case, row.concluded_on, printed_on=on)
    numbered = _numbered(
        [
            (_("Smluvní strany"), _parties(row, people, given)),
            (_("Druh služby"), given.lines("agreement.kind")),
            (_("Na čem se domlouváme"), _text(row.goals, TO_WRITE["goals"])),
            (_("Dohodnuté úkony"), _acts(row, service)),
            (_("Místo, čas a rozsah"), _text(row.extent, TO_WRITE["extent"])),
            (_("Úhrada"), _price(row, given)),
            (_("Vnitřní pravidla"), given.lines("agreement.internal_rules")),
            (_("Když se podmínky nedodrží"), _text(row.when_broken, TO_WRITE["when_broken"])),
            (_("Změna a ukončení"), _text(row.ways_to_end, TO_WRITE["ways_to_end"])),
            (_("Důvody výpovědi a výpovědní doby"), _ending(viewer, service, row, given)),
            (_("Platnost"), _validity(row, given, dated=dated)),
        ]
    )
    sheet = Sheet(
        title=_title(row, service),
        about=(_("Číslo %(number)s") % {"number": row.number},) if row.number else (),
        blocks=(*given.lines("agreement.opening"), *numbered, _signatures(row, people, given)),
        copies=(_("Vyhotovení pro klienta"), _("Vyhotovení pro poskytovatele")),
    )
    return Composed(sheet, (*_missing(viewer, case, row, people), *given.missing))


def _title(row: AgreementRow, service: Service) -> str:
    if row.form == "informed_consent":
        return agreement_title(service, "called", row.form)
    return _("Smlouva o poskytování sociální služby")


def _numbered(parts: Sequence[tuple[str, Sequence[Block]]]) -> list[Block]:
    found: list[Block] = []
    there = ((title, blocks) for title, blocks in parts if blocks)
    for number, (title, blocks) in enumerate(there, 1):
        found += [Heading(f"{number}. {title}"), *blocks]
    return found


def _text(typed: str, what: Promise) -> list[Block]:
    return [Lines(lines_of(typed))] if typed.strip() else [Blank(str(what))]


def _parties(row: AgreementRow, people: Sequence[Party], given: Headed) -> list[Block]:
    rows = [(_("Poskytovatel"), given.provider), (_("Za něj uzavírá"), row.concluded_by)]
    if given.site:
        rows.append((_("Pracoviště"), given.site))
    signs = {one.minor_id: one for one in row.signed}
    for one in people:
        rows.append((_("Klient"), one.name))
        if one.code:
            continue
        rows.append((_("Narození"), numeric_day(one.born) if one.born else ""))
        rows.append((_("Adresa"), one.address))
        if (signed := signs.get(one.id)) is not None:
            relation = f", {signed.relation}" if signed.relation else ""
            rows.append((_("Zastupuje"), f"{signed.name}{relation}"))
    return [Facts(tuple(rows))]


def _acts(row: AgreementRow, service: Service) -> list[Block]:
    acts = tuple(act_words(row.acts, service))
    return [Points(acts)] if acts else [Blank(str(TO_WRITE["acts"]))]


def _price(row: AgreementRow, given: Headed) -> list[Block]:
    if not row.fee:
        return given.lines("agreement.free")
    owed = Lines((_("Úhrada je %(fee)s Kč.") % {"fee": row.fee},))
    return [owed, *given.lines("agreement.payment")]


def _ending(viewer: Viewer, service: Service, row: AgreementRow, given: Headed) -> list[Block]:
    """What the service has published of its notices, as it was on the day of the agreement.

    Where it has published nothing: what the head had decided by that day, else that the head does.
    """
    rules = [
        rule
        for ask in ENDS
        for rule in service.rulebook.rules
        if ask in rule.at
        and rule.source.basis in {Basis.PUBLISHED, Basis.LAW, Basis.OURS}
        and rule is service.version_in_force(rule.id, row.concluded_on)
    ]
    promised = [rule for rule in rules if not is_silent(rule)]
    sentences = tuple(dict.fromkeys(said(rule.text) for rule in promised))
    points: list[Block] = [Points(sentences)] if sentences else []
    silent: list[Block] = []
    if left := {one.id for one in rules if one not in promised}:
        decided = _decided(viewer, service, left, row.concluded_on)
        silent = [Lines(decided)] if decided else [*given.lines("agreement.notice_decided")]
    return [*given.lines("agreement.client_may_end"), *points, *silent]


def _decided(viewer: Viewer, service: Service, left: set[str], on: date) -> tuple[str, ...]:
    """The head's words on the questions that these rules leave open."""
    asked = [one.id for one in service.open_questions if left.intersection(one.rules)]
    told = (decided_by_head(viewer.organisation_id, service.id, one, on) for one in asked)
    return tuple(one for one in told if one)


def is_silent(rule: Rule) -> bool:
    """Whether it only says that the service has published nothing: no sentence for the client."""
    periods = getattr(rule.kind, "periods", None)
    no_period = periods is not None and not any(periods.values())
    return rule.source.basis is Basis.OURS and (bool(rule.silent_when) or no_period)


def _validity(row: AgreementRow, given: Headed, *, dated: bool) -> list[Block]:
    if not dated:
        days = Facts(((_("Smlouva platí od"), ""), (_("Smlouva platí do"), "")))
        return [days, *given.lines("agreement.copies")]
    begins = _("Smlouva platí od %(day)s.") % {"day": full_day(row.concluded_on)}
    if row.valid_until is not None:
        span = {"since": full_day(row.concluded_on), "until": full_day(row.valid_until)}
        lasts: list[Block] = [Lines((_("Smlouva platí od %(since)s do %(until)s.") % span,))]
    else:
        lasts = [Lines((begins,)), *given.lines("agreement.no_end")]
    return [*lasts, *given.lines("agreement.copies")]


def _signatures(row: AgreementRow, people: Sequence[Party], given: Headed) -> Signatures:
    signs = {one.minor_id: one for one in row.signed}
    who = [(_("Za poskytovatele, dne"), row.concluded_by)]
    for one in people:
        signed = signs.get(one.id)
        if signed is None:
            who.append((_("Klient, dne"), one.name))
        else:
            who.append((_("Za klienta: %(name)s, dne") % {"name": one.name}, signed.name))
    return Signatures(tuple(who))


def _missing(
    viewer: Viewer, case: CaseRow, row: AgreementRow, people: Sequence[Party]
) -> list[Missing]:
    """Without what it is no agreement; the rest can be written on it by hand."""
    found: list[Missing] = []
    if row.form not in FORMS_TO_SIGN:
        found.append(Missing(_("písemná podoba: tato smlouva je ústní a na papír se netiskne")))
    if not people:
        url = AGREEMENT.correct_url(viewer, case, row.id)
        found.append(Missing(_("klient, se kterým je smlouva uzavřená"), url))
    return found


AGREEMENT_PAPER = paper(
    Paper(
        "smlouva",
        title=gettext_lazy("Smlouva"),
        compose=_compose,
        offers=_offers,
        in_file=True,
        before=offers,
    )
)


def _counting(viewer: Viewer, case: CaseRow, on: date) -> list[Offer]:
    return [Offer(one.id, "") for one in agreements([case.id]) if one.voided_on is None][:1]


def _confirmation(viewer: Viewer, case: CaseRow, about_id: int, on: date) -> Composed:
    """That somebody is served, since when, and until when: no word of why."""
    row = agreement(case.id, about_id)
    if row.voided_on is not None:
        raise NotFound
    given = headed(viewer, case, on, printed_on=on)
    people = party_rows(row)
    last = row.ended_on or row.notice_ends_on or row.valid_until
    rows = [
        (_("Poskytovatel"), given.provider),
        (_("Služba"), said(given.service.name)),
        *((_("Klient"), _named(one)) for one in people),
        (_("Od"), full_day(row.concluded_on)),
        *_until(last, on),
    ]
    sheet = Sheet(
        title=_("Potvrzení o poskytování služby"),
        blocks=(
            *given.lines("confirmation.opening"),
            Facts(tuple(rows)),
            Signatures(((_("Za poskytovatele, dne"), ""),)),
        ),
    )
    nobody = () if people else (Missing(_("klient"), path_of("case", case.id)),)
    return Composed(sheet, (*nobody, *given.missing))


def _until(last: date | None, on: date) -> list[tuple[str, str]]:
    if last is None:
        return []
    return [(_("Do") if last <= on else _("Smlouva platí do"), full_day(last))]


def _named(one: Party) -> str:
    if one.born is None:
        return one.name
    return _("%(name)s, nar. %(day)s") % {"name": one.name, "day": numeric_day(one.born)}


CONFIRMATION = paper(
    Paper(
        "potvrzeni",
        title=gettext_lazy("Potvrzení o poskytování služby"),
        compose=_confirmation,
        offers=_counting,
    )
)
