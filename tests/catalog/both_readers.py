"""What the fast reader of YAML and the one that explains see in the same text."""

from collections.abc import Callable
from typing import Any

import pytest
from ruamel.yaml import YAML

from opora.catalog import yaml_files

_FAST = yaml_files._composed


def both_seen(text: str, patch: pytest.MonkeyPatch) -> tuple[object, object]:
    """Values, places and problems: as the fast one sees them, as the one that explains does."""
    return _seen(text, _FAST, patch), _seen(text, _explained, patch)


def _explained(text: str) -> Any:
    return YAML(typ="safe", pure=True).compose(text)


def _seen(text: str, compose: Callable[[str], Any], patch: pytest.MonkeyPatch) -> object:
    patch.setattr(yaml_files, "_composed", compose)
    file = yaml_files._parsed.__wrapped__(text)
    return file.data, file.places, [str(one) for one in file.problems]
