"""``opora rules``: every rule of every service, where it is enforced and how it is tested."""

import argparse
import json
from typing import Any

from opora.catalog.current import folder
from opora.catalog.load import load
from opora.catalog.problems import CatalogError
from opora.catalog.service import Catalog, Service
from opora.config.commands.coverage import HOW, PAGE, page
from opora.config.commands.definitions import hung, refuse, told
from opora.rules.rule import Rule

_INDENT = 26
_EFFECTS = {
    "forbid": "zakazuje",
    "justify": "chce odůvodnění",
    "day": "dává den",
    "remind": "připomíná",
    "record": "ukládá",
    "inform": "informuje",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="vypíše JSON")
    parser.add_argument(
        "--coverage", action="store_true", help="vypíše přehled pro docs/rules-coverage.md"
    )
    parser.add_argument("--write", action="store_true", help="s --coverage: přehled zapíše")
    parser.add_argument(
        "--check", action="store_true", help="s --coverage: ověří, že je zapsaný přehled aktuální"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print one row per rule. The rooms declare where they enforce; no database is opened."""
    import django

    django.setup()
    try:
        catalog = load(folder())
        rows = rows_of(catalog)
    except CatalogError as error:
        return refuse(told(error))
    if arguments.coverage:
        return _coverage(rows, write=arguments.write, check=arguments.check)
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    print("\n".join(in_words(catalog, rows)))
    return 0


def _coverage(rows: list[dict[str, object]], *, write: bool, check: bool) -> int:
    """Print the page, write it, or say that the one in docs is out of date (1)."""
    text = page(rows)
    if write:
        PAGE.write_text(text, encoding="utf-8")
        print(f"Přehled je v souboru {PAGE.name}.")
    elif not check:
        print(text, end="")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        print(f"docs/{PAGE.name} neodpovídá pravidlům a testům. Spusťte {HOW}.")
        return 1
    return 0


def rows_of(catalog: Catalog) -> list[dict[str, object]]:
    """One row per rule and service, the versions of a rule together."""
    return [
        _row(service, rule)
        for service in catalog.services.values()
        for rule in {one.id: one for one in service.rulebook.rules}.values()
    ]


def _row(service: Service, rule: Rule) -> dict[str, object]:
    from opora.config.evidence import enforced_at, tested_by

    return {
        "id": rule.id,
        "service": service.id,
        "effect": rule.effect.value,
        "kind": rule.kind.word,
        "at": list(rule.at),
        "basis": rule.source.basis.value,
        "text": rule.text.cs,
        "enforced_at": enforced_at(rule, service),
        "tested_by": tested_by(rule),
    }


def in_words(catalog: Catalog, rows: list[dict[str, Any]]) -> list[str]:
    """The same in Czech, a service after the other, and what it comes to in all."""
    lines = []
    for service in catalog.services.values():
        lines.append(f"{service.name.cs} ({service.id})")
        for row in (one for one in rows if one["service"] == service.id):
            lines += hung(row["id"], f"{_EFFECTS[row['effect']]}: {row['text']}", _INDENT)
            enforced, tested = row["enforced_at"], row["tested_by"]
            lines += hung("", f"hlídá: {', '.join(enforced) or 'zatím nic'}", _INDENT)
            lines += hung("", f"zkouší: {', '.join(tested) or 'zatím nic'}", _INDENT)
        lines.append("")
    enforced, tested = (sum(1 for one in rows if one[key]) for key in ("enforced_at", "tested_by"))
    lines.append(f"Pravidel: {len(rows)}. Hlídaných: {enforced}. Zkoušených: {tested}.")
    return lines
