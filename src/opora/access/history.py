"""Earlier states of a row, kept beside it: what was corrected can still be read."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, models
from django.utils import timezone
from simple_history.manager import HistoricalQuerySet, HistoryManager
from simple_history.models import HistoricalRecords
from simple_history.utils import get_change_reason_from_object

from opora.access.inserted import Inserted, insert

_DONE = "_first_state_is_kept"


class _Earlier(HistoryManager):  # type: ignore[misc]  # the library ships no types
    """The library's manager; its class is made once and not whenever a history is touched."""

    @classmethod
    @lru_cache(1)
    def from_queryset(cls, queryset_class: Any = HistoricalQuerySet) -> Any:
        """The class, which has the methods of the queryset."""
        return super().from_queryset(queryset_class)


class History(HistoricalRecords):  # type: ignore[misc]  # the library ships no types
    """Keeps each state that a row has had; what is deleted leaves its history.

    Who did it stands in the chain of events, so the library's own user stays empty.
    """

    def __init__(self, **options: Any) -> None:
        options.setdefault("cascade_delete_history", False)
        options.setdefault("history_manager", _Earlier)
        super().__init__(**options)

    def finalize(self, sender: type[models.Model], **told: Any) -> None:
        """The model is complete: its new rows know what is put down beside them."""
        super().finalize(sender, **told)
        if self.cls is sender and issubclass(sender, Inserted):
            sender.beside = self

    def copy_fields(self, model: type[models.Model]) -> dict[str, Any]:
        """The fields of the row. Indexed are the row itself and its case: nothing else is asked."""
        fields: dict[str, Any] = super().copy_fields(model)
        for name, field in fields.items():
            field.db_index = name in (model._meta.pk.name, "case")
        return fields

    def get_extra_fields(self, model: type[models.Model], fields: Any) -> dict[str, Any]:
        """What the library adds; nobody looks for its user."""
        added: dict[str, Any] = super().get_extra_fields(model, fields)
        added["history_user"].db_index = False
        return added

    def create_historical_record(
        self, instance: models.Model, history_type: str, using: str | None = None
    ) -> None:
        """Puts the state down at once: every saving does it, and an object of it has no use."""
        if vars(instance).pop(_DONE, False):
            return
        told = {
            "history_date": timezone.now(),
            "history_type": history_type,
            "history_user_id": None,
            "history_change_reason": get_change_reason_from_object(instance),
        }
        model, fields = _kept_of(type(instance), self.manager_name)
        names = [one.attname for one in fields]
        given = [told[one] if one in told else getattr(instance, one) for one in names]
        insert(model, fields, given)

    def part(self, model: type[models.Model]) -> str:
        """The first state of a new row, read from the row itself."""
        told = {"history_date": "%s", "history_change_reason": "%s", "history_type": "'+'"}
        kept, fields = _kept_of(model, self.manager_name)
        names = [one.column for one in fields if one.attname != "history_user_id"]
        quoted = [connection.ops.quote_name(one) for one in names]
        read = [told.get(name, quote) for name, quote in zip(names, quoted, strict=True)]
        table = connection.ops.quote_name(kept._meta.db_table)
        # Names of tables and columns come from the models, values are given apart.
        return f"INSERT INTO {table} ({', '.join(quoted)}) SELECT {', '.join(read)} FROM fresh"  # noqa: S608  no value stands in it

    def told_of(self, row: models.Model) -> Sequence[Any]:
        """When and why, in the order of the columns."""
        _kept, fields = _kept_of(type(row), self.manager_name)
        told = {
            "history_date": timezone.now(),
            "history_change_reason": get_change_reason_from_object(row),
        }
        return [told[one.attname] for one in fields if one.attname in told]

    def is_done(self, row: models.Model) -> None:
        """The library tells of each saving; of this one there is nothing left to put down."""
        setattr(row, _DONE, True)


@lru_cache(200)
def _kept_of(model: type[models.Model], name: str) -> tuple[type[models.Model], list[Any]]:
    """The model of the history's rows, and the fields that a new one is given."""
    found: type[models.Model] = getattr(model, name).model
    return found, [one for one in found._meta.local_concrete_fields if not one.primary_key]
