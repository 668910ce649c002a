"""What a journey shares: typing into lines, days as one types them, files begun earlier."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.demo.load import tell
from opora.demo.story import Step, Story
from opora.demo.told import Diary
from tests.journeys.conftest import Desk

Told = tuple[str, int, Mapping[str, object]]


def typed(day: date) -> str:
    """A day as one types it."""
    return f"{day.day}. {day.month}. {day.year}"


def write(desk: Desk, label: str, text: str) -> None:
    """Types into a line; a choice may have the same word."""
    desk.page.get_by_role("textbox", name=label).filter(visible=True).first.fill(text)


def pick(desk: Desk, label: str, option: str) -> None:
    """Chooses one of a list."""
    name = re.compile(rf"^{re.escape(label)}(\s*\(nepovinné\))?$")
    desk.page.get_by_role("combobox", name=name).first.select_option(label=option)


def file_of(
    service: str,
    site: str,
    workers: Mapping[str, Account],
    about: Mapping[str, object],
    steps: Sequence[Told],
    today: date,
) -> str:
    """A file that was begun earlier, made by actions; its address.

    The first of the workers takes the first contact, the second works with the client.
    """
    takes, works = list(workers)[:2]
    story = Story(
        service=service,
        site=site,
        takes=takes,
        works=works,
        told={"contact": (90, "phone"), "phone": "702 555 014", **about},
        steps=tuple(Step(verb, days_ago, told) for verb, days_ago, told in steps),
    )
    viewers = {login: viewer_of(account) for login, account in workers.items()}
    return f"/pripady/{tell(story, viewers, Diary(), today).case_id}/"
