"""What is recorded and has no kind that can be corrected or made void, each with the reason why.

A new action stands in a kind (``made_by``, ``correct``, ``void``) or is one line here.
"""

NEEDS_NONE = {
    # what ends, is taken back or is said anew by an action of its own
    "cases.leave_out": "an exclusion ends: cases.let_back",
    "access.exclude": "a part of cases.leave_out",
    "cases.let_back": "whoever is to be left out again is left out anew",
    "access.end_exclusion": "a part of cases.let_back",
    "cases.end_participation": "taken back by cases.resume_participation",
    "cases.resume_participation": "taken back by cases.end_participation",
    "cases.hand_over": "put aside by the one who asks: cases.put_handover_aside",
    "cases.put_handover_aside": "handed over anew from the step",
    "cases.permit": "the head's word holds once; a step is handed over anew",
    "cases.refuse_permission": "handed over anew from the step",
    "intake.ask_consent": "consent is asked for again or withdrawn: the later answer counts",
    "decisions.answer": "a dated answer; a later one, 'not asked' too, takes its place",
    "acts.assess_departure": "said again on its own page; the earlier word stays in the history",
    "agreements.settle_notice_end": "settled again on the same page; the earlier day stays",
    "agreements.assess_notice": "said again on its own page; the earlier word stays in the history",
    "plans.finish_step": "the same page opens the step again",
    "decisions.postpone": "put off again, to another day",
    "decisions.settle_reading": "decided again; the earlier decision stays with its day",
    "decisions.set_parameter": "a later number takes its place from its day on",
    # one sheet that is filled in again
    "intake.mend_answers": "put right again in the same way; the earlier answers stay",
    "cases.restore_case": "made void again by cases.void_case",
    "cases.say_who_is_who": "said again on the same page, which shows how it stood before",
    "intake.fill_card": "the card is filled in again; what stood there stays in the history",
    "access.profile": "chosen again on the same page",
    "access.name_deputy": "named again on the same page; who stood in before stays with their days",
    "complaints.assign": "said again on the same page; the earlier stays in the history",
    "team.declare_procedure": "declared anew on the same page; the earlier one stays with its day",
    "team.begin_situation": "ended by two of us: team.propose_end and team.confirm_end",
    "team.propose_end": "taken back, or not confirmed, by team.confirm_end",
    "team.confirm_end": "a situation begins anew by team.begin_situation",
    "team.finish_situation_step": "the same page opens the step again",
    # parts of other actions
    "access.name_insiders": "a part of team.declare_procedure",
    "access.end_grant": "a part of team.correct_cooperation",
    "access.narrow": "a part of team.begin_situation",
    "access.widen": "a part of team.confirm_end",
    "appointments.hold": "a part of acts.record",
    "appointments.give_back": "a part of acts.void",
    "people.correct": "a part of cases.correct_person",
    # nothing to put right
    "people.code": "a code says nothing of anybody; who is not meant leaves the case",
    "access.lend_while_away": "a part of desk.lend_cases",
    "desk.lend_cases": "ends with the absence: access.change_absence, access.cancel_absence",
    "access.note_absence": "changed and cancelled by actions of its own",
    "access.change_absence": "changed again on the same page",
    "access.cancel_absence": "written down anew",
    "desk.close_account": "taken back by desk.keep_account",
    "desk.keep_account": "closed again by desk.close_account",
    "access.grant": "no screen lends a case; a loan runs out on its day",
}
