"""Kinds of records of the case itself: its people, its programmes, who answers for it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from opora.access.addresses import path_of
from opora.access.doors import NotFound
from opora.access.viewer import Viewer
from opora.cases import actions
from opora.cases.beside.queries import all_key_workers, all_ways, key_workers, ways
from opora.cases.boards import Entry
from opora.cases.forms import CHANNELS
from opora.cases.known.actions import add_known_person
from opora.cases.mending.actions import (
    correct_programme,
    correct_way,
    restore_programme,
    restore_way,
    void_case,
    void_programme,
    void_way,
)
from opora.cases.mending.holding import holding
from opora.cases.mending.key_worker.actions import correct_key_worker, void_key_worker
from opora.cases.mending.kinds import Instead, Kind, Record, mendable
from opora.cases.mending.past import Label, Past
from opora.cases.mending.queries import programme
from opora.cases.models import AgreedWay, KeyWorker, Programme
from opora.cases.panels import entry_of_programme, entry_of_start, entry_of_way, way_sentences
from opora.cases.queries import CaseRow, may, people_of
from opora.catalog import current
from opora.catalog.service import Service
from opora.people import actions as people
from opora.people.models import Person

STAYS = gettext_lazy("Zápis zůstane v průběhu, přeškrtnutý a s důvodem.")


def _person(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    for one in people_of([case.id], on)[case.id]:
        if one.id == row_id:
            right = may(viewer, "cases.end_participation", case)
            where = path_of("end_participation", case.id, row_id) if right else ""
            leaves = Instead(_("Člověk do případu už nepatří?"), _("Zapište, do kdy."), where)
            return Record(one, Entry(on, one.name, details=one.relation), instead=leaves)
    raise NotFound


PERSON = mendable(
    Kind(
        "person",
        goes_with_case=True,
        find=_person,
        made_by=(
            actions.add_person,
            actions.add_new_person,
            add_known_person,
            people.register_named,
        ),
        correct=actions.correct_person,
        past=Past(
            Person,
            {
                "given_name": gettext_lazy("Jméno"),
                "family_name": gettext_lazy("Příjmení"),
                "born_from": gettext_lazy("Narození nejdřív"),
                "born_to": gettext_lazy("Narození nejpozději"),
                "phone": gettext_lazy("Telefon"),
                "email": gettext_lazy("E-mail"),
                "address": gettext_lazy("Adresa"),
            },
        ),
        part="#people",
    )
)


def _programme(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = programme(case.id, row_id)
    stays = _("Zápis v případu zůstane, přeškrtnutý a s důvodem. Program se nebude počítat, jako by"
              " neběžel.")  # fmt: skip
    return Record(row, entry_of_programme(row, current().service(case.service)), [stays])


PROGRAMME = mendable(
    Kind(
        "programme",
        find=_programme,
        made_by=(actions.start_programme,),
        correct=correct_programme,
        void=void_programme,
        restore=restore_programme,
        past=Past(
            Programme,
            {
                "started_on": gettext_lazy("Začíná dne"),
                "ended_on": gettext_lazy("Končí dne"),
                "priority": gettext_lazy("Kolikátý v pořadí důležitosti"),
            },
        ),
        part="#programmes",
    )
)


def _channel(name: str, value: Any, service: Service) -> str | None:
    return str(dict(CHANNELS)[value]).lower() if name == "channel" and value else None


def _way(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    known = [way for _case, way in all_ways([case.id])]
    way = next((one for one in known if one.id == row_id), None)
    if way is None:
        raise NotFound
    standing = [one for one in known if not one.void_reason and one.id != row_id]
    then = _("Co je domluvené později, platí dál.")
    if way == ways([case.id]).get(case.id):
        then = _("Pak nebude domluvené nic. Zeptejte se, než se ozvete.")
        if standing:
            earlier = way_sentences(standing[-1])
            then = _("Znovu bude platit, co bylo domluvené předtím: %(way)s") % {"way": earlier}
    return Record(way, entry_of_way(way), [then, STAYS])


WAY = mendable(
    Kind(
        "way",
        goes_with_case=True,
        find=_way,
        made_by=(actions.agree_way,),
        correct=correct_way,
        void=void_way,
        restore=restore_way,
        past=Past(
            AgreedWay,
            {
                "channel": gettext_lazy("Jak se ozvat"),
                "contact": gettext_lazy("Spojení"),
                "when": gettext_lazy("Kdy se ozvat"),
                "message": gettext_lazy("Smíme nechat vzkaz?"),
                "caller_name": gettext_lazy("Když to zvedne někdo jiný, představit se jako"),
                "note": gettext_lazy("Na co dát pozor"),
            },
            chosen={"message": AgreedWay.Answer},
            own=_channel,
        ),
    )
)


def _start(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    row = next((one for one in all_key_workers(case.id) if one.id == row_id), None)
    if row is None:
        raise NotFound
    earlier = [one for one in key_workers(case.id) if one.since < row.since]
    then = _("Případ pak nikdo nepovede, než někoho určíte.")
    if earlier:
        then = _("Případ pak dál vede: %(who)s.") % {"who": earlier[0].name}
    later = _("Po tomto předání už je další. Zneplatnit jde jen to poslední.")
    latest = key_workers(case.id)[:1] == [row]
    follows: list[Label] = [then, STAYS]
    return Record(row, entry_of_start(row, on), follows, None if latest else Instead(later))


KEY_WORKER = mendable(
    Kind(
        "key_worker",
        goes_with_case=True,
        find=_start,
        made_by=(actions.assign_key_worker,),
        correct=correct_key_worker,
        void=void_key_worker,
        past=Past(
            KeyWorker,
            {
                "worker_id": gettext_lazy("Kdo případ vede"),
                "since": gettext_lazy("Ode dne"),
                "reason": gettext_lazy("Proč se to mění"),
            },
            accounts=frozenset({"worker_id"}),
        ),
    )
)


def _case(viewer: Viewer, case: CaseRow, row_id: int, on: date) -> Record:
    if row_id != case.id:
        raise NotFound
    gone = _("Případ zmizí ze seznamů, z hledání, z počtů i z toho, co je k vyřízení. Nic se"
             " nesmaže: vedoucí a kontrola ho najdou mezi zneplatněnými případy.")  # fmt: skip
    stands = holding(viewer, case)
    if stands:
        listed = ", ".join(dict.fromkeys(stands))
        gone = _("V případu ještě platí: %(what)s. Nejdřív zneplatněte to.") % {"what": listed}
    return Record(case, Entry(case.opened_on, case.title), [gone])


CASE = mendable(
    Kind(
        "case",
        find=_case,
        made_by=(actions.open_case,),
        void=void_case,
        deed=gettext_lazy("Zneplatnit celý případ"),
    )
)
