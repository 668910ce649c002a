"""Whether what clients can feel stands in the publication of their service."""

from opora.catalog.folders import Placed
from opora.catalog.problems import known
from opora.catalog.publication import CHAPTERS
from opora.catalog.rule_schema import RuleEntry
from opora.catalog.vocabulary import Names
from opora.rules.texts import Basis

_NEVER = frozenset({Basis.OURS, Basis.ORGANISATION})


def check_published(names: Names, placed: Placed[RuleEntry]) -> None:
    """A published rule that a client can feel has its chapter; what is ours stands in none."""
    entry = placed.entry
    if entry.chapter and entry.chapter not in CHAPTERS:
        what = f"neznámá kapitola '{entry.chapter}'"
        why = "ve zveřejněném popisu by pravidlo nestálo"
        placed.problem(("chapter",), what, why, f"opravte ji; známé: {known(CHAPTERS)}")
        return
    ours = entry.source.basis in _NEVER
    told = {"chapter": entry.chapter, "lists": entry.lists, "felt": entry.felt}
    if ours and any(told.values()):
        field = next(name for name, value in told.items() if value)
        what = f"'{field}' u pravidla, které služba nezveřejnila"
        why = "popis služby slibuje jen to, co služba zveřejnila nebo říká zákon"
        placed.problem((field,), what, why, "smažte ho, nebo opravte 'source: {basis: …}'")
    if entry.lists and entry.lists not in names.lists:
        what = f"neznámý seznam '{entry.lists}' u 'lists'"
        mend = f"opravte ho; známé: {known(names.lists)}"
        placed.problem(("lists",), what, "ve zveřejněném popisu by chyběl výčet", mend)
    known_topic = names.folder.service is not None and entry.topic in names.topics
    if not entry.felt or ours or entry.chapter or (entry.topic and not known_topic):
        return
    if not names.chapters.get(entry.topic):
        what = f"pravidlo {entry.id} klient pocítí, ale nestojí v žádné kapitole popisu služby"
        why = "klient by se o něm ve zveřejněném popisu nedočetl"
        mend = f"doplňte 'chapter:' jemu nebo jeho tématu; známé: {known(CHAPTERS)}"
        placed.problem(("felt",), what, why, mend)
