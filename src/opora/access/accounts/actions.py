"""Accounts, posts and passwords.

What comes from the command line takes no viewer, as nobody is signed in there: each is an event of
the chain without an actor.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from opora.access import actions
from opora.access.doors import Invalid, action, tell
from opora.access.models import Account, Assignment, Organisation
from opora.access.roles import Role
from opora.access.viewer import Viewer
from opora.audit.actions import Happening, append


class Post(NamedTuple):
    """A role in a service; no site means all of them."""

    role: Role
    service: str
    site: str = ""

    @property
    def key(self) -> str:
        """As it stands in an event."""
        return ":".join(filter(None, self))


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
def open_account(*, organisation: Organisation, login: str, name: str, password: str) -> Account:
    """An account with no post yet. Raises BadPassword."""
    _check(password, Account(username=login, full_name=name))
    account = actions.open_account(
        organisation_id=organisation.pk, username=login, full_name=name, password=password
    )
    _tell("access.open_account", account)
    return account


@transaction.atomic
def new_password(*, account: Account, password: str) -> None:
    """Whoever is signed in with the old one is signed out. Raises BadPassword."""
    _check(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    _tell("access.new_password", account)


@transaction.atomic
def give(*, account: Account, posts: Iterable[Post]) -> None:
    """Posts from now on; one that is held already changes nothing."""
    held = set(Assignment.objects.filter(account=account).values_list("role", "service", "site"))
    for post in posts:
        if tuple(post) not in held:
            actions.give_post(account_id=account.pk, **post._asdict())
            _tell("access.give_post", account, post)


@transaction.atomic
def end(*, account: Account, posts: Iterable[Post]) -> None:
    """These posts end now; one that is not held changes nothing."""
    for post in posts:
        ended, _what = Assignment.objects.filter(account=account, **post._asdict()).delete()
        if ended:
            _tell("access.end_post", account, post)


@action("access.own_password", roles=frozenset(Role))
def change_own_password(*, current: str, new: str, by: Viewer, on: date) -> Account:
    """The worker's own; whoever else is signed in with the old one is signed out."""
    account: Account = Account.objects.select_for_update().get(pk=by.account_id)
    if not account.check_password(current):
        raise Invalid(current=str(_NOT_THIS))
    try:
        _check(new, account)
    except BadPassword as wrong:
        raise Invalid(new=str(wrong)) from None
    account.set_password(new)
    account.save(update_fields=["password"])
    tell(subjects=[f"account:{account.pk}"])
    return account


_NOT_THIS = _("Tohle vaše dosavadní heslo není. Nevíte-li ho, nové vám nastaví technická správa.")
# Django's own sentences are not all there in Czech.
_WRONG = {
    "password_too_short": _("Je krátké, napište aspoň 12 znaků, třeba tři slova."),
    "password_too_common": _("Tohle heslo zkouší každý jako první."),
    "password_too_similar": _("Je moc podobné jménu."),
}


def _check(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as wrong:
        said = (_WRONG.get(one.code or "", one.messages[0]) for one in wrong.error_list)
        raise BadPassword(map(str, said)) from None


def _tell(code: str, account: Account, post: Post | None = None) -> None:
    subjects = (f"account:{account.pk}",)
    payload: dict[str, object] = {"post": post.key} if post else {}
    append([Happening(code, None, account.organisation_id, None, subjects, payload)])
