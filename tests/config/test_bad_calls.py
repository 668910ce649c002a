"""Whatever is asked wrongly: one clear sentence, exit code 2, nothing half done, no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from opora.config import cli

OPORA = str(Path(sys.executable).with_name("opora"))
C2 = ["decide", "kontaktni_centrum", "C2"]


def told(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is said about the call."""
    try:
        code = cli.main(words)
    except SystemExit as stopped:  # the words themselves can't be read
        code = int(stopped.code or 0)
    printed = capsys.readouterr()
    assert code == cli.WRONGLY_ASKED
    assert not printed.out
    assert "Traceback" not in printed.err
    return printed.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([*C2, "--facts", "{"], "--facts není JSON (řádek 1, znak 2)"),
        ([*C2, "--facts", "[" * 100_000], "--facts"),
        ([*C2, "--facts", "[]"], "--facts"),
        ([*C2, "--facts", "@"], "--facts"),
        ([*C2, "--facts", "@nikde.json"], "nikde.json: takový soubor tu není"),
        ([*C2, "--facts", "@."], "je to složka"),
        ([*C2, "--facts", '{"age": "14"}'], "age"),
        ([*C2, "--facts", '{"age": 1e400}'], "age"),
        ([*C2, "--facts", '{"agee": 14}'], "neznámý údaj 'agee', podobné: age"),
        ([*C2, "--on", "31. 2. 2026"], "--on"),
        ([*C2, "--on", "0001-01-01"], "--on"),
        ([*C2, "--on", "9999-12-31"], "--on"),
        ([*C2, "--on", "2026-02-30"], "--on"),
        (["decide", "nikde", "C2"], "nikde"),
        (["decide", "kontaktni_centrum", "Z9"], "opora questions kontaktni_centrum"),
        (["decide", "kontaktni_centrum", "may_acept"], "podobné: may_accept"),
        (["decide"], "service"),
        (["questions", "nikde"], "nikde"),
        (["schema", "nikde.yaml"], "nikde.yaml"),
        (["check", "/nikde/neni"], "/nikde/neni"),
        (["check", __file__], "není složka"),
        (["serve", "--port", "osm"], "--port"),
        (["serve", "--port", "70000"], "--port"),
        (["serve", "--workers", "0"], "--workers"),
        (["demo", "--clients", "-5"], "--clients"),
        (["audit"], "what"),
        (["audit", "verify", "--known", "12"], "--known"),
        (["tancovat"], "tancovat"),
        ([], "command"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else None,
)
def test_a_wrong_call_says_what_is_wrong(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sentence in told(words, capsys)


def test_facts_that_are_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.json"
    file.write_bytes(b"\xff\xfe\x00")
    assert "--facts" in told([*C2, "--facts", f"@{file}"], capsys)


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may read everything is refused nothing")
def test_a_folder_that_may_not_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tmp_path.chmod(0)
    try:
        assert str(tmp_path) in told(["check", str(tmp_path)], capsys)
    finally:
        tmp_path.chmod(0o700)


def test_services_that_are_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OPORA_SERVICES", str(tmp_path / "nikde"))
    for words in (C2, ["questions", "kontaktni_centrum"], ["rules"]):
        assert str(tmp_path / "nikde") in told(words, capsys)


def run(words: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    own = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own |= {"DJANGO_SETTINGS_MODULE": "opora.config.settings", **environment}
    return subprocess.run(
        [OPORA, *words], env=own, capture_output=True, text=True, check=False, timeout=60
    )


def test_data_that_can_t_be_kept_there(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.write_text("soubor, ne složka", encoding="utf-8")
    done = run(["migrate"], OPORA_DATA=str(file))
    assert (done.returncode, done.stdout) == (cli.WRONGLY_ASKED, "")
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("url", ["mysql://nikde/opora", "postgresql://127.0.0.1:1/opora"])
def test_a_database_that_is_not_there(url: str, tmp_path: Path) -> None:
    done = run(["migrate"], OPORA_DATA=str(tmp_path / "data"), DATABASE_URL=url)
    assert done.returncode == cli.WRONGLY_ASKED
    assert done.stderr.startswith("opora: ")
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_ends_quietly() -> None:
    with subprocess.Popen(
        [OPORA, "questions", "kontaktni_centrum", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == cli.PIPE_CLOSED
