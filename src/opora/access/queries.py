"""Reading accounts: the viewer of a request, and who else works here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from opora.access.deputies.queries import deputised
from opora.access.models import Account, Assignment, Deputy, Draft, Exclusion, Session, Submission
from opora.access.prepared import prepared
from opora.access.reading import once_a_page
from opora.access.roles import CASEWORK, CONTACT_TAKERS, Role
from opora.access.viewer import Post, Viewer, held, lasting, working


@dataclass(frozen=True)
class Colleague:
    """Another worker, as shown in choices."""

    id: int
    name: str
    roles: tuple[Role, ...]


_POSTS = ("role", "service", "site", "since", "until")
StandIn = Callable[[int, int, Iterable[str], date], frozenset[int]]
_stand_ins: list[StandIn] = []


def stand_in_by(maker: StandIn) -> StandIn:
    """Registers who knows the cases in which a deputy of these services decides for the head."""
    _stand_ins.append(maker)
    return maker


@prepared
def _session(key: str, now: datetime, on: date) -> QuerySet[Session]:
    posts = {f"post_{name}": F(f"account__assignments__{name}") for name in _POSTS}
    rows = Session.objects.filter(session_key=key, expire_date__gt=now)
    named = Deputy.objects.filter(lasting(on), account_id=OuterRef("account_id"), since__lte=on)
    return rows.select_related("account").annotate(**posts, is_deputy=Exists(named))


def session(key: str, now: datetime) -> Session | None:
    """The session, unless it has run out; its account comes with the posts."""
    today = localdate(now)
    rows: list[Any] = _session(key, now, today)
    if rows and rows[0].account is not None:
        rows[0].account.posts = _posts_in(rows, today)
        rows[0].account.may_stand_in = rows[0].is_deputy
    return rows[0] if rows else None


def _posts_in(rows: Iterable[Any], on: date) -> list[tuple[str, str, str]]:
    """As ``held`` says it in SQL: here the account has to come without a post, too."""
    return [
        (row.post_role, row.post_service, row.post_site)
        for row in rows
        if row.post_role and (row.post_since or on) <= on and (row.post_until or on) >= on
    ]


def account_with_posts(account_id: int) -> Account | None:
    """The account with its posts, for who has just signed in."""
    account = Account.objects.filter(pk=account_id).first()
    if account is not None:
        account.posts = list(_posts(account_id, localdate()))
    return account


@prepared
def _posts(account_id: int, on: date) -> QuerySet[Assignment, Any]:
    rows = Assignment.objects.filter(held(on), account_id=account_id)
    return rows.values_list("role", "service", "site")


def services_worked_in() -> set[str]:
    """Services in which anybody has a post."""
    return set(Assignment.objects.values_list("service", flat=True).distinct())


def viewer_of(account: Account) -> Viewer:
    """The viewer with all posts; no query where they came with the account."""
    posts = account.posts if account.posts is not None else _posts(account.pk, localdate())
    return Viewer(
        account_id=account.pk,
        organisation_id=account.organisation_id,
        name=account.full_name,
        posts=tuple(Post(Role(role), service, site) for role, service, site in posts),
        stands_in=_standing_in(account, localdate()) if account.may_stand_in else frozenset(),
    )


def _standing_in(account: Account, on: date) -> frozenset[int]:
    services = {service for (service,) in deputised(account.pk, on)}
    found = (maker(account.pk, account.organisation_id, services, on) for maker in _stand_ins)
    return frozenset[int]().union(*found) if services else frozenset()


def viewers_by_login(logins: Iterable[str]) -> dict[str, Viewer]:
    """Viewers of open accounts, for what runs without a request."""
    rows = Account.objects.filter(working(localdate()), username__in=list(logins))
    return {row.username: viewer_of(row) for row in rows}


def viewer_by_id(account_id: int) -> Viewer | None:
    """How another worker looks: whom one stands in for, or whom a job works for."""
    rows = Account.objects.filter(working(localdate()), pk=account_id)
    return next((viewer_of(row) for row in rows), None)


@prepared
def _working(
    shut_from: Sequence[int],
    organisation_id: int,
    on: date,
    service: str,
    site: str,
    *,
    roles: tuple[Role, ...],
    coming: bool,
) -> QuerySet[Assignment, Any]:
    excluded = Exclusion.objects.filter(lasting(on), person_id__in=shut_from)
    rows = Assignment.objects.filter(
        Q(site="") | Q(site=site),
        lasting(on),
        working(on, "account__"),
        service=service,
        role__in=roles,
        account__organisation_id=organisation_id,
    )
    rows = rows if coming else rows.filter(Q(since=None) | Q(since__lte=on))
    return (
        rows.exclude(account_id__in=excluded.values("account_id"))
        .order_by("account__sort_name", "account_id")
        .values_list("account_id", "account__full_name", "role")
    )


def colleagues(
    viewer: Viewer,
    *,
    service: str,
    site: str,
    roles: Iterable[Role],
    person_ids: Iterable[int],
    coming: bool = False,
) -> list[Colleague]:
    """Active workers with one of the roles there, none of them excluded from the persons.

    ``coming``: also those whose role has not begun yet.
    """
    shut = list(person_ids) or [0]  # nobody has this number, so nobody is shut out
    shape: dict[str, Any] = {"roles": tuple(sorted(roles)), "coming": coming}
    rows = _working(shut, viewer.organisation_id, viewer.today, service, site, **shape)
    found: dict[int, Colleague] = {}
    for account_id, name, role in rows:
        known = found.get(account_id)
        roles_held = (*(known.roles if known else ()), Role(role))
        found[account_id] = Colleague(account_id, name, roles_held)
    return list(found.values())


def everybody(viewer: Viewer) -> list[Colleague]:
    """All active workers of the organisation who hold a post, whatever it is, in Czech order."""
    rows = Assignment.objects.filter(
        held(viewer.today),
        working(viewer.today, "account__"),
        account__organisation_id=viewer.organisation_id,
    ).order_by("account__sort_name", "account_id")
    found: dict[int, Colleague] = {}
    for account_id, name, role in rows.values_list("account_id", "account__full_name", "role"):
        known = found.get(account_id)
        found[account_id] = Colleague(
            account_id, name, (*(known.roles if known else ()), Role(role))
        )
    return list(found.values())


def possible_deputies(viewer: Viewer) -> list[Colleague]:
    """Everybody else who works with people: whoever only reads could decide nothing."""
    return [
        one
        for one in everybody(viewer)
        if one.id != viewer.account_id and set(one.roles) & (CASEWORK | CONTACT_TAKERS)
    ]


@prepared
def _names(account_ids: Sequence[int]) -> QuerySet[Account, Any]:
    return Account.objects.filter(pk__in=account_ids).values_list("pk", "full_name")


@once_a_page
def _called() -> dict[int, str]:
    """Names that the page has come across; grows."""
    return {}


def names(account_ids: Iterable[int | None]) -> dict[int, str]:
    """Names of accounts by id; one query for those not yet known to the page."""
    wanted = {one for one in account_ids if one is not None}
    called = _called()
    called.update(_names(sorted(wanted - called.keys())))
    return {one: called[one] for one in wanted if one in called}


def worker_called(viewer: Viewer, account_id: int) -> str:
    """The name of a worker of the viewer's organisation; empty for any other."""
    rows = Account.objects.filter(pk=account_id, organisation_id=viewer.organisation_id)
    return rows.values_list("full_name", flat=True).first() or ""


def is_excluded(account_id: int, person_ids: Iterable[int], on: date) -> bool:
    """True when the worker must not meet one of the persons."""
    return (
        Exclusion.objects.filter(account_id=account_id, person_id__in=list(person_ids))
        .filter(lasting(on))
        .exists()
    )


@dataclass(frozen=True)
class Sent:
    """A form that was sent before: where it led, the digests of what it said and of what came."""

    leads_to: str
    digest: str
    pressed: str

    def is_the_same(self, digest: str, pressed: str) -> bool:
        """Whether what comes now under its token said the same, as far as is known."""
        if pressed and pressed == self.pressed:
            return True
        return not (digest and self.digest) or digest == self.digest


@once_a_page
def own_choices(viewer: Viewer) -> dict[str, Any]:
    """What the worker chose for themselves: theme, language, form of the role."""
    chosen = Account.objects.filter(pk=viewer.account_id).values("theme", "language", "role_form")
    return dict(chosen.get())


@once_a_page
def already_sent(token: UUID) -> Sent | None:
    """The form that was sent before under the token; None when it is new."""
    found = Submission.objects.filter(pk=token).values_list("leads_to", "digest", "pressed")
    return next((Sent(*row) for row in found), None)


@prepared
def twins_of(account_id: int, digest: str, since: datetime) -> QuerySet[Submission]:
    """The forms that said the same since then, the last one first."""
    same = Submission.objects.filter(account_id=account_id, digest=digest, at__gte=since)
    return same.order_by("-at")


def draft(viewer: Viewer, page: str) -> Draft | None:
    """What the viewer was writing on this page."""
    return draft_of(viewer.account_id, page)


def drafts_left(account_id: int) -> int:
    """How much somebody has begun and not sent; what it says stays theirs."""
    return Draft.objects.filter(account_id=account_id).count()


def draft_of(account_id: int, page: str) -> Draft | None:
    """What somebody was writing and has handed over; the caller has found the page visible."""
    return Draft.objects.filter(account_id=account_id, page=page).first()


def left_out(pairs: Iterable[tuple[int, int]], on: date) -> set[tuple[int, int]]:
    """Of pairs of worker and person those that must not meet on the day; one query."""
    wanted = set(pairs)
    rows = Exclusion.objects.filter(
        lasting(on),
        account_id__in={worker for worker, _person in wanted},
        person_id__in={person for _worker, person in wanted},
    )
    return wanted & set(rows.values_list("account_id", "person_id"))
