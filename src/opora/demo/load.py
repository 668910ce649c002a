"""Fills an empty database with the invented organisation. ``opora init`` calls it."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django_scopes import scope

from opora.access.viewer import Viewer
from opora.catalog import current
from opora.decisions.actions import set_parameter
from opora.demo import (  # noqa: F401  they register their verbs
    disclosed,
    endings,
    families,
    handed,
    owed,
    planned,
    recorded,
    teamed,
)
from opora.demo.cast import PASSWORD, cast, hire, told
from opora.demo.complained import complain
from opora.demo.first_contact import begin
from opora.demo.outside import go_out
from opora.demo.steps import VERBS
from opora.demo.story import Story, stories
from opora.demo.told import Diary, Telling
from opora.demo.week import plan_week
from opora.documents.actions import set_letterhead

LONG_AGO = timedelta(days=1000)


def load(on: date) -> None:
    """Hires the workers and tells all stories, all or nothing; days count from ``on``.

    Where the services are others than those of the stories nobody is a client yet.
    """
    with transaction.atomic():
        organisation, workers = hire()
        with scope(organisation=organisation.pk):
            set_numbers(workers["hana"], on - LONG_AGO)
            set_letterhead(
                address="Nábřeží 5, 434 01 Most",
                number="25596641",
                contact="tel. 476 000 111, pomoc@dobrysoused.example",
                by=workers["hana"],
                on=on - LONG_AGO,
            )
            if told():
                tell_all(workers, on)


def tell_all(workers: Mapping[str, Viewer], on: date) -> None:
    """Everything that the demo knows to tell."""
    diary = Diary()
    for story in stories():
        tell(story, workers, diary, on)
    go_out(workers, on)
    complain(workers, on)
    plan_week(workers, on)


def logins() -> list[tuple[str, str, str]]:
    """With which name and password one signs in, and who that is."""
    return [(worker.login, PASSWORD, f"{worker.name}, {worker.who}") for worker in cast()]


def set_numbers(head: Viewer, since: date) -> None:
    """The numbers that the texts leave to the organisation."""
    for service in current().services.values():
        for number in service.parameters:
            if number.demo is not None:
                set_parameter(
                    service=service.id, name=number.name, value=number.demo, by=head, on=since
                )


def tell(story: Story, workers: Mapping[str, Viewer], diary: Diary, on: date) -> Telling:
    """One story from its first contact to today."""
    telling = Telling(story, on, workers, diary)
    begin(telling)
    for step in story.steps:
        VERBS[step.verb](telling, step)
    return telling
