"""The sentences of a rule: what they name, and the numbers that they take from the rule itself."""

import string
from collections.abc import Iterator
from dataclasses import dataclass

from opora.catalog.folders import Placed
from opora.catalog.own_numbers import own_numbers, plain_numbers
from opora.catalog.problems import known
from opora.catalog.rule_schema import RuleEntry
from opora.catalog.schema import Both
from opora.catalog.vocabulary import Names
from opora.catalog.yaml_files import Loc
from opora.rules.kinds import LACKING, TELLS, TELLS_YES
from opora.rules.said_numbers import said_numbers
from opora.rules.texts import Text
from opora.rules.wording import Value, filled, wrong_tokens

_WHY_NUMBER = "až se číslo v pravidle změní, věta by dál slibovala to staré"


@dataclass(frozen=True)
class Sentences:
    """The sentences of one rule. ``elsewhere``: the numbers of all rules by their full names."""

    names: Names
    placed: Placed[RuleEntry]
    elsewhere: dict[str, Value]

    @property
    def own(self) -> dict[str, Value]:
        """The numbers of this very version."""
        return own_numbers(self.placed.entry)

    def text(self, both: Both | None) -> Text:
        """A sentence with its numbers filled in; empty where there is none."""
        if both is None:
            return Text()
        values = {**self.elsewhere, **self.own}
        return Text(filled(both.cs, values, czech=True), filled(both.en, values, czech=False))

    def check(self) -> None:
        """Adds what is wrong with them to the file."""
        for loc, sentence in self._all():
            try:
                parts = [part for part in string.Formatter().parse(sentence) if part[1] is not None]
            except ValueError:
                what = "v této větě je složená závorka bez svého začátku nebo konce"
                mend = "napište {jméno}, nebo žádné složené závorky"
                self.placed.problem(loc, what, "nešla by ukázat", mend)
                continue
            for _, named, how, turned in parts:
                name = str(named).partition("|")[0]
                self._name(loc, name, how or "", bool(turned))
            self._literal(loc, sentence)

    def _name(self, loc: Loc, name: str, how: str, turned: bool) -> None:
        if not turned and (name in self.own or name in self.elsewhere):
            for token in wrong_tokens(how):
                what = f"v '{{{name}:{how}}}' nic neznamená '{token}'"
                mend = "za dvojtečku patří pád (nom gen dat acc loc ins), rod (m f n), bare či num"
                self.placed.problem(loc, what, "číslo by stálo v jiném tvaru", mend)
            return
        allowed = self._allowed(loc)
        if name not in allowed and not (len(loc) > 1 and self.names.has("facts", name)):
            what = f"neznámé '{{{name}}}' ve větě"
            why = "čtenář by místo něj viděl '…'"
            mend = f"napište údaj, číslo pravidla či organizace nebo 'day'; známé: {known(allowed)}"
            self.placed.problem(loc, what, why, mend)
        elif how or turned:
            what = f"v '{{{name}}}' smí být jen jméno"
            self.placed.problem(loc, what, "nešlo by to ukázat", "smažte, co následuje za jménem")

    def _allowed(self, loc: Loc) -> set[str]:
        """The promise itself is read where nobody's facts are known."""
        if len(loc) == 1:
            return set(self.own)
        found = {*self.names.facts, *self.names.parameters, *self.own, "day"}
        if loc[0] == "yes":
            return found | {TELLS_YES[self.placed.entry.kind]} if self._tells_yes else found
        return found | (_told(self.placed.entry) if loc[0] == "no" else set())

    @property
    def _tells_yes(self) -> bool:
        return self.placed.entry.kind in TELLS_YES

    def _literal(self, loc: Loc, sentence: str) -> None:
        numbers = said_numbers(sentence, czech=loc[-1] == "cs")
        for one in sorted(numbers & set(plain_numbers(self.own.values()))):
            named = ", ".join(f"{{{name}}}" for name in sorted(self.own))
            what = f"věta říká sama číslo {one}, které pravidlo zná"
            mend = f"napište místo něj jméno; tu jsou: {named}"
            self.placed.problem(loc, what, _WHY_NUMBER, mend)

    def _all(self) -> Iterator[tuple[Loc, str]]:
        entry = self.placed.entry
        yield ("cs",), entry.cs
        yield ("en",), entry.en
        for field in ("no", "yes", "reading"):
            both = getattr(entry, field)
            if both is not None:
                yield (field, "cs"), both.cs
                yield (field, "en"), both.en
        for index, ahead in enumerate(entry.ahead):
            yield ("ahead", index, "cs"), ahead.cs
            yield ("ahead", index, "en"), ahead.en


def _told(entry: RuleEntry) -> set[str]:
    """The names that the kind itself fills in when it says no."""
    name = TELLS.get(entry.kind, "")
    tests = (entry.needs or {}).values()
    if name == LACKING and not any(isinstance(one, dict) and "includes" in one for one in tests):
        return set()
    return {name} - {""}
