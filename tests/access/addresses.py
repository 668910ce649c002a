"""Every address of the product and whose it is. A new address is one line here.

``Way(path, whose, get, post)``: what those with the right meet, GET and an empty POST. An address
with ``{case}`` is about a case: unseen is 404, seen without the right is ``denied``.
"""

from dataclasses import dataclass
from typing import Any

from opora.access.roles import (
    CASEWORK,
    CONTACT_TAKERS,
    HEADS,
    PROFESSIONALS,
    SEES_SERVICE,
    WATCHERS,
    Role,
)
from opora.access.viewer import Viewer
from opora.cases.models import Case

ALL = frozenset(Role)
TAKE_IN = CASEWORK | CONTACT_TAKERS
OURS = TAKE_IN | {Role.AUDITOR}

CASE = "/pripady/{case}/"
PERSON = CASE + "lide/{person}/"
AGREEMENT = CASE + "smlouva/{agreement}/"
ACT = CASE + "ukon/{act}/"
EXAMINATION = CASE + "vysetreni/{examination}/"
NOTICE = CASE + "vypoved/{notice}/"
MEETING = CASE + "schuzka/{appointment}/"
VISIT, GROUP = "/kalendar/bez-pripadu/{visit}/", "/kalendar/skupina/{group}/"
RECORD = CASE + "zapis/"
PLAN = CASE + "plan/"
SERVICE = "/pravidla/{service}/"

POST_ONLY = GET_ONLY = 405
MEND = 422
GONE = 302


@dataclass(frozen=True)
class Way:
    """One address. ``methods_first``: a wrong method is answered before the case is looked up."""

    path: str
    whose: frozenset[Role] = ALL
    get: int = 200
    post: int = MEND
    denied: int = 403
    public: bool = False
    service: str = "ohrozene_rodiny"
    methods_first: bool = False
    seen_by: frozenset[Role] | None = None
    """Whose sight reaches what the address is about, where it is no case; to others it is 404."""
    beside: bool = False
    """Whether sight of the case says nothing about it."""

    @property
    def of_case(self) -> bool:
        return any(one in self.path for one in ("{case}", "{decision}", "{void}"))


def sight_of(way: Way, who: Viewer, case: Case, *, sees: bool) -> bool:
    """Whether what is no case is seen: where it stands at a site, by those of the site."""
    wanted = way.seen_by or frozenset()
    if way.beside and "{" not in way.path:
        return way.service in who.services(wanted)
    ours = sees or (way.beside and who.organisation_id == case.organisation_id)
    return ours and who.holds(wanted, way.service, case.site)


def page(path: str, whose: frozenset[Role] = ALL, **more: Any) -> Way:
    """A page that only shows."""
    options: dict[str, Any] = {"post": GET_ONLY, "methods_first": True, **more}
    return Way(path, whose, **options)


def mended(
    kind: str, row: str, whose: frozenset[Role], *, shown: bool = True, **more: Any
) -> dict[str, Way]:
    """A kind of record that is corrected and made void, and shown as it stood before."""
    where = f"{RECORD}{kind}/{{{row}}}/"
    ways = {
        f"correct_{kind}": Way(where + "opravit/", whose, **more),
        f"void_{kind}": Way(where + "zneplatnit/", whose, **more),
    }
    return ways | ({f"{kind}_record": page(where, **more)} if shown else {})


def examined(kind: str, whose: frozenset[Role], denied: int = 403) -> dict[str, Way]:
    """The same in the service that examines; ``denied``: what those meet who may not read it."""
    where, service = f"{RECORD}{kind}/{{{kind}}}/", "rodinna_poradna"
    ways = {
        f"{way}_{kind}": Way(where + path, whose, denied=denied, service=service)
        for way, path in (("correct", "opravit/"), ("void", "zneplatnit/"))
    }
    read_by = whose if denied == 404 else ALL
    return ways | {f"{kind}_record": page(where, read_by, denied=denied, service=service)}


def of_complaint(
    path: str = "", *, shown: bool = False, row: str = "complaint", **more: object
) -> Way:
    """A page about a complaint that the head decides and those who watch read."""
    where = f"/stiznosti/{{{row}}}/{path}"
    if shown:
        return page(where, ALL, seen_by=WATCHERS)
    return Way(where, HEADS, seen_by=WATCHERS, **more)  # type: ignore[arg-type]  # of one kind each


def of_worker(path: str, post: int = MEND) -> Way:
    """A page about a worker of the place, for the heads there."""
    return Way(path, HEADS, post=post, seen_by=HEADS, beside=True)


NAMED = ["case", "decision", "complaint", "unanswered", "void", "outing", "absence", "worker"]
NAMED += ["prevention", "institution", "visit", "room"]
MENDED = (("correct", "opravit"), ("void", "zneplatnit"))


def of_site(where: str, *, shown: bool = False, whose: frozenset[Role] = CASEWORK) -> Way:
    """A page about what those who work at its site put right: an outing, prevention."""
    own: dict[str, Any] = {"seen_by": CASEWORK | {Role.AUDITOR}, "service": "kontaktni_centrum"}
    return (page if shown else Way)(where, ALL if shown else whose, beside=True, **own)


def without_case(name: str, path: str) -> dict[str, Way]:
    """Pages for those who work in a service with people without a case; to others absent."""
    own: dict[str, Any] = {"seen_by": CASEWORK, "service": "kontaktni_centrum", "beside": True}
    line = Way(path + "radek/", CASEWORK, get=405, post=200, **own)
    return {f"{name}_new": Way(path, CASEWORK, **own), f"{name}_row": line}


WAYS: dict[str, Way] = {
    # the desk
    "my_day": page("/"),
    "team_day": page("/tym/", CASEWORK | {Role.AUDITOR}, denied=404),
    "cases": page("/pripady/"),
    "case": page(CASE),
    "case_print": page(CASE + "tisk/"),
    "void_cases": page("/pripady/zneplatnene/", WATCHERS, denied=404),
    "restore_case": Way("/pripady/zneplatnene/{void}/vratit/", HEADS, denied=404),
    "void_case": Way(RECORD + "case/{case}/zneplatnit/", HEADS),
    "case_trace": page(CASE + "stopa/", WATCHERS),
    "postpone": Way(CASE + "odlozit/", CASEWORK),
    "search": Way("/hledat/", post=200),
    "why": page("/proc/{decision}/"),
    "rules": page("/pravidla/", public=True),
    "publication": page("/sluzby/{service}/", public=True),
    "service_rules": page(SERVICE, public=True),
    "settle_reading": Way(SERVICE + "rozhodnout/{question}/", HEADS),
    "set_parameter": Way(SERVICE + "cislo/{parameter}/", HEADS, post=GONE),
    "absences": page("/nepritomnosti/"),
    "absence_new": Way("/nepritomnosti/nova/"),
    "change_absence": of_worker("/nepritomnosti/{absence}/"),
    "cancel_absence": of_worker("/nepritomnosti/{absence}/zrusit/", post=GONE),
    "absence_cases": of_worker("/nepritomnosti/{absence}/pripady/", post=GONE),
    "close_account": of_worker("/pracovnici/{worker}/konec/"),
    "keep_account": of_worker("/pracovnici/{worker}/zpet/", post=GONE),
    "profile": Way("/ja/"),
    "calendar_feed": Way("/ja/kalendar/", post=200),
    "calendar_feed_revoke": Way("/ja/kalendar/zrusit/", post=GONE),
    "calendar_file": page("/odber/{secret}/schuzky.ics", public=True),
    "reminders": Way("/ja/pripominky/"),
    "reminders_course": page("/sprava/pripominky/", frozenset({Role.TECHNICAL_ADMIN}), denied=404),
    "login": Way("/prihlaseni/", get=GONE, post=GONE, public=True),
    "logout": Way("/odhlaseni/", get=POST_ONLY, post=GONE, public=True),
    "reports": page("/prehledy/", SEES_SERVICE, denied=404),
    "occupancy": page("/prehledy/obsazenost/", SEES_SERVICE, denied=404),
    # the case itself
    "key_worker": Way(CASE + "klicovy-pracovnik/", PROFESSIONALS),
    **mended("key_worker", "start", PROFESSIONALS),
    "agree_way": Way(CASE + "spojeni/", CONTACT_TAKERS),
    **mended("way", "way", CONTACT_TAKERS),
    "start_programme": Way(CASE + "programy/", PROFESSIONALS, service="nekam_patrit"),
    "who_is_who": Way(CASE + "lide/kdo-je-kdo/", PROFESSIONALS),
    "add_person": Way(CASE + "lide/", PROFESSIONALS),
    "correct_person": Way(RECORD + "person/{person}/opravit/", CONTACT_TAKERS),
    "person_record": page(RECORD + "person/{person}/"),
    "end_participation": Way(PERSON + "konec/", PROFESSIONALS),
    "resume_participation": Way(CASE + "lide/{former}/zpet/", PROFESSIONALS),
    **mended("programme", "programme", PROFESSIONALS),
    "leave_out": Way(PERSON + "bez-koho/", PROFESSIONALS),
    "let_back": Way(PERSON + "bez-koho/{exclusion}/konec/", HEADS),
    "handover": Way(CASE + "k-rozhodnuti/{handover}/", HEADS),  # and the one who asks may read
    # who asks alone: here the head
    "handover_aside": Way(CASE + "k-rozhodnuti/{handover}/zalozit/", HEADS, post=GONE),
    # the first contact and the way to a decision
    "contact_new": Way("/kontakt/", CONTACT_TAKERS),
    "contact_draft": Way(
        "/kontakt/rozepsane/", CONTACT_TAKERS, get=405, post=200, methods_first=True
    ),
    "contact_discard": Way(
        "/kontakt/zahodit/", CONTACT_TAKERS, get=405, post=GONE, methods_first=True
    ),
    "contact_follows": Way(
        "/kontakt/plyne/", CONTACT_TAKERS, get=405, post=200, methods_first=True
    ),
    "note_contact": Way(CASE + "kontakt/", CONTACT_TAKERS),
    **mended("contact", "contact", CONTACT_TAKERS),
    **mended("informed", "informed", CONTACT_TAKERS),
    **mended("intro", "intro", PROFESSIONALS),
    **mended("assessment", "assessment", PROFESSIONALS),
    **mended("outcome", "outcome", PROFESSIONALS),
    "mend_answers": Way(CASE + "odpovedi/", CASEWORK | CONTACT_TAKERS, service="rodinna_poradna"),
    "contact_card": Way(CASE + "karta/", CONTACT_TAKERS),
    "inform": Way(CASE + "informace/", CONTACT_TAKERS),
    "hold_intro": Way(CASE + "konzultace/", PROFESSIONALS),
    "spoken_consent": Way(CASE + "souhlas/", PROFESSIONALS, service="rodinna_poradna"),
    "assess": Way(CASE + "posouzeni/", PROFESSIONALS),
    "accept": Way(CASE + "prijeti/", PROFESSIONALS),
    "waiting_list": Way(CASE + "poradnik/", PROFESSIONALS),
    "refuse": Way(CASE + "odmitnuti/", PROFESSIONALS),
    "letter": page(CASE + "odmitnuti/dopis/"),
    "one_off": Way(CASE + "jednorazove/", CONTACT_TAKERS),
    "refer": Way(CASE + "predani/", CONTACT_TAKERS),
    "move_to_site": Way(CASE + "pracoviste/", PROFESSIONALS),
    **mended("site_move", "site_move", PROFESSIONALS),
    "withdraw": Way(CASE + "nepokracuje/", CONTACT_TAKERS),
    # households
    "family": page(CASE + "rodina/"),
    "relate": Way(CASE + "rodina/vztah/", PROFESSIONALS),
    "live_together": Way(CASE + "rodina/bydleni/", PROFESSIONALS),
    "take_care": Way(CASE + "rodina/pece/", PROFESSIONALS),
    **mended("relation", "relation", PROFESSIONALS),
    **mended("stay", "stay", PROFESSIONALS),
    **mended("custody", "custody", PROFESSIONALS),
    # appointments
    "calendar": page("/kalendar/", TAKE_IN | {Role.AUDITOR}, denied=404),
    "new_meeting": Way("/kalendar/nova/", TAKE_IN, post=200),
    "visit_new": Way("/kalendar/bez-pripadu/", TAKE_IN),
    "visit": page("/kalendar/bez-pripadu/{visit}/", seen_by=OURS, beside=True),
    "change_visit": Way(VISIT + "zmenit/", TAKE_IN, seen_by=OURS, beside=True),
    "cancel_visit": Way(VISIT + "zrusit/", TAKE_IN, seen_by=OURS, beside=True),
    "gather": Way("/kalendar/skupina/", CASEWORK),
    "group": page(GROUP, seen_by=OURS),
    "cancel_group": Way(GROUP + "zrusit/", CASEWORK, seen_by=OURS),
    "move_group": Way(GROUP + "presunout/", CASEWORK, seen_by=OURS),
    "record_group": Way(GROUP + "zapis/", CASEWORK, seen_by=OURS),
    "meeting_rooms": page("/kalendar/mistnosti/", OURS, denied=404),
    "add_room": Way("/kalendar/mistnosti/nova/", HEADS),
    "change_room": Way("/kalendar/mistnosti/{room}/", HEADS, seen_by=OURS, beside=True),
    "appointment_new": Way(CASE + "schuzka/", CASEWORK),
    "appointment_cancel": Way(MEETING + "zruseni/", CASEWORK),
    "meeting_record": page(RECORD + "meeting/{appointment}/"),
    "correct_meeting": Way(RECORD + "meeting/{appointment}/opravit/", CASEWORK),
    **mended("cancellation", "cancelled", CASEWORK),
    "cooperation_review": Way(CASE + "prehodnoceni/", CASEWORK),
    **mended("review", "review", CASEWORK),
    # agreements
    "conclude_agreement": Way(CASE + "smlouva/uzavrit/", PROFESSIONALS),
    "agreement_preview": Way(
        CASE + "smlouva/uzavrit/overit/", PROFESSIONALS, get=405, post=200, methods_first=True
    ),
    "leave": Way(CASE + "smlouva/konec/", CASEWORK),
    "report_change": Way(CASE + "ohlaseno/", CASEWORK, service="nekam_patrit"),
    "reported_change_record": page(RECORD + "reported_change/{change}/"),
    "correct_reported_change": Way(
        RECORD + "reported_change/{change}/opravit/", CASEWORK, service="nekam_patrit"
    ),
    "void_reported_change": Way(RECORD + "reported_change/{change}/zneplatnit/", CASEWORK),
    "record_breach": Way(CASE + "poruseni/", CASEWORK),
    "breach_record": page(RECORD + "breach/{breach}/"),
    "correct_breach": Way(RECORD + "breach/{breach}/opravit/", PROFESSIONALS),
    "void_breach": Way(RECORD + "breach/{breach}/zneplatnit/", PROFESSIONALS),
    "warn": Way(CASE + "poruseni/{breach}/napomenuti/", PROFESSIONALS),
    **mended("warning", "warning", PROFESSIONALS),
    "give_notice": Way(CASE + "vypoved/", PROFESSIONALS),
    "notice_preview": Way(
        CASE + "vypoved/overit/", PROFESSIONALS, get=405, post=200, methods_first=True
    ),
    "deliver_notice": Way(NOTICE + "doruceni/", PROFESSIONALS),
    "settle_notice_end": Way(NOTICE + "posledni-den/", HEADS),
    "withdraw_notice": Way(NOTICE + "zpet/", HEADS),
    "assess_notice": Way(NOTICE + "posouzeni/", HEADS),
    "close_noticed": Way(NOTICE + "dobehla/", CASEWORK),
    **mended("notice", "notice", PROFESSIONALS),
    **mended("delivery", "delivery", PROFESSIONALS),
    **mended("taken_back", "taken_back", HEADS),
    "agreement": page(AGREEMENT),
    **mended("agreement", "agreement", PROFESSIONALS, shown=False),
    **mended("ending", "ending", PROFESSIONALS),
    "close_expired": Way(AGREEMENT + "dobehla/", CASEWORK),
    # debts
    "debts": page(CASE + "dluhy/"),
    "add_debt": Way(CASE + "dluhy/novy/", PROFESSIONALS, service="dluhova_poradna"),
    "make_budget": Way(CASE + "dluhy/rozpocet/", PROFESSIONALS, service="dluhova_poradna"),
    "agree_instalments": Way(CASE + "dluhy/splatky/", PROFESSIONALS, service="dluhova_poradna"),
    **mended("debt", "debt", PROFESSIONALS, service="dluhova_poradna"),
    **mended("budget", "budget", PROFESSIONALS, service="dluhova_poradna"),
    **mended("instalments", "instalments", PROFESSIONALS, service="dluhova_poradna"),
    # consents
    "consents": page(CASE + "souhlasy/"),
    "give_consent": Way(CASE + "souhlasy/novy/", PROFESSIONALS),
    "withdraw_consent": Way(CASE + "souhlasy/{consent}/odvolat/", PROFESSIONALS),
    "disclose": Way(CASE + "sdelit/", PROFESSIONALS),
    **mended("consent", "consent", PROFESSIONALS),
    **mended("withdrawal", "withdrawal", PROFESSIONALS),
    **mended("disclosure", "disclosure", PROFESSIONALS),
    # documents
    "documents": page(CASE + "dokumenty/"),
    "paper": Way(CASE + "dokumenty/tisk/smlouva/{agreement}/", CASEWORK),
    "paper_draft": page(CASE + "dokumenty/tisk/smlouva/{agreement}/nahled/", CASEWORK),
    "document": page(CASE + "dokumenty/{document}/"),
    "document_file": page(CASE + "dokumenty/{document}/soubor/"),
    "attach_scan": Way(CASE + "dokumenty/prilozit/", CASEWORK),
    "print_several": Way(CASE + "dokumenty/najednou/", CASEWORK),
    "documents_file": page(CASE + "dokumenty/najednou/soubor/?d={document}"),
    "give_out": Way(CASE + "dokumenty/{document}/predat/", CASEWORK),
    "void_document": Way(RECORD + "document/{document}/zneplatnit/", CASEWORK),
    "letterhead": Way("/dokumenty/hlavicka/", HEADS),
    **mended("given_out", "given_out", CASEWORK),
    # plans
    "plan": page(PLAN),
    "write_plan": Way(PLAN + "upravit/", PROFESSIONALS),
    "revise_plan": Way(PLAN + "revize/", PROFESSIONALS),
    "decide_plan": Way(PLAN + "rozhodnout/", PROFESSIONALS),
    "add_goal": Way(PLAN + "cil/", PROFESSIONALS),
    "add_step": Way(PLAN + "cil/{goal}/krok/", CASEWORK),
    "finish_step": Way(PLAN + "krok/{step}/hotovo/", CASEWORK),
    "hear_view": Way(PLAN + "nazor/", PROFESSIONALS, service="dluhova_poradna"),
    "evaluate": Way(PLAN + "vyhodnotit/", PROFESSIONALS, service="dluhova_poradna"),
    **mended("client_view", "client_view", PROFESSIONALS),
    **mended("evaluation", "evaluation", PROFESSIONALS),
    **mended("plan", "plan", PROFESSIONALS),
    **mended("goal", "goal", PROFESSIONALS),
    "step_record": page(RECORD + "step/{step}/"),
    "correct_step": Way(RECORD + "step/{step}/opravit/", CASEWORK),
    "void_step": Way(RECORD + "step/{step}/zneplatnit/", PROFESSIONALS),
    **mended("revision", "revision", PROFESSIONALS),
    **mended("no_plan", "no_plan", PROFESSIONALS),
    # acts
    "act_new": Way(CASE + "ukon/", CASEWORK),
    "acts_weigh": Way(CASE + "ukon/posoudit/", CASEWORK, get=405, post=200),
    "act": Way(ACT, post=GET_ONLY),
    **mended("act", "act", CASEWORK, shown=False),
    "act_assess": Way(ACT + "posouzeni/", HEADS),
    "exchange": Way(CASE + "vymena/", CASEWORK, service="kontaktni_centrum"),
    "acts_day": Way("/den/", CASEWORK),
    **without_case("outing", "/teren/"),
    **without_case("walk_in", "/bez-pripadu/"),
    "outing": of_site("/teren/{outing}/", shown=True),
    **{f"{one}_outing": of_site(f"/teren/{{outing}}/{to}/") for one, to in MENDED},
    "assess_outing": of_site("/teren/{outing}/posouzeni/", whose=HEADS),
    "preventions": of_site("/prevence/", shown=True),
    "prevention_new": of_site("/prevence/nova/"),
    "prevention": of_site("/prevence/{prevention}/", shown=True),
    **{f"{one}_prevention": of_site(f"/prevence/{{prevention}}/{to}/") for one, to in MENDED},
    "institution": of_site("/prevence/instituce/{institution}/", shown=True),
    "correct_institution": of_site("/prevence/instituce/{institution}/opravit/"),
    "merge_institution": of_site("/prevence/instituce/{institution}/sloucit/"),
    "intervisions": page("/intervize/", CASEWORK | {Role.AUDITOR}, denied=404),
    "intervision_new": page("/intervize/nova/", CASEWORK | {Role.AUDITOR}, denied=404),
    "confer": Way(CASE + "konference/", PROFESSIONALS, service="rodinna_poradna"),
    **mended("conference", "conference", PROFESSIONALS, service="rodinna_poradna"),
    "declare_procedure": Way(SERVICE + "can/", HEADS, service="rodinna_poradna"),
    "begin_situation": Way(CASE + "can/", PROFESSIONALS, service="rodinna_poradna"),
    "situation_step": Way(CASE + "can/krok/{situation_step}/", CASEWORK, post=GONE),
    "propose_end": Way(CASE + "can/konec/", PROFESSIONALS),
    "confirm_end": Way(CASE + "can/konec/potvrdit/", PROFESSIONALS),
    "involve": Way(CASE + "spoluprace/", PROFESSIONALS, service="rodinna_poradna"),
    **mended("cooperation", "cooperation", PROFESSIONALS),
    "talk_over": Way(CASE + "intervize/", CASEWORK, service="rodinna_poradna"),
    **mended("intervision", "intervision", CASEWORK, service="rodinna_poradna"),
    # findings: who may read a result is narrower than who sees the case
    "ask_examination": Way(CASE + "vysetreni/", PROFESSIONALS, service="rodinna_poradna"),
    "examination": page(EXAMINATION, service="rodinna_poradna", methods_first=False),
    "write_result": Way(EXAMINATION + "vysledek/", HEADS, service="rodinna_poradna"),
    "explain_result": Way(EXAMINATION + "vysvetleni/", HEADS, service="rodinna_poradna"),
    **examined("examination", PROFESSIONALS),
    **examined("finding", HEADS, denied=404),
    **examined("explanation", PROFESSIONALS),
    "test": page(CASE + "testy/{tested}/", service="kontaktni_centrum", methods_first=False),
    "write_test": Way(CASE + "testy/{tested}/vysledek/", HEADS, service="kontaktni_centrum"),
    "complaints": page("/stiznosti/", TAKE_IN | {Role.AUDITOR}, denied=404),
    "complaints_print": page("/stiznosti/tisk/", TAKE_IN | {Role.AUDITOR}, denied=404),
    "complaint_new": Way("/stiznosti/nova/", TAKE_IN),
    "complaint_of_case": Way(CASE + "stiznost/", TAKE_IN),
    "complaint": of_complaint(shown=True),
    "correct_complaint": of_complaint("opravit/"),
    "void_complaint": of_complaint("zneplatnit/"),
    "extend_complaint": of_complaint("odklad/", row="unanswered", service="kontaktni_centrum"),
    "correct_extension": of_complaint("odklad/{extension}/opravit/"),
    "void_extension": of_complaint("odklad/{extension}/zneplatnit/"),
    "appeal_complaint": of_complaint("dal/"),
    "settle_appeal": of_complaint("dal/{appeal}/vysledek/"),
    "correct_appeal": of_complaint("dal/{appeal}/opravit/"),
    "void_appeal": of_complaint("dal/{appeal}/zneplatnit/"),
    "name_deputy": Way("/stiznosti/zastup/{service}/", HEADS),
    "assign_complaint": of_complaint("vyrizuje/"),
    "reply_complaint": of_complaint("odpoved/", row="unanswered"),
    "correct_reply": of_complaint("odpoved/{reply}/opravit/"),
    "print_reply": of_complaint("odpoved/{reply}/tisk/", post=302),
    "reply_draft": page(
        "/stiznosti/{complaint}/odpoved/{reply}/tisk/nahled/", HEADS, seen_by=WATCHERS
    ),
    "complaint_paper": of_complaint("papir/{printed_reply}/", shown=True),
    "give_letter": of_complaint("papir/{printed_reply}/predat/"),
    "attach_letter": of_complaint("papir/{printed_reply}/prilozit/"),
    "void_letter": of_complaint("papir/{printed_reply}/zneplatnit/"),
    "correct_letter_given": of_complaint("predani/{letter_given}/opravit/"),
    "void_letter_given": of_complaint("predani/{letter_given}/zneplatnit/"),
    "complaint_letter": of_complaint("odpoved/soubor/{printed_reply}/", shown=True),
    "void_reply": of_complaint("odpoved/{reply}/zneplatnit/"),
}
