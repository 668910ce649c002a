"""Nobody comes before those who wait longer, nor to a place promised to somebody else."""

from opora.cases.models import Case
from tests.forbidden.ground import Ground
from tests.forbidden.rows_acts import A, D
from tests.forbidden.rows_agreements import agree, knowing
from tests.forbidden.rows_intake import taken
from tests.forbidden.tried import Forbidden, by

LONGER = "Na stejné místo čeká někdo déle."
NOTHING_FITS = "Žádný z programů se zájemci nehodí."
PROMISED = "Volné místo už čeká na smlouvu s někým přijatým."


def second(at: Ground, first_is: Case.Stage, agreements: int = 7) -> Case:
    """An applicant at a site with no place left beside somebody who was there before."""
    at.filled("litvinov", agreements)
    first = at.make_case(D, site="litvinov")
    Case.objects.filter(pk=first.pk).update(stage=first_is)
    return knowing(at, at.make_case(D, site="litvinov"), in_target_group=True)


def behind(at: Ground) -> Case:
    """Somebody waits longer for the last place."""
    return second(at, Case.Stage.WAITING)


def promised(at: Ground) -> Case:
    """The last place waits for an agreement."""
    return second(at, Case.Stage.ACCEPTED)


def fits_none(at: Ground) -> Case:
    """Somebody whom none of the programmes fits."""
    return knowing(at, at.make_case(A), programme_fits=False)


TURNS = (
    *by(
        "intake.accept",
        Forbidden("D14.order", D, lambda at: taken(at, behind(at)), LONGER),
        Forbidden("D14.promised", D, lambda at: taken(at, promised(at)), PROMISED),
    ),
    *by(
        "agreements.conclude",
        Forbidden("D14.order", D, lambda at: agree(at, behind(at)), LONGER, marked=False),
        Forbidden("D14.promised", D, lambda at: agree(at, promised(at)), PROMISED, marked=False),
        Forbidden("A1.agreed", A, lambda at: agree(at, fits_none(at)), NOTHING_FITS, marked=False),
    ),
)
