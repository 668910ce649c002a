"""Accounts with their roles, as the command line and the screens show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from opora.access.accounts.post import Post
from opora.access.models import Account, Assignment, Organisation
from opora.access.roles import HEADS, Role
from opora.access.viewer import Viewer, lasting, working


@dataclass(frozen=True)
class RoleHeld:
    """A role of an account, from its first day through its last, where they are known."""

    id: int
    post: Post
    since: date | None
    until: date | None


@dataclass(frozen=True)
class AccountRow:
    """An account: who, how they sign in, what they do here.

    ``roles``: those that have not ended by the day asked about. ``is_open``: on that day.
    """

    id: int
    name: str
    login: str
    roles: tuple[RoleHeld, ...]
    past: tuple[RoleHeld, ...]
    is_active: bool
    last_day: date | None
    password_since: date | None
    password_is_lent: bool
    is_open: bool


def organisations() -> list[Organisation]:
    """All that keep their record here; usually one."""
    return list(Organisation.objects.order_by("pk"))


def account_called(login: str) -> Account | None:
    """Whose login it is."""
    found: Account | None = Account.objects.filter(username=login).first()
    return found


def is_login_taken(login: str) -> bool:
    """Whether anybody signs in so, in whatever letters."""
    return bool(Account.objects.filter(username__iexact=login).exists())


def posts_of(account: Account, on: date) -> list[tuple[str, str, str]]:
    """Role, service and site, in the order in which they were given; not those that have ended."""
    rows = Assignment.objects.filter(lasting(on), account=account).order_by("pk")
    return list(rows.values_list("role", "service", "site"))


def has_post(account_id: int, post: Post, on: date) -> bool:
    """Whether it is held on the day, or will be."""
    rows = Assignment.objects.filter(lasting(on), account_id=account_id, **post._asdict())
    return bool(rows.exists())


def led(organisation_id: int, on: date) -> set[str]:
    """Services that have a head who can sign in, or will have one."""
    heads = Assignment.objects.filter(
        lasting(on),
        working(on, "account__"),
        account__organisation_id=organisation_id,
        role__in=HEADS,
    )
    return set(heads.values_list("service", flat=True))


def accounts(viewer: Viewer, account_id: int | None = None) -> list[AccountRow]:
    """All of the viewer's organisation, or the one, in Czech order; two queries.

    The caller has asked whether the viewer keeps accounts or gives roles at all.
    """
    rows = Account.objects.filter(organisation_id=viewer.organisation_id)
    rows = rows if account_id is None else rows.filter(pk=account_id)
    people = list(rows.order_by("sort_name", "pk"))
    return _with_roles(people, viewer.today)


def _with_roles(people: Iterable[Account], on: date) -> list[AccountRow]:
    people = list(people)
    held: dict[int, list[RoleHeld]] = {one.pk: [] for one in people}
    rows = Assignment.objects.filter(account_id__in=list(held)).order_by("service", "site", "pk")
    for row in rows:
        post = Post(Role(row.role), row.service, row.site)
        held[row.account_id].append(RoleHeld(row.pk, post, row.since, row.until))
    return [_account(one, held[one.pk], on) for one in people]


def _account(row: Account, held: list[RoleHeld], on: date) -> AccountRow:
    return AccountRow(
        id=row.pk,
        name=row.full_name,
        login=row.username,
        roles=tuple(one for one in held if one.until is None or one.until >= on),
        past=tuple(one for one in held if one.until is not None and one.until < on),
        is_active=row.is_active,
        last_day=row.last_day,
        password_since=row.password_since,
        password_is_lent=row.password_is_lent,
        is_open=row.is_active and (row.last_day is None or row.last_day >= on),
    )
