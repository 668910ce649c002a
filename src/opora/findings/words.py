"""What is said of examinations, and which fields the rules have kept of them."""

from opora.cases.kept import keeps
from opora.catalog.service import Service
from opora.decisions.panels import said

ASKED, RESULT, EXPLAINED = "examination_asked", "examination_result", "examination_explained"
TESTED = "test_result"
SIGHT_ASK = "may_open_finding"
KEPT = keeps(__name__, "examination", ASKED, RESULT, EXPLAINED, TESTED)


def examines(service: Service) -> bool:
    """Whether one worker may ask another for an examination there."""
    return ASKED in KEPT.of(service)


def tests(service: Service) -> tuple[str, ...]:
    """The acts whose result is kept apart; none where no rule has it so."""
    return KEPT.acts(TESTED, service) if TESTED in KEPT.of(service) else ()


def called(service: Service) -> str:
    """How the service calls it within a sentence: by the act that its rule is about."""
    act = next((service.act(one) for one in KEPT.acts(ASKED, service)), None)
    name = said(act.text) if act else ""
    return name[:1].lower() + name[1:]
