"""Which numbers a sentence says by itself, in digits or in words, Czech or English."""

import re

# Stems with their endings; a cardinal or an ordinal. "One" is left out: it is no number in
# "v jednu chvíli" or "one may leave".
_CZECH = {
    2: r"dva|dvě|dvou|dvěma|oba|druh(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)",
    3: r"tři|tří|třem|třech|třemi|třetí(?:ho|m)?",
    4: r"čtyři|čtyř|čtyřem|čtyřech|čtyřmi|čtvrt(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)",
    5: r"pěti?|pát(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)",
    6: r"šesti?|šest(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)",
    7: r"sedmi?|sedm(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)|týden|týdne|týdnu|týdnem",
    8: r"osmi?|osm(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)",
    9: r"devět|devíti|devát(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)",
    10: r"deset|deseti|desát(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)",
    12: r"dvanácti?|dvanáct(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)",
    14: r"čtrnácti?|čtrnáct(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)|čtrnáctidenní\w*",
    15: r"patnácti?|patnáct(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)",
    18: r"osmnácti?|osmnáct(?:ý|á|é|ého|ém|ému|ým|ými|ých|ou|í)",
    20: r"dvacet|dvaceti",
    22: r"dvaadvacet|dvaadvaceti",
    30: r"třicet|třiceti",
}
_ENGLISH = {
    2: "two|second|twice",
    3: "three|third",
    4: "four|fourth",
    5: "five|fifth",
    6: "six|sixth",
    7: "seven|seventh|week",
    8: "eight|eighth",
    9: "nine|ninth",
    10: "ten|tenth",
    12: "twelve|twelfth",
    14: "fourteen|fourteenth|fortnight",
    15: "fifteen|fifteenth",
    18: "eighteen|eighteenth",
    20: "twenty|twentieth",
    30: "thirty|thirtieth",
}
_DIGITS = re.compile(r"(?<![\w§])\d+(?!\w)")
_PLACES = re.compile(r"\{[^{}]*\}")


def said_numbers(sentence: str, *, czech: bool) -> frozenset[int]:
    """The numbers written out in it, names in braces left aside."""
    plain = _PLACES.sub(" ", sentence).lower()
    found = {int(one) for one in _DIGITS.findall(plain)}
    for number, stems in (_CZECH if czech else _ENGLISH).items():
        if re.search(rf"(?<!\w)(?:{stems})(?!\w)", plain):
            found.add(number)
    return frozenset(found)
