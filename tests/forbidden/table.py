"""All rows, by what the step is."""

from tests.forbidden.rows_acts import ACTS, BOOKED
from tests.forbidden.rows_agreements import AGREEMENTS, NOTICES
from tests.forbidden.rows_beside import BESIDE
from tests.forbidden.rows_intake import INTAKE

ROWS = (*ACTS, *BOOKED, *AGREEMENTS, *NOTICES, *INTAKE, *BESIDE)
