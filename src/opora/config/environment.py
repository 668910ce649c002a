"""What the machine tells Opora: where its data lie, which database, which addresses.

Read once, by the settings. Secrets are files of the data directory, made at the first run and
readable by their owner only.

``OPORA_DATA``     directory with everything that is kept; ``data`` unless told
``DATABASE_URL``   ``postgresql://...`` for PostgreSQL; else an encrypted file in the data directory
``OPORA_HOSTS``    names under which the server answers, separated by commas
``OPORA_HTTPS``    ``1`` behind a proxy that speaks HTTPS
``OPORA_ADDRESS``  where people open Opora, as ``https://opora.example.cz/``; for links in e-mails
``OPORA_SMTP``     ``host:port`` of the server for outgoing mail; without it no mail is sent
``OPORA_SMTP_SECURITY``  ``starttls`` unless told, ``tls``, or ``none`` on the machine itself
``OPORA_SMTP_USER``, ``OPORA_SMTP_PASSWORD``  where the server asks for them
``OPORA_MAIL_FROM``  the address from which mail comes
``OPORA_DEBUG``    ``1`` on a developer's own machine
"""

import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class Unusable(ValueError):
    """What the machine tells can't be used; a Czech sentence says what to change."""


LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def is_on(name: str) -> bool:
    """Tell whether the variable says 1, true, yes or on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def hosts() -> list[str]:
    """Return the names under which the server answers."""
    told = [name.strip() for name in os.environ.get("OPORA_HOSTS", "").split(",")]
    return [name for name in told if name] or list(LOCAL_HOSTS)


@dataclass(frozen=True)
class Mail:
    """How mail goes out; without a host it does not."""

    host: str = ""
    port: int = 587
    user: str = ""
    password: str = ""
    security: str = "starttls"
    sender: str = ""


def mail(environ: Mapping[str, str] = os.environ) -> Mail:
    """Return how mail goes out. Raises Unusable for what no server can be reached by."""
    host, _colon, port = environ.get("OPORA_SMTP", "").strip().rpartition(":")
    if not host and port and not port.isdecimal():
        host, port = port, "587"
    if not host:
        return Mail()
    security = environ.get("OPORA_SMTP_SECURITY", "starttls").strip().lower()
    sender = environ.get("OPORA_MAIL_FROM", "").strip()
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise Unusable("OPORA_SMTP musí být server:port, třeba posta.example.cz:587")
    if security not in {"starttls", "tls", "none"}:
        raise Unusable("OPORA_SMTP_SECURITY může být starttls, tls nebo none")
    if "@" not in sender:
        raise Unusable("OPORA_MAIL_FROM musí být adresa, ze které pošta odchází")
    return Mail(
        host,
        int(port),
        environ.get("OPORA_SMTP_USER", ""),
        environ.get("OPORA_SMTP_PASSWORD", ""),
        security,
        sender,
    )


def site_address() -> str:
    """Return where people open Opora, for a link in an e-mail."""
    told = os.environ.get("OPORA_ADDRESS", "").strip()
    scheme = "https" if is_on("OPORA_HTTPS") else "http"
    return told or f"{scheme}://{hosts()[0]}/"


def data_directory() -> Path:
    """Return the data directory, made when absent and closed to other people."""
    data = Path(os.environ.get("OPORA_DATA") or "data").resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return data


def secret(file: Path) -> str:
    """Return the secret in the file, 64 hexadecimal digits, drawn at the first call.

    The file is written whole under another name and then linked, so that of two processes that
    start together both read the same secret.
    """
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".", dir=file.parent)  # its owner's only
        draft = Path(name)
        with os.fdopen(descriptor, "w") as stream:
            stream.write(secrets.token_hex(32))
            stream.flush()
            os.fsync(stream.fileno())
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text("ascii").strip()


def key_file(data: Path) -> Path:
    """Return the file with the key of the database, beside the database and never inside it.

    Raises Unusable when a database is there but its key is not: a new key would open nothing and
    would hide that the old one is lost.
    """
    file = data / "keys" / "database.key"
    if not file.exists() and (data / "opora.sqlite").exists():
        raise Unusable(
            f"Databáze {data / 'opora.sqlite'} tu je, ale její klíč {file} chybí. Vraťte ho z kopie"
            " klíčů. Nový klíč by ji neotevřel, proto žádný nevzniká."
        )
    secret(file)
    return file


def database(data: Path, environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Return Django's settings of the one database."""
    url = environ.get("DATABASE_URL")
    return postgresql(url) if url else sqlcipher(data / "opora.sqlite", key_file(data))


def sqlcipher(file: Path, key: Path) -> dict[str, Any]:
    """Return the settings of an encrypted file."""
    return {
        "ENGINE": "opora.config.sqlcipher",
        "NAME": str(file),
        "OPTIONS": {"key_file": str(key)},
        "CONN_MAX_AGE": None,
    }


FOR_PAGES = (
    "-c random_page_cost=1.1 -c max_parallel_workers_per_gather=0 -c jit=off"
    " -c plan_cache_mode=force_generic_plan"
)
"""How PostgreSQL plans. A page asks for few rows, many people ask at once, and what they ask for
lies in memory or on a disk that does not turn: an index is cheaper than its cautious default
takes it for, helping processes and compiled plans cost more than the answer does. A question is
planned once, before its values are known: planning it anew for each would take longer, too."""


def postgresql(url: str) -> dict[str, Any]:
    """Return the settings of the PostgreSQL database at the address.

    What follows ``?`` is passed on to the client library (``sslmode``, ``host`` of a socket).
    Raises ValueError for an address of anything else.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise Unusable("DATABASE_URL musí začínat postgresql://")
    options = dict(parse_qsl(parts.query))
    # What the address says comes later and wins.
    options["options"] = f"{FOR_PAGES} {options.get('options', '')}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        # The server keeps the plan of what it is asked again and again: who may see a case is a
        # page of SQL, and planning it takes longer than finding the rows.
        "OPTIONS": {**options, "server_side_binding": True, "prepare_threshold": 2},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
