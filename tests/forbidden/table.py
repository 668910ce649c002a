"""All rows, by what the step is; and the rules that are tried elsewhere, with the reason."""

from tests.forbidden.rows_acts import ACTS, BOOKED
from tests.forbidden.rows_agreements import AGREEMENTS, NOTICES
from tests.forbidden.rows_beside import BESIDE
from tests.forbidden.rows_intake import INTAKE

ROWS = (*ACTS, *BOOKED, *AGREEMENTS, *NOTICES, *INTAKE, *BESIDE)
APART = {
    "B15.form": "the screen has no such field; tried in test_forbidden.py by itself",
    "C19": "refuses a definition that tells people apart: no step says what somebody is"
    " (features/desk/test_equal_access.py)",
    "E7": "the same",
}
