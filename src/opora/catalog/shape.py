"""Turns what pydantic found wrong into errors that say why it matters and how to mend it."""

from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from opora.catalog.problems import known
from opora.catalog.schema import Strict
from opora.catalog.yaml_files import Loc, YamlFile

Entry = TypeVar("Entry", bound=Strict)

_WHY_FIELD = {
    "source": "slib bez zdroje nejde klientovi vysvětlit",
    "en": "mluvíme oběma jazyky; polovina čtenářů by neviděla nic",
    "cs": "zveřejněné je to česky",
    "id": "bez id se na to nic nemůže odkázat",
    "question": "obrazovka by nevěděla, na co se ptát",
    "effect": "nevědělo by se, co pravidlo při práci dělá",
    "kind": "nevědělo by se, jak pravidlo zvážit",
}
_MEND_SOURCE = "doplňte 'source: {basis: published, document: …, place: {cs: …, en: …}}'"
_MEND_TYPE = {
    "bool_type": "napište true nebo false (yes a no jsou tu obyčejná slova)",
    "int_type": "napište celé číslo bez uvozovek",
    "string_type": "napište text; když vypadá jako číslo, dejte ho do uvozovek",
    "list_type": "napište seznam: [jedno, druhé]",
    "dict_type": "napište dvojice 'jméno: hodnota'",
    "model_type": "napište dvojice 'jméno: hodnota'",
    "date_from_datetime_parsing": "napište den, třeba 2026-11-20",
    "date_parsing": "napište den, třeba 2026-11-20",
    "greater_than": "napište číslo větší než nula",
    "string_too_short": "napište tu větu",
}

# The patterns of schema.py and rule_schema.py, as a person would describe them.
_SHAPES = {
    "^[a-z][a-z0-9_]*$": "slovo z malých písmen bez háčků a čárek, číslic a podtržítek",
    r"^[A-Z]+[0-9]+(\.[a-z][a-z0-9_]*)*$": "id pravidla, třeba C2 nebo A5.hours",
    r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$": "dokument, tečka a místo v něm, třeba agreement.copies",
    "^([01][0-9]|2[0-3]):[0-5][0-9]$": "hodina od 00:00 do 23:59, třeba 09:00",
}

_EXPECTED = {
    "bool_type": "patří sem true nebo false",
    "int_type": "patří sem celé číslo",
    "int_from_float": "patří sem celé číslo",
    "string_type": "patří sem text",
    "list_type": "patří sem seznam",
    "dict_type": "patří sem dvojice",
    "model_type": "patří sem dvojice",
    "date_type": "patří sem den",
    "date_parsing": "patří sem den",
    "date_from_datetime_parsing": "patří sem den",
    "date_from_datetime_inexact": "patří sem den bez hodiny",
    "enum": "patří sem {expected}",
    "literal_error": "patří sem {expected}",
    "string_pattern_mismatch": "patří sem {pattern}",
    "string_too_short": "chybí text",
    "too_short": "patří sem aspoň {min_length}",
    "greater_than": "patří sem číslo větší než {gt}",
    "greater_than_equal": "patří sem číslo od {ge} výš",
}


def validated(model: type[Entry], value: object, file: YamlFile, loc: Loc) -> Entry | None:
    """The entry, or None after its errors have been added to the file."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        told: set[tuple[int, int]] = set()
        for detail in error.errors(include_url=False):
            place = file.at((*loc, *detail["loc"]))
            # Each branch of a choice complains; the first complaint about a place is enough.
            if place not in told or detail["type"] == "missing":
                told.add(place)
                _tell(model, detail, file, loc)
        return None


def _tell(model: type[Strict], detail: ErrorDetails, file: YamlFile, loc: Loc) -> None:
    field = str(detail["loc"][-1]) if detail["loc"] else ""
    place = (*loc, *detail["loc"])
    kind = detail["type"]
    if kind == "missing":
        why = _WHY_FIELD.get(field, "co není napsané, nejde hlídat ani ukázat")
        mend = _MEND_SOURCE if field == "source" else f"doplňte sem '{field}:'"
        file.problem(place, f"chybí '{field}'", why, mend)
    elif kind == "extra_forbidden":
        mend = f"opravte ho, nebo smažte; známá: {known(model.model_fields)}"
        if detail["input"] is None and not field.isidentifier():
            mend = "dejte větu do uvozovek: za čárkou uvnitř {…} začíná nové pole"
        elif len(detail["loc"]) > 1:
            mend = "opravte ho, nebo smažte (opora schema ukáže, co tu smí být)"
        why = "slovo, které nikdo nečte, je slib, který nikdo neplní"
        file.problem(place, f"neznámé pole '{field}'", why, mend)
    else:
        expected = _expected(detail)
        what = f"'{field}' je špatně: {expected}, je tu {_short(detail['input'])}"
        mend = _MEND_TYPE.get(kind, f"napište, co sem patří: {expected}")
        file.problem(place, what, "četlo by se to jinak, než bylo myšleno", mend)


def _expected(detail: ErrorDetails) -> str:
    """What belongs there, in Czech; what we have no words for in those of the validator."""
    given = {name: str(value) for name, value in (detail.get("ctx") or {}).items()}
    if "pattern" in given:
        given["pattern"] = _SHAPES.get(given["pattern"], f"text tvaru {given['pattern']}")
    told = _EXPECTED.get(detail["type"])
    if told is None:
        return f"patří sem něco jiného ({detail['msg']})"
    return told.format(**{**given, "expected": given.get("expected", "").replace(" or ", " nebo ")})


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
