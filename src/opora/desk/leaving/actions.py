"""Closing the account of somebody who leaves, and keeping it open after all."""

from datetime import date

from django.utils.translation import gettext as _

from opora.access.accounts.rights import OFFICE
from opora.access.actions import hold_organisation
from opora.access.doors import Invalid, action, tell
from opora.access.models import Account
from opora.access.roles import HEADS
from opora.access.viewer import Viewer
from opora.desk.leaving.queries import comes_back, in_hand, leaver, led_elsewhere


@action("desk.close_account", roles=HEADS)
def close_account(*, account_id: int, last_day: date, by: Viewer, on: date) -> None:
    """From the day after ``last_day`` nobody signs in; first everything in hand is handed over.

    What the head does not see (every head is left out of it) goes to whoever decides there, as a
    case that nobody leads (``cases.left_out.unled``).
    """
    who = leaver(by, account_id)
    hold_organisation(by)
    if account_id == by.account_id:
        raise Invalid(form=_("Vlastní účet zavřít nejde. Požádejte o to jiného vedoucího."))
    if led_elsewhere(by, account_id):
        raise Invalid(
            form=_("Tento člověk pracuje i tam, kde rozhoduje někdo jiný. Domluvte se spolu.")
        )
    if not in_hand(by, account_id, last_day, on).is_empty:
        raise Invalid(
            form=_("Ještě není všechno předané. Co zbývá, je vypsané níž. Účet zůstává otevřený.")
        )
    Account.objects.filter(pk=who.id).update(last_day=last_day)
    tell(subjects=[f"account:{who.id}"], last_day=last_day.isoformat())


@action("desk.keep_account", roles=OFFICE)
def keep_account(*, account_id: int, by: Viewer, on: date) -> None:
    """The worker stays after all, or has come back: the account is open again."""
    who = comes_back(by, account_id)
    hold_organisation(by)
    if account_id == by.account_id:
        raise Invalid(form=_("Konec vlastní práce tu zrušit nejde. Požádejte o to někoho jiného."))
    Account.objects.filter(pk=who.id).update(last_day=None, is_active=True)
    tell(subjects=[f"account:{who.id}"])
