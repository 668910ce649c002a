"""``opora explain DECISION``: why a decision fell as it did; the same that the page Proč shows.

The decision is read by its number, whoever's case it is about: whoever runs this holds the key of
the database. That it was read is written into the trace of the case first.
"""

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from opora.config.commands.definitions import hung, refuse

if TYPE_CHECKING:  # both load Django
    from opora.desk.why import Explained, SpokenReason

_ANSWERS = {"yes": "lze", "no": "nelze", "unknown": "nevíme"}
_INDENT = 14


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("decision", help="číslo rozhodnutí, jak stojí v adrese stránky Proč")
    parser.add_argument("--json", action="store_true", help="vypíše JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation; 2 where there is no such decision."""
    import django

    django.setup()
    from opora.access.actions import look_by_command
    from opora.decisions.queries import decision_of_any
    from opora.desk.why import explained

    number = arguments.decision.strip()
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return refuse(f"číslo rozhodnutí má být celé číslo, je tu {arguments.decision!r}")
    found = decision_of_any(int(number))
    if found is None:
        return refuse(f"rozhodnutí č. {number} tu není")
    organisation, decision = found
    shown = [f"decision:{decision.id}"]
    look_by_command(page="why", organisation_id=organisation, case_id=decision.case_id, shown=shown)
    told = explained(decision)
    if arguments.json:
        print(json.dumps(as_json(told), ensure_ascii=False, indent=2))
    else:
        print("\n".join(in_words(told)))
    return 0


def as_json(told: "Explained") -> dict[str, object]:
    """The explanation as plain values."""
    return {
        "decision": told.id,
        "service": told.service,
        "question": told.question,
        "on": told.on.isoformat(),
        "by": told.by,
        "answer": told.answer,
        "taken": told.taken,
        "justification": told.justification,
        "lifts": [{"by": who, "reason": reason} for who, reason in told.lifts],
        "reasons": [
            {
                "rule": one.rule,
                "since": one.since.isoformat(),
                "answer": one.answer,
                "applies": not one.idle,
                "text": one.text,
                "basis": one.basis,
                "source": one.source,
                "lifted": one.lifted,
                "page": one.url,
            }
            for one in told.reasons
        ],
        "facts": dict(told.facts),
        "definition": {"declared": told.version.declared, "digest": told.version.digest},
    }


def in_words(told: "Explained") -> Iterator[str]:
    """The same in Czech."""
    from opora.rules.shown import shown_day

    yield f"Rozhodnutí č. {told.id}: {told.question or 'krok bez obrazovky'}"
    yield f"Ke dni {shown_day(told.on).cs}. Kdo to zapsal: {told.by or 'neznámo'}."
    if not told.taken:
        yield "Krok se neuskutečnil."
    for who, reason in told.lifts:
        yield from ("", *hung("vedoucí", f"{reason} ({who})", _INDENT))
    if told.justification and not told.by_head:
        yield from ("", *hung("odůvodnění", told.justification, _INDENT))
    yield from ("", "Co řekla pravidla:")
    for one in told.spoke:
        yield from _reason(one)
    if not told.spoke:
        yield "  Tento krok žádné pravidlo neomezuje."
    yield from ("", "Z čeho se vycházelo:")
    for label, value in told.facts:
        yield f"  {label}: {value}"
    if not told.facts:
        yield "  Žádný údaj nebyl potřeba."
    digest = f", otisk {told.version.digest}" if told.version.digest else ""
    yield from ("", f"Definice: {told.service}, verze {told.version.declared}{digest}")


def _reason(one: "SpokenReason") -> Iterator[str]:
    from opora.rules.shown import shown_day

    answer = "odůvodněno" if one.lifted else _ANSWERS.get(one.answer, one.answer)
    yield from hung(answer, one.text, _INDENT)
    kind = {"published": "zveřejněno", "ours": "naše"}.get(one.basis, "nezveřejněno")
    source = " · ".join(part for part in (kind, one.source) if part)
    yield from hung("", f"{one.rule}, znění od {shown_day(one.since).cs} · {source}", _INDENT)
    if one.lifted:
        yield from hung("", f"Důvod: {one.lifted}", _INDENT)
