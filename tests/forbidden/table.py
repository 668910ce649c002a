"""All rows, by what the step is."""

from tests.forbidden.rows_acts import ACTS, BOOKED
from tests.forbidden.rows_agreements import AGREEMENTS, NOTICES

ROWS = (*ACTS, *BOOKED, *AGREEMENTS, *NOTICES)
