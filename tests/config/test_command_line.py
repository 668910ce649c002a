"""The command line loads only what the chosen command needs."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from importlib.util import find_spec
from pathlib import Path

import pytest

from opora.config import cli

OPORA = Path(sys.executable).with_name("opora")


def test_every_command_has_its_module() -> None:
    assert [name for name, command in cli.COMMANDS.items() if not find_spec(command.module)] == []


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    shown = capsys.readouterr().out
    assert [name for name in cli.COMMANDS if name not in shown] == []


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["dance"])
    assert stopped.value.code == 2
    assert "dance" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "decide", "questions", "schema"])
def test_a_command_without_a_database_does_not_load_django(command: str) -> None:
    module = cli.COMMANDS[command].module
    code = f"import sys, {module}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_serve_makes_a_database_says_where_it_answers_and_answers(tmp_path: Path) -> None:
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "OPORA_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "opora.config.settings",
    }
    server = subprocess.Popen(
        [OPORA, "serve", "--port", str(port), "--workers", "1"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Opora: http://127.0.0.1:{port}/\n"
        assert answer(f"http://127.0.0.1:{port}/nowhere/") == 404
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=10)
    assert (tmp_path / "data" / "opora.sqlite").exists()


def answer(address: str) -> int:
    """Return the status, once the server answers at all."""
    last = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:
                status: int = response.status
                return status
        except urllib.error.HTTPError as refusal:
            return refusal.code
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > last:
                raise
            time.sleep(0.1)
