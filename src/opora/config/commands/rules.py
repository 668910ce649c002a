"""``opora rules``: every rule of every service, where it is enforced and how it is tested."""

import argparse
import json

from opora.catalog.current import folder
from opora.catalog.load import load
from opora.catalog.problems import CatalogError
from opora.catalog.service import Catalog, Service
from opora.config.commands.definitions import refuse, told
from opora.rules.rule import Rule


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="vypíše JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print one row per rule. The rooms declare where they enforce; no database is opened."""
    import django

    django.setup()
    try:
        rows = rows_of(load(folder()))
    except CatalogError as error:
        return refuse(told(error))
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    for row in rows:
        enforced, tested = row["enforced_at"], row["tested_by"]
        assert isinstance(enforced, list)
        assert isinstance(tested, list)
        places = ", ".join(enforced) or "nikde"
        print(f"{row['service']}  {row['id']}  {row['effect']}  {places}  testů: {len(tested)}")
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
