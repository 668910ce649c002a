"""``opora simulate DIR --since DAY``: what a new definition would change, before it is in force.

Recorded decisions are asked again from the facts that were kept with them, as if the new definition
had been in force from that day on. Nothing is written. Only numbers of decisions and cases, as they
stand in addresses, and ids of rules are told: no name, no code, no fact. 0: nothing would change,
1: something would, 2: wrongly asked.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from opora.catalog.load import load_beside
from opora.catalog.problems import CatalogError
from opora.catalog.service import Catalog, Service, UnknownService
from opora.config.commands.asked_words import QUESTION_WORDS
from opora.config.commands.decide import today
from opora.config.commands.definitions import hung, refuse, told
from opora.rules.facts import read_day
from opora.rules.shown import shown_day

if TYPE_CHECKING:  # both load Django
    from opora.reports.simulation.queries import Crowded, Unfit
    from opora.reports.simulation.replayed import Otherwise

_INDENT = 16
_ANSWERS = {"yes": "ano", "no": "ne", "unknown": "nevíme"}
_TELL_EVERY = 1000


@dataclass(frozen=True)
class Simulated:
    """What one service would see changed."""

    service: Service
    changed: tuple[str, ...]
    asked_again: int
    otherwise: "tuple[Otherwise, ...]"
    unfit: "tuple[Unfit, ...]"
    crowded: "tuple[Crowded, ...]"

    @property
    def anything(self) -> bool:
        """Whether anybody would be touched."""
        return bool(self.otherwise or self.unfit or self.crowded)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("dir", type=Path, help="složka nové definice: jedné služby, nebo všech")
    parser.add_argument("--since", required=True, help="od kterého dne by platila, 2026-01-01")
    parser.add_argument("--json", action="store_true", help="vypíše JSON")


def run(arguments: argparse.Namespace) -> int:
    """Ask everything again and print what would be otherwise."""
    import django

    try:
        since = read_day(arguments.since.strip())
    except (TypeError, ValueError):
        return refuse(f"--since má být den, třeba 2026-01-01, je tu {arguments.since!r}")
    if not arguments.dir.is_dir():
        return refuse(f"{arguments.dir} není složka. Zadejte složku s novou definicí.")
    django.setup()
    from opora.catalog.current import current, folder

    try:
        new, old = load_beside(arguments.dir, folder()), current()
    except (CatalogError, UnknownService) as error:
        return refuse(told(error))
    unknown = sorted(set(new.services) - set(old.services))
    if unknown:
        return refuse(f"služba {', '.join(unknown)} tu zatím není, není co přehrát")
    found = [_simulate(old, one, since) for one in new.services.values()]
    if arguments.json:
        print(json.dumps([_as_json(one, since) for one in found], ensure_ascii=False, indent=2))
    else:
        print("\n".join(line for one in found for line in _in_words(one, since)))
    return 1 if any(one.anything for one in found) else 0


def _simulate(old: Catalog, new: Service, since: date) -> Simulated:
    from opora.reports.simulation.queries import recorded, replay, running_cases
    from opora.reports.simulation.replayed import changed_rules

    before = old.service(new.id).rulebook
    changed = changed_rules(before, new.rulebook)
    if not changed:
        return Simulated(new, (), 0, (), (), ())
    in_all = recorded(new.id, since)
    differing = []
    for done, one in enumerate(replay(before, new.rulebook, since), start=1):
        if one is not None:
            differing.append(one)
        if done % _TELL_EVERY == 0 or done == in_all:
            print(f"{new.id}: {done} rozhodnutí z {in_all}", file=sys.stderr)
    unfit, crowded = running_cases(before, new.rulebook, today())
    return Simulated(new, changed, in_all, tuple(differing), tuple(unfit), tuple(crowded))


def _as_json(found: Simulated, since: date) -> dict[str, object]:
    return {
        "service": found.service.id,
        "since": since.isoformat(),
        "version": found.service.version,
        "changed_rules": list(found.changed),
        "asked_again": found.asked_again,
        "otherwise": [{**asdict(one), "on": one.on.isoformat()} for one in found.otherwise],
        "unfit_cases": [asdict(one) for one in found.unfit],
        "crowded_sites": [asdict(one) for one in found.crowded],
    }


def _in_words(found: Simulated, since: date) -> Iterator[str]:
    service = found.service
    yield f"{service.name.cs} ({service.id}), jako by nová definice platila od {_day(since)}"
    if not found.changed:
        yield from ("Pravidla jsou stejná jako teď.", "")
        return
    yield "  Změněná pravidla:"
    texts = {rule.id: rule.text.cs for rule in service.rulebook.rules}
    for rule in found.changed:
        yield from hung(f"  {rule}", texts.get(rule, "už v definici není"), _INDENT)
    yield f"  Přehráno rozhodnutí: {found.asked_again}"
    yield from _decisions("Jinak by dopadlo", found, cant_tell=False)
    yield from _decisions("Nejde říct, chybí údaj", found, cant_tell=True)
    yield from ("", f"  Běžící případy, které by se nevešly: {len(found.unfit)}")
    for case in found.unfit:
        yield f"    případ {case.case_id}: {', '.join(case.rules)}"
    if found.crowded:
        yield from ("", f"  Pracoviště, kde jich běží víc než nová mez: {len(found.crowded)}")
    for one in found.crowded:
        site = service.site(one.site)
        name = site.name.cs if site else one.site
        yield f"    {name}: běží {one.running}, nová mez je {one.limit} ({one.rule})"
    yield from ("", "  Nic se nezapsalo. Běžící případy si nechávají, co je ujednáno.", "")


def _decisions(title: str, found: Simulated, *, cant_tell: bool) -> Iterator[str]:
    rows = [one for one in found.otherwise if one.cant_tell is cant_tell]
    if cant_tell and not rows:
        return
    yield from ("", f"  {title}: {len(rows)}")
    for one in rows:
        about = f", případ {one.case_id}" if one.case_id is not None else ""
        asked = QUESTION_WORDS.get(one.ask, one.ask)
        not_taken = "" if one.taken else ", krok se neuskutečnil"
        yield f"    č. {one.id}{about}, {_day(one.on)}{not_taken}: {asked}"
        was = _outcome(one.was, one.was_day)
        would_be = _outcome(one.would_be, one.would_be_day)
        by = f" ({', '.join(one.rules)})" if one.rules else ""
        yield f"      {was} → {would_be}{by}"
        if cant_tell:
            facts = found.service.rulebook.facts
            yield from hung(
                "", f"chybí: {', '.join(facts[name].lack.cs for name in one.missing)}", 7
            )


def _outcome(answer: str, day: str | None) -> str:
    said = _ANSWERS.get(answer, answer)
    return f"{said}, {_day(date.fromisoformat(day))}" if day else said


def _day(day: date) -> str:
    return shown_day(day).cs
