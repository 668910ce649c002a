"""The steps of the work: where a fact is asked and a kept field is filled in."""

from opora.rules.questions import GATE, QUESTIONS

STEPS = frozenset(
    name.removeprefix("may_") for name, effect in QUESTIONS.items() if effect is GATE
) | {
    "application",
    "case",
    "complaint",
    "contact",
    "contact_card",
    "examination",
    "intervision",
    "organisation",
    "person",
    "plan",
    "prevention",
    "review",
    "revise_plan",
}
