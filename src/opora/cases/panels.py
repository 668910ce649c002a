"""What the case itself shows on its page: how to get in touch, who answers for it, its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from opora.access.addresses import path_of
from opora.access.viewer import Viewer
from opora.cases.beside.queries import (
    Way,
    all_key_workers,
    all_programmes,
    all_ways,
    has,
    key_worker_on,
    planned_key_worker,
    programmes,
    ways,
)
from opora.cases.boards import Entry, Panel, panel, timeline
from opora.cases.kept import keeps
from opora.cases.key_worker_span import KeyWorkerSpan
from opora.cases.leading import latest_start_url
from opora.cases.mending.queries import former_people
from opora.cases.models import AgreedWay, Case, Programme
from opora.cases.queries import CaseRow, PersonInCase, may, people_of
from opora.catalog import current
from opora.catalog.service import Service
from opora.decisions.fact_words import age_words
from opora.decisions.panels import said, way_on
from opora.decisions.providers import Subject
from opora.decisions.queries import weigh

WAY = keeps(__name__, "case", "contact_way_shown")


@dataclass(frozen=True)
class PersonLine:
    """One person in the margin."""

    name: str
    code: str
    about: str
    url: str
    out_url: str


def way_words(way: Way) -> tuple[str, str]:
    """The yellow note: what first, and what to mind."""
    first = {
        "phone": _("Volat %(contact)s"),
        "email": _("Psát %(contact)s"),
        "letter": _("Dopisem: %(contact)s"),
        "in_person": _("Osobně %(contact)s"),
    }.get(way.channel, "%(contact)s")
    opening = (first % {"contact": way.contact}).strip()
    lines = [
        way.when and _("Kdy: %(when)s.") % {"when": way.when.rstrip(".")},
        {"yes": _("Vzkaz nechat lze."), "no": _("Vzkaz nenechávat.")}.get(way.message, ""),
        way.caller_name and _("Představit se: %(name)s.") % {"name": way.caller_name.rstrip(".")},
        way.note,
    ]
    return opening, " ".join(one for one in lines if one)


def way_sentences(way: Way) -> str:
    """The same in a row: 'Volat 602 000 168. Kdy: večer.'."""
    first, rest = way_words(way)
    return f"{first.rstrip('.')}. {rest}" if first and rest else first or rest


@panel("band", 10)
def way_to_get_in_touch(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The first thing on a case (E12)."""
    if not WAY.of(current().service(case.service)):
        return None
    way = ways([case.id]).get(case.id) if has(case.id, AgreedWay) else None
    first, rest = way_words(way) if way else ("", "")
    context: dict[str, object] = {
        "case": case,
        "agreed": way is not None,
        "first": first,
        "rest": rest,
        "may": may(viewer, "cases.agree_way", case),
    }
    return Panel("cases/way.html", context)


@panel("band", 30)
def who_answers(viewer: Viewer, case: CaseRow, on: date) -> Panel:
    """The key worker, and since when; who is to lead the case from a coming day."""
    context: dict[str, object] = {
        "case": case,
        "now": key_worker_on(case.id, on),
        "coming": None if case.is_over else planned_key_worker(case.id, on),
        "may": may(viewer, "cases.assign_key_worker", case) and not case.is_over,
        "elsewhere": _named_elsewhere(case),
    }
    return Panel("cases/who_answers.html", context)


def _named_elsewhere(case: CaseRow) -> bool:
    """Whether naming the first key worker is the next step, which stands on the sheet."""
    service = current().service(case.service)
    if case.stage == Case.Stage.ACCEPTED:
        return service.key_worker_before_agreement
    return case.stage == Case.Stage.CLIENT and not service.anonymous


@panel("margin", 20)
def people(viewer: Viewer, case: CaseRow, on: date) -> Panel:
    """Everybody in the case."""
    may_correct = may(viewer, "cases.correct_person", case)
    may_leave_out = may(viewer, "cases.leave_out", case)
    lines = [
        _line(case, one, correct=may_correct, out=may_leave_out)
        for one in people_of([case.id], on)[case.id]
    ]
    context: dict[str, object] = {
        "case": case,
        "people": lines,
        "former": former_people(case.id),
        "may_resume": may(viewer, "cases.resume_participation", case),
        "may_leave_out": may_leave_out and bool(lines),
        "may_add": may(viewer, "cases.add_new_person", case) and not case.is_over,
        "who_url": path_of("who_is_who", case.id)
        if may(viewer, "cases.say_who_is_who", case) and lines
        else "",
    }
    return Panel("cases/people.html", context)


@panel("print", 5)
def people_in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The same on paper."""
    return people(viewer, case, on)


def _line(case: CaseRow, one: PersonInCase, *, correct: bool, out: bool) -> PersonLine:
    about = [one.relation, age_words(one.age) if one.age else ""]
    if not one.client:
        about.append(_("jen o něm víme"))
    named = one.person_kind == "named"
    return PersonLine(
        name=one.name,
        code=one.code,
        about=", ".join(part for part in about if part),
        url=path_of("correct_person", case.id, one.id) if correct and named else "",
        out_url=path_of("leave_out", case.id, one.id) if out else "",
    )


@panel("margin", 40, asks=("programme_ends",))
def running_programmes(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """Programmes of the service by their order, where it has any (A1)."""
    service = current().service(case.service)
    if not service.words("programmes"):
        return None
    rows = [
        (
            one.pk,
            said(service.word("programmes", one.programme)),
            one.priority,
            one.started_on,
            one.ended_on,
        )
        for one in programmes(case.id)
    ]
    runs = any(until is None for *_rest, until in rows)
    context: dict[str, object] = {
        "case": case,
        "rows": rows,
        "ends": _ends(viewer, case, on) if runs and not case.is_over else [],
        "may": may(viewer, "cases.start_programme", case) and not case.is_over,
        "may_mend": may(viewer, "cases.correct_programme", case),
    }
    return Panel("cases/programmes.html", context)


@panel("print", 7, asks=("programme_ends",))
def programmes_in_print(viewer: Viewer, case: CaseRow, on: date) -> Panel | None:
    """The same on paper, once there is one."""
    shown = running_programmes(viewer, case, on)
    return shown if shown is not None and shown.context["rows"] else None


def _ends(viewer: Viewer, case: CaseRow, on: date) -> list[str]:
    """The last day of the programme, as the rules say it (A2)."""
    if not current().service(case.service).rulebook.asked("programme_ends"):
        return []
    about = Subject(viewer.organisation_id, case.service, case.site, case_id=case.id)
    verdict = weigh(ask="programme_ends", subject=about, given={}, on=on)
    return [said(one.text) for one in verdict.reasons if one.day is not None]


@timeline
def entries(viewer: Viewer, case: CaseRow, limit: int) -> Sequence[Entry]:
    """Who took the case over, and which programmes began."""
    service = current().service(case.service)
    spans = [entry_of_start(one, viewer.today) for one in all_key_workers(case.id)]
    rows = all_programmes(case.id) if has(case.id, Programme) else []
    mends = may(viewer, "cases.correct_programme", case)
    begun = [entry_of_programme(one, service) for one in rows]
    ended = [
        Entry(
            day=one.ended_on,
            what=_("Konec programu: %(name)s")
            % {"name": said(service.word("programmes", one.programme))},
            edit_url=path_of("correct_programme", case.id, one.pk) if mends else "",
            key=f"programme_end:{one.pk}",
        )
        for one in rows
        if one.ended_on is not None and not one.void_reason
    ]
    left = [
        Entry(
            day=one.until,
            what=_("Do případu už nepatří: %(name)s") % {"name": one.name},
            icon="people",
            note=one.because,
            key=f"left:{one.person_id}",
        )
        for one in former_people(case.id)
    ]
    agreed = [entry_of_way(one) for one in _known_ways(case.id)]
    return [*spans, *begun, *ended, *left, *agreed][:limit]


def _known_ways(case_id: int) -> list[Way]:
    known = all_ways([case_id]) if has(case_id, AgreedWay) else []
    return [way for _case, way in known]


def entry_of_way(way: Way) -> Entry:
    """How one may get in touch, as an entry."""
    void = way.void_reason
    return Entry(
        day=way.since,
        what=_("Domluva, jak se ozvat"),
        kind="void" if void else "note",
        icon="" if void else "chat-left-text",
        details=_("Neplatí. %(why)s") % {"why": void} if void else way.by,
        note=way_sentences(way),
        key=f"way:{way.id:012}",
    )


def entry_of_start(one: KeyWorkerSpan, on: date) -> Entry:
    """Who took the case over, or is to on a day to come, as an entry."""
    void = one.void_reason
    coming = _("Případ povede: %(name)s") % {"name": one.name} if one.since > on else ""
    return Entry(
        day=one.since,
        what=coming or f"{one.role}: {one.name}",
        kind="void" if void else "note",
        icon="" if void else "people",
        details=_("Neplatí. %(why)s") % {"why": void} if void else "",
        note=one.reason,
        key=f"key_worker:{one.id:012}",
    )


def entry_of_programme(row: Programme, service: Service) -> Entry:
    """When a programme began, as an entry."""
    name = said(service.word("programmes", row.programme))
    void = row.void_reason
    return Entry(
        day=row.started_on,
        what=_("Začátek programu: %(name)s") % {"name": name},
        kind="void" if void else "note",
        icon="" if void else "check-lg",
        details=_("Neplatí. %(why)s") % {"why": void} if void else "",
        key=f"programme:{row.pk:012}",
    )


@way_on("correct_key_worker")
def to_latest_start(subject: Subject) -> str:
    """Putting right who answers for the case."""
    return latest_start_url(subject.case_id) if subject.case_id else path_of("my_day")


@way_on("choose_consultant", "choose_other_worker")
def to_key_worker(subject: Subject) -> str:
    """Choosing who answers for the case."""
    if subject.case_id is None:
        return path_of("my_day")
    return path_of("key_worker", subject.case_id)


@way_on("choose_other_programme", "start_programme")
def to_programme(subject: Subject) -> str:
    """Another programme."""
    if subject.case_id is None:
        return path_of("my_day")
    return path_of("start_programme", subject.case_id)
