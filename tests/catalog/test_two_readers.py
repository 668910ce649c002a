"""The fast reader of YAML and the one that explains see the same in every text."""

from pathlib import Path

import pytest

from opora.catalog import yaml_files
from tests.catalog.both_readers import both_seen

HERE = Path(__file__).parent
ODD = (
    "", "---\n...", "#only", "a: 1\n---\nb: 2", "%YAML 1.2\n---\na: 1", "%YAML 1.1\n---\na: 012",
    "a:\tb", "\ta: 1", "a:\n\t- b", "a: |\n\tx\n", "a: x\u0085y", "a: x\u2028b: 1", "\ufeffa: 1",
    "a: 0o17", "a: 012", "a: ~", "a: yes", "a: 2026-11-20", "a: 1_000", "a: !!str 1", "a: !x 1",
    "a: {b:1}", '{"a":1}', "{a, b}", "a: [b, c,]", "a: [b,, c]", "a: [x\n]", "a: [http://x]",
    "a: b: c", "- a\n -b", "a:b", "a: - b", "a: @b", "a: `b", "a: b#c", "a: b #c", "a: ? b",
    "a: &x 1\nb: *x", "a: *y", "<<: {a: 1}", '"a": x\n"a": y', "é: ž", "a: \U0001f600", "a: \x07",
    "a: 'it''s'", 'a: "x\n  y"', 'a: "\\x4"', "a: |2\n  x", "a: |\n x\n  y\n",
    "a: >-\n  x\n  y\n\n  z\n",
)  # fmt: skip


def test_sound_and_broken_files_are_seen_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """The services' own definitions, ten times as long, are compared beside them."""
    files = sorted(HERE.rglob("*.yaml"))
    assert len(files) > 100
    for file in files:
        fast, explained = both_seen(file.read_text("utf-8", "replace"), monkeypatch)
        assert fast == explained, file


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_seen_alike(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast, explained = both_seen(text, monkeypatch)
    assert fast == explained


def test_what_is_sound_is_not_read_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("read by the slow one")

    monkeypatch.setattr(yaml_files, "YAML", refuse)
    file = yaml_files._parsed.__wrapped__("kinds:\n  - poradenství\n")
    assert file.data == {"kinds": ["poradenství"]}
