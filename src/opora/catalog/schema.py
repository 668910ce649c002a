"""The shape of the files of a service, rules aside. Anything that isn't named here is an error."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from opora.catalog.publication import CHAPTERS
from opora.rules.answers import Answer, Liftable
from opora.rules.facts import FactType, Whence
from opora.rules.texts import Basis, Text

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Sentence = Annotated[str, Field(min_length=1)]
Day = Annotated[date, Field(strict=False)]
Positive = Annotated[int, Field(gt=0)]
WholeNumber = Annotated[int, Field(ge=0)]


ChapterWord = Annotated[str, WithJsonSchema({"enum": list(CHAPTERS)})]


class Strict(BaseModel):
    """Nothing is guessed: no unknown keys, no text for a number."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Both(Strict):
    """A sentence in Czech and English."""

    cs: Sentence
    en: Sentence


def text(both: Both | None) -> Text:
    """The sentence for the core; empty where there is none."""
    return Text(both.cs, both.en) if both is not None else Text()


class WordEntry(Both):
    """One word of a vocabulary. ``acts``: what a way on offers.

    ``law``: the provision that it stands on, ``checked`` false where its wording was not read.
    """

    id: Id
    acts: list[Id] = []
    law: str = ""
    checked: bool | None = None


class TopicEntry(Both):
    """A heading of the page Pravidla, and the chapter of the publication its rules stand in."""

    id: Id
    chapter: ChapterWord = ""


class SiteEntry(Strict):
    """A place the service works from, with its own capacity."""

    id: Id
    name: Both
    workers: Positive | None = None


class CodePartEntry(Strict):
    """So many letters or digits in a row; without ``most`` always as many."""

    of: Literal["letters", "digits"]
    least: Positive
    most: Positive | None = None


class CodeEntry(Both):
    """What a code of somebody without a name is made of; ``cs`` and ``en`` explain it."""

    parts: Annotated[list[CodePartEntry], Field(min_length=1)]
    between: Literal["", " ", "-"] = " "
    example: Sentence


class ServiceFile(Strict):
    """``service.yaml``: what the service is."""

    id: Id
    name: Both
    short: Both
    law: Sentence
    version: Sentence
    client: Literal["person", "family"]
    anonymous: bool
    code: CodeEntry | None = None
    agreement_forms: list[Literal["written", "spoken", "informed_consent"]]
    sites: list[SiteEntry] = []
    roles: list[Id] = []
    key_worker_before_agreement: bool = False
    documents: dict[Id, Both] = {}
    topics: list[TopicEntry] = []


class CountedEntry(Strict):
    """What a fact of the record counts: acts of those kinds, people inside, breaches, warnings.

    ``acts_on``, ``breaches_on`` and ``warnings_on`` are days; ``people_inside`` are people who have
    come (``acts``) that day and not gone (``until``), but those with an answer of ``unless``.
    """

    what: Literal["acts_on", "breaches_on", "warnings_on", "people_inside", "people_agreed"]
    acts: list[Id] = []
    until: list[Id] = []
    unless: dict[Id, Id] = {}


class FactEntry(Both):
    """One fact of ``facts.yaml``. ``choices`` names a vocabulary or lists words.

    ``decimals``: a number that is measured, not counted.

    ``wanted``: its name in a list of what is missing, where ``cs`` and ``en`` don't fit there.
    ``counted``: what of the record it counts.
    ``way``: what is offered where the record does not know it yet (a word of ``ways_on``).
    ``known_by``: whom the question is put to; what the worker knows from the own work nobody is
    asked, so "not asked" is no answer to it.
    ``unrecorded``: nobody is asked, and a *no* is but the absence of a record; it is said so.
    """

    name: Id
    type: Annotated[FactType, Field(strict=False)]
    unit: str = ""
    decimals: bool = False
    choices: str | list[Id] | None = None
    whence: Annotated[Whence, Field(strict=False)]
    about: Literal["case", "person", "worker", "site"] = "case"
    at: list[Id] = []
    holds_days: Positive | None = None
    sensitive: bool = False
    wanted: Both | None = None
    question: Both | None = None
    known_by: Literal["client", "worker"] = "client"
    way: Id | None = None
    unrecorded: bool = False
    counted: CountedEntry | None = None


class ActEntry(Both):
    """One act of ``acts.yaml``: what the service does with a client."""

    id: Id
    head: Id
    channel: list[Id] = []
    needs_material: bool = False
    icon: str = ""
    minutes: Positive | None = None


class ParameterEntry(Both):
    """A number that the texts don't give and the organisation sets; ``yes_no``: 1 is yes, 0 no."""

    name: Id
    unit: Literal["days", "working_days", "months", "count", "yes_no"] = "days"
    basis: Literal["organisation"]
    default: Positive | None = None
    demo: Positive | None = None


class SourceEntry(Strict):
    """Where a rule, or a text on a paper, comes from."""

    basis: Annotated[Basis, Field(strict=False)]
    document: str = ""
    place: Both | None = None
    law: str = ""
    checked: bool | None = None


class PaperEntry(Both):
    """One text of ``papers.yaml``: ``id`` is a paper and a place in it; the latest begun holds.

    A text that stands in no document of the service and in no law says so in its ``source``.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
    effective_from: Day
    source: SourceEntry


class OpenEntry(Strict):
    """A question that the texts leave open, for the head."""

    id: Id
    question: Both
    reading: Both | None = None
    rules: list[str] = []


class ExampleEntry(Strict):
    """A worked example: a sentence, facts, and what has to come out."""

    name: Sentence
    ask: Sentence
    facts: dict[str, object] = {}
    on: Day
    answer: Annotated[Answer, Field(strict=False)]
    missing: list[str] | None = None
    silent: bool | None = None
    instead: list[str] | None = None
    date: Day | None = None
    number: float | int | None = None
    justification: str = ""
    liftable: Annotated[Liftable, Field(strict=False)] | None = None
    parameters: dict[str, int] = {}
