"""Every step, and what two tabs do to it: it only adds, or an older page is told and not obeyed.

A new step is one line here, or in ``appends``. ``Change``: what another tab changes meanwhile, and
what is typed besides what the form already holds; every empty box of text is filled in anyway.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from opora.access.models import Absence, Account, Assignment, Deputy, Exclusion
from opora.acts.models import Act, Outing
from opora.agreements.models import (
    Agreement,
    Breach,
    Delivery,
    Ending,
    Notice,
    ReportedChange,
    TakenBack,
    WarningGiven,
)
from opora.appointments.models import Appointment, MeetingRoom, Review, Visit
from opora.cases.models import AgreedWay, Case, KeyWorker, Participant, Programme
from opora.complaints.models import Appeal, Complaint, Extension, PrintedReply, Reply, ReplyGiven
from opora.consents.models import Consent, Disclosure, Withdrawal
from opora.debts.models import Budget, Debt, Instalments
from opora.decisions.models import AskedFact, Handover, Parameter, Postponement, Reading
from opora.documents.models import Document, GivenOut, Letterhead
from opora.findings.models import Examination, Explanation, Finding
from opora.households.models import Custody, Relation, Stay
from opora.intake.models import (
    Assessment,
    Contact,
    ContactCard,
    Informed,
    Introduction,
    Outcome,
    SiteMove,
)
from opora.people.models import Person
from opora.team.models import (
    Conference,
    Cooperation,
    Intervision,
    Procedure,
    Situation,
    SituationStep,
)
from tests.access import own_changes as own
from tests.access.planned import CHANGED as PLANNED
from tests.access.prevented import CHANGED as PREVENTED

SHOWS = {"act", "examination", "test", "acts_weigh"}
"""Nothing is ever kept by these."""

Ids = Mapping[str, Any]
Elsewhere = Callable[[Ids, Account, date], object]


@dataclass(frozen=True)
class Change:
    """What happens in the other tab, and what is typed in this one."""

    elsewhere: Elsewhere
    typed: Mapping[str, str] = field(default_factory=dict)


def _columns(model: Any, key: str, **columns: object) -> Elsewhere:
    return lambda ids, _who, _day: model.objects.filter(pk=ids[key]).update(**columns)


def _case() -> Elsewhere:
    return _columns(Case, "case", version=7)


MEETING = _columns(Appointment, "appointment", note="jinak")
OF_COMPLAINT = Change(_columns(Complaint, "complaint", words="jinak"))
OF_REPLY = Change(_columns(Reply, "reply", text="jinak"))
OF_GIVEN = Change(_columns(ReplyGiven, "letter_given", whom="jinak"))
GROUPED = _columns(Appointment, "grouped", note="jinak")


def _key_worker(ids: Ids, _who: Account, day: date) -> object:
    return KeyWorker.objects.filter(pk=ids["start"]).update(since=day - timedelta(days=3))


def _way(ids: Ids, who: Account, day: date) -> object:
    return AgreedWay.objects.create(case_id=ids["case"], contact="jinam", since=day, by=who)


def _relation(ids: Ids, _who: Account, _day: date) -> object:
    return Participant.objects.filter(case_id=ids["case"]).update(relation="teta")


def _card(ids: Ids, who: Account, day: date) -> object:
    return ContactCard.objects.create(case_id=ids["case"], commission="jiná", on=day, by=who)


def _asked(ids: Ids, who: Account, day: date) -> object:
    return AskedFact.objects.create(
        organisation_id=who.organisation_id, case_id=ids["case"], fact="divorce_or_custody",
        value=True, on=day, by_id=who.pk,
    )  # fmt: skip


def _ended(ids: Ids, _who: Account, _day: date) -> object:
    return Ending.objects.filter(agreement_id=ids["agreement"]).update(note="jinak")


def _not_ended(ids: Ids, _who: Account, _day: date) -> object:
    Ending.objects.filter(agreement_id=ids["agreement"]).delete()
    return Case.objects.filter(pk=ids["case"]).update(version=7)


def _in_case(ids: Ids, _who: Account, day: date) -> object:
    return Person.objects.filter(pk=ids["person"]).update(phone="777 000 111")


def _left(ids: Ids, _who: Account, _day: date) -> object:
    return Participant.objects.filter(person_id=ids["former"]).update(left_because="jinak")


def _put_off(ids: Ids, who: Account, day: date) -> object:
    return Postponement.objects.create(
        organisation_id=who.organisation_id, case_id=ids["case"], due=ids["due"],
        until=date(day.year + 1, 1, 1), reason="jinde", by_id=who.pk, on=day,
    )  # fmt: skip


def _number(ids: Ids, who: Account, day: date) -> object:
    return Parameter.objects.create(
        organisation_id=who.organisation_id, service=ids["service"], name=ids["parameter"],
        value=4321, since=day, by_id=who.pk,
    )  # fmt: skip


def _reading(ids: Ids, who: Account, day: date) -> object:
    return Reading.objects.create(
        organisation_id=who.organisation_id, service=ids["service"], question=ids["question"],
        decision="Jinak.", confirmed=False, on=day, by_id=who.pk,
    )  # fmt: skip


def _deputy(ids: Ids, who: Account, day: date) -> object:
    return Deputy.objects.create(
        organisation_id=who.organisation_id, service=ids["service"], account=who, since=day,
        named_by=who,
    )  # fmt: skip


def _letterhead(_ids: Ids, who: Account, day: date) -> object:
    ours = who.organisation_id
    return Letterhead.objects.create(organisation_id=ours, since=day, address="jinde", by=who)


def _procedure(ids: Ids, who: Account, day: date) -> object:
    return Procedure.objects.create(
        organisation_id=who.organisation_id, service=ids["service"], since=day, by=who,
        steps=[["x", who.pk, 1]],
    )  # fmt: skip


CHANGES: dict[str, Change] = {
    # the desk
    "postpone": Change(_put_off, {"until": "31. 12. 2030"}),
    "settle_reading": Change(_reading),
    "set_parameter": Change(_number, {"value": "5"}),
    "profile": Change(own.profile),
    "calendar_feed": Change(own.feed),
    "calendar_feed_revoke": Change(own.feed),
    "reminders": Change(own.chosen, {"mode": "off"}),
    "change_absence": Change(_columns(Absence, "absence", kind="other"), {"until": "31. 12. 2030"}),
    "cancel_absence": Change(_columns(Absence, "absence", kind="other")),
    "absence_cases": Change(_columns(Absence, "absence", kind="other")),
    "end_role": Change(_columns(Assignment, "held", until=date(2030, 1, 1))),
    **dict.fromkeys(
        ("shut_account", "close_account", "keep_account"),
        Change(_columns(Account, "worker", last_day=date(2030, 1, 1))),
    ),
    # the case itself
    "key_worker": Change(_key_worker),
    "correct_key_worker": Change(_key_worker),
    "void_key_worker": Change(_key_worker),
    "void_case": Change(_case()),
    "restore_case": Change(_columns(Case, "void", void_reason="jinak")),
    "who_is_who": Change(_relation),
    "correct_way": Change(_columns(AgreedWay, "way", note="jinak")),
    "void_way": Change(_columns(AgreedWay, "way", note="jinak")),
    "agree_way": Change(_way, {"contact": "sousedka"}),
    "correct_person": Change(_in_case, {"birth": "1. 1. 1980"}),
    "end_participation": Change(_in_case),
    "resume_participation": Change(_left),
    "let_back": Change(_columns(Exclusion, "exclusion", reason="jinak")),
    "correct_programme": Change(_columns(Programme, "programme", priority=3)),
    "void_programme": Change(_columns(Programme, "programme", priority=3)),
    "handover": Change(_columns(Handover, "handover", why="jinak"), {"word": "refuse"}),
    "handover_aside": Change(_columns(Handover, "handover", outcome="refused", reason="ne")),
    # the way to a decision
    "contact_card": Change(_card),
    "mend_answers": Change(_asked, {"how": "changed"}),
    "assess": Change(_key_worker),
    "accept": Change(_case()),
    "waiting_list": Change(_case()),
    "refuse": Change(_case()),
    "one_off": Change(_case()),
    "withdraw": Change(_case()),
    "move_to_site": Change(_case()),
    "correct_site_move": Change(_columns(SiteMove, "site_move", reason="jinak")),
    "void_site_move": Change(_columns(SiteMove, "site_move", reason="jinak")),
    "refer": Change(_case(), {"referred_to": "Poradna Most"}),
    "correct_contact": Change(_columns(Contact, "contact", note="jinak")),
    "correct_informed": Change(_columns(Informed, "informed", note="jinak")),
    "correct_intro": Change(_columns(Introduction, "intro", situation="jinak")),
    "correct_assessment": Change(_columns(Assessment, "assessment", conclusion="jinak")),
    "correct_outcome": Change(_columns(Outcome, "outcome", reason="jinak")),
    "void_contact": Change(_columns(Contact, "contact", note="jinak")),
    "void_informed": Change(_columns(Informed, "informed", note="jinak")),
    "void_intro": Change(_columns(Introduction, "intro", situation="jinak")),
    "void_assessment": Change(_columns(Assessment, "assessment", conclusion="jinak")),
    "void_outcome": Change(_columns(Outcome, "outcome", reason="jinak")),
    # appointments, agreements, plans, acts
    **dict.fromkeys(("cancel_group", "record_group"), Change(GROUPED)),
    "move_group": Change(GROUPED, {"day": "31. 12. 2030", "at": "10:00"}),
    **dict.fromkeys(("change_visit", "cancel_visit"), Change(_columns(Visit, "visit", code="x"))),
    "change_room": Change(_columns(MeetingRoom, "room", name="jinak")),
    "appointment_cancel": Change(MEETING),
    "correct_meeting": Change(MEETING, {"day": "31. 12. 2030"}),
    "correct_cancellation": Change(_columns(Appointment, "cancelled", cancel_note="jinak")),
    "void_cancellation": Change(_columns(Appointment, "cancelled", cancel_note="jinak")),
    "correct_review": Change(_columns(Review, "review", outcome="jinak")),
    "void_review": Change(_columns(Review, "review", outcome="jinak")),
    "conclude_agreement": Change(_case()),
    "correct_agreement": Change(_columns(Agreement, "agreement", goals="jinak")),
    "leave": Change(_not_ended),
    "correct_reported_change": Change(_columns(ReportedChange, "change", text="jinak")),
    "void_reported_change": Change(_columns(ReportedChange, "change", text="jinak")),
    "correct_breach": Change(_columns(Breach, "breach", what="jinak")),
    "assess_breach": Change(_columns(Breach, "breach", what="jinak")),
    "void_breach": Change(_columns(Breach, "breach", what="jinak")),
    "correct_warning": Change(_columns(WarningGiven, "warning", text="jinak")),
    "void_warning": Change(_columns(WarningGiven, "warning", text="jinak")),
    "settle_notice_end": Change(_columns(Notice, "notice", text="y"), {"ends_on": "31. 12. 2030"}),
    "withdraw_notice": Change(_columns(Notice, "notice", text="jinak")),
    "assess_notice": Change(_columns(Notice, "notice", text="jinak")),
    "close_noticed": Change(_columns(Notice, "notice", text="jinak")),
    "correct_notice": Change(_columns(Notice, "notice", text="jinak")),
    "void_notice": Change(_columns(Notice, "notice", text="jinak")),
    "correct_delivery": Change(_columns(Delivery, "delivery", delivery="jinak")),
    "void_delivery": Change(_columns(Delivery, "delivery", delivery="jinak")),
    "correct_taken_back": Change(_columns(TakenBack, "taken_back", reason="jinak")),
    "void_taken_back": Change(_columns(TakenBack, "taken_back", reason="jinak")),
    "close_expired": Change(_columns(Agreement, "agreement", goals="jinak")),
    "void_agreement": Change(_columns(Agreement, "agreement", goals="jinak")),
    "correct_ending": Change(_ended),
    "void_ending": Change(_ended),
    "correct_act": Change(_columns(Act, "act", note="jinak"), {"at": "0:00"}),
    "void_act": Change(_columns(Act, "act", note="jinak")),
    "restore_act": Change(_columns(Act, "void_act", note="jinak")),
    "restore_way": Change(_columns(AgreedWay, "void_way", note="jinak")),
    "restore_programme": Change(_columns(Programme, "void_programme", priority=7)),
    **{name: Change(_columns(*row, **to)) for name, (*row, to) in (PREVENTED | PLANNED).items()},
    "correct_outing": Change(_columns(Outing, "outing", note="jinak")),
    "assess_outing": Change(_columns(Outing, "outing", note="jinak")),
    "void_outing": Change(_columns(Outing, "outing", note="jinak")),
    "act_assess": Change(_columns(Act, "act", note="jinak")),
    # team work
    "declare_procedure": Change(
        _procedure, {"steps": "Napsáno v druhé záložce., Jana Zkušebnívedoucí, 1"}
    ),
    "situation_step": Change(_columns(SituationStep, "situation_step", note="jinak")),
    "propose_end": Change(_columns(Situation, "situation", why="jinak")),
    "confirm_end": Change(_columns(Situation, "situation", why="jinak")),
    "correct_cooperation": Change(_columns(Cooperation, "cooperation", about="y"), {"until": ""}),
    "void_cooperation": Change(_columns(Cooperation, "cooperation", about="jinak")),
    "correct_conference": Change(
        _columns(Conference, "conference", conclusions="jinak"),
        {"guests": "Napsáno v druhé záložce., OSPOD"},
    ),
    "void_conference": Change(_columns(Conference, "conference", conclusions="jinak")),
    "correct_intervision": Change(_columns(Intervision, "intervision", conclusions="jinak")),
    "void_intervision": Change(_columns(Intervision, "intervision", conclusions="jinak")),
    # debts
    "correct_debt": Change(_columns(Debt, "debt", note="jinak")),
    "void_debt": Change(_columns(Debt, "debt", note="jinak")),
    "correct_budget": Change(_columns(Budget, "budget", note="jinak")),
    "void_budget": Change(_columns(Budget, "budget", note="jinak")),
    "correct_instalments": Change(_columns(Instalments, "instalments", note="jinak")),
    "void_instalments": Change(_columns(Instalments, "instalments", note="jinak")),
    # consents
    "withdraw_consent": Change(_columns(Consent, "consent", text="jinak")),
    "correct_consent": Change(_columns(Consent, "consent", text="jinak")),
    "void_consent": Change(_columns(Consent, "consent", text="jinak")),
    "correct_withdrawal": Change(_columns(Withdrawal, "withdrawal", note="jinak")),
    "void_withdrawal": Change(_columns(Withdrawal, "withdrawal", note="jinak")),
    "correct_disclosure": Change(_columns(Disclosure, "disclosure", what="jinak")),
    "void_disclosure": Change(_columns(Disclosure, "disclosure", what="jinak")),
    # documents
    "letterhead": Change(_letterhead, {"address": "Jinde 3", "number": "25596641"}),
    "void_document": Change(_columns(Document, "document", title="jinak")),
    "correct_given_out": Change(_columns(GivenOut, "given_out", note="jinak")),
    "void_given_out": Change(_columns(GivenOut, "given_out", note="jinak")),
    # households
    "correct_relation": Change(_columns(Relation, "relation", kind="close")),
    "void_relation": Change(_columns(Relation, "relation", kind="close")),
    "correct_stay": Change(_columns(Stay, "stay", household="jinde")),
    "void_stay": Change(_columns(Stay, "stay", household="jinde")),
    "correct_custody": Change(_columns(Custody, "custody", arrangement="jinak")),
    "void_custody": Change(_columns(Custody, "custody", arrangement="jinak")),
    "correct_examination": Change(
        _columns(Examination, "examination", question="jinak"), {"due_on": "31. 12. 2030"}
    ),
    "void_examination": Change(_columns(Examination, "examination", question="jinak")),
    "correct_finding": Change(_columns(Finding, "finding", text="jinak")),
    "void_finding": Change(_columns(Finding, "finding", text="jinak")),
    "correct_explanation": Change(_columns(Explanation, "explanation", others="jinak")),
    "void_explanation": Change(_columns(Explanation, "explanation", others="jinak")),
    **dict.fromkeys(("correct_complaint", "void_complaint", "assign_complaint"), OF_COMPLAINT),
    "reply_complaint": Change(_columns(Complaint, "unanswered", words="jinak")),
    **dict.fromkeys(("correct_reply", "print_reply", "void_reply"), OF_REPLY),
    "void_letter": Change(_columns(PrintedReply, "printed_reply", title="jinak")),
    **dict.fromkeys(("correct_letter_given", "void_letter_given"), OF_GIVEN),
    "name_deputy": Change(_deputy),
    "extend_complaint": Change(
        _columns(Complaint, "unanswered", words="jinak"), {"until": "31. 12. 2030"}
    ),
    "correct_extension": Change(_columns(Extension, "extension", reason="jinak")),
    "void_extension": Change(_columns(Extension, "extension", reason="jinak")),
    "appeal_complaint": OF_COMPLAINT,
    "settle_appeal": Change(_columns(Appeal, "appeal", note="jinak")),
    "correct_appeal": Change(_columns(Appeal, "appeal", note="jinak")),
    "void_appeal": Change(_columns(Appeal, "appeal", note="jinak")),
}
