"""All rows, by what the step is; and the rules that are tried elsewhere, with the reason."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from tests.forbidden.ground import Ground
from tests.forbidden.not_there import NOT_THERE
from tests.forbidden.other_ways import OF_ACTS, OF_MEETINGS
from tests.forbidden.rows_acts import ACTS, BOOKED
from tests.forbidden.rows_agreements import AGREEMENTS, NO_TARGET, NOTICES, PLANS
from tests.forbidden.rows_beside import AT_ACT, AT_MEETING, BESIDE
from tests.forbidden.rows_intake import INTAKE
from tests.forbidden.rows_mended import MENDED
from tests.forbidden.rows_outings import OUTINGS
from tests.forbidden.rows_turns import TURNS
from tests.forbidden.rows_visits import VISITS
from tests.forbidden.tried import Forbidden, Step, by


def _there(bring: Callable[[Ground], Step], code: str, at: Ground) -> Step:
    return bring(replace(at, way=code))


def other(ways: Iterable[str], rows: Iterable[Forbidden]) -> tuple[Forbidden, ...]:
    """The same rows by other actions, but for those that can't come to it."""
    return tuple(
        replace(row, by=code, bring=partial(_there, row.bring, code), marked=False)
        for row in rows
        for code in ways
        if (row.rule, code) not in NOT_THERE
    )


_ACTS, _BOOKED = by("acts.record", *ACTS, AT_ACT), by("appointments.book", *BOOKED, AT_MEETING)
_CONCLUDED = by("agreements.conclude", *AGREEMENTS, NO_TARGET)
_NOTICES, _PLANS = by("agreements.give_notice", *NOTICES), by("plans.write", *PLANS)
ROWS = (*_ACTS, *_BOOKED, *_CONCLUDED, *_NOTICES, *_PLANS, *INTAKE, *TURNS, *BESIDE)
OTHER_WAYS = (
    *other(OF_ACTS, (*ACTS, AT_ACT)),
    *other(OF_MEETINGS, (*BOOKED, AT_MEETING)),
    *other(("agreements.correct",), AGREEMENTS),
    *other(("agreements.correct_notice",), NOTICES),
    *other(("plans.correct_plan",), PLANS),
    *OUTINGS,
    *VISITS,
    *MENDED,
)
APART = {
    "B15.form": "the screen has no such field; tried in test_forbidden.py by itself",
    "C19": "refuses a definition that tells people apart: no step says what somebody is"
    " (features/desk/test_equal_access.py)",
    "E7": "the same",
}
