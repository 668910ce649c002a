"""What the command line asks about accounts."""

from opora.access.models import Account, Assignment, Organisation
from opora.access.roles import Role


def organisations() -> list[Organisation]:
    """All that keep their record here; usually one."""
    return list(Organisation.objects.order_by("pk"))


def account_called(login: str) -> Account | None:
    """Whose login it is."""
    found: Account | None = Account.objects.filter(username=login).first()
    return found


def posts_of(account: Account) -> list[tuple[str, str, str]]:
    """Role, service and site, in the order in which they were given."""
    rows = Assignment.objects.filter(account=account).order_by("pk")
    return list(rows.values_list("role", "service", "site"))


def led(organisation: Organisation) -> set[str]:
    """Services that have a head."""
    heads = Assignment.objects.filter(account__organisation=organisation, role=Role.HEAD)
    return set(heads.values_list("service", flat=True))
