"""``opora decide``: asks the rules of a service on given facts. No database, no Django."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from opora.catalog.problems import CatalogError
from opora.catalog.service import Service, UnknownService
from opora.config.commands.definitions import (
    one_service,
    refuse,
    source_as_json,
    source_in_words,
    told,
)
from opora.rules.decide import UnknownAsk, decide
from opora.rules.facts import FactError, Listed, Span, read_day, read_facts
from opora.rules.shown import shown, shown_day
from opora.rules.verdict import Reason, Verdict

_ANSWERS = {"yes": "Ano", "no": "Ne", "unknown": "Nevíme"}
_LIFTS = {
    "justification": "S písemným zdůvodněním to lze.",
    "head": "Povolit to může vedoucí.",
    "never": "Zdůvodnit to nelze.",
}


class Unreadable(ValueError):
    """The facts or the day of the call can't be read."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("service", help="id služby")
    parser.add_argument("ask", help="otázka (may_accept, notice_ends) nebo id pravidla")
    parser.add_argument(
        "--facts", default="{}", help="JSON, @SOUBOR s JSON, nebo - pro standardní vstup"
    )
    parser.add_argument("--on", default="", help="den kroku (jinak den z údajů, nebo dnešek)")
    parser.add_argument("--justification", default="", help="odůvodnění: pustí dál, kde se to smí")
    parser.add_argument("--json", action="store_true", help="vypíše JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the verdict; 0 whatever the answer is, 2 when the call can't be read."""
    try:
        service = one_service(arguments.service)
        facts = _facts(arguments.facts)
        verdict = decide(
            service.rulebook,
            arguments.ask,
            facts,
            _day(arguments.on, service, facts),
            justification=arguments.justification,
        )
    except (CatalogError, UnknownService) as error:
        return refuse(told(error))
    except (UnknownAsk, FactError, Unreadable) as error:
        return refuse(error)
    if arguments.json:
        print(json.dumps(as_json(service, verdict), ensure_ascii=False, indent=2))
    else:
        print("\n".join(in_words(service, verdict)))
    return 0


def _facts(given: str) -> dict[str, object]:
    try:
        if given == "-":
            given = sys.stdin.read()
        elif given.startswith("@"):
            given = Path(given[1:]).read_text(encoding="utf-8")
        facts = json.loads(given)
    except OSError as error:
        raise Unreadable(f"--facts: {error}") from None
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"--facts není JSON: {error}") from None
    if not isinstance(facts, dict):
        raise Unreadable('--facts má být objekt JSON, třeba {"age": 14}')
    return facts


def _day(given: str, service: Service, raw: Mapping[str, object]) -> date:
    """The day given; else the latest day in the facts; else today."""
    if given.strip():
        try:
            return read_day(given.strip())
        except (TypeError, ValueError):
            raise Unreadable(f"--on má být den, třeba 2026-11-20, je tu {given!r}") from None
    facts = read_facts(service.rulebook.facts, raw).values()
    days = [one.date() if isinstance(one, datetime) else one for one in facts if _is_day(one)]
    return max((one for one in days if isinstance(one, date)), default=_today())


def _is_day(value: object) -> bool:
    return isinstance(value, date)


def _today() -> date:
    """Commands read the clock; the day is that of the place where the services are."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Prague")).date()


def as_json(service: Service, verdict: Verdict) -> dict[str, object]:
    """The whole verdict as plain values."""
    lifted = [one for one in verdict.reasons if one.justification]
    return {
        "service": verdict.service,
        "ask": verdict.ask,
        "on": verdict.on.isoformat(),
        "answer": verdict.answer.value,
        "reasons": [_reason(service, one) for one in verdict.reasons],
        "missing": list(verdict.missing),
        "silent": verdict.silent,
        "liftable": verdict.liftable.value if verdict.liftable else None,
        "date": verdict.day.isoformat() if verdict.day else None,
        "instead": list(verdict.instead),
        "also": [_reason(service, one) for one in verdict.also],
        "definition": service.id,
        "version": verdict.version,
        "facts": {name: plain(value) for name, value in verdict.facts.items()},
        "lifted": bool(lifted),
        "justification": lifted[0].justification if lifted else None,
    }


def _reason(service: Service, one: Reason) -> dict[str, object]:
    return {
        "rule": one.rule,
        "effect": one.effect.value,
        "answer": one.answer.value,
        "text": one.text.cs,
        "text_en": one.text.en,
        "source": source_as_json(service, one.source),
        "effective_from": one.effective_from.isoformat(),
        "missing": list(one.missing),
        "silent": one.silent,
        "liftable": one.liftable.value if one.liftable else None,
        "date": one.day.isoformat() if one.day else None,
        "instead": list(one.instead),
        "lifted": bool(one.justification),
        "justification": one.justification or None,
    }


def plain(value: object) -> object:
    """A fact as JSON holds it; it can be given back as it is."""
    if isinstance(value, Span):
        return value.low if value.low == value.high else {"low": value.low, "high": value.high}
    if isinstance(value, Listed):
        values = list(value.values)
        return values if value.complete else {"values": values, "complete": False}
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


def in_words(service: Service, verdict: Verdict) -> list[str]:
    """The verdict in Czech, a line each."""
    labels = service.rulebook.facts
    lines = [f"{service.name.cs} · {verdict.ask} · {shown_day(verdict.on).cs}"]
    lines.append(_ANSWERS[verdict.answer.value])
    if verdict.day:
        lines[-1] += f": {shown_day(verdict.day).cs}"
    lines += [_line(service, one) for one in verdict.reasons]
    if verdict.missing:
        missing = (f"{labels[name].label.cs} ({name})" for name in verdict.missing)
        lines.append(f"Chybí: {', '.join(missing)}")
    if verdict.silent:
        lines.append("Texty o tom mlčí: rozhoduje člověk a napíše důvod.")
    if verdict.liftable:
        lines.append(_LIFTS[verdict.liftable.value])
    if verdict.instead:
        ways = (service.word("ways_on", one).cs for one in verdict.instead)
        lines.append(f"Místo toho: {', '.join(ways)}")
    if verdict.also:
        lines += ["K tomu:", *(_line(service, one) for one in verdict.also)]
    if verdict.facts:
        facts = (
            f"{labels[name].label.cs}: {shown(value, labels[name]).cs}"
            for name, value in verdict.facts.items()
        )
        lines.append(f"Podle údajů: {'; '.join(facts)}")
    lines.append(f"Definice: {service.id} {verdict.version}")
    return lines


def _line(service: Service, one: Reason) -> str:
    answer = "zdůvodněno" if one.justification else _ANSWERS[one.answer.value].lower()
    line = f"  {one.rule} ({answer}): {one.text.cs}"
    source = source_in_words(service, one.source)
    reason = f" Důvod: {one.justification}" if one.justification else ""
    return f"{line}{f' [{source}]' if source else ''}{reason}"
