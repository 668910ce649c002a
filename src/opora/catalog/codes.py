"""The declared shape of a code: read from its entry, and checked."""

from opora.catalog.code_pattern import CodePart, CodePattern
from opora.catalog.folders import Placed
from opora.catalog.schema import CodeEntry, ServiceFile
from opora.rules.texts import Text

LONGEST = 40
"""As many signs as the record has room for."""


def pattern_of(entry: CodeEntry) -> CodePattern:
    """The pattern as the product reads it."""
    parts = (CodePart(one.of, one.least, one.most or one.least) for one in entry.parts)
    return CodePattern(tuple(parts), entry.between, entry.example, Text(entry.cs, entry.en))


def check_code(placed: Placed[ServiceFile]) -> None:
    """Tells what a pattern can't be: nobody would ever write a code that fits it."""
    entry = placed.entry.code
    if entry is None:
        return
    if not placed.entry.anonymous:
        what = "služba popisuje kód klientů, ale 'anonymous' je false"
        why = "bez jména by tu nikdo nebyl, takže by ten kód nikdo nedostal"
        placed.problem(("code",), what, why, "smažte 'code', nebo napište 'anonymous: true'")
    for index, part in enumerate(entry.parts):
        loc = ("code", "parts", index)
        if part.most is not None and part.most < part.least:
            what = f"část kódu má nejméně {part.least}, ale nejvýš {part.most} znaků"
            mend = "prohoďte 'least' a 'most'"
            placed.problem((*loc, "most"), what, "takový kód neexistuje", mend)
        if index and entry.parts[index - 1].of == part.of:
            what = f"dvě části kódu za sebou jsou '{part.of}'"
            why = "kdo napíše kód bez mezery, toho bychom nepochopili"
            placed.problem(loc, what, why, "spojte je do jedné, nebo mezi ně dejte jiný druh znaků")
    pattern = pattern_of(entry)
    if pattern.longest > LONGEST:
        what = f"kód by mohl mít {pattern.longest} znaků, vejde se jich {LONGEST}"
        placed.problem(("code", "parts"), what, "delší by se neuložil", "zkraťte části")
    elif pattern.spelled(entry.example) != entry.example and not _problems_of(placed):
        what = f"příklad '{entry.example}' neodpovídá tomu, z čeho má kód být"
        why = "pracovníkům by radil kód, který by neprošel"
        placed.problem(("code", "example"), what, why, "opravte příklad, nebo části kódu")


def _problems_of(placed: Placed[ServiceFile]) -> bool:
    """Whether something is wrong with the file already: an example then helps nobody."""
    return bool(placed.file.problems)
