"""Complaints of the demo, at all stages, told by actions."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from opora.access.deputies.actions import name_deputy
from opora.access.viewer import Viewer
from opora.complaints.actions import take_in
from opora.complaints.answering.actions import Said, assign, reply
from opora.complaints.appeals.actions import appeal, settle_appeal
from opora.complaints.heard import Heard
from opora.complaints.longer.actions import extend
from opora.complaints.mending.actions import void

TOLD = Path(__file__).parent / "complaints.yaml"
WORDS = ("kind", "way", "words", "about", "who", "name", "represents", "answer_way", "contact")
Told = Mapping[str, Any]


def complain(workers: Mapping[str, Viewer], on: date) -> None:
    """Names the deputies and tells of every complaint; days count from ``on``."""
    whole = YAML(typ="safe").load(TOLD)
    for service, login in whole["deputies"].items():
        name_deputy(
            service=service,
            account_id=workers[login].account_id,
            by=workers["hana"],
            on=on - timedelta(days=200),
        )
    for told in whole["complaints"]:
        _one(told, workers, on)


def _one(told: Told, workers: Mapping[str, Viewer], on: date) -> None:
    taker = workers[told["taken_by"]]
    came = on - timedelta(days=told["came"])
    accused = tuple(workers[login].account_id for login in told.get("workers", ()))
    row = take_in(
        service=told["service"],
        site=told["site"],
        heard=Heard(
            received_on=came,
            workers=accused,
            **{name: told[name] for name in WORDS if name in told},
        ),
        taken_by_id=taker.account_id,
        by=taker,
        on=came,
    )
    number, hana = row.pk, workers["hana"]
    if "responsible" in told:
        responsible = workers[told["responsible"]].account_id
        assign(complaint_id=number, responsible_id=responsible, by=hana, on=came)
    if "longer" in told:
        _longer(number, told["longer"], hana, on)
    if "reply" in told:
        _reply(number, told["reply"], hana, on)
    if "appeal" in told:
        _appeal(number, told["appeal"], hana, on)
    if "void" in told:
        void(complaint_id=number, why=told["void"], by=hana, on=came)


def _longer(number: int, told: Told, by: Viewer, on: date) -> None:
    extend(
        complaint_id=number,
        until=on - timedelta(days=told["until"]),
        reason=told["reason"],
        told_on=on - timedelta(days=told["told"]),
        by=by,
        on=on - timedelta(days=told["told"]),
    )


def _reply(number: int, told: Told, by: Viewer, on: date) -> None:
    day = on - timedelta(days=told["ago"])
    words = {name: value for name, value in told.items() if name != "ago"}
    reply(complaint_id=number, said=Said(on=day, **words), by=by, on=day)


def _appeal(number: int, told: Told, by: Viewer, on: date) -> None:
    day, ended = (on - timedelta(days=told[name]) for name in ("ago", "ended"))
    row = appeal(
        complaint_id=number, turned_on=day, body=told["body"], note=told["note"], by=by, on=day
    )
    settle_appeal(
        complaint_id=number,
        row_id=row.pk,
        result=told["result"],
        result_on=ended,
        by=by,
        on=ended,
    )
