"""What the readers of YAML and of CEL say in English, said in Czech.

What we have no sentence for stays as the reader says it, in brackets after a Czech one.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """What is wrong, and how to mend it."""

    what: str
    mend: str


_INDENT = "podívejte se na odsazení, uvozovky a závorky na tomto řádku a na řádku nad ním"
_QUOTE = "dejte celý text do uvozovek"
# The problem as ruamel.yaml words it (a pattern), what it is, and what to do about it.
_YAML: tuple[tuple[str, str, str], ...] = (
    (
        r"character '\\t' that cannot start",
        "řádek je odsazený tabulátorem",
        "odsazujte jen mezerami",
    ),
    (
        r"character (?P<it>.+) that cannot start",
        "text nemůže začínat znakem {it}",
        _QUOTE,
    ),
    (
        r"expected ',' or '\]'",
        "v hranaté závorce chybí čárka nebo její konec",
        "oddělte položky čárkou a závorku uzavřete ']'",
    ),
    (
        r"expected ',' or '\}'",
        "ve složené závorce chybí čárka nebo její konec",
        "oddělte dvojice čárkou a závorku uzavřete '}'; větu s čárkou dejte do uvozovek",
    ),
    (
        "unexpected end of stream",
        "uvozovky tu začínají a nikde nekončí",
        "doplňte druhé uvozovky",
    ),
    (
        "mapping values are not allowed",
        "dvojtečka tu být nemůže",
        "odsaďte řádek stejně jako ten nad ním; má-li být dvojtečka v textu, dejte ho do uvozovek",
    ),
    (
        r"expected <block end>, but found '<scalar>'",
        "za uvozovkami něco následuje",
        "smažte to, nebo to dejte dovnitř uvozovek",
    ),
    (
        r"expected <block end>, but found '(?P<it>[\]}])'",
        "závorka '{it}' je tu navíc",
        "smažte ji, nebo doplňte její začátek",
    ),
    (
        "expected <block end>",
        "odsazení nesouhlasí s řádky nad ním",
        "odsaďte řádek stejně jako ty, ke kterým patří",
    ),
    (
        "undefined alias (?P<it>.+)",
        "hvězdička na začátku textu je odkaz na {it}, a ten tu není",
        _QUOTE,
    ),
    (
        "unknown escape character (?P<it>.+)",
        "obrácené lomítko před {it} v uvozovkách nic neznamená",
        "napište lomítko dvakrát, nebo použijte jednoduché uvozovky",
    ),
    (
        "could not find expected ':'",
        "za jménem chybí dvojtečka",
        "doplňte ji, nebo spojte řádek s tím nad ním",
    ),
    (
        "but found another document",
        "za čarou '---' začíná další část, a ta by se nečetla",
        "smažte '---' a mějte v souboru jen jednu část",
    ),
    (
        "expected a comment or a line break|expected chomping or indentation",
        "za '>' nebo '|' na začátku textu patří text až na další řádky",
        "začněte ho na dalším řádku, nebo ho dejte do uvozovek",
    ),
    (
        "expected '<document start>'",
        "řádek začíná znakem '%'",
        _QUOTE,
    ),
    (
        r"unacceptable character #x(?P<it>\w+)",
        "je tu znak, který YAML nedovoluje (kód {it})",
        "smažte ho",
    ),
)

_TYPES = {
    "bool": "ano/ne",
    "int": "celé číslo",
    "double": "desetinné číslo",
    "string": "slovo",
    "list(string)": "seznam slov",
}
_MEANT = {"and": "&&", "or": "||", "not": "!", "=": "=="}
_PLACE = re.compile(r"<input>:1:(\d+): (?:Syntax error: )?(.*)", re.DOTALL)
_CEL: tuple[tuple[str, str], ...] = (
    (r"no matching overload for '(?P<it>[^']+)' applied to '\((?P<types>.*)\)'", ""),
    (r"undeclared reference to '(?P<it>[^']+)'", "údaj ani funkci '{it}' nikdo nezaložil"),
    (r"missing '(?P<it>[^']+)' at", "chybí '{it}'"),
    (r"extraneous input '(?P<it>[^']+)'", "'{it}' je tu navíc"),
    (r"mismatched input '<EOF>' expecting", "výraz tu končí dřív, než je celý"),
    (r"mismatched input '(?P<it>[^']+)' expecting", "'{it}' tu být nemůže"),
    (r"token recognition error at: '(?P<it>.*?)\s*'?$", "'{it}' tu být nemůže"),
    (r"invalid int literal", "číslo je příliš velké"),
    (r"cannot be the operand of a select", "za slovem nemůže být tečka a další jméno"),
    (
        r"argument must be a field selection",
        "'has' se tu ptát nejde; neznámý údaj pozná pravidlo samo",
    ),
)


def yaml_in_czech(problem: str) -> Said:
    """What is wrong with a file that is not YAML."""
    for pattern, what, mend in _YAML:
        found = re.search(pattern, problem)
        if found:
            return Said(what.format(**found.groupdict()), mend)
    return Said(f"řádku nejde rozumět ({problem})", _INDENT)


def cel_in_czech(problem: str) -> str:
    """What is wrong with an expression, and at which of its characters."""
    placed = _PLACE.search(problem)
    if placed is None:
        return problem
    column, told = placed.group(1), placed.group(2).strip()
    return f"znak {column}: {_cel(told)}"


def _cel(told: str) -> str:
    for pattern, what in _CEL:
        found = re.search(pattern, told, re.DOTALL)
        if not found:
            continue
        if not what:
            return _unfit(found["it"], found["types"])
        said = what.format(**found.groupdict())
        meant = _MEANT.get(found.groupdict().get("it", ""))
        return f"{said}, napište '{meant}'" if meant else said
    return f"výrazu nejde rozumět ({told})"


def _unfit(operator: str, types: str) -> str:
    sign = operator.strip("_@").replace("_", " ")
    named = " a ".join(_TYPES.get(one, one) for one in types.split(", "))
    return f"'{sign}' se nehodí k tomu, mezi čím stojí: {named}"
