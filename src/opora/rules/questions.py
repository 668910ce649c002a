"""The questions that screens and the command line may ask.

A *gate* question asks whether a step may be taken; a *day* question asks by
when something is due. A service answers them with those of its rules that
name the question under ``at``.
"""

from opora.rules.rule import Effect

GATE, DAY = Effect.FORBID, Effect.DAY

QUESTIONS: dict[str, Effect] = {
    "may_open_case": GATE,
    "may_take_contact": GATE,
    "may_hold_intro": GATE,
    "may_assess": GATE,
    "may_accept": GATE,
    "may_be_next": GATE,
    "may_put_on_waiting_list": GATE,
    "may_refuse": GATE,
    "may_refer": GATE,
    "may_close_one_off": GATE,
    "may_conclude_agreement": GATE,
    "may_end_agreement": GATE,
    "may_leave": GATE,
    "may_assign_key_worker": GATE,
    "may_start_programme": GATE,
    "may_write_plan": GATE,
    "may_book": GATE,
    "may_record_act": GATE,
    "may_invite": GATE,
    "may_give_material_aid": GATE,
    "may_disclose": GATE,
    "may_talk_over": GATE,
    "may_cooperate": GATE,
    "may_involve": GATE,
    "may_give_notice": GATE,
    "may_open_complaint": GATE,
    "may_open_finding": GATE,
    "may_extend_answer": GATE,
    "may_extend": GATE,
    "may_change_order": GATE,
    "notice_ends": DAY,
    "ends_by_itself": DAY,
    "payment_due": DAY,
    "warning_due": DAY,
    "decision_due": DAY,
    "payment_waits_until": DAY,
    "intro_due": DAY,
    "assessment_due": DAY,
    "plan_due": DAY,
    "revision_due": DAY,
    "contact_due": DAY,
    "review_due": DAY,
    "programme_review_due": DAY,
    "programme_ends": DAY,
    "complaint_due": DAY,
    "accompaniment_due": DAY,
    "views_due": DAY,
    "intervision_due": DAY,
    "can_step_due": DAY,
    "consent_due": DAY,
    "agreement_due": DAY,
}
