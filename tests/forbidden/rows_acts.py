"""What may not be done, and not be planned either: acts and meetings."""

from dataclasses import replace
from datetime import timedelta

from opora.access.actions import grant
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.cases.queries import subject
from opora.decisions.actions import answer
from tests.features.acts.conftest import Place
from tests.forbidden.ground import Ground
from tests.forbidden.tried import Forbidden, Step

A, B, C, D, E = (
    "nekam_patrit",
    "rodinna_poradna",
    "kontaktni_centrum",
    "ohrozene_rodiny",
    "dluhova_poradna",
)

# What the case can't be given is not offered.
KIND = ("kind",)


def over(at: Ground) -> Place:
    """A programme of two years that is over."""
    return at.at(A, since=at.today - timedelta(days=2 * 365 + 40))


def with_assistant(at: Ground) -> Place:
    """A case that an assistant may join."""
    assistant = at.worker(A, Role.ASSISTANT)
    here = at.place(A, by=assistant, asked={"field_training_agreed": True})
    by = viewer_of(at.head(A))
    grant(account_id=assistant.pk, case_id=here.case.pk, by=by, on=at.today)
    return here


def at_home(at: Ground, *, healthy: bool) -> Place:
    """Whether there is a reason of health to meet at home."""
    here = at.at(A)
    # Such an answer holds for thirty days.
    about = subject(here.case, organisation_id=here.viewer.organisation_id)
    answer(subject=about, answers={"health_reason": not healthy}, by=here.viewer, on=at.past)
    return here


def busy(at: Ground, site: str, families: int, step: str) -> Place:
    """A site with so many families in work at ten."""
    itself = replace(at, way="")
    for _family in range(families):
        other = at.at(D, site=site)
        getattr(itself, step)(other, "budget").act({})
    return at.at(D, site=site)


def young(at: Ground) -> Place:
    """Somebody of fourteen."""
    return at.at(C, age=14, asked={"uses_illegal_substances": True})


def untaught(at: Ground) -> Place:
    """Parents without group education."""
    return at.at(B, asked={"group_education_attended": False})


def unheard(at: Ground) -> Place:
    """Parents who were not heard apart."""
    asked = {"relations_weighed": True, "parents_heard_separately": False}
    return at.at(B, people=2, asked=asked)


def aided(at: Ground, condition: str, *, agreement: bool = True) -> Step:
    """Food for a family."""
    here = at.at(D, agreement=agreement)
    return at.act(
        here, "food_aid", kept={"aid_condition": condition}, strange=() if agreement else KIND
    )


ACTS = (
    Forbidden("A2.length", A, lambda at: at.act(over(at), "consultation", place="kancelar"),
              "Program skončil", departs=True),
    Forbidden("A3.service", A, lambda at: at.act(at.at(A, agreement=False), "consultation",
              place="kancelar", strange=KIND), "Smlouva v ten den neběží", departs=True),
    Forbidden("A4.assistant", A, lambda at: at.act(with_assistant(at), "consultation",
              place="kancelar"), "Asistent se může přidat jen k nácviku", departs=True),
    Forbidden("A5.hours", A, lambda at: at.act(at.at(A), "consultation", at="16:30",
              place="kancelar"), "se do hodin celý nevejde", departs=True),
    Forbidden("A5.goal", A, lambda at: at.act(at.at(A, asked={"goal_agreed": False}),
              "field_assistance", strange=KIND), "potřebuje domluvený cíl", departs=True),
    Forbidden("A6.home", A, lambda at: at.act(at_home(at, healthy=True), "consultation",
              place="domacnost"), "jen ze zdravotních důvodů", departs=True),
    Forbidden("A6.home_reason", A, lambda at: at.act(at_home(at, healthy=False), "consultation",
              place="domacnost"), "Napište zdravotní důvod", departs=True),
    Forbidden("B10", B, lambda at: at.act(untaught(at), "mediation"),
              "skupinová edukace"),
    Forbidden("B11.order", B, lambda at: at.act(unheard(at), "child_consultation"),
              "máme mluvit s každým rodičem zvlášť"),
    Forbidden("B15.consent", B, lambda at: at.act(at.at(B, agreement=False), "counselling",
              strange=KIND), "až po podpisu informovaného souhlasu", departs=True),
    Forbidden("B22.invitation", B, lambda at: at.act(at.at(B), "counselling",
              kept={"guests": ["lawyer"], "guests_invited": True},
              typed={"guests": ["lawyer"], "guests_invited": "yes"}),
              "na konzultaci pozvat nejde", departs=True),
    Forbidden("C2", C, lambda at: at.act(young(at), "somatic_examination", strange=KIND),
              "nabízíme jen poradenství", departs=True),
    Forbidden("D5.agreement", D, lambda at: at.act(at.at(D, agreement=False), "budget",
              strange=KIND), "Smlouva s rodinou ten den neběží", departs=True),
    Forbidden("D7.at_once", D, lambda at: at.act(busy(at, "most", 3, "act"), "budget"),
              "v tu chvíli už věnujeme třem rodinám", departs=True),
    Forbidden("D8.at_once", D, lambda at: at.act(busy(at, "litvinov", 1, "act"), "budget"),
              "už věnujeme jiné rodině", departs=True),
    Forbidden("D9.condition", D, lambda at: aided(at, "zadna"),
              "Důvod pro materiální pomoc zapsaný není.", departs=True),
    Forbidden("D9.unlisted", D, lambda at: aided(at, "jina"), "Rozhodnout můžete vy"),
    Forbidden("D9.clients", D, lambda at: aided(at, "pred_davkami", agreement=False),
              "Materiální pomoc je jen pro rodiny se smlouvou.", departs=True),
    Forbidden("E8.present", E, lambda at: at.act(at.at(E), "letter_to_creditor",
              kept={"client_present": False}, typed={"client_present": "no"}),
              "jde udělat jen s klientem", departs=True),
)  # fmt: skip
BOOKED = (
    Forbidden("A2.length", A, lambda at: at.book(over(at), "consultation", place="kancelar"),
              "Program skončil"),
    Forbidden("A3.service", A, lambda at: at.book(at.at(A, agreement=False), "consultation",
              place="kancelar"), "Smlouva v ten den neběží"),
    Forbidden("A4.assistant", A, lambda at: at.book(with_assistant(at), "consultation",
              place="kancelar"), "Asistent se může přidat jen k nácviku"),
    Forbidden("A5.hours", A, lambda at: at.book(at.at(A), "consultation", at="16:30",
              place="kancelar"), "se do hodin celý nevejde"),
    Forbidden("A5.goal", A, lambda at: at.book(at.at(A, asked={"goal_agreed": False}),
              "field_assistance"), "potřebuje domluvený cíl"),
    Forbidden("A6.home", A, lambda at: at.book(at_home(at, healthy=True), "consultation",
              place="domacnost"), "jen ze zdravotních důvodů"),
    Forbidden("A6.home_reason", A, lambda at: at.book(at_home(at, healthy=False), "consultation",
              place="domacnost"), "Napište zdravotní důvod"),
    Forbidden("B9", B, lambda at: at.book(at.at(B, asked={"divorce_or_custody": True,
              "joint_work_wanted": True}), "first_consultation",
              kept={"both_parents_invited": False}, typed={"both_parents_invited": "no"}),
              "máme zvát oba rodiče společně"),
    Forbidden("B10", B, lambda at: at.book(untaught(at), "mediation"), "skupinová edukace"),
    Forbidden("B11.order", B, lambda at: at.book(unheard(at), "child_consultation"),
              "máme mluvit s každým rodičem zvlášť"),
    Forbidden("B15.planning", B, lambda at: at.book(at.at(B, agreement=False), "counselling"),
              "informovaného souhlasu"),
    Forbidden("B22.invitation", B, lambda at: at.book(at.at(B), "counselling",
              kept={"guests": ["lawyer"]}), "na konzultaci pozvat nejde"),
    Forbidden("C2", C, lambda at: at.book(young(at), "somatic_examination"),
              "nabízíme jen poradenství"),
    Forbidden("D5.agreement", D, lambda at: at.book(at.at(D, agreement=False), "budget"),
              "Smlouva s rodinou ten den neběží"),
    Forbidden("D7.at_once", D, lambda at: at.book(busy(at, "most", 3, "book"), "budget"),
              "už věnujeme třem rodinám"),
    Forbidden("D8.at_once", D, lambda at: at.book(busy(at, "litvinov", 1, "book"), "budget"),
              "už věnujeme jiné rodině"),
    Forbidden("E8.present", E, lambda at: at.book(at.at(E), "letter_to_creditor",
              kept={"client_present": False}, typed={"client_present": "no"}),
              "jde udělat jen s klientem"),
)  # fmt: skip
