"""What is said of an address in ``addresses.py``: whose it is, and addresses that come in sets."""

from dataclasses import dataclass
from typing import Any

from opora.access.accounts.rights import OFFICE
from opora.access.roles import (
    CASEWORK,
    CONTACT_TAKERS,
    HEADS,
    WATCHERS,
    Role,
)
from opora.access.viewer import Viewer
from opora.cases.models import Case

ALL = frozenset(Role)
TAKE_IN = CASEWORK | CONTACT_TAKERS
OURS = TAKE_IN | {Role.AUDITOR}

CASE = "/pripady/{case}/"
PERSON = CASE + "lide/{person}/"
AGREEMENT = CASE + "smlouva/{agreement}/"
ACT = CASE + "ukon/{act}/"
EXAMINATION = CASE + "vysetreni/{examination}/"
NOTICE = CASE + "vypoved/{notice}/"
MEETING = CASE + "schuzka/{appointment}/"
VISIT, GROUP = "/kalendar/bez-pripadu/{visit}/", "/kalendar/skupina/{group}/"
RECORD = CASE + "zapis/"
PLAN = CASE + "plan/"
SERVICE = "/pravidla/{service}/"

POST_ONLY = GET_ONLY = 405
MEND = 422
GONE = 302


@dataclass(frozen=True)
class Way:
    """One address. ``methods_first``: a wrong method is answered before the case is looked up."""

    path: str
    whose: frozenset[Role] = ALL
    get: int = 200
    post: int = MEND
    denied: int = 403
    public: bool = False
    service: str = "ohrozene_rodiny"
    methods_first: bool = False
    seen_by: frozenset[Role] | None = None
    """Whose sight reaches what the address is about, where it is no case; to others it is 404."""
    beside: bool = False
    """Whether sight of the case says nothing about it."""

    @property
    def of_case(self) -> bool:
        return any(one in self.path for one in ("{case}", "{decision}", "{void}"))


def sight_of(way: Way, who: Viewer, case: Case, *, sees: bool) -> bool:
    """Whether what is no case is seen: where it stands at a site, by those of the site."""
    wanted = way.seen_by or frozenset()
    if way.beside and "{" not in way.path:
        return way.service in who.services(wanted)
    ours = sees or (way.beside and who.organisation_id == case.organisation_id)
    return ours and who.holds(wanted, way.service, case.site)


def page(path: str, whose: frozenset[Role] = ALL, **more: Any) -> Way:
    """A page that only shows."""
    options: dict[str, Any] = {"post": GET_ONLY, "methods_first": True, **more}
    return Way(path, whose, **options)


def mended(
    kind: str, row: str, whose: frozenset[Role], *, shown: bool = True, back: str = "", **more: Any
) -> dict[str, Way]:
    """A kind of record that is corrected and made void, and shown as it stood before.

    ``back``: the void one that is brought back, where that can be done.
    """
    where = f"{RECORD}{kind}/{{{row}}}/"
    ways = {
        f"correct_{kind}": Way(where + "opravit/", whose, **more),
        f"void_{kind}": Way(where + "zneplatnit/", whose, **more),
    }
    if back:
        ways[f"restore_{kind}"] = Way(f"{RECORD}{kind}/{{{back}}}/vratit/", whose, **more)
    return ways | ({f"{kind}_record": page(where, **more)} if shown else {})


def examined(kind: str, whose: frozenset[Role], denied: int = 403) -> dict[str, Way]:
    """The same in the service that examines; ``denied``: what those meet who may not read it."""
    where, service = f"{RECORD}{kind}/{{{kind}}}/", "rodinna_poradna"
    ways = {
        f"{way}_{kind}": Way(where + path, whose, denied=denied, service=service)
        for way, path in (("correct", "opravit/"), ("void", "zneplatnit/"))
    }
    read_by = whose if denied == 404 else ALL
    return ways | {f"{kind}_record": page(where, read_by, denied=denied, service=service)}


def of_complaint(
    path: str = "", *, shown: bool = False, row: str = "complaint", **more: Any
) -> Way:
    """A page about a complaint that the head decides and those who watch read."""
    where = f"/stiznosti/{{{row}}}/{path}"
    if shown:
        return page(where, ALL, seen_by=WATCHERS)
    return Way(where, HEADS, seen_by=WATCHERS, **more)


def of_record(kind: str, where: str) -> dict[str, Way]:
    """What of a complaint is put right."""
    return {f"{one}_{kind}": of_complaint(f"{where}{to}/") for one, to in MENDED}


def of_worker(path: str, post: int = MEND) -> Way:
    """A page about a worker of the place, for the heads there."""
    return Way(path, HEADS, post=post, seen_by=HEADS, beside=True)


def of_account(path: str = "", whose: frozenset[Role] = OFFICE, **more: Any) -> Way:
    """A page about an account, for those who open accounts and give roles."""
    return Way(f"/ucty/{{worker}}/{path}", whose, seen_by=OFFICE, beside=True, **more)


NAMED = ["case", "decision", "complaint", "unanswered", "void", "outing", "absence", "worker"]
NAMED += ["prevention", "institution", "visit", "room"]
MENDED = (("correct", "opravit"), ("void", "zneplatnit"))


def of_site(where: str, *, shown: bool = False, whose: frozenset[Role] = CASEWORK) -> Way:
    """A page about what those who work at its site put right: an outing, prevention."""
    own: dict[str, Any] = {"seen_by": CASEWORK | {Role.AUDITOR}, "service": "kontaktni_centrum"}
    return (page if shown else Way)(where, ALL if shown else whose, beside=True, **own)


def without_case(name: str, path: str) -> dict[str, Way]:
    """Pages for those who work in a service with people without a case; to others absent."""
    own: dict[str, Any] = {"seen_by": CASEWORK, "service": "kontaktni_centrum", "beside": True}
    line = Way(path + "radek/", CASEWORK, get=405, post=200, **own)
    return {f"{name}_new": Way(path, CASEWORK, **own), f"{name}_row": line}
