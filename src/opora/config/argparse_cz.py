"""What argparse itself says, in Czech like everything else on the command line.

argparse looks its words up by gettext; we bring no catalogue for it, so the look-up is replaced.
"""

import argparse

_SAID = {
    "usage: ": "použití: ",
    "positional arguments": "argumenty",
    "options": "volby",
    "show this help message and exit": "ukáže tuto nápovědu a skončí",
    "%(prog)s: error: %(message)s\n": "%(prog)s: chyba: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "chybí: %s",
    "unrecognized arguments: %s": "tomu nerozumíme: %s",
    "expected one argument": "chybí hodnota",
    "invalid choice: %(value)r (choose from %(choices)s)": "neznámé %(value)r (známé: %(choices)s)",
    "invalid %(type)s value: %(value)r": "hodnota %(value)r se nehodí",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s není jednoznačné, může to být %(matches)s"
    ),
    "ignored explicit argument %r": "hodnota %r sem nepatří",
}


def _said(words: str) -> str:
    return _SAID.get(words, words)


def speak_czech() -> None:
    """From now on argparse speaks Czech."""
    vars(argparse)["_"] = _said
