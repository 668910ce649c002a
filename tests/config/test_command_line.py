"""The command line loads only what the chosen command needs."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
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


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@contextmanager
def served(data: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server in a group of processes of its own, as a terminal starts it, and its address."""
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "OPORA_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "opora.config.settings",
    }
    server = subprocess.Popen(
        [OPORA, "serve", "--port", str(port), "--workers", "1"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        process_group=0,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Opora: {address}/\n"
        yield server, f"{address}/nowhere/"
    finally:
        os.killpg(server.pid, signal.SIGINT)
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            raise


def test_serve_makes_a_database_says_where_it_answers_and_answers(data: Path) -> None:
    with served(data) as (_server, address):
        assert answer(address) == 404
    assert (data / "opora.sqlite").exists()


def children(process: int) -> set[int]:
    found = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    return {int(one) for one in found.split()}


def test_an_interrupt_of_the_terminal_is_for_the_first_process_alone(data: Path) -> None:
    """The others end when it says so: who ends by itself is replaced in the middle of the end."""
    with served(data) as (server, address):
        assert answer(address) == 404
        (worker,) = children(server.pid)
        os.kill(worker, signal.SIGINT)
        time.sleep(1)
        assert children(server.pid) >= {worker}
        assert answer(address) == 404


def test_a_server_is_interrupted_as_soon_as_it_has_begun(data: Path) -> None:
    with served(data) as (server, _address):
        while not children(server.pid):
            time.sleep(0.005)
    assert server.returncode == 0


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
