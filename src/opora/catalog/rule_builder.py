"""Builds the rules of a service from their entries, and checks what binds them together."""

import string
from collections.abc import Iterable
from dataclasses import replace

from opora.catalog.fact_tests import FactTests
from opora.catalog.folder import Placed
from opora.catalog.kinds import KindBuilder
from opora.catalog.problems import known
from opora.catalog.rule_schema import RuleEntry
from opora.catalog.schema import text
from opora.catalog.vocabulary import Names
from opora.catalog.yaml_files import Loc
from opora.rules.answers import Liftable
from opora.rules.kinds import LACKING, TELLS, EqualAccess, RefusalGround
from opora.rules.questions import QUESTIONS
from opora.rules.rule import GATES, Ahead, Effect, LooksAt, Rule
from opora.rules.texts import Basis, Source, Text

Built = list[tuple[Placed[RuleEntry], Rule]]


def build_rules(names: Names, placed: Iterable[Placed[RuleEntry]]) -> Built:
    """Every rule that can be built; the errors go to the files."""
    built = [(one, rule) for one in placed if (rule := _rule(names, one)) is not None]
    return [(one, _with_leaned_facts(rule, built)) for one, rule in built]


def _rule(names: Names, placed: Placed[RuleEntry]) -> Rule | None:
    entry = placed.entry
    tests = FactTests(names, placed)
    when = tests.read(entry.when, "when")
    scope = tests.read(entry.scope, "scope")
    silent_when = tests.read(entry.silent_when, "silent_when")
    _check_references(names, placed)
    _check_source(names, placed)
    _check_sentences(names, placed)
    kind = KindBuilder(names, placed).build()
    if kind is None:
        return None
    return Rule(
        id=entry.id,
        effect=entry.effect,
        kind=kind,
        text=Text(entry.cs, entry.en),
        source=_source(entry),
        at=tuple(entry.at),
        when=when,
        scope=scope,
        silent_when=silent_when,
        looks_at=entry.looks_at,
        effective_from=entry.effective_from,
        liftable=entry.liftable or _usually_lifted(entry.effect),
        liftable_at=entry.liftable_at,
        no=text(entry.no),
        yes=text(entry.yes),
        instead=tuple(entry.instead),
        departure=entry.departure,
        felt=entry.felt,
        topic=entry.topic,
        ahead=_ahead(names, tests, placed),
    )


def _ahead(names: Names, tests: FactTests, placed: Placed[RuleEntry]) -> tuple[Ahead, ...]:
    found = []
    for index, entry in enumerate(placed.entry.ahead):
        if entry.at not in names.steps:
            what = f"neznámý krok '{entry.at}' u 'ahead'"
            mend = f"opravte ho; známé: {known(names.steps)}"
            placed.problem(("ahead", index, "at"), what, "žádná obrazovka by to neřekla", mend)
        when = tests.read(entry.when, "ahead", index, "when")
        found.append(Ahead(entry.at, when, Text(entry.cs, entry.en), entry.answer))
    return tuple(found)


def _usually_lifted(effect: Effect) -> Liftable:
    return Liftable.JUSTIFICATION if effect is Effect.JUSTIFY else Liftable.NEVER


def _source(entry: RuleEntry) -> Source:
    own = entry.source
    return Source(own.basis, own.document, text(own.place), own.law, own.checked)


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


def _check_source(names: Names, placed: Placed[RuleEntry]) -> None:
    source = placed.entry.source
    service = names.folder.service
    documents = service.entry.documents if service is not None else {}
    if source.basis is Basis.PUBLISHED and not source.document:
        what = "zveřejněné pravidlo bez dokumentu"
        why = "nikdo by nenašel, co bylo slíbeno"
        mend = f"doplňte 'document:', nebo napište 'basis: ours'; známé: {known(documents)}"
        placed.problem(("source",), what, why, mend)
    elif source.document and service is not None and source.document not in documents:
        what = f"neznámý dokument '{source.document}'"
        why = "nikdo by nenašel, co bylo slíbeno"
        mend = (
            f"opravte ho, nebo ho přidejte do 'documents' v service.yaml; známé: {known(documents)}"
        )
        placed.problem(("source", "document"), what, why, mend)
    if source.basis is Basis.LAW and not source.law:
        what = "pravidlo ze zákona, které zákon nejmenuje"
        placed.problem(("source",), what, "nikdo by ho nemohl ověřit", "doplňte 'law: \"§ … \"'")


def _check_sentences(names: Names, placed: Placed[RuleEntry]) -> None:
    entry = placed.entry
    known_names = {*names.facts, *names.parameters, "day"}
    sentences: list[tuple[Loc, str]] = [(("cs",), entry.cs), (("en",), entry.en)]
    for field in ("no", "yes"):
        both = getattr(entry, field)
        if both is not None:
            sentences += [((field, "cs"), both.cs), ((field, "en"), both.en)]
    for loc, sentence in sentences:
        try:
            parts = [part for part in string.Formatter().parse(sentence) if part[1] is not None]
        except ValueError:
            what = "v této větě je složená závorka bez svého začátku nebo konce"
            placed.problem(
                loc, what, "nešla by ukázat", "napište {jméno}, nebo žádné složené závorky"
            )
            continue
        allowed = known_names | (_told(entry) if loc[0] == "no" else set())
        for _, name, shape, turned in parts:
            if name not in allowed and not names.has("facts", str(name)):
                what = f"neznámé '{{{name}}}' ve větě"
                why = "čtenář by místo něj viděl '…'"
                mend = f"napište údaj, číslo organizace nebo 'day'; známé: {known(allowed)}"
                placed.problem(loc, what, why, mend)
            elif shape or turned:
                what = f"v '{{{name}}}' smí být jen jméno"
                placed.problem(loc, what, "nešlo by to ukázat", "smažte, co následuje za jménem")


def _told(entry: RuleEntry) -> set[str]:
    """The names that the kind itself fills in when it says no."""
    name = TELLS.get(entry.kind, "")
    tests = (entry.needs or {}).values()
    if name == LACKING and not any(isinstance(one, dict) and "includes" in one for one in tests):
        return set()
    return {name} - {""}


def check_equal_access(names: Names, built: Built) -> None:
    """C19, E7: no gate distinguishes by a trait, save a published target group or age."""
    traits: dict[str, str] = {}
    for placed, rule in built:
        if isinstance(rule.kind, EqualAccess) and placed.entry.equal_access is not None:
            traits |= dict.fromkeys(placed.entry.equal_access.traits, rule.id)
    for placed, rule in built:
        group = rule.kind.word in {"age", "target_group"}
        sourced = rule.source.basis in {Basis.PUBLISHED, Basis.LAW}
        if rule.effect not in GATES or (group and sourced):
            continue
        for name in sorted(rule.kind.facts() | {one.fact for one in (*rule.when, *rule.scope)}):
            if name in traits and not isinstance(rule.kind, RefusalGround):
                what = (
                    f"pravidlo {rule.id} brání v kroku podle '{name}', a to {traits[name]} vylučuje"
                )
                why = "slibuje se rovný přístup; člověk by mohl být odmítnut za to, jaký je"
                mend = "údaj vyřaďte, nebo z toho udělejte zveřejněné target_group nebo age"
                placed.problem(("id",), what, why, mend)
