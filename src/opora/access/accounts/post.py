"""A role in a service, as it is given and ended."""

from typing import NamedTuple

from opora.access.roles import Role


class Post(NamedTuple):
    """A role in a service; no site means all of them."""

    role: Role
    service: str
    site: str = ""

    @property
    def key(self) -> str:
        """As it stands in an event."""
        return ":".join(filter(None, self))
