"""Writing down who is away, and lending a case to whoever stands in."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from opora.access.absences.queries import absence_row, is_led_by, may_stand_in
from opora.access.actions import hold_organisation
from opora.access.doors import Invalid, NotFound, action, tell
from opora.access.models import Absence, Grant
from opora.access.roles import HEADS, Role
from opora.access.viewer import Viewer, lasting

ANYBODY = frozenset(Role)


@action("access.note_absence", roles=ANYBODY)
def note_absence(
    *,
    account_id: int,
    since: date,
    until: date,
    stand_in_id: int | None,
    kind: str = "",
    by: Viewer,
    on: date,
) -> Absence:
    """A worker is away from ``since`` through ``until``: written down by them, or by their head."""
    if account_id != by.account_id and not is_led_by(by, account_id):
        raise NotFound
    hold_organisation(by)
    _check(account_id, since, until, stand_in_id, by, on)
    row = Absence.objects.create(
        organisation_id=by.organisation_id,
        account_id=account_id,
        since=since,
        until=until,
        kind=kind,
        stand_in_id=stand_in_id,
        entered_by_id=by.account_id,
    )
    _tell(row)
    return row


@action("access.change_absence", roles=ANYBODY)
def change_absence(
    *,
    absence_id: int,
    since: date,
    until: date,
    stand_in_id: int | None,
    kind: str = "",
    by: Viewer,
    on: date,
) -> Absence:
    """Other days, or somebody else stands in: what was lent to the first one is lent no more."""
    account_id = absence_row(by, absence_id).account_id
    hold_organisation(by)
    row = Absence.objects.select_for_update().get(pk=absence_id)
    _check(account_id, since, until, stand_in_id, by, on, but=absence_id)
    lent = Grant.objects.filter(lasting(on), absence=row)
    if row.stand_in_id != stand_in_id:
        lent.update(until=on - timedelta(days=1))
    else:
        lent.update(since=max(since, on), until=until)
    row.since, row.until, row.kind, row.stand_in_id = since, until, kind, stand_in_id
    row.save()
    _tell(row)
    return row


@action("access.cancel_absence", roles=ANYBODY)
def cancel_absence(*, absence_id: int, by: Viewer, on: date) -> None:
    """The worker is here after all; nobody stands in from now on. Twice changes nothing more."""
    absence_row(by, absence_id, cancelled=True)
    hold_organisation(by)
    row = Absence.objects.select_for_update().get(pk=absence_id)
    row.cancelled = True
    row.save()
    Grant.objects.filter(lasting(on), absence=row).update(until=on - timedelta(days=1))
    _tell(row)


@action("access.lend_while_away", roles=HEADS)
def lend_while_away(*, absence_id: int, case_id: int, by: Viewer, on: date) -> None:
    """The case is lent to the stand-in through the last day; the caller has seen the case."""
    away = absence_row(by, absence_id, led=True)
    if away.stand_in_id is None:
        raise NotFound
    Grant.objects.get_or_create(
        account_id=away.stand_in_id,
        case_id=case_id,
        absence_id=away.id,
        since=max(away.since, on),
        until=away.until,
    )
    tell(case_id=case_id, subjects=[f"account:{away.stand_in_id}"], until=away.until.isoformat())


def _check(
    account_id: int,
    since: date,
    until: date,
    stand_in_id: int | None,
    by: Viewer,
    on: date,
    *,
    but: int = 0,
) -> None:
    if until < since:
        raise Invalid(until=_("Poslední den je před prvním. Napište pozdější."))
    if until < on:
        raise Invalid(until=_("Tato doba už skončila. Napište dnešek nebo pozdější den."))
    if stand_in_id is not None and stand_in_id not in dict(may_stand_in(by, account_id)):
        raise Invalid(stand_in=_("Vyberte někoho ze seznamu."))
    others = Absence.objects.filter(account_id=account_id, cancelled=False).exclude(pk=but)
    twice = others.filter(since__lte=until, until__gte=since).first()
    if twice is not None:
        days = f"{twice.since.day}. {twice.since.month}. – {twice.until.day}. {twice.until.month}."
        raise Invalid(
            since=_("Na tu dobu už nepřítomnost zapsaná je: %(days)s Upravte ji.") % {"days": days}
        )


def _tell(row: Absence) -> None:
    named = [row.account_id] if row.stand_in_id is None else [row.account_id, row.stand_in_id]
    tell(
        subjects=[f"absence:{row.pk}", *(f"account:{one}" for one in named)],
        since=row.since.isoformat(),
        until=row.until.isoformat(),
    )
