"""What the names in a service's definition may refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from opora.catalog.codes import check_code
from opora.catalog.folders import Folder, Placed
from opora.catalog.problems import known
from opora.catalog.publication import CHAPTERS
from opora.catalog.schema import FactEntry, ServiceFile, text
from opora.catalog.shape import Entry
from opora.catalog.steps import STEPS
from opora.catalog.yaml_files import Loc
from opora.rules.facts import Counted, FactSpec
from opora.rules.texts import Text

_OF_SERVICE = {"sites", "roles", "agreement_forms"}
_WHY_TWICE = "jedno z nich by se potichu ztratilo"


@dataclass
class Names:
    """All names of one service, the shared ones included."""

    folder: Folder
    shared: Folder
    lists: dict[str, dict[str, Text]] = field(default_factory=dict)
    facts: dict[str, FactSpec] = field(default_factory=dict)
    topics: dict[str, Text] = field(default_factory=dict)
    chapters: dict[str, str] = field(default_factory=dict)
    steps: frozenset[str] = STEPS

    def has(self, what: str, name: str) -> bool:
        """Whether such an entry was written, even a broken one."""
        return self.folder.knows(what, name) or self.shared.knows(what, name)

    @property
    def parameters(self) -> set[str]:
        """Names of the organisation's numbers."""
        return self.folder.named.get("parameters", set()) | self.shared.named.get(
            "parameters", set()
        )

    @property
    def rules(self) -> set[str]:
        """Ids of all rules, broken ones included."""
        return self.folder.named.get("rules", set()) | self.shared.named.get("rules", set())

    def has_rule(self, rule_id: str) -> bool:
        """Whether a rule or the parts of a rule bear this id."""
        unread = any(
            file.data is None and file.problems and "rules" in str(file.path)
            for file in (*self.folder.files, *self.shared.files)
        )
        # A file that isn't YAML is told once; what it would have declared isn't missed as well.
        return unread or any(one == rule_id or one.startswith(f"{rule_id}.") for one in self.rules)


def gather(folder: Folder, shared: Folder) -> Names:
    """The names, with an error for each that is declared twice or refers to nothing."""
    names = Names(folder, shared)
    _lists(names)
    for one in (*shared.acts, *folder.acts):
        _one_list(names, "act_heads", one.entry.head, one, ("head",))
        for index, channel in enumerate(one.entry.channel):
            _one_list(names, "channels", channel, one, ("channel", index))
    for fact in _unique([*shared.facts, *folder.facts], "údaj", "name"):
        names.facts[fact.entry.name] = _spec(names, fact)
    _unique([*shared.parameters, *folder.parameters], "číslo organizace", "name")
    _unique([*shared.open, *folder.open], "otevřená otázka", "id")
    return names


def _lists(names: Names) -> None:
    folder, shared = names.folder, names.shared
    for name in {*shared.words, *folder.words}:
        words = [*shared.words.get(name, []), *folder.words.get(name, [])]
        unique = _unique(words, f"slovo seznamu '{name}'", "id")
        names.lists[name] = {one.entry.id: Text(one.entry.cs, one.entry.en) for one in unique}
    acts = _unique([*shared.acts, *folder.acts], "úkon", "id")
    names.lists["acts"] = {one.entry.id: Text(one.entry.cs, one.entry.en) for one in acts}
    if folder.service is not None:
        service = folder.service.entry
        names.lists["sites"] = {one.id: Text(one.name.cs, one.name.en) for one in service.sites}
        names.lists.setdefault("roles", {one: Text(one, one) for one in service.roles})
        names.lists.setdefault(
            "agreement_forms", {one: Text(one, one) for one in service.agreement_forms}
        )
        names.topics = {one.id: Text(one.cs, one.en) for one in service.topics}
        names.chapters = {one.id: one.chapter for one in service.topics}
        _chapters(folder.service)
        check_code(folder.service)
    names.topics |= names.lists.get("topics", {})
    names.steps |= frozenset(names.lists.get("steps", {}))
    _ways_on(names)
    _places_without_case(names)


def _chapters(placed: Placed[ServiceFile]) -> None:
    for index, one in enumerate(placed.entry.topics):
        if one.chapter and one.chapter not in CHAPTERS:
            what = f"neznámá kapitola '{one.chapter}' u tématu '{one.id}'"
            why = "jeho pravidla by ve zveřejněném popisu nikde nestála"
            mend = f"opravte ji; známé: {known(CHAPTERS)}"
            placed.problem(("topics", index, "chapter"), what, why, mend)


def _ways_on(names: Names) -> None:
    for one in (*names.shared.words.get("ways_on", []), *names.folder.words.get("ways_on", [])):
        for index, act in enumerate(one.entry.acts):
            _one_list(names, "acts", act, one, ("acts", index))


def _places_without_case(names: Names) -> None:
    """Each is one of the places of an act, and offers acts that there are."""
    for vocabulary in ("outing_places", "walk_in_places"):
        words = (names.shared.words.get(vocabulary, []), names.folder.words.get(vocabulary, []))
        for one in (*words[0], *words[1]):
            _one_list(names, "places", one.entry.id, one, ("id",))
            for index, act in enumerate(one.entry.acts):
                _one_list(names, "acts", act, one, ("acts", index))


def _one_list(names: Names, which: str, word: str, at: Placed[Entry], loc: Loc) -> None:
    words = names.lists.get(which, {})
    if word not in words and not names.has(f"words:{which}", word) and not names.has(which, word):
        what = f"neznámé slovo '{word}' seznamu '{which}'"
        why = "obrazovka by pro něj neměla text"
        at.problem(
            loc, what, why, f"opravte ho, nebo ho přidejte do '{which}'; známá: {known(words)}"
        )


def _spec(names: Names, placed: Placed[FactEntry]) -> FactSpec:
    entry = placed.entry
    _asked(names, placed)
    words: Mapping[str, Text] = {}
    if isinstance(entry.choices, list):
        words = {one: Text(one, one) for one in entry.choices}
    elif entry.choices is not None:
        if entry.choices in names.lists:
            words = names.lists[entry.choices]
        elif names.folder.service is not None or entry.choices not in _OF_SERVICE:
            what = f"údaj '{entry.name}' vybírá z neznámého seznamu '{entry.choices}'"
            if placed.file.path.parent == names.shared.path:
                what += f" (neznámý ve službě '{names.folder.id}')"
            mend = f"opravte ho, nebo seznam založte; známé: {known(names.lists)}"
            placed.problem(("choices",), what, "nebylo by z čeho vybírat", mend)
    return FactSpec(
        name=entry.name,
        type=entry.type,
        label=Text(entry.cs, entry.en),
        whence=entry.whence,
        unit=entry.unit,
        decimals=entry.decimals,
        choices=tuple(words),
        about=entry.about,
        at=tuple(entry.at),
        holds_days=entry.holds_days,
        sensitive=entry.sensitive,
        question=text(entry.question),
        known_by=entry.known_by,
        labels=words,
        way=_way(names, placed),
        wanted=text(entry.wanted),
        unrecorded=entry.unrecorded,
        counted=_counted(names, placed),
    )


_COUNTS = {"people_inside": "number", "people_agreed": "number"}


def _counted(names: Names, placed: Placed[FactEntry]) -> Counted | None:
    """What the fact counts; it is a fact of the record, of the type in which that is counted."""
    entry, found = placed.entry, placed.entry.counted
    if found is None:
        return None
    wanted = _COUNTS.get(found.what, "days")
    if entry.type != wanted or entry.whence != "record":
        what = f"údaj '{entry.name}' počítá ze záznamů, ale není to údaj 'record' typu '{wanted}'"
        mend = f"napište 'whence: record' a 'type: {wanted}'"
        placed.problem(("counted",), what, "počet by se nedal použít", mend)
    for part, kinds in (("acts", found.acts), ("until", found.until)):
        for index, act in enumerate(kinds):
            _one_list(names, "acts", act, placed, ("counted", part, index))
    return Counted(
        found.what, tuple(found.acts), tuple(found.until), tuple(sorted(found.unless.items()))
    )


def _way(names: Names, placed: Placed[FactEntry]) -> str:
    way = placed.entry.way
    if way is None:
        return ""
    _one_list(names, "ways_on", way, placed, ("way",))
    return way


def _asked(names: Names, placed: Placed[FactEntry]) -> None:
    entry = placed.entry
    for index, step in enumerate(entry.at):
        if step not in names.steps:
            what = f"neznámý krok '{step}'"
            mend = f"opravte ho; známé: {known(names.steps)}"
            placed.problem(("at", index), what, "žádná obrazovka by se na něj nezeptala", mend)
    if entry.choices is None and entry.type in {"choice", "list"}:
        what = f"údaj '{entry.name}' je typu {entry.type}, ale nemá 'choices'"
        why = "prošel by i překlep"
        placed.problem(("type",), what, why, "doplňte 'choices:' se jménem seznamu nebo se slovy")
    if entry.choices is not None and entry.type not in {"choice", "list"}:
        what = f"údaj '{entry.name}' má 'choices', ale je typu {entry.type}"
        why = "slova by se nikdy neporovnala"
        placed.problem(("choices",), what, why, "změňte typ na choice nebo list")
    if entry.type == "bool" and entry.wanted is None:
        what = f"údaj '{entry.name}' nemá 'wanted', jméno do výčtu toho, co chybí"
        why = f"věta by zněla: Chybí nám jedna odpověď: {entry.cs}"
        placed.problem(("name",), what, why, "doplňte 'wanted: {cs: zda …, en: whether …}'")
    if entry.unrecorded and (entry.type != "bool" or entry.whence != "record"):
        what = f"údaj '{entry.name}' má 'unrecorded', ale není to údaj 'record' typu 'bool'"
        why = "místo odpovědi by stálo, že zapsaná není"
        placed.problem(("unrecorded",), what, why, "smažte 'unrecorded'")
    if entry.whence != "asked":
        return
    if entry.question is None:
        what = f"údaj '{entry.name}', na který se ptáte, nemá otázku"
        why = "obrazovka by nevěděla, jakou větou se zeptat"
        placed.problem(("name",), what, why, "doplňte 'question: {cs: …?, en: …?}'")
    if not entry.at:
        what = f"údaj '{entry.name}', na který se ptáte, nemá krok"
        why = "žádná obrazovka by se nezeptala, takže by zůstal navždy neznámý"
        placed.problem(("name",), what, why, f"doplňte 'at: [krok]'; známé: {known(names.steps)}")


def _unique(placed: list[Placed[Entry]], what: str, key: str) -> list[Placed[Entry]]:
    first: dict[str, Placed[Entry]] = {}
    for one in placed:
        name = str(getattr(one.entry, key))
        older = first.setdefault(name, one)
        if older is not one:
            line = older.file.at((*older.loc, key))[0]
            said = f"{what} '{name}' je tu dvakrát, poprvé v {older.file.path.name}:{line}"
            one.problem((key,), said, _WHY_TWICE, "jedno přejmenujte nebo smažte")
    return list(first.values())
