"""Earlier states of a row, kept beside it: what was corrected can still be read."""

from functools import lru_cache
from typing import Any

from simple_history.manager import HistoricalQuerySet, HistoryManager
from simple_history.models import HistoricalRecords


class _Earlier(HistoryManager):  # type: ignore[misc]  # the library ships no types
    """The library's manager; its class is made once and not whenever a history is touched."""

    @classmethod
    @lru_cache(1)
    def from_queryset(cls, queryset_class: Any = HistoricalQuerySet) -> Any:
        """The class, which has the methods of the queryset."""
        return super().from_queryset(queryset_class)


class History(HistoricalRecords):  # type: ignore[misc]  # the library ships no types
    """Keeps each state that a row has had; what is deleted leaves its history."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("cascade_delete_history", False)
        options.setdefault("history_manager", _Earlier)
        super().__init__(**options)
