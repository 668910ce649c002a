"""``opora audit verify``."""

import pytest
from django.db import connection, transaction

from opora.audit.actions import Happening, append
from opora.audit.models import Payload
from opora.audit.queries import end
from opora.config import cli
from tests.access.test_chain import drop_triggers

pytestmark = pytest.mark.django_db


def put(times: int) -> None:
    with transaction.atomic():
        append([Happening("test.told", 1, 1, payload={"n": n}) for n in range(times)])


def test_an_empty_chain_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["audit", "verify"]) == 0
    assert "Událostí: 0" in capsys.readouterr().out


def test_a_whole_chain_holds_and_its_end_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    put(3)
    number, last = end()
    assert cli.main(["audit", "verify"]) == 0
    assert f"{number}:{last}" in capsys.readouterr().out


def test_a_changed_event_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    put(3)
    drop_triggers()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET actor_id = 9 WHERE number = 2")
    assert cli.main(["audit", "verify"]) == 1
    assert "událost č. 2: obsah události se změnil" in capsys.readouterr().out


def test_an_erased_payload_is_no_fault() -> None:
    put(2)
    Payload.objects.all().delete()
    assert cli.main(["audit", "verify"]) == 0


def test_a_chain_forged_anew_is_found_by_what_was_noted_down(
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(2)
    number, last = end()
    assert cli.main(["audit", "verify", "--known", f"{number}:{last[:12]}"]) == 0
    assert cli.main(["audit", "verify", "--known", f"{number}:{'0' * 12}"]) == 1
    assert cli.main(["audit", "verify", "--known", f"{number + 5}:{last}"]) == 1
    assert "poznamenáno" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["audit"], ["audit", "verify", "--known", "5"]])
def test_wrongly_asked(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)
    assert stopped.value.code == 2
