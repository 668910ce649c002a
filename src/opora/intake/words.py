"""Codes for people who give no name: a word from nature and two digits, made from nothing else."""

import secrets

WORDS = (
    "JAVOR", "LÍPA", "JEDLE", "BŘÍZA", "BUK", "JASAN", "OLŠE", "VRBA", "TIS", "DUB", "HABR",
    "JILM", "MODŘÍN", "SMRK", "TOPOL", "LÍSKA", "KAPRADÍ", "MECH", "VŘES", "ŠÍPEK", "RYBÍZ",
    "MALINA", "JAHODA", "HRÁCH", "MÁK", "ŽITO", "OVES", "LEN", "KOPR", "MÁTA", "ŠAFRÁN",
    "ČEJKA", "KOS", "SÝKORA", "DATEL", "SOVA", "ČÁP", "LABUŤ", "REHEK", "KALOUS", "VYDRA",
    "JEŽEK", "BOBR", "SRNA", "RYS", "ZUBR", "PSTRUH", "LIPAN", "CANDÁT", "MOTÝL", "ČMELÁK",
    "POTOK", "SKÁLA", "ŘEKA", "JEZERO", "ÚDOLÍ", "KOPEC", "OBLAK", "VÍTR", "SNÍH", "DUHA",
)  # fmt: skip


def any_code() -> str:
    """A code such as JAVOR 38."""
    return f"{secrets.choice(WORDS)} {secrets.randbelow(90) + 10}"
