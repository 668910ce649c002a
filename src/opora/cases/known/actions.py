"""Taking somebody into a case who is known from another one."""

from datetime import date

from opora.access.doors import action, tell
from opora.access.roles import PROFESSIONALS
from opora.access.viewer import Viewer
from opora.cases.actions import add_person
from opora.cases.known.queries import known_person
from opora.cases.models import Participant
from opora.cases.queries import case_for


@action("cases.add_known_person", roles=PROFESSIONALS)
def add_known_person(
    *, case_id: int, person_id: int, relation: str, client: bool, by: Viewer, on: date
) -> Participant:
    """The same person, with what is known of them. NotFound for whom the viewer sees nowhere."""
    case_for(by, case_id, "cases.add_known_person")
    person = known_person(by, case_id, person_id)
    row = add_person(case_id=case_id, person=person, relation=relation, client=client, by=by, on=on)
    tell(case_id=case_id, subjects=[f"person:{person_id}"])
    return row
