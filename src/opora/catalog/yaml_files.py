"""Reading a YAML 1.2 file into plain values that remember where they stand.

Words such as ``yes``, ``no`` and days such as ``2026-11-20`` stay texts; only null, true, false
and numbers are read as values.

A file is read by libyaml, twenty times as fast; what it stumbles over is read again by ruamel.yaml,
which says what is wrong (ADR 0034). The values are made here for both, so there is one YAML.
"""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from opora.catalog.foreign_words import yaml_in_czech
from opora.catalog.problems import Problem, unreadable

Loc = tuple[str | int, ...]
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?([0-9]*\.[0-9]+|[0-9]+\.?)([eE][-+]?[0-9]+)?")
# A tab between words, and line breaks that YAML 1.2 no longer takes for such: libyaml is older.
_TAKEN_OTHERWISE = re.compile("[\t\x85\u2028\u2029]")
_CONSTANTS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHY_YAML = "soubor nejde přečíst vůbec, takže by z něj nic neplatilo"


@dataclass
class YamlFile:
    """One file: its values, where each of them stands, and what is wrong with it."""

    path: Path
    data: object = None
    text: str = ""
    places: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def at(self, loc: Loc) -> tuple[int, int]:
        """Line and column of a value, or of the nearest thing that holds it."""
        place: Loc = ()
        for step in loc:
            # A validator's path also names the branches of a choice; the file knows none of them.
            if (*place, step) in self.places:
                place = (*place, step)
        return self.places.get(place, (1, 1))

    def problem(self, loc: Loc, what: str, why: str, mend: str) -> None:
        """Add an error at a place in this file."""
        line, column = self.at(loc)
        self.problems.append(Problem(str(self.path), line, column, what, why, mend))


def read(path: Path) -> YamlFile:
    """The file as values. A file that isn't YAML has no data and one problem."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        file = YamlFile(path)
        mend = "uložte ho jako text v kódování UTF-8 a nastavte mu práva ke čtení"
        file.problem((), f"soubor nejde přečíst: {unreadable(error)}", _WHY_YAML, mend)
        return file
    parsed = _parsed(text)
    problems = [replace(one, file=str(path)) for one in parsed.problems]
    return replace(parsed, path=path, problems=problems)


@lru_cache(maxsize=256)
def _parsed(text: str) -> YamlFile:
    """Parsing takes most of the time of loading, so each text is parsed once a process."""
    file = YamlFile(Path(), text=text)
    try:
        node = _composed(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = yaml_in_czech(str(error.problem or error.context))
        what = f"není to YAML: {said.what}"
        file.problems.append(Problem("", line, column, what, _WHY_YAML, said.mend))
        return file
    except YAMLError as error:
        said = yaml_in_czech(str(error).splitlines()[0])
        file.problem((), f"není to YAML: {said.what}", _WHY_YAML, said.mend)
        return file
    if node is not None:
        file.data = _plain(file, node, ())
    return file


def _composed(text: str) -> Any:
    """The nodes of the one document; None where there is nothing. Raises ruamel's YAMLError."""
    if not _TAKEN_OTHERWISE.search(text):
        try:
            return yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError:
            pass  # ruamel.yaml says what is wrong
    return YAML(typ="safe", pure=True).compose(text)


def _plain(file: YamlFile, node: Any, loc: Loc) -> object:
    file.places.setdefault(loc, (node.start_mark.line + 1, node.start_mark.column + 1))
    if node.id == "sequence":
        return [_plain(file, one, (*loc, index)) for index, one in enumerate(node.value)]
    return _mapping(file, node, loc) if node.id == "mapping" else _scalar(node)


def _mapping(file: YamlFile, node: Any, loc: Loc) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in node.value:
        name = str(key.value)
        place = (*loc, name)
        if name in values:
            file.problems.append(
                Problem(
                    str(file.path),
                    key.start_mark.line + 1,
                    key.start_mark.column + 1,
                    f"'{name}' je tu na jednom místě dvakrát",
                    "jedno z nich by se potichu ztratilo",
                    "nechte jen jedno",
                )
            )
            continue
        file.places[place] = (key.start_mark.line + 1, key.start_mark.column + 1)
        values[name] = _plain(file, value, place)
    return values


def _scalar(node: Any) -> object:
    word = str(node.value)
    if node.style:  # quoted or a block: a text, whatever it looks like
        return word
    if word in _CONSTANTS:
        return _CONSTANTS[word]
    if _INT.fullmatch(word):
        return int(word)
    if _FLOAT.fullmatch(word):
        return float(word)
    return word
