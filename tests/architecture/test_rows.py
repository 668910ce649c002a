"""Rows of ours are put in by a statement that is put together once."""

from django.apps import apps

from opora.access.inserted import Inserted
from tests.architecture.test_foreign_keys import room_of

# The chain lies below `access` and has its own statement; accounts and sessions are the library's.
WITHOUT = {"audit.Event", "audit.Payload", "audit.Head", "access.Account", "access.Session"}


def test_every_row_of_ours_is_inserted_in_the_one_way() -> None:
    ours = [one for one in apps.get_models() if room_of(one)]
    other = {
        one._meta.label
        for one in ours
        if not issubclass(one, Inserted) and not one.__name__.startswith("Historical")
    }
    assert other == WITHOUT
