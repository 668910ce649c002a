"""Checks that look at all rules of a service at once, and at its worked examples."""

from collections import defaultdict

from opora.catalog.folders import Folder, Placed
from opora.catalog.problems import known
from opora.catalog.rule_builder import Built
from opora.catalog.rule_schema import RuleEntry
from opora.catalog.schema import ExampleEntry
from opora.catalog.vocabulary import Names
from opora.rules.decide import Rulebook, UnknownAsk, decide
from opora.rules.facts import FactError
from opora.rules.kinds import RefusalGround
from opora.rules.verdict import Verdict


def chosen_rules(
    shared: list[Placed[RuleEntry]], own: list[Placed[RuleEntry]]
) -> list[Placed[RuleEntry]]:
    """The rules of a service: its own, and the shared ones in whose place none of these stands."""
    replacing = [one for one in own if one.entry.instead_of_shared]
    known_ids = {one.entry.id for one in shared}
    for one in replacing:
        if one.entry.id not in known_ids:
            what = f"pravidlo '{one.entry.id}' má stát místo společného, které tu není"
            how = "opravte 'id', nebo vynechte 'instead_of_shared'"
            one.problem(("id",), what, "nemá co nahradit", how)
    gone = {one.entry.id for one in replacing}
    return [*(one for one in shared if one.entry.id not in gone), *own]


def check_versions(rules: list[Placed[RuleEntry]]) -> None:
    """Of one id one version holds on each day; a rule is declared whole or in parts."""
    versions: dict[str, list[Placed[RuleEntry]]] = defaultdict(list)
    for one in rules:
        for older in versions[one.entry.id]:
            _two_versions(one, older)
        versions[one.entry.id].append(one)
    for rule_id, placed in versions.items():
        whole = rule_id.rpartition(".")[0]
        if whole in versions:
            what = f"'{whole}' je tu vcelku i po částech ('{rule_id}')"
            why = f"na otázku po {whole} by nic neodpovědělo samo"
            placed[0].problem(("id",), what, why, f"udělejte z '{whole}' také část ('{whole}.…')")


def _two_versions(one: Placed[RuleEntry], older: Placed[RuleEntry]) -> None:
    line = older.file.at(older.loc)[0]
    place = f"{older.file.path.name}:{line}"
    if one.entry.effective_from == older.entry.effective_from:
        what = f"pravidlo '{one.entry.id}' je tu dvakrát, poprvé v {place}"
        why = "jedno z nich by se potichu ztratilo"
        one.problem(
            ("id",), what, why, "přejmenujte ho, nebo pozdější verzi dejte 'effective_from'"
        )
    elif one.entry.looks_at != older.entry.looks_at:
        what = f"verze pravidla '{one.entry.id}' se překrývají: každá hledí na jiný den ({place})"
        why = "v některé dny by platily obě"
        one.problem(("looks_at",), what, why, "ať všechny verze hledí na týž den")


def check_open_questions(names: Names, folder: Folder) -> None:
    """The rules that an open question touches exist."""
    for one in folder.open:
        for index, rule_id in enumerate(one.entry.rules):
            if not names.has_rule(rule_id):
                what = f"otevřená otázka '{one.entry.id}' jmenuje neznámé pravidlo '{rule_id}'"
                why = "nebylo by vidět, co na odpovědi závisí"
                mend = f"opravte ho; známá: {known(names.rules)}"
                one.problem(("rules", index), what, why, mend)


def check_leaning(built: Built) -> None:
    """Grounds of refusal never lean on each other in a ring."""
    leans = {
        rule.id: {one for ground in rule.kind.grounds.values() for one in ground.rules}
        for _, rule in built
        if isinstance(rule.kind, RefusalGround)
    }
    for placed, rule in built:
        seen: set[str] = set()
        ahead = leans.get(rule.id, set())
        while ahead - seen:
            seen |= ahead
            ahead = {
                further
                for rule_id, more in leans.items()
                if any(rule_id == one or rule_id.startswith(f"{one}.") for one in ahead)
                for further in more
            }
        if any(rule.id == one or rule.id.startswith(f"{one}.") for one in seen):
            what = f"důvody odmítnutí v {rule.id} se opírají samy o sebe"
            placed.problem(
                ("id",), what, "nikdy by to neskončilo", "opřete je o pravidlo jiného druhu"
            )


def check_capacity_sites(built: Built, names: Names) -> None:
    """A limit of one of several sites says whose limit it is."""
    if len(names.lists.get("sites", {})) < 2:
        return
    for placed, rule in built:
        if rule.kind.word == "capacity" and not any(one.fact == "site" for one in rule.scope):
            what = f"mez {rule.id} neříká, kterého pracoviště je"
            why = "mez jednoho pracoviště by zavřela i ostatní"
            placed.problem(("id",), what, why, "doplňte 'scope: {site: …}'")


def run_example(book: Rulebook, example: ExampleEntry) -> Verdict:
    """The verdict on a worked example. Raises UnknownAsk or FactError."""
    return decide(
        book,
        example.ask,
        example.facts,
        example.on,
        parameters=example.parameters,
        justification=example.justification,
    )


def differences(example: ExampleEntry, verdict: Verdict) -> list[str]:
    """What came out otherwise than the example says, in words."""
    pairs: list[tuple[str, object, object]] = [
        ("answer", example.answer.value, verdict.answer.value),
    ]
    if example.missing is not None:
        pairs.append(("missing", sorted(example.missing), list(verdict.missing)))
    if example.silent is not None:
        pairs.append(("silent", example.silent, verdict.silent))
    if example.instead is not None:
        pairs.append(("instead", example.instead, list(verdict.instead)))
    if example.date is not None:
        pairs.append(("date", str(example.date), str(verdict.day)))
    if example.number is not None:
        pairs.append(("number", float(example.number), verdict.number))
    if example.liftable is not None:
        lifted = verdict.liftable.value if verdict.liftable else None
        pairs.append(("liftable", example.liftable.value, lifted))
    return [f"{name} je {got}, ne {want}" for name, want, got in pairs if want != got]


def check_examples(names: Names, book: Rulebook, examples: list[Placed[ExampleEntry]]) -> None:
    """Every worked example comes out as it says."""
    why = "definice neříká, co chtěl autor říct"
    for one in examples:
        for name in one.entry.parameters:
            if name not in names.parameters:
                what = f"příklad '{one.entry.name}' nastavuje neznámé číslo organizace '{name}'"
                mend = f"opravte ho; známá: {known(names.parameters)}"
                one.problem(("parameters", name), what, why, mend)
        try:
            told = differences(one.entry, run_example(book, one.entry))
        except (UnknownAsk, FactError) as error:
            what = f"na příklad '{one.entry.name}' se nejde zeptat: {error}"
            one.problem(("name",), what, why, "opravte otázku nebo údaje")
            continue
        for difference in told:
            what = f"příklad '{one.entry.name}' vychází jinak: {difference}"
            one.problem(("name",), what, why, "opravte pravidlo, nebo příklad")
