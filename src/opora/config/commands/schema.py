"""``opora schema``: JSON Schema of the definitions, for editors."""

import argparse
import json

from pydantic.json_schema import models_json_schema

from opora.catalog.rule_schema import RuleEntry
from opora.catalog.schema import (
    ActEntry,
    ExampleEntry,
    FactEntry,
    OpenEntry,
    PaperEntry,
    ParameterEntry,
    ServiceFile,
    Strict,
    WordEntry,
)

FILES: dict[str, type[Strict]] = {
    "service.yaml": ServiceFile,
    "facts.yaml": FactEntry,
    "acts.yaml": ActEntry,
    "vocabulary.yaml": WordEntry,
    "parameters.yaml": ParameterEntry,
    "open.yaml": OpenEntry,
    "papers.yaml": PaperEntry,
    "rules.yaml": RuleEntry,
    "examples.yaml": ExampleEntry,
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", nargs="?", choices=sorted(FILES), help="schéma jen jednoho souboru")


def run(arguments: argparse.Namespace) -> int:
    """Print the schema of one file, or of all of them under their names."""
    chosen = [arguments.file] if arguments.file else list(FILES)
    schemas = {name: file_schema(name) for name in chosen}
    printed = schemas[chosen[0]] if arguments.file else schemas
    print(json.dumps(printed, ensure_ascii=False, indent=2))
    return 0


def file_schema(name: str) -> dict[str, object]:
    """The schema of a whole file: one object, a list of entries, or named lists."""
    _, schema = models_json_schema([(FILES[name], "validation")])
    entry = {"$ref": f"#/$defs/{FILES[name].__name__}"}
    whole: dict[str, object] = {"type": "array", "items": entry}
    if name == "service.yaml":
        whole = {"allOf": [entry]}
    elif name == "vocabulary.yaml":
        whole = {"type": "object", "additionalProperties": whole}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole, **schema}
