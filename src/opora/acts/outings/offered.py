"""Who is meant by what was typed, and which acts the rules let us do for them."""

from datetime import date

from opora.access.viewer import Viewer
from opora.acts.outings.forms import LineForm
from opora.acts.outings.lines import PeopleLine
from opora.acts.outings.queries import candidates
from opora.acts.outings.without_case import subject_of
from opora.cases.queries import subject
from opora.catalog.service import Service
from opora.decisions.panels import said
from opora.decisions.queries import weigh_many
from opora.rules.answers import Answer


def look_up(line: LineForm, viewer: Viewer, service: Service, on: date) -> None:
    """Gives the line those who may be meant: only clients whom the viewer sees."""
    line.show(candidates(viewer, service.id, line.words, on) if line.words else ())


def narrow(line: PeopleLine, viewer: Viewer, service: Service, day: date, place: str) -> None:
    """Offers the acts that the rules do not refuse to the person, or the people, of the line.

    Why the others are not there, it tells.
    """
    one, known = line.settled, dict[str, object]()
    if one is not None:
        about = subject(
            one.case,
            person_ids=one.people,
            worker_id=viewer.account_id,
            organisation_id=viewer.organisation_id,
        )
    elif line.has_number:
        line.is_valid()
        about, known = subject_of(service, "", viewer), line.facts
    else:
        return
    kinds = [act.id for act in service.acts]
    told = [{**known, "act": kind, "place": place or None} for kind in kinds]
    verdicts = weigh_many(ask="may_record_act", subjects=[about] * len(kinds), given=told, on=day)
    line.offer(
        {
            kind: " ".join(dict.fromkeys(said(one.text) for one in verdict.refusing))
            for kind, verdict in zip(kinds, verdicts, strict=True)
            if verdict.answer is Answer.NO
        }
    )
