"""Ending a role, so that no case is left without whoever leads it."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.accounts.office.actions import end_role as end_it
from opora.access.accounts.office.queries import account_row, role_held
from opora.access.accounts.rights import OFFICE
from opora.access.actions import hold_organisation
from opora.access.doors import Invalid, action, tell
from opora.access.viewer import Viewer
from opora.cases.leaders.queries import A_DAY
from opora.desk.accounts.queries import left_behind
from opora.ui.words import full_day


@action("desk.end_role", roles=OFFICE)
def end_role(*, account_id: int, role_id: int, until: date, by: Viewer, on: date) -> None:
    """Through that day; first every case led there has somebody else from the next."""
    role = role_held(by, account_id, role_id)
    hold_organisation(by)
    if left_behind(by, account_row(by, account_id), role, until).rows:
        raise Invalid(
            form=_("Některé případy by pak neměl kdo vést, jsou vypsané níž. Předejte je nejpozději"
                   " od %(day)s, zapsat to můžete už teď. Role zatím trvá.")
            % {"day": full_day(max(until + A_DAY, on))}
        )  # fmt: skip
    end_it(account_id=account_id, role_id=role_id, until=until, by=by, on=on)
    tell(subjects=[f"account:{account_id}"], post=role.post.key, until=until.isoformat())
