"""What each rule forbids is refused on every way, with its reason, and an event is kept."""

import pytest

from opora.access.doors import ACTIONS, NotFound
from opora.agreements.models import Agreement
from opora.audit.models import Event
from opora.catalog import current
from opora.config.evidence import enforced_at
from opora.decisions.actions import Refused
from tests.features.conftest import SERVICES
from tests.forbidden.ground import Ground
from tests.forbidden.not_there import NOT_THERE
from tests.forbidden.rows_acts import B
from tests.forbidden.rows_agreements import agree
from tests.forbidden.screen import filled
from tests.forbidden.table import APART, OTHER_WAYS, ROWS
from tests.forbidden.tried import (
    WHY,
    Forbidden,
    Lifting,
    records,
    refused,
    try_all_ways,
    try_other_way,
)
from tests.forbidden.unseen import UNSEEN, Unseen


def _param(number: int, row: Forbidden) -> object:
    name = f"{row.rule}-{row.by}-{number}"
    marks = [pytest.mark.rule(row.rule)] if row.marked else []
    return pytest.param(row, id=name, marks=marks)


# Read as they are defined: in a run of ``make mutate`` the rule itself is out.
RULES = {
    (service.id, rule.id): rule
    for service in current().services.values()
    for rule in service.rulebook.rules
}


@pytest.mark.parametrize("row", [_param(*one) for one in enumerate(ROWS)])
def test_a_forbidden_step_is_refused_on_every_way(row: Forbidden, ground: Ground) -> None:
    try_all_ways(row, row.bring(ground), RULES[row.service, row.refusing])


@pytest.mark.parametrize("row", [_param(*one) for one in enumerate(OTHER_WAYS)])
def test_no_other_action_is_a_way_round(row: Forbidden, ground: Ground) -> None:
    try_other_way(row, row.bring(ground), RULES[row.service, row.refusing])


@pytest.mark.rule("B15.form")
def test_where_only_the_consent_concludes_no_other_form_can_be_sent(ground: Ground) -> None:
    """The screen has no such field: a forged one is not read, and the action refuses."""
    step = agree(ground, ground.make_case(B), strange=("form",))
    page = step.browser.get(step.path).content.decode()
    sent, strange = filled(page, {**step.typed, "form": "spoken"})
    assert strange == {"form"}
    spoken = agree(ground, ground.make_case(B), form="spoken")
    row = Forbidden("B15.form", B, lambda _at: spoken, "")
    lifts: tuple[Lifting, ...] = ({}, {"justification": WHY, "decided": True})
    for lifting in lifts:
        with refused(row, "action"), pytest.raises(Refused):
            spoken.act(lifting)
    assert step.post(sent).status_code == 302
    assert Agreement.objects.get().form == "informed_consent"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(one, id=f"{one.rule}-{one.service}", marks=pytest.mark.rule(one.rule))
        for one in UNSEEN
    ],
)
def test_what_is_not_to_be_seen_is_not_there_on_any_way(row: Unseen, ground: Ground) -> None:
    step = row.bring(ground)
    before, last = records(), Event.objects.count()
    assert step.browser.get(step.path).status_code == 404
    forged = {**step.typed, "departure": WHY, "justification": WHY}
    for typed in (step.typed, forged):
        assert step.post(typed).status_code == 404
    with pytest.raises(NotFound):
        step.act({})
    assert records() == before
    assert Event.objects.count() == last


def test_every_rule_that_gates_a_step_has_its_row() -> None:
    gating = {pair for pair, rule in RULES.items() if rule.gates}
    tried = {(one.service, one.rule) for one in ROWS} | {(one.service, one.rule) for one in UNSEEN}
    ours = {pair for pair in gating if pair[0] in SERVICES}
    apart = {pair for pair in ours if pair[1] in APART}
    assert {rule for _service, rule in apart} == set(APART), "apart, and no such rule"
    assert tried - ours == set(), "rows of rules that gate nothing"
    assert ours - tried - apart == set(), "rules that nobody tries"
    assert tried & apart == set(), "rows that have come since"


def _asking(service: str, rule_id: str) -> set[str]:
    """Codes of the actions that ask the rule, or a ground that leans on it."""
    places = set(enforced_at(RULES[service, rule_id], current().service(service)))
    return {one.code for one in ACTIONS.values() if one.place.removeprefix("opora.") in places}


def test_every_action_that_asks_a_rule_has_its_row_or_a_reason() -> None:
    tried = {(one.rule, one.by) for one in (*ROWS, *OTHER_WAYS)}
    asked = {
        (rule_id, code)
        for (service, rule_id), rule in RULES.items()
        if rule.gates and service in SERVICES and rule_id not in APART
        for code in _asking(service, rule_id)
    }
    assert tried - asked == set(), "rows of steps that do not ask the rule"
    assert set(NOT_THERE) - asked == set(), "reasons for nothing"
    assert tried & set(NOT_THERE) == set(), "rows that have come since"
    assert asked - tried - set(NOT_THERE) == set(), "ways that nobody tries"
