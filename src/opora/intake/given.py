"""What a worker writes down at a contact, before anything is checked by the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from opora.people.birth import Birth
from opora.rules.facts import Span


@dataclass(frozen=True)
class Who:
    """Who gets in touch: by name, by a code only, or the people of another case.

    ``person_id``: who of them, where the service works with one person.
    ``someone_new``: the worker has seen whose codes are alike, and it is none of them.
    """

    anonymous: bool = False
    code: str = ""
    given_name: str = ""
    family_name: str = ""
    family_title: str = ""
    relation: str = ""
    birth: Birth | None = None
    age: Span | None = None
    returning: int | None = None
    person_id: int | None = None
    someone_new: bool = False


@dataclass(frozen=True)
class Reach:
    """How we may get in touch (E12)."""

    phone: str = ""
    email: str = ""
    when: str = ""
    message: bool | None = None
    caller_name: str = ""
    note: str = ""

    @property
    def is_agreed(self) -> bool:
        """Whether anything was said at all."""
        told = (self.phone, self.email, self.when, self.caller_name, self.note)
        return any(told) or self.message is not None


@dataclass(frozen=True)
class Talk:
    """What the first contact was about."""

    way: str
    request: str = ""
    danger: bool | None = None
    area: str = ""
    referrer: str = ""
    target_group: str = ""
    next_step: str = ""
    informed: bool | None = None
    answers: Mapping[str, object] = field(default_factory=dict)
