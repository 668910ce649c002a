"""Whatever the readers of YAML and CEL find wrong is said in Czech."""

import re
from pathlib import Path

import pytest

from opora.catalog.foreign_words import cel_in_czech
from opora.catalog.yaml_files import read
from opora.rules.facts import FactType
from opora.rules.kinds.expression import Expression, ExpressionError

# Words by which the readers' own messages would be known.
ENGLISH = re.compile(r"\b(found|expected|while|not|allowed|error|reference|overload|input|the)\b")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- id: V3\n\teffect: x\n", "tabulátorem"),
        ("a: [1, 2\nb: 3\n", "v hranaté závorce"),
        ("a: {b: 1\nc: 2\n", "ve složené závorce"),
        ('a: "abc\nb: c\n', "uvozovky tu začínají"),
        ("a: 1\n  b: 2\n", "dvojtečka tu být nemůže"),
        ("- a: 1\n b: 2\n", "odsazení nesouhlasí"),
        ("a: @x\n", "nemůže začínat znakem '@'"),
        ("a: *x\n", "odkaz na 'x'"),
        ('a: "abc" def\n', "za uvozovkami"),
        ('a: "\\q"\n', "obrácené lomítko před 'q'"),
        ("a: 1\nb\nc: 2\n", "chybí dvojtečka"),
        ("a: 1\n---\nb: 2\n", "začíná další část"),
        ("a: \x01\n", "který YAML nedovoluje"),
        ("a: [1, 2]]\n", "je tu navíc"),
        ("a: > text\n", "až na další řádky"),
        ("a: |x\n", "až na další řádky"),
        ("%FOO\na: 1\n", "začíná znakem '%'"),
    ],
)
def test_what_is_no_yaml(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text(text, encoding="utf-8")
    [problem] = read(file).problems
    assert told in problem.what
    assert not ENGLISH.search(problem.what)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_bytes(b"\xff\xfe")
    assert "kódování UTF-8" in read(file).problems[0].what


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("debts > 3", "znak 7: '>' se nehodí"),
        ("age == 'x'", "celé číslo a slovo"),
        ("needs == 3", "seznam slov a celé číslo"),
        ("age +", "dřív, než je celý"),
        ("nic == 1", "údaj ani funkci 'nic' nikdo nezaložil"),
        ("(age > 3", "chybí ')'"),
        ("age > 3)", "')' je tu navíc"),
        ("age = 3", "napište '=='"),
        ("debts and age > 3", "napište '&&'"),
        ("'abc", "být nemůže"),
        ("age == 99999999999999999999999", "příliš velké"),
        ("act.foo", "tečka"),
        ("has(act)", "'has'"),
    ],
)
def test_what_is_no_expression(source: str, told: str) -> None:
    types = (
        ("act", FactType.CHOICE),
        ("age", FactType.AGE),
        ("debts", FactType.BOOL),
        ("needs", FactType.LIST),
    )
    with pytest.raises(ExpressionError) as wrong:
        Expression(source, types).check()
    said = cel_in_czech(str(wrong.value))
    assert told in said
    assert not ENGLISH.search(said)
