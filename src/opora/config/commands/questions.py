"""``opora questions``: what a service can be asked, with the facts that each question takes."""

import argparse
import json

from opora.catalog.problems import CatalogError
from opora.catalog.service import Service, UnknownService
from opora.config.commands.definitions import one_service, refuse, told
from opora.rules.questions import QUESTIONS


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
                "whence": spec.whence.value,
                "choices": list(spec.choices),
            }
            for spec in specs
        ]
    }


def in_words(service: Service) -> list[str]:
    """The same in Czech, a question or rule and its facts a block."""
    listed = as_json(service)
    lines = [f"{service.name.cs} ({service.id} {service.version})"]
    for title, key in (("Otázky", "questions"), ("Pravidla", "rules")):
        lines += ["", title]
        rows = listed[key]
        assert isinstance(rows, list)
        for row in rows:
            told_by = ", ".join(row["rules"]) if key == "questions" else row["text"]
            lines.append(f"  {row['ask']}  {told_by}")
            lines += [_fact_line(fact) for fact in row["facts"]]
    return lines


def _fact_line(fact: dict[str, object]) -> str:
    unit = f", {fact['unit']}" if fact["unit"] else ""
    choices = fact["choices"]
    words = f": {', '.join(choices)}" if isinstance(choices, list) and choices else ""
    return f"      {fact['name']} ({fact['type']}{unit}) {fact['label']}{words}"
