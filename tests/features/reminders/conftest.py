"""A real server for mail on this machine, told what to do with what comes."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django_tasks_db.management.commands import db_worker

from tests.access.conftest import file_of  # noqa: F401  a fixture
from tests.features.desk.conftest import set_due  # noqa: F401  a fixture


@dataclass
class Post:
    """Keeps the letters; ``answer`` is what the server says to the next ones."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)
    answer: str = "250 OK"
    before_answer: float = 0.0
    came: threading.Event = field(default_factory=threading.Event)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  the library's name
        import asyncio

        self.came.set()
        if self.answer.startswith("250"):
            letter = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
        await asyncio.sleep(self.before_answer)
        return self.answer


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def post() -> Iterator[Post]:
    made = Post(port=free_port())
    controller = Controller(made, hostname="127.0.0.1", port=made.port)
    controller.start()
    yield made
    controller.stop()


@pytest.fixture
def mail(post: Post, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Post:
    """The product sends to that server, through the library that it uses at work."""
    # Between tasks the library closes what it takes for an old connection: the test's own.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = post.port
    settings.EMAIL_USE_TLS = False
    settings.EMAIL_TIMEOUT = 3
    settings.DEFAULT_FROM_EMAIL = "opora@example.cz"
    settings.SITE_ADDRESS = "https://opora.example.cz/"
    return post
