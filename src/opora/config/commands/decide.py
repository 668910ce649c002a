"""``opora decide``: asks the rules of a service on given facts. No database, no Django."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from opora.catalog.problems import CatalogError, unreadable
from opora.catalog.service import Service, UnknownService
from opora.config.commands.asked_words import QUESTION_WORDS
from opora.config.commands.definitions import (
    hung,
    one_service,
    refuse,
    source_as_json,
    source_in_words,
    told,
)
from opora.rules.decide import UnknownAsk, decide
from opora.rules.facts import DayList, FactError, Listed, Span, read_day, read_facts
from opora.rules.shown import joined, shown, shown_day
from opora.rules.verdict import Reason, Verdict

_ANSWERS = {"yes": "Ano", "no": "Ne", "unknown": "Nevíme"}
_LIFTS = {
    "justification": "stačí napsat proč (--justification).",
    "head": "rozhodne vedoucí.",
    "never": "tu ji nemůže udělit nikdo, ani vedoucí.",
}
_INDENT = 14


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
    except (UnknownAsk, FactError) as error:
        return refuse(f"{error}. Otázky, pravidla i údaje vypíše opora questions {service.id}.")
    except Unreadable as error:
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
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"--facts, soubor {given[1:]}: {unreadable(error)}") from None
    except json.JSONDecodeError as error:
        where = f"řádek {error.lineno}, znak {error.colno}"
        raise Unreadable(
            f"--facts není JSON ({where}). Zkontrolujte uvozovky, čárky a závorky."
        ) from None
    except (ValueError, RecursionError):
        raise Unreadable("--facts není JSON: je v něm příliš mnoho závorek nebo číslic.") from None
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
    return max((one for one in days if isinstance(one, date)), default=today())


def _is_day(value: object) -> bool:
    return isinstance(value, date)


def today() -> date:
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
        "number": verdict.number,
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
        "applies": one.applies,
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
    if isinstance(value, DayList):
        return {"values": [one.isoformat() for one in value.days], "complete": value.complete}
    if isinstance(value, Listed):
        values = list(value.values)
        return values if value.complete else {"values": values, "complete": False}
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


def in_words(service: Service, verdict: Verdict) -> list[str]:
    """The verdict in Czech: the question, the answer, why, and what can be done."""
    asked = QUESTION_WORDS.get(verdict.ask)
    title = f"{asked} ({verdict.ask})" if asked else f"pravidlo {verdict.ask}"
    lines = [f"{service.name.cs}: {title}", f"Ke dni {shown_day(verdict.on).cs}", ""]
    day = f": {shown_day(verdict.day).cs}" if verdict.day else ""
    lines += [f"{_ANSWERS[verdict.answer.value]}{day}", ""]
    for one in sorted(verdict.reasons, key=lambda one: one.answer is not verdict.answer):
        lines += _reason_lines(service, one)
    if verdict.also:
        lines += ["", "K tomu:"]
        for one in verdict.also:
            lines += _reason_lines(service, one)
    return [*lines, "", *(f"{label}: {text}" for label, text in _around(service, verdict))]


def _around(service: Service, verdict: Verdict) -> Iterator[tuple[str, str]]:
    """What is missing, who may decide otherwise, what can be done instead, by which facts."""
    specs = service.rulebook.facts
    if verdict.missing:
        yield "Chybí", joined([f"{specs[name].lack.cs} ({name})" for name in verdict.missing])
    if verdict.silent:
        yield "Texty o tom mlčí", "rozhodne člověk a napíše proč."
    if verdict.liftable:
        yield "Výjimka", _LIFTS[verdict.liftable.value]
    if verdict.instead:
        yield "Místo toho", joined([service.word("ways_on", one).cs for one in verdict.instead])
    if verdict.facts:
        values = verdict.facts.items()
        named = [f"{specs[name].label.cs}: {shown(one, specs[name]).cs}" for name, one in values]
        yield "Podle údajů", "; ".join(named)
    yield "Definice", f"{service.id}, verze {verdict.version}"


def _reason_lines(service: Service, one: Reason) -> list[str]:
    answer = "odůvodněno" if one.justification else _ANSWERS[one.answer.value].lower()
    if not one.applies:
        answer = "netýká se"
    source = source_in_words(service, one.source)
    lines = hung(answer, one.text.cs, _INDENT)
    lines += hung("", f"{one.rule} · {source}", _INDENT)
    return lines + (hung("", f"Důvod: {one.justification}", _INDENT) if one.justification else [])
