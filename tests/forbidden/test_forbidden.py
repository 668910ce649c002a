"""What each rule forbids is refused on every way, with its reason, and an event is kept."""

import pytest

from opora.agreements.models import Agreement
from opora.catalog import current
from opora.decisions.actions import Refused
from tests.forbidden.ground import Ground
from tests.forbidden.rows_acts import B
from tests.forbidden.rows_agreements import agree
from tests.forbidden.screen import filled
from tests.forbidden.table import ROWS
from tests.forbidden.tried import WHY, Forbidden, Lifting, refused, try_all_ways


def _param(number: int, row: Forbidden) -> object:
    name = f"{row.rule}-{row.service}-{number}"
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
