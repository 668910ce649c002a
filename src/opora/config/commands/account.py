"""``opora account``: opens a worker's account, gives and ends posts, sets a new password.

The first account of all founds the organisation. The password is asked for twice on a terminal;
from elsewhere it is the first line that comes in, never a word of the command: others see those.
"""

import argparse
import getpass
import sys
from datetime import date
from typing import TYPE_CHECKING

from opora.config.environment import Unusable

if TYPE_CHECKING:
    from opora.access.accounts.post import Post
    from opora.access.models import Account, Organisation


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("login", help="přihlašovací jméno")
    parser.add_argument("--name", default="", help="jméno a příjmení; u nového účtu je potřeba")
    parser.add_argument("--organisation", default="", help="čí účet to je; první účet ji založí")
    for flag, what in (("--post", "dá roli ve službě"), ("--end-post", "roli ve službě ukončí")):
        parser.add_argument(
            flag,
            action="append",
            default=[],
            metavar="ROLE:SLUŽBA[:MÍSTO]",
            help=f"{what}; jde napsat víckrát",
        )
    parser.add_argument("--password", action="store_true", help="zeptá se na nové heslo")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked, all of it or nothing; print what the account is now."""
    import django

    django.setup()
    from django.db import transaction
    from django.utils.timezone import localdate

    from opora.access.accounts import actions
    from opora.access.accounts.queries import account_called
    from opora.config.commands.migrate import bring_up_to_date

    posts = [_post(one) for one in arguments.post]
    ended = [_post(one) for one in arguments.end_post]
    bring_up_to_date()
    account = account_called(arguments.login)
    _check_who(account, arguments)
    today = localdate()
    password = _asked_password() if account is None or arguments.password else ""
    try:
        with transaction.atomic():
            if account is None:
                account = actions.open_account(
                    organisation=_organisation(arguments.organisation.strip(), posts),
                    login=arguments.login,
                    name=" ".join(arguments.name.split()),
                    password=password,
                    on=today,
                )
            elif password:
                actions.new_password(account=account, password=password, on=today)
            actions.give(account=account, posts=posts, on=today)
            actions.end(account=account, posts=ended, on=today)
    except actions.BadPassword as wrong:
        raise Unusable(f"takové heslo nejde: {wrong}") from None
    _tell(account, today)
    return 0


def _check_who(account: "Account | None", told: argparse.Namespace) -> None:
    """Raises Unusable where the login is somebody else's: perhaps the namesake of a new worker."""
    if account is None:
        if told.name.strip():
            return
        raise Unusable(f"účet „{told.login}“ tu není. Nový potřebuje --name „Jméno Příjmení“")
    name, organisation = " ".join(told.name.split()), told.organisation.strip()
    if name not in ("", account.full_name) or organisation not in ("", str(account.organisation)):
        raise Unusable(
            f"účet „{account.username}“ už má {account.full_name}, {account.organisation}."
            " Pro nového člověka zvolte jiné přihlašovací jméno"
        )


def _post(text: str) -> "Post":
    """Reads ``head:rodinna_poradna`` or ``social_worker:ohrozene_rodiny:most``."""
    from opora.access.accounts.post import Post
    from opora.access.roles import Role
    from opora.catalog import current

    role, _colon, where = text.partition(":")
    service, _colon, site = where.partition(":")
    services = current().services
    if role not in Role.values:
        raise Unusable(f"roli „{role}“ neznáme. Známe: {', '.join(Role.values)}")
    if service not in services:
        raise Unusable(f"službu „{service}“ neznáme. Známe: {', '.join(services)}")
    sites = [one.id for one in services[service].sites]
    if site and site not in sites:
        raise Unusable(f"místo „{site}“ služba {service} nemá. Má: {', '.join(sites)}")
    return Post(Role(role), service, site)


def _organisation(name: str, posts: "list[Post]") -> "Organisation":
    from opora.access.accounts.actions import open_first
    from opora.access.accounts.queries import organisations

    there = organisations()
    named = [one for one in there if one.name == name] if name else there
    if len(named) == 1:
        return named[0]
    if there:
        raise Unusable(f"napište --organisation; tady pracují: {', '.join(map(str, there))}")
    if not name:
        raise Unusable("zatím tu žádná organizace není, založí ji --organisation „Název“")
    return open_first(organisation=name, services=dict.fromkeys(one.service for one in posts))


def _asked_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Heslo: ")
    if getpass.getpass("Heslo ještě jednou: ") != first:
        raise Unusable("obě hesla nejsou stejná, nic se nezměnilo")
    return first


def _tell(account: "Account", on: date) -> None:
    from opora.access.accounts.queries import led, posts_of
    from opora.access.roles import Role

    print(f"{account.username}: {account.full_name}, {account.organisation}")
    posts = posts_of(account, on)
    for role, service, site in posts:
        print(f"  {Role(role).label}: {' '.join(filter(None, (service, site)))}")
    if not posts:
        print("  zatím bez práce ve službě, nic neuvidí (--post)")
    for service in sorted({one[1] for one in posts} - led(account.organisation_id, on)):
        print(f"Službu {service} zatím nikdo nevede: bez vedoucí nemá kdo rozhodovat.")
