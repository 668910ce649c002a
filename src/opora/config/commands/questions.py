"""``opora questions``: what a service can be asked, with the facts that each question takes."""

import argparse
import json
from typing import Any

from opora.catalog.problems import CatalogError
from opora.catalog.service import Service, UnknownService
from opora.config.commands.asked_words import QUESTION_WORDS
from opora.config.commands.definitions import hung, one_service, refuse, told
from opora.rules.questions import QUESTIONS

_INDENT = 26


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("service", help="id služby")
    parser.add_argument("--json", action="store_true", help="vypíše JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the questions and the rules."""
    try:
        service = one_service(arguments.service)
    except (CatalogError, UnknownService) as error:
        return refuse(told(error))
    if arguments.json:
        print(json.dumps(as_json(service), ensure_ascii=False, indent=2))
    else:
        print("\n".join(in_words(service)))
    return 0


def as_json(service: Service) -> dict[str, object]:
    """Questions and rules, each with its facts."""
    book = service.rulebook
    questions = [
        {"ask": ask, "answers": effect.value, "rules": _rules(service, ask), **_facts(service, ask)}
        for ask, effect in QUESTIONS.items()
        if book.asked(ask)
    ]
    rules = [
        {
            "ask": rule.id,
            "effect": rule.effect.value,
            "kind": rule.kind.word,
            "at": list(rule.at),
            "text": rule.text.cs,
            "text_en": rule.text.en,
            **_facts(service, rule.id),
        }
        for rule in {one.id: one for one in book.rules}.values()
    ]
    return {
        "service": service.id,
        "definition": service.id,
        "version": service.version,
        "questions": questions,
        "rules": rules,
    }


def _rules(service: Service, ask: str) -> list[str]:
    return list(dict.fromkeys(rule.id for rule in service.rulebook.asked(ask)))


def _facts(service: Service, ask: str) -> dict[str, list[dict[str, object]]]:
    specs = (service.rulebook.facts[name] for name in sorted(service.rulebook.facts_of(ask)))
    return {
        "facts": [
            {
                "name": spec.name,
                "type": spec.type.value,
                "unit": spec.unit,
                "label": spec.label.cs,
                "label_en": spec.label.en,
                "wanted": spec.lack.cs,
                "wanted_en": spec.lack.en,
                "whence": spec.whence.value,
                "choices": list(spec.choices),
            }
            for spec in specs
        ]
    }


def in_words(service: Service) -> list[str]:
    """The same in Czech: questions and rules with the facts they take, then the facts."""
    listed = as_json(service)
    lines = [f"{service.name.cs} ({service.id}, verze {service.version})", "", "Otázky"]
    for row in _rows(listed["questions"]):
        lines += hung(row["ask"], QUESTION_WORDS[row["ask"]], _INDENT)
        lines += hung("", f"odpovídají: {', '.join(row['rules'])}", _INDENT)
        lines += _taken(row)
    lines += ["", "Pravidla (i na každé zvlášť se jde zeptat)"]
    for row in _rows(listed["rules"]):
        lines += [*hung(row["ask"], row["text"], _INDENT), *_taken(row)]
    lines += ["", "Údaje"]
    facts = {
        one["name"]: one
        for row in (*_rows(listed["questions"]), *_rows(listed["rules"]))
        for one in row["facts"]
    }
    for name, one in sorted(facts.items()):
        words = f". Hodnoty: {', '.join(one['choices'])}" if one["choices"] else ""
        lines += hung(name, f"{one['label']}{words} ({_type(one)})", _INDENT)
    return lines


def _rows(rows: object) -> list[dict[str, Any]]:
    assert isinstance(rows, list)
    return rows


def _taken(row: dict[str, Any]) -> list[str]:
    """The facts that one question or rule looks at, each with its type and unit."""
    facts = ", ".join(f"{one['name']} ({_type(one)})" for one in row["facts"])
    return hung("", f"podle údajů: {facts}", _INDENT) if facts else []


def _type(fact: dict[str, Any]) -> str:
    return f"{fact['type']}, {fact['unit']}" if fact["unit"] else str(fact["type"])
