"""What happens to prevention in the other tab."""

from typing import Any

from opora.prevention.models import Institution, Prevention

CHANGED: dict[str, tuple[Any, str, dict[str, str]]] = {
    "correct_prevention": (Prevention, "prevention", {"note": "jinak"}),
    "void_prevention": (Prevention, "prevention", {"note": "jinak"}),
    "correct_institution": (Institution, "institution", {"kind": "jinak"}),
    "merge_institution": (Institution, "institution", {"kind": "jinak"}),
}
