"""How links are hashed: the same text for writing and for verifying."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime


def digest(salt: str, content: object) -> str:
    """The salted digest of a payload."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def link(
    number: int,
    at: datetime,
    actor_id: int | None,
    organisation_id: int | None,
    code: str,
    case_id: int | None,
    subjects: Sequence[str],
    payload_digest: str,
    previous: str,
) -> str:
    """The hash of one event over all its columns and the previous hash."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    parts = [
        number,
        instant,
        actor_id,
        organisation_id,
        code,
        case_id,
        list(subjects),
        payload_digest,
        previous,
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
