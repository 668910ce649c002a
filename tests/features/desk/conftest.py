"""Cases and due things for the desk."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from opora.access.viewer import Viewer
from opora.cases.boards import BOARDS, Due
from opora.cases.queries import CaseRow
from tests.access.conftest import file_of  # noqa: F401  a fixture

SetDue = Callable[[dict[int, list[date]]], None]


@pytest.fixture
def set_due(monkeypatch: pytest.MonkeyPatch) -> SetDue:
    """Makes just these things due: days by case."""

    def put(days: dict[int, list[date]]) -> None:
        def maker(viewer: Viewer, cases: Sequence[CaseRow], on: date) -> list[Due]:
            return [
                Due(
                    case_id=row.id,
                    key=f"thing:{number}",
                    day=day,
                    title=f"Zavolat {number}: {row.title}",
                    why="Slíbili jsme to",
                    rule="S4",
                    basis="ours",
                    source="Poradna",
                    do_label="Zapsat hovor",
                    do_url="/ja/",
                    contact=True,
                )
                for row in cases
                for number, day in enumerate(days.get(row.id, []))
            ]

        monkeypatch.setattr(BOARDS, "dues", [maker])

    return put
