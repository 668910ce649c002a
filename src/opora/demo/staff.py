"""Workers for services that the demo has no stories of: who to sign in as, and no clients."""

from collections.abc import Iterable, Iterator
from itertools import count

from opora.access.models import Account
from opora.access.roles import Role
from opora.catalog import Service
from opora.demo.worker import Post, Worker

F, M = Account.RoleForm.FEMININE, Account.RoleForm.MASCULINE
NAMES = (
    ("vera", "Věra Lukešová", F),
    ("pavel", "Pavel Horák", M),
    ("alice", "Alice Benešová", F),
    ("jakub", "Jakub Sýkora", M),
    ("milena", "Milena Dostálová", F),
    ("viktor", "Viktor Pešek", M),
)


def staff(services: Iterable[Service]) -> tuple[Worker, ...]:
    """A head, an auditor, an administrator; in each service one worker of every other role."""
    offered = tuple(services)

    def everywhere(role: Role) -> tuple[Post, ...]:
        return tuple((role, service.id, "") for service in offered)

    names = _names()
    workers = []
    for service in offered:
        for role in (Role(name) for name in service.roles if name != Role.HEAD):
            login, name, form = next(names)
            who = f"{role.label}, {service.short.cs}"
            workers.append(Worker(login, name, who, ((role, service.id, ""),), form))
    return (
        Worker("hana", "Hana Bartošová", "vedoucí všech služeb", everywhere(Role.HEAD), F),
        *workers,
        Worker("zdenek", "Zdeněk Vrba", "kontrola, jen čte", everywhere(Role.AUDITOR), M),
        Worker("spravce", "Filip Hrubý", "technická správa", everywhere(Role.TECHNICAL_ADMIN), M),
    )


def _names() -> Iterator[tuple[str, str, Account.RoleForm]]:
    """Without an end: from the second round on the login carries its number."""
    for round_ in count(1):
        for login, name, form in NAMES:
            yield (login if round_ == 1 else f"{login}{round_}", name, form)
