"""Secrets are made once, kept by their owner only, and never replaced in silence."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from opora.config import environment


def test_a_secret_is_drawn_once(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "database.key"
    first = environment.secret(file)
    assert len(bytes.fromhex(first)) == 32
    assert environment.secret(file) == first
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_processes_that_start_together_agree_on_the_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        drawn = set(pool.map(environment.secret, [tmp_path / "key"] * 32))
    assert len(drawn) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_a_lost_key_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "opora.sqlite").touch()
    with pytest.raises(environment.Unusable, match="Vraťte ho z kopie klíčů"):
        environment.key_file(tmp_path)
    assert not (tmp_path / "keys").exists()


def test_the_data_directory_is_closed_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPORA_DATA", str(tmp_path / "new" / "data"))
    assert environment.data_directory().stat().st_mode & 0o777 == 0o700


def test_an_address_of_postgresql_replaces_the_file(tmp_path: Path) -> None:
    told = {"DATABASE_URL": "postgresql://opora@db/opora"}
    assert environment.database(tmp_path, told)["ENGINE"] == "django.db.backends.postgresql"
    assert environment.database(tmp_path, {})["ENGINE"] == "opora.config.sqlcipher"
    with pytest.raises(ValueError, match="postgresql://"):
        environment.database(tmp_path, {"DATABASE_URL": "mysql://db"})
