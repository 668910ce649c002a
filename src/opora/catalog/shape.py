"""Turns what pydantic found wrong into errors that say why it matters and how to mend it."""

from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from opora.catalog.problems import known
from opora.catalog.schema import Strict
from opora.catalog.yaml_files import Loc, YamlFile

Entry = TypeVar("Entry", bound=Strict)

_WHY_FIELD = {
    "source": "a promise without its source can't be explained to a client",
    "en": "the product speaks both languages; half of its readers would see nothing",
    "cs": "Czech is what is published",
    "id": "without an id nothing can refer to it",
    "question": "the screen would not know what to ask",
    "effect": "it would not be known what the rule does where the work happens",
    "kind": "it would not be known how the rule is weighed",
}
_MEND_SOURCE = "add 'source: {basis: published, document: …, place: {cs: …, en: …}}'"
_MEND_TYPE = {
    "bool_type": "write true or false (yes and no are plain words here)",
    "int_type": "write a whole number without quotes",
    "string_type": "write a text; put it in quotes if it looks like a number",
    "list_type": "write a list: [one, two]",
    "dict_type": "write 'name: value' pairs",
    "model_type": "write 'name: value' pairs",
    "date_from_datetime_parsing": "write a day such as 2026-11-20",
    "date_parsing": "write a day such as 2026-11-20",
    "greater_than": "write a number above zero",
    "string_too_short": "write the sentence",
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
        why = _WHY_FIELD.get(field, "what is not written can't be enforced or shown")
        mend = _MEND_SOURCE if field == "source" else f"add '{field}:' here"
        file.problem(place, f"'{field}' is missing", why, mend)
    elif kind == "extra_forbidden":
        mend = f"correct or remove it; known: {known(model.model_fields)}"
        if detail["input"] is None and not field.isidentifier():
            mend = "put the sentence in quotes: after a comma inside {…} a new field begins"
        elif len(detail["loc"]) > 1:
            mend = "correct or remove it (opora schema shows what may stand here)"
        why = "a word that nobody reads is a promise that nobody keeps"
        file.problem(place, f"unknown field '{field}'", why, mend)
    else:
        what = f"'{field}' is wrong: {detail['msg'].lower()}, got {_short(detail['input'])}"
        mend = _MEND_TYPE.get(kind, f"write what is expected: {detail['msg'].lower()}")
        file.problem(place, what, "it would be read as something else than was meant", mend)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
