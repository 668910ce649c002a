"""Accounts, roles and passwords.

Whoever keeps the machine does all of it by ``opora account``: that takes no viewer, as nobody is
signed in there, and each change is an event of the chain without an actor. The screens
(``access.accounts.office``) write by the same functions, within actions of their own.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from opora.access import actions
from opora.access.accounts.post import Post
from opora.access.accounts.queries import has_post
from opora.access.doors import Invalid, action, tell
from opora.access.models import Account, Assignment, Organisation
from opora.access.roles import Role
from opora.access.viewer import Viewer, lasting
from opora.audit.actions import Happening, append

__all__ = ["BadPassword", "Post", "change_own_password", "end", "give", "new_password"]


class BadPassword(ValueError):
    """The sentences that say what is wrong with it."""

    def __init__(self, sentences: Iterable[str]) -> None:
        super().__init__(" ".join(sentences))


@transaction.atomic
def open_first(*, organisation: str, services: Iterable[str]) -> Organisation:
    """The organisation itself."""
    made = actions.found_organisation(name=organisation, services=services)
    append([Happening("access.found_organisation", None, made.pk)])
    return made


@transaction.atomic
def open_account(
    *, organisation: Organisation, login: str, name: str, password: str, on: date
) -> Account:
    """An account with no post yet. Raises BadPassword."""
    account = opened(organisation.pk, login, name, password, on)
    _tell("access.open_account", account)
    return account


@transaction.atomic
def new_password(*, account: Account, password: str, on: date) -> None:
    """Whoever is signed in with the old one is signed out. Raises BadPassword."""
    set_password(account, password, on)
    _tell("access.new_password", account)


@transaction.atomic
def give(*, account: Account, posts: Iterable[Post], on: date) -> None:
    """Posts from today on; one that is held already changes nothing."""
    for post in posts:
        if not has_post(account.pk, post, on):
            given(account.pk, post, on)
            _tell("access.give_post", account, post)


@transaction.atomic
def end(*, account: Account, posts: Iterable[Post], on: date) -> None:
    """These posts end now; one that is not held changes nothing."""
    for post in posts:
        if has_post(account.pk, post, on):
            ended(account.pk, post, on - timedelta(days=1))
            _tell("access.end_post", account, post)


@action("access.own_password", roles=frozenset(Role))
def change_own_password(*, current: str, new: str, by: Viewer, on: date) -> Account:
    """The worker's own; whoever else is signed in with the old one is signed out."""
    account: Account = Account.objects.select_for_update().get(pk=by.account_id)
    if not account.check_password(current):
        raise Invalid(current=str(_NOT_THIS))
    if account.password_is_lent and new == current:
        raise Invalid(new=str(_ANOTHER))
    try:
        set_password(account, new, on)
    except BadPassword as wrong:
        raise Invalid(new=str(wrong)) from None
    tell(subjects=[f"account:{account.pk}"])
    return account


# --- what the command and the screens share ------------------------------------------------------
def opened(
    organisation_id: int, login: str, name: str, password: str, on: date, *, lent: bool = False
) -> Account:
    """The account itself; ``lent``: the worker has to choose another password. BadPassword."""
    check_password(password, Account(username=login, full_name=name))
    account = actions.open_account(
        organisation_id=organisation_id, username=login, full_name=name, password=password
    )
    Account.objects.filter(pk=account.pk).update(password_since=on, password_is_lent=lent)
    return account


def set_password(account: Account, password: str, on: date, *, lent: bool = False) -> None:
    """Another password. Raises BadPassword."""
    check_password(password, account)
    account.set_password(password)
    account.password_since, account.password_is_lent = on, lent
    account.save(update_fields=["password", "password_since", "password_is_lent"])


def given(account_id: int, post: Post, since: date) -> Assignment:
    """The post from that day on."""
    row: Assignment = Assignment.objects.create(
        account_id=account_id, since=since, **post._asdict()
    )
    return row


def ended(account_id: int, post: Post, until: date) -> None:
    """The post through that day; what would end before it began was never held."""
    rows = Assignment.objects.filter(lasting(until), account_id=account_id, **post._asdict())
    rows.update(until=until)
    rows.filter(since__gt=F("until")).delete()


_NOT_THIS = _("Tohle vaše dosavadní heslo není. Nevíte-li ho, nové vám nastaví technická správa.")
_ANOTHER = _("Tohle heslo zná ten, kdo vám ho dal. Zvolte si jiné.")
# Django's own sentences are not all there in Czech.
_WRONG = {
    "password_too_short": _("Je krátké, napište aspoň 12 znaků, třeba tři slova."),
    "password_too_common": _("Tohle heslo zkouší každý jako první."),
    "password_too_similar": _("Je moc podobné jménu."),
}


def check_password(password: str, account: Account) -> None:
    """Raises BadPassword for what is too short, too common or too like the name."""
    try:
        validate_password(password, account)
    except ValidationError as wrong:
        said = (_WRONG.get(one.code or "", one.messages[0]) for one in wrong.error_list)
        raise BadPassword(map(str, said)) from None


def _tell(code: str, account: Account, post: Post | None = None) -> None:
    subjects = (f"account:{account.pk}",)
    payload: dict[str, object] = {"post": post.key} if post else {}
    append([Happening(code, None, account.organisation_id, None, subjects, payload)])
