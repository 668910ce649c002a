"""The public description of a service, put together from its definition alone.

Every sentence is the sentence of a rule: of one that a client can feel (``felt``) and that the
service, or the law, has published. What is ours, or a number of the organisation, is never in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from opora.catalog.service import Service
from opora.rules.days import Period
from opora.rules.kinds import Deadline, NoticePeriod, Validity, WithinLast
from opora.rules.rule import Rule
from opora.rules.texts import Source, Text

TITLES = {
    "whom": Text("Pro koho jsme", "Whom we are here for"),
    "offer": Text("S čím pomáháme", "What we help with"),
    "coming": Text("Jak k nám přijít", "How to come to us"),
    "capacity": Text("Kolik máme míst", "How many places we have"),
    "agreement": Text("Na čem se domluvíme", "What we agree on"),
    "work": Text("Jak spolu pracujeme", "How we work together"),
    "places": Text("Kde a kdy", "Where and when"),
    "rights": Text("Práva a povinnosti", "Rights and duties"),
    "price": Text("Kolik to stojí", "What it costs"),
    "refusal": Text("Kdy můžeme odmítnout", "When we may refuse"),
    "ending": Text("Jak služba končí", "How the service ends"),
    "complaints": Text("Stížnosti a přání", "Complaints and wishes"),
}
CHAPTERS = tuple(TITLES)
# Somebody who thinks of coming looks for these; where nothing is published, that is said.
_LOOKED_FOR = frozenset({"whom", "coming", "agreement", "places", "price", "ending", "complaints"})
SILENT = Text(
    "O tom služba zatím nic nezveřejnila. Zeptejte se nás.",
    "The service has published nothing about this yet. Ask us.",
)
_ACT = Text("zákona č. 108/2006 Sb., o sociálních službách", "of Act 108/2006 on social services")


@dataclass(frozen=True)
class Sentence:
    """The sentence of one rule, and the number of its source."""

    rule: str
    text: Text
    source: int


@dataclass(frozen=True)
class Group:
    """Words that follow a sentence, under a heading of their own or none."""

    title: Text
    words: tuple[Text, ...]


@dataclass(frozen=True)
class Paragraph:
    """Sentences that belong together, and what they list."""

    sentences: tuple[Sentence, ...]
    listed: tuple[Group, ...] = ()

    @property
    def sources(self) -> tuple[int, ...]:
        """The numbers of their sources, each once."""
        return tuple(sorted({one.source for one in self.sentences}))


@dataclass(frozen=True)
class Chapter:
    """A heading and its paragraphs; none where the service has published nothing."""

    id: str
    title: Text
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Publication:
    """What a service promises on a day."""

    service: Service
    on: date
    chapters: tuple[Chapter, ...]
    periods: tuple[Sentence, ...]
    sources: tuple[Text, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences in their order."""
        for chapter in self.chapters:
            for paragraph in chapter.paragraphs:
                yield from paragraph.sentences

    @property
    def law(self) -> Text:
        """The law that the service is provided under."""
        return Text(f"{self.service.law} {_ACT.cs}", f"{self.service.law} {_ACT.en}")


def published_rules(service: Service, on: date) -> list[Rule]:
    """The rules of a publication in the versions of the day, by the headings of the service."""
    order = [one.id for one in service.topics]
    rules = [
        rule
        for rule in service.rulebook.rules
        if rule.felt and rule.published and rule is service.version_in_force(rule.id, on)
    ]
    return sorted(rules, key=lambda one: order.index(one.topic) if one.topic in order else -1)


def publication(service: Service, on: date) -> Publication | None:
    """The description as of the day; None before the service had published anything."""
    rules = published_rules(service, on)
    if not rules:
        return None
    notes: dict[str, Text] = {}
    by_chapter = sorted(rules, key=lambda one: CHAPTERS.index(one.chapter))
    told = {rule.id: _sentence(service, rule, notes) for rule in by_chapter}
    chapters = []
    for name in CHAPTERS:
        own = [rule for rule in rules if rule.chapter == name]
        if own or name in _LOOKED_FOR:
            chapters.append(Chapter(name, TITLES[name], tuple(_paragraphs(service, own, told))))
    periods = tuple(told[rule.id] for rule in by_chapter if _counts_time(rule))
    return Publication(service, on, tuple(chapters), periods, tuple(notes.values()))


def _sentence(service: Service, rule: Rule, notes: dict[str, Text]) -> Sentence:
    note = _note(service, rule.source)
    # One source has one number, whichever spaces in it are non-breaking.
    key = " ".join(note.cs.split())
    notes.setdefault(key, note)
    return Sentence(rule.id, rule.text, list(notes).index(key) + 1)


def _note(service: Service, source: Source) -> Text:
    title = service.documents.get(source.document, Text())
    unread = bool(source.law) and source.checked is False
    cs = [title.cs, source.place.cs, source.law, "znění předpisu jsme neověřili" if unread else ""]
    en = [title.en, source.place.en, source.law, "its wording not checked by us" if unread else ""]
    if not title:  # the law is all there is
        cs[1:3], en[1:3] = cs[2:0:-1], en[2:0:-1]
    return Text(", ".join(one for one in cs if one), ", ".join(one for one in en if one))


def _counts_time(rule: Rule) -> bool:
    """Whether the rule has a length of its own; the organisation's numbers are never published."""
    kind = rule.kind
    if isinstance(kind, NoticePeriod):
        return any(kind.periods.values())
    if isinstance(kind, Validity):
        return not kind.lasts.parameter
    return (
        isinstance(kind, Deadline | WithinLast)
        and kind.period != Period()
        and (not kind.period.parameter)
    )


def _paragraphs(
    service: Service, rules: list[Rule], told: dict[str, Sentence]
) -> Iterator[Paragraph]:
    """One paragraph for each heading of the service; a list ends one."""
    kept: list[Sentence] = []
    topic = ""
    for rule in rules:
        if kept and rule.topic != topic:
            yield Paragraph(tuple(kept))
            kept = []
        topic = rule.topic
        kept.append(told[rule.id])
        if rule.lists:
            yield Paragraph(tuple(kept), tuple(_listed(service, rule.lists)))
            kept = []
    if kept:
        yield Paragraph(tuple(kept))


def _listed(service: Service, name: str) -> Iterator[Group]:
    if name != "acts":
        yield Group(Text(), tuple(one.text for one in service.words(name)))
        return
    for head in dict.fromkeys(act.head for act in service.acts):
        acts = tuple(act.text for act in service.acts if act.head == head)
        yield Group(service.word("act_heads", head), acts)
