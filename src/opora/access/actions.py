"""Changes to accounts, grants and exclusions; looks; drafts."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.models import (
    Account,
    Assignment,
    Draft,
    Exclusion,
    Grant,
    Organisation,
)
from opora.access.roles import HEADS, PROFESSIONALS, Role
from opora.access.seen import not_stale
from opora.access.sorting import czech_key
from opora.access.viewer import Viewer, lasting
from opora.audit.actions import Happening, append
from opora.audit.queries import looked_recently, stands_lately


def found_organisation(*, name: str, services: Iterable[str]) -> Organisation:
    """A new organisation: set up from the command line, before anybody works there."""
    return Organisation.objects.create(name=name, services=list(services))


def open_account(
    *,
    organisation_id: int,
    username: str,
    full_name: str,
    password: str,
    hashed: bool = False,
    role_form: Account.RoleForm = Account.RoleForm.NEUTRAL,
) -> Account:
    """A new worker's account. Given name last in sorting, as Czech lists are kept.

    ``hashed``: the password comes as it is kept, not as it is typed. ``role_form`` is what the
    worker chose to be called; it is never guessed from the name.
    """
    given, _space, family = full_name.rpartition(" ")
    account = Account(
        organisation_id=organisation_id,
        username=username,
        full_name=full_name,
        sort_name=czech_key(f"{family} {given}"),
        role_form=role_form,
    )
    account.password = password if hashed else make_password(password)
    account.save()
    return account


def give_post(*, account_id: int, role: Role, service: str, site: str = "") -> None:
    """A role in a service; giving it twice changes nothing."""
    Assignment.objects.get_or_create(account_id=account_id, role=role, service=service, site=site)


@action("access.exclude", roles=HEADS | PROFESSIONALS)
def exclude(*, account_id: int, person_id: int, reason: str, by: Viewer, on: date) -> Exclusion:
    """Leaves a worker out of everything about a person, at once (B19)."""
    if not reason.strip():
        raise Invalid(reason=_("Napište, proč s tímto člověkem nemá pracovat."))
    _check_colleague(account_id, by)
    row = Exclusion.objects.create(
        account_id=account_id, person_id=person_id, since=on, reason=reason.strip()
    )
    tell(subjects=[f"account:{account_id}", f"person:{person_id}"], reason=reason)
    return row


@action("access.end_exclusion", roles=HEADS)
def end_exclusion(
    *, exclusion_id: int, person_id: int, since: date, reason: str, by: Viewer, on: date
) -> Exclusion:
    """From ``since`` on the worker may meet the person again; only the head says so (B19)."""
    if not reason.strip():
        raise Invalid(reason=_("Napište proč. Důvod zůstane u zápisu."))
    rows = Exclusion.objects.filter(lasting(on), account__organisation_id=by.organisation_id)
    row = rows.filter(pk=exclusion_id, person_id=person_id).first()
    if row is None:
        raise NotFound
    if since < on:
        raise Invalid(since=_("Napište dnešek nebo pozdější den. Zpětně se to změnit nedá."))
    row.until, row.ended_because = since - timedelta(days=1), reason.strip()
    row.save()
    subjects = [f"account:{row.account_id}", f"person:{person_id}"]
    tell(subjects=subjects, since=since.isoformat(), reason=reason)
    return row


@action("access.grant", roles=HEADS)
def grant(*, account_id: int, case_id: int, by: Viewer, on: date) -> Grant:
    """Lends a case to a worker whose role alone does not see it; the caller has seen the case."""
    _check_colleague(account_id, by)
    row, _new = Grant.objects.get_or_create(
        account_id=account_id, case_id=case_id, until=None, defaults={"since": on}
    )
    tell(case_id=case_id, subjects=[f"account:{account_id}"])
    return row


@action("access.end_grant", roles=HEADS)
def end_grant(*, account_id: int, case_id: int, until: date, by: Viewer, on: date) -> None:
    """The case is lent to the worker through that day; the caller has seen the case."""
    Grant.objects.filter(lasting(on), account_id=account_id, case_id=case_id).update(until=until)
    tell(case_id=case_id, subjects=[f"account:{account_id}"])


def _check_colleague(account_id: int, by: Viewer) -> None:
    if not Account.objects.filter(pk=account_id, organisation_id=by.organisation_id).exists():
        raise NotFound


def hold_organisation(by: Viewer) -> None:
    """Holds the organisation's row, for what stands beside no case, and compares what was seen."""
    Organisation.objects.select_for_update().get(pk=by.organisation_id)
    not_stale()


@action("access.profile", roles=frozenset(Role))
def change_profile(*, theme: str, language: str, by: Viewer, on: date, role_form: str = "") -> None:
    """The worker's own choice of theme, language and form of the role; empty is neutral."""
    own = Account.objects.select_for_update().filter(pk=by.account_id)
    own.get()  # held from here on
    not_stale()
    own.update(theme=theme, language=language, role_form=role_form or Account.RoleForm.NEUTRAL)
    tell(subjects=[f"account:{by.account_id}"])


_lists: dict[tuple[int, str], tuple[tuple[str, ...], tuple[int, str]]] = {}
"""By viewer and page: what a list showed last, and the link that tells of it; of this process."""


def look(
    *, by: Viewer, page: str, case_id: int | None, shown: Iterable[str], now: datetime
) -> None:
    """Writes down a look before anything is read.

    One look per viewer, case, page and five minutes; a list or a search is one
    event with the ids shown, and the same list again within that time the same
    look. The short transaction is committed first: where it can't be, the error
    goes up and the page is not shown.
    """
    told = tuple(shown)
    if case_id is not None:
        if not looked_recently(by.account_id, case_id, page, now):
            keep_look(by=by, page=page, case_id=case_id, shown=told)
        return
    before, link = _lists.get((by.account_id, page), ((), (0, "")))
    if before == told and stands_lately(link, now):
        return
    _lists[by.account_id, page] = told, keep_look(by=by, page=page, case_id=None, shown=told)


def keep_look(
    *, by: Viewer, page: str, case_id: int | None, shown: Iterable[str] = ()
) -> tuple[int, str]:
    """Writes it down for a page that has found itself that it was not done lately.

    Returns number and hash of the link that tells of it.
    """
    seen = Happening(
        code=f"look.{page}",
        actor_id=by.account_id,
        organisation_id=by.organisation_id,
        case_id=case_id,
        subjects=tuple(shown),
    )
    with transaction.atomic():
        link = append([seen])
    assert link is not None  # one thing happened
    return link


def look_by_command(
    *, page: str, organisation_id: int, case_id: int | None, shown: Iterable[str]
) -> None:
    """Writes down a look from the command line, where nobody is signed in: it has no actor.

    Whoever may run commands holds the key of the database; the trace shows that it was read so.
    """
    with transaction.atomic():
        append([Happening(f"look.{page}", None, organisation_id, case_id, tuple(shown))])


def keep_draft(*, page: str, content: dict[str, object], by: Viewer) -> Draft:
    """What is being written, kept on the server."""
    row, _new = Draft.objects.update_or_create(
        account_id=by.account_id, page=page, defaults={"content": content}
    )
    return row


def drop_draft(*, page: str, account_id: int) -> None:
    """Sent or thrown away."""
    Draft.objects.filter(account_id=account_id, page=page).delete()
