"""Any number of invented clients, each made by the same actions as the told ones."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from django.db import transaction
from django_scopes import scope

from opora.access.queries import viewers_by_login
from opora.access.viewer import Viewer
from opora.demo.cast import CAST, A, B, C, E
from opora.demo.load import tell
from opora.demo.story import Step, Story
from opora.demo.told import Diary
from opora.people.queries import people_in_all

BATCH = 25
YEARS = 3

GIVEN = (
    *[
        "Jana",
        "Eva",
        "Hana",
        "Lenka",
        "Věra",
        "Alena",
        "Petra",
        "Lucie",
        "Jitka",
        "Marie",
        "Zdeňka",
        "Šárka",
        "Ivana",
        "Dana",
    ],
    *[
        "Jan",
        "Petr",
        "Pavel",
        "Tomáš",
        "Jiří",
        "Josef",
        "Karel",
        "Milan",
        "Aleš",
        "Radek",
        "Ondřej",
        "Lukáš",
        "Vít",
        "Filip",
    ],
)
BEGINNINGS = (
    "Nov",
    "Dvoř",
    "Svob",
    "Šimk",
    "Hor",
    "Kuč",
    "Pros",
    "Řeh",
    "Čern",
    "Žid",
    "Mal",
    "Vlč",
)
MIDDLES = ("ot", "ák", "ec", "in", "ař", "íč", "ov", "el", "en", "uš", "ich", "yn")
ENDINGS = ("ka", "ek", "a", "ík", "ko", "ák", "il", "eš", "an", "ýn")
SYLLABLES = ("BO", "DU", "HA", "JE", "KO", "LI", "MA", "OL", "RA", "SO", "TI", "VE")
NOTES = (
    "Probrali jsme, co se od minula změnilo, a domluvili další krok.",
    "Krátké setkání, klient spěchal. Hlavní věc jsme stihli.",
    "Klient přinesl dopis z úřadu, prošli jsme ho a sepsali odpověď.",
    "Mluvili jsme o tom, co pomáhá, když je toho moc najednou.",
)


class NoCast(Exception):
    """The workers of the demo are not in this database."""


def workers_of_demo() -> tuple[int, dict[str, Viewer]]:
    """The organisation of the demo and its workers by login. Raises NoCast."""
    viewers = viewers_by_login(one.login for one in CAST)
    if len(viewers) < len(CAST):
        raise NoCast
    return viewers["hana"].organisation_id, viewers


def make(clients: int, acts: int, on: date, *, seed: int = 1) -> Iterator[int]:
    """Makes clients, a few in one transaction; yields how many there are so far."""
    organisation_id, workers = workers_of_demo()
    done = 0
    with scope(organisation=organisation_id):
        # Codes go on from here: there are at least as many people as earlier numbers.
        first = people_in_all()
        while done < clients:
            count = min(BATCH, clients - done)
            with transaction.atomic():
                for number in range(done, done + count):
                    dice = Random(f"{seed}.{number}")  # noqa: S311  names and days, no secrets
                    _make_one(dice, first + number, acts, workers, on)
            done += count
            yield done


def _make_one(
    dice: Random, number: int, acts: int, workers: Mapping[str, Viewer], on: date
) -> None:
    """One client; hours are free at every site, so each has a diary of their own."""
    tell(story(dice, number, acts, on), workers, Diary(), on)


def story(dice: Random, number: int, acts: int, on: date) -> Story:
    """A client of one of four services; the fifth has room for 28 agreements only."""
    service, site, takes, works = (
        (A, "kancelar", "ivana", "tomas"),
        (B, "poradna", "eva", "lucie"),
        (C, "centrum", "petr", "ondra"),
        (E, "poradna", "ivana", "martin"),
    )[number % 4]
    begun = dice.randint(30 + 3 * acts, 365 * YEARS)
    return Story(
        service=service,
        site=site,
        takes=takes,
        works=works,
        told=_told(dice, service, number, begun, on),
        steps=tuple(_steps(dice, service, begun, acts)),
        notes=dict.fromkeys(("consultation", "counselling", "individual_counselling"), NOTES),
    )


def _told(dice: Random, service: str, number: int, begun: int, on: date) -> dict[str, object]:
    told: dict[str, object] = {
        "contact": (begun, "phone"),
        "request": "Volá poprvé, potřebuje se poradit, jak dál.",
    }
    if service == C:
        # Some of so many codes are alike, and nobody sits there who could be asked about it.
        return told | {"code": _code(number), "age": dice.randint(18, 60), "someone_new": True}
    family = "".join(dice.choice(part) for part in (BEGINNINGS, MIDDLES, ENDINGS))
    return told | {
        "name": f"{dice.choice(GIVEN)} {family}",
        # Of age at the first contact: nobody has to stand in for them.
        "born": on - timedelta(days=begun + dice.randint(18 * 366, 70 * 365)),
        "phone": f"606 {number // 1000 % 1000:03} {number % 1000:03}",
    }


def _code(number: int) -> str:
    """A word and two digits, another one for each number."""
    rest, digits = divmod(number, 100)
    word = ""
    while rest or not word:
        rest, syllable = divmod(rest, len(SYLLABLES))
        word += SYLLABLES[syllable]
    return f"{word}N {digits:02}"


def _steps(dice: Random, service: str, begun: int, acts: int) -> Iterator[Step]:
    def ago(days: int) -> int:
        return max(begun - days, 1)

    if service == A:
        yield Step("answer", ago(1), {"programme_fits": True})
    if service == C:
        yield Step("answer", ago(0), {"uses_illegal_substances": True})
    if service == E:
        yield Step("answer", ago(1), {"has_debts": True, "exclusion": ["rozpocet"]})
    if service == B:
        yield Step("intro", ago(2), {"way": "in_person", "note": "Popsali, co je trápí."})
    yield Step("inform", ago(2), {})
    if service == B:
        yield Step("assess", ago(3), {"with": "eva", "note": "Odborné poradenství."})
    else:
        yield Step("key", ago(3), {})
    yield Step("accept", ago(4), {})
    form = "informed_consent" if service == B else "spoken"
    yield Step("agree", ago(5), {"form": form, "goals": "Zlepšit svou situaci."})
    if service == A:
        yield Step("programme", ago(5), {})
    kind = {A: "consultation", C: "individual_counselling"}.get(service, "counselling")
    # Programmes last two years, and nothing is recorded after they end.
    every = max(1, min(min(begun, 700) - 8, 14 * acts) // max(acts, 1))
    yield Step("acts", ago(6), {"kind": kind, "every": every, "count": acts})
    if dice.random() < 0.2:
        yield Step("leave", 1, {"note": "Klient už službu nepotřebuje."})
