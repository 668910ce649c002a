"""``opora audit verify``: whether the chain of events holds, from its first link to its last.

Somebody who can rewrite the whole database could forge a whole new chain. So the last number and
hash are printed: noted down elsewhere, they can be asked for later by ``--known NUMBER:HASH``.
"""

import argparse
from typing import NamedTuple


class Known(NamedTuple):
    """An event as it was noted down."""

    number: int
    hash: str


def known(text: str) -> Known:
    """Read ``NUMBER:HASH``; the hash may be shortened to its first 12 characters."""
    number, _colon, digits = text.partition(":")
    if not number.isdecimal() or len(digits) < 12:
        raise argparse.ArgumentTypeError("napište ČÍSLO:OTISK, z otisku aspoň 12 znaků")
    return Known(int(number), digits.lower())


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    choices = parser.add_subparsers(dest="what", metavar="what", required=True)
    verify = choices.add_parser("verify", help="ověří každý článek řetězu událostí")
    verify.add_argument(
        "--known",
        action="append",
        default=[],
        type=known,
        metavar="NUMBER:HASH",
        help="událost zapsaná dřív; má v řetězu být beze změny",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print where the chain does not hold; 0 when it does, else 1."""
    import django

    django.setup()
    from opora.audit.queries import breaks, end, hash_at

    found = [f"událost č. {one.number}: {one.what}" for one in breaks()]
    found += [
        f"událost č. {one.number}: neodpovídá tomu, co bylo poznamenáno"
        for one in arguments.known
        if not hash_at(one.number).startswith(one.hash)
    ]
    for line in found:
        print(line)
    if found:
        print(f"Řetěz událostí neplatí. Míst: {len(found)}.")
        return 1
    number, last = end()
    print(f"Řetěz událostí platí. Událostí: {number}, poslední {number}:{last or '-'}")
    return 0
