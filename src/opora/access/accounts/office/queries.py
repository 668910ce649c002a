"""Accounts as those who keep them see them."""

from opora.access.accounts.queries import AccountRow, RoleHeld, accounts
from opora.access.accounts.rights import OFFICE, may_end
from opora.access.doors import NotAllowed, NotFound
from opora.access.roles import TECHNICAL, WATCHERS, Role
from opora.access.viewer import Viewer
from opora.catalog.service import Service


def office_rows(by: Viewer) -> list[AccountRow]:
    """All accounts of the organisation, in Czech order; NotFound for whoever keeps none."""
    if not by.services(OFFICE):
        raise NotFound
    return accounts(by)


def account_row(by: Viewer, account_id: int) -> AccountRow:
    """An account of the viewer's organisation; NotFound for others."""
    found = accounts(by, account_id) if by.services(OFFICE) else []
    if not found:
        raise NotFound
    return found[0]


def role_held(by: Viewer, account_id: int, role_id: int) -> RoleHeld:
    """A role that the viewer may end; NotFound where there is none, NotAllowed for others."""
    who = account_row(by, account_id)
    found = next((one for one in who.roles if one.id == role_id), None)
    if found is None:
        raise NotFound
    if not may_end(by, found.post):
        raise NotAllowed
    return found


def offered_roles(service: Service) -> list[Role]:
    """Those that the service names; the control and the administration are in every one."""
    always = WATCHERS | TECHNICAL
    return [one for one in Role if one in always or one.value in service.roles]
