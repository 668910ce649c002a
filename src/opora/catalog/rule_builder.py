"""Builds the rules of a service from their entries, and checks what binds them together."""

from collections.abc import Iterable
from dataclasses import replace

from opora.catalog.fact_tests import FactTests
from opora.catalog.folders import Placed
from opora.catalog.kinds import KindBuilder
from opora.catalog.own_numbers import all_numbers, named_elsewhere
from opora.catalog.problems import known
from opora.catalog.published import check_published
from opora.catalog.rule_schema import RuleEntry
from opora.catalog.sentences import Sentences
from opora.catalog.sources import check_source, source_of
from opora.catalog.vocabulary import Names
from opora.catalog.yaml_files import Loc
from opora.rules.answers import Liftable
from opora.rules.equal_access import distinguishing
from opora.rules.kinds import RefusalGround
from opora.rules.questions import QUESTIONS
from opora.rules.rule import Ahead, Effect, LooksAt, Rule
from opora.rules.wording import Value

Built = list[tuple[Placed[RuleEntry], Rule]]


def build_rules(names: Names, placed: Iterable[Placed[RuleEntry]]) -> Built:
    """Every rule that can be built; the errors go to the files."""
    placed = list(placed)
    elsewhere = numbers_of(names, placed)
    read = [Sentences(names, one, elsewhere) for one in placed]
    built = [(one.placed, rule) for one in read if (rule := _rule(one)) is not None]
    return [(one, _with_leaned_facts(rule, built)) for one, rule in built]


def numbers_of(names: Names, placed: Iterable[Placed[RuleEntry]]) -> dict[str, Value]:
    """The numbers of all rules of a service by their full names."""
    counts = {name: len(words) for name, words in names.lists.items()}
    return named_elsewhere(all_numbers((one.entry for one in placed), counts))


def _rule(sentences: Sentences) -> Rule | None:
    names, placed = sentences.names, sentences.placed
    entry = placed.entry
    tests = FactTests(names, placed)
    when = tests.read(entry.when, "when")
    scope = tests.read(entry.scope, "scope")
    silent_when = tests.read(entry.silent_when, "silent_when")
    _check_references(names, placed)
    check_source(names.folder, placed, "pravidlo")
    check_published(names, placed)
    sentences.check()
    kind = KindBuilder(names, placed).build()
    if kind is None:
        return None
    return Rule(
        id=entry.id,
        effect=entry.effect,
        kind=kind,
        text=sentences.text(entry),
        source=source_of(entry.source),
        at=tuple(entry.at),
        when=when,
        scope=scope,
        silent_when=silent_when,
        looks_at=entry.looks_at,
        effective_from=entry.effective_from,
        liftable=entry.liftable or _usually_lifted(entry.effect),
        liftable_at=entry.liftable_at,
        no=sentences.text(entry.no),
        yes=sentences.text(entry.yes),
        reading=sentences.text(entry.reading),
        instead=tuple(entry.instead),
        departure=entry.departure,
        felt=entry.felt,
        topic=entry.topic,
        chapter=entry.chapter or names.chapters.get(entry.topic, ""),
        lists=entry.lists,
        ahead=_ahead(tests, sentences),
    )


def _ahead(tests: FactTests, sentences: Sentences) -> tuple[Ahead, ...]:
    names, placed = sentences.names, sentences.placed
    found = []
    for index, entry in enumerate(placed.entry.ahead):
        if entry.at not in names.steps:
            what = f"neznámý krok '{entry.at}' u 'ahead'"
            mend = f"opravte ho; známé: {known(names.steps)}"
            placed.problem(("ahead", index, "at"), what, "žádná obrazovka by to neřekla", mend)
        when = tests.read(entry.when, "ahead", index, "when")
        found.append(Ahead(entry.at, when, sentences.text(entry), entry.answer))
    return tuple(found)


def _usually_lifted(effect: Effect) -> Liftable:
    return Liftable.JUSTIFICATION if effect is Effect.JUSTIFY else Liftable.NEVER


def _with_leaned_facts(rule: Rule, built: Built) -> Rule:
    """A ground of refusal may look at all facts of the rules that it leans on."""
    if not isinstance(rule.kind, RefusalGround):
        return rule
    leaned = {one for leaning in rule.kind.grounds.values() for one in leaning.rules}
    facts = [
        other.facts()
        for _, other in built
        if any(other.id == one or other.id.startswith(f"{one}.") for one in leaned)
    ]
    kind = replace(rule.kind, leaned_facts=frozenset[str]().union(*facts))
    return replace(rule, kind=kind)


def _check_references(names: Names, placed: Placed[RuleEntry]) -> None:
    entry = placed.entry
    asked: list[tuple[Loc, str]] = [(("at", index), one) for index, one in enumerate(entry.at)]
    asked += [(("liftable_at", one), one) for one in entry.liftable_at]
    for loc, question in asked:
        if question not in QUESTIONS:
            what, why = f"neznámá otázka '{question}'", "nikdo by se tam pravidla nezeptal"
            placed.problem(loc, what, why, f"opravte ji; známé: {known(QUESTIONS)}")
    ways = names.lists.get("ways_on", {})
    for index, way in enumerate(entry.instead):
        if way not in ways:
            what = f"neznámá cesta dál '{way}' u 'instead'"
            why = "odmítnutému by se nic nenabídlo"
            mend = f"opravte ji, nebo ji přidejte do 'ways_on'; známé: {known(ways)}"
            placed.problem(("instead", index), what, why, mend)
    known_topics = names.folder.service is not None
    if entry.topic and known_topics and entry.topic not in names.topics:
        what = f"neznámé téma '{entry.topic}'"
        why = "na stránce Pravidla by nestálo pod žádným nadpisem"
        mend = (
            f"opravte ho, nebo ho přidejte do 'topics' v service.yaml; známá: {known(names.topics)}"
        )
        placed.problem(("topic",), what, why, mend)
    if entry.looks_at is LooksAt.START and entry.kind not in {
        "deadline",
        "notice_period",
        "validity",
    }:
        what = f"druh '{entry.kind}' nemá začátek, na který by se díval"
        why = "nešlo by říct, která verze platí"
        placed.problem(("looks_at",), what, why, "napište 'looks_at: step'")


def check_equal_access(built: Built) -> None:
    """C19, E7: no gate distinguishes by a trait, save a published target group or age."""
    placed = {id(rule): entry for entry, rule in built}
    for one in distinguishing([rule for _, rule in built]):
        what = (
            f"pravidlo {one.gate.id} brání v kroku podle '{one.trait}', a to {one.promise.id}"
            " vylučuje"
        )
        why = "slibuje se rovný přístup; člověk by mohl být odmítnut za to, jaký je"
        mend = "údaj vyřaďte, nebo z toho udělejte zveřejněné target_group nebo age"
        placed[id(one.gate)].problem(("id",), what, why, mend)
