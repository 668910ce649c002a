"""What the demo's contact centre did beside its cases: in the field, at a school, at home."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from opora.access.viewer import Viewer
from opora.acts.outings.actions import record_outing, record_walk_in
from opora.acts.outings.queries import candidates
from opora.acts.outings.told import Met, Outward, Uncounted
from opora.cases.search.queries import find
from opora.findings.testing.actions import write_test
from opora.findings.testing.queries import tests_of
from opora.prevention.actions import record
from opora.prevention.told import Held, Recipient

SERVICE, SITE = "kontaktni_centrum", "centrum"
GROWN = {"age": {"low": 15, "high": 60}, "uses_illegal_substances": True}


def go_out(workers: Mapping[str, Viewer], on: date) -> None:
    """Streetwork three days ago, prevention a fortnight ago, and the result of a test."""
    petr, ondra = workers["petr"], workers["ondra"]
    _evening(petr, ondra, on - timedelta(days=3), on)
    _walk_ins(petr, ondra, on)
    lesson = on - timedelta(days=14)
    record(
        service=SERVICE,
        site=SITE,
        recipient=Recipient(name="Střední škola Nábřežní", kind="stredni_skola"),
        held=Held(
            day=lesson,
            minutes=90,
            topic="Co dělá alkohol a tráva s hlavou",
            participants={"zaci": 27, "pedagogove": 2},
            workers=(ondra.account_id,),
        ),
        by=petr,
        on=lesson,
    )
    [case] = find(ondra, "LÍPA 12")
    [tested] = tests_of(case.id, ("infection_testing",))
    write_test(
        case_id=case.id, act_id=tested.id, day=tested.day, text="Nereaktivní.", by=ondra, on=on
    )


def _evening(petr: Viewer, ondra: Viewer, day: date, on: date) -> None:
    """One who is known, and people of whom there are only numbers."""
    [known] = candidates(petr, SERVICE, "JAVOR 38", on)
    record_outing(
        outward=Outward(
            service=SERVICE,
            site=SITE,
            day=day,
            place="teren",
            since=time(18),
            until=time(21, 30),
            spot="Park u nádraží",
            workers=(ondra.account_id,),
        ),
        met=[Met(0, known.case.id, known.people, ("contact_work",), {"jehly": (10, 0)})],
        uncounted=[
            Uncounted(
                people=5,
                materials={"jehly": (20, 0), "jehly_nalezene": (0, 7)},
                acts=("information_service",),
                facts=GROWN,
                row=1,
            )
        ],
        by=petr,
        on=on,
    )


def _walk_ins(petr: Viewer, ondra: Viewer, on: date) -> None:
    """Who came to the centre and stays without a case."""
    of_age = {"age": {"low": 20, "high": 30}, "uses_illegal_substances": True}
    family = {"age": {"low": 40, "high": 60}, "uses_illegal_substances": False}
    material = {"jehly": (10, 0), "voda": (10, 0), "jehly_pouzite": (0, 8)}
    told = (
        (ondra, 6, Uncounted(1, material, acts=("contact_work",), facts=of_age, persons=2)),
        (petr, 4, Uncounted(2, acts=("family_counselling",), facts=family)),
        (ondra, 1, Uncounted(1, acts=("hygiene_basic", "food_service"), facts=GROWN)),
    )
    for by, days, line in told:
        day = on - timedelta(days=days)
        outward = Outward(service=SERVICE, site=SITE, day=day, place="centrum")
        record_walk_in(outward=outward, uncounted=line, by=by, on=day)
