"""Opening accounts, giving roles, setting passwords and closing at once, each as an action."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from opora.access.accounts import actions as shared
from opora.access.accounts.office.queries import account_row, offered_roles, role_held
from opora.access.accounts.post import Post
from opora.access.accounts.queries import has_post, is_login_taken, led
from opora.access.accounts.rights import OFFICE, keeps_accounts, may_give
from opora.access.actions import hold_organisation
from opora.access.doors import Invalid, action, tell
from opora.access.models import Account
from opora.access.roles import TECHNICAL
from opora.access.viewer import Viewer
from opora.catalog import current


@action("access.open_account", roles=OFFICE)
def open_account(
    *,
    name: str,
    login: str,
    password: str,
    post: Post | None,
    since: date | None,
    by: Viewer,
    on: date,
) -> Account:
    """An account whose password the worker has to change; with a first role where one is given."""
    hold_organisation(by)
    name, login = _plain(name, login)
    if faults := account_faults(name=name, login=login, password=password):
        raise Invalid(**faults)
    if post is None and not keeps_accounts(by):
        raise Invalid(role=_("Vyberte roli ve vaší službě."))
    account = shared.opened(by.organisation_id, login, name, password, on, lent=True)
    tell(subjects=[f"account:{account.pk}"])
    if post is not None:
        give_role(account_id=account.pk, post=post, since=since or on, by=by, on=on)
    return account


def _plain(name: str, login: str) -> tuple[str, str]:
    return " ".join(name.split()), Account.normalize_username(login.strip())


def account_faults(*, name: str, login: str, password: str) -> dict[str, str]:
    """All that is wrong with a new account, by the field."""
    name, login = _plain(name, login)
    found = {}
    if " " not in name:
        found["name"] = _("Napište jméno i příjmení.")
    if len(login.split()) != 1:
        found["login"] = _("Přihlašovací jméno je jedno slovo, bez mezer.")
    elif is_login_taken(login):
        found["login"] = _("Tak se už někdo přihlašuje. Zvolte jiné přihlašovací jméno.")
    try:
        shared.check_password(password, Account(username=login, full_name=name))
    except shared.BadPassword as wrong:
        found["password"] = str(wrong)
    return found


@action("access.give_post", roles=OFFICE)
def give_role(*, account_id: int, post: Post, since: date, by: Viewer, on: date) -> None:
    """The role from that day on; nobody gives one to themselves."""
    hold_organisation(by)
    who = account_row(by, account_id)
    if who.id == by.account_id:
        raise Invalid(form=_("Vlastní role si nikdo nepřidává. Požádejte o to někoho jiného."))
    if not who.is_open:
        raise Invalid(form=_("Účet je zavřený. Nejdřív ho otevřete, pak přidejte roli."))
    _check_offered(post)
    if not may_give(by, post, led(by.organisation_id, on)):
        raise Invalid(place=_("Tuto roli tu přidává vedoucí té služby."))
    if since < on:
        raise Invalid(since=_("Napište dnešek nebo pozdější den. Zpětně roli přidat nejde."))
    if has_post(account_id, post, since):
        raise Invalid(role=_("Tuto roli tu už má, nebo bude mít."))
    shared.given(account_id, post, since)
    tell(subjects=[f"account:{account_id}"], post=post.key, since=since.isoformat())


@action("access.end_post", roles=OFFICE)
def end_role(*, account_id: int, role_id: int, until: date, by: Viewer, on: date) -> None:
    """Held through that day. A part of the step that sees to the cases (``desk.end_role``)."""
    held = role_held(by, account_id, role_id)
    if account_id == by.account_id:
        raise Invalid(form=_("Vlastní role si nikdo neukončuje. Požádejte o to někoho jiného."))
    if until < on - timedelta(days=1):
        raise Invalid(until=_("Napište včerejšek nebo pozdější den. Role platila až doteď."))
    shared.ended(account_id, held.post, until)
    tell(subjects=[f"account:{account_id}"], post=held.post.key, until=until.isoformat())


@action("access.new_password", roles=TECHNICAL)
def set_password(*, account_id: int, password: str, by: Viewer, on: date) -> None:
    """A password that the worker changes at once; whoever is signed in with the old one is out."""
    hold_organisation(by)
    who = account_row(by, account_id)
    if who.id == by.account_id:
        raise Invalid(form=_("Vlastní heslo si změníte na stránce Můj účet."))
    try:
        shared.set_password(Account.objects.get(pk=who.id), password, on, lent=True)
    except shared.BadPassword as wrong:
        raise Invalid(password=str(wrong)) from None
    tell(subjects=[f"account:{who.id}"])


@action("access.shut_account", roles=TECHNICAL)
def shut_account(*, account_id: int, by: Viewer, on: date) -> None:
    """Nobody signs in to it from now on, whatever is in hand: a lost telephone, a quarrel."""
    hold_organisation(by)
    who = account_row(by, account_id)
    if who.id == by.account_id:
        raise Invalid(form=_("Vlastní účet zavřít nejde. Požádejte o to někoho jiného."))
    Account.objects.filter(pk=who.id).update(is_active=False)
    tell(subjects=[f"account:{who.id}"])


def _check_offered(post: Post) -> None:
    """The service knows the role and the site."""
    service = current().services.get(post.service)
    if service is None or post.site not in ("", *(one.id for one in service.sites)):
        raise Invalid(place=_("Vyberte službu ze seznamu."))
    if post.role not in offered_roles(service):
        raise Invalid(role=_("Tuto roli služba nemá. Vyberte jinou."))
