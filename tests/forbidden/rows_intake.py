"""When nobody is taken on, and when nobody is turned away; the steps before."""

from collections.abc import Callable
from datetime import date, timedelta

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.agreements.actions import conclude
from opora.agreements.terms import Terms
from opora.cases.actions import assign_key_worker, open_case, start_programme
from opora.cases.models import Case
from opora.catalog import current
from opora.intake.actions import take_contact
from opora.intake.applicant.actions import accept, assess, hold_intro, refuse
from opora.intake.given import Reach, Talk, Who
from tests.features.agreements.noticed import ended_for_breach
from tests.features.intake.conftest import contact
from tests.forbidden.ground import Ground
from tests.forbidden.rows_acts import A, B, C, D, E
from tests.forbidden.rows_agreements import FORMS, WORDS, for_two, full, knowing
from tests.forbidden.tried import Forbidden, Step, by

Bring = Callable[[Ground], Step]
REASON = "Vysvětlili jsme to při hovoru."


def taken(at: Ground, case: Case) -> Step:
    """The applicant is taken on."""
    path = f"/pripady/{case.pk}/prijeti/"
    typed: dict[str, object] = {"on": "dnes"}
    return at.step(at.head(case.service), path, typed, accept, {"case_id": case.pk})


def turned_away(at: Ground, case: Case, ground: str, act: str = "") -> Step:
    """The applicant is refused."""
    path = f"/pripady/{case.pk}/odmitnuti/"
    typed: dict[str, object] = {"ground": ground, "reason": REASON, "on": "dnes"}
    typed |= {"act": act} if act else {}
    told: dict[str, object] = {
        "case_id": case.pk,
        "ground": ground,
        "act": act,
        "reason": REASON,
    }
    return at.step(at.head(case.service), path, typed, refuse, told)


def grown_up(at: Ground) -> Case:
    """A user of thirty, to whom nothing is closed."""
    return knowing(at, at.make_case(C), uses_illegal_substances=True)


def came_back(at: Ground, service: str) -> Case:
    """Somebody whose agreement ended for breach, more than half a year ago."""
    case, account = at.make_case(service), at.head(service)
    by, began = viewer_of(account), case.opened_on
    acts = (current().service(service).acts[0].id,)
    form = FORMS.get(service, "spoken")
    terms = Terms(form=form, concluded_on=began, acts=acts, data_consent=True, **WORDS)
    conclude(case_id=case.pk, terms=terms, by=by, on=began)
    ended_for_breach(case, by, at.today - timedelta(days=250), at.today)
    person = case.participants.get().person
    again: Case = open_case(service=service, site=case.site, persons=[person], by=by, on=at.today)
    return again


def unlawful(service: str) -> Bring:
    """A ground that the law does not know."""
    return lambda at: turned_away(at, at.make_case(service), "other")


def with_room(service: str) -> Bring:
    """For lack of room, where there is room."""
    return lambda at: turned_away(
        at, knowing(at, at.make_case(service), capacity_full=False), "capacity"
    )


def forgiven(service: str) -> Bring:
    """For a breach of more than half a year ago."""
    return lambda at: turned_away(at, came_back(at, service), "former_client")


def by_phone(at: Ground) -> Step:
    """A consultation by phone without the consent spoken."""
    case = at.make_case(B)
    typed: dict[str, object] = {
        "way": "phone",
        "situation": "Bydlí zvlášť.",
        "consent": "no",
        "on": "dnes",
    }
    told: dict[str, object] = {
        "case_id": case.pk,
        "way": "phone",
        "situation": "Bydlí zvlášť.",
        "consent": False,
    }
    return at.step(at.head(B), f"/pripady/{case.pk}/konzultace/", typed, hold_intro, told)


def alone(at: Ground) -> Step:
    """One professional weighs a case."""
    case, account = at.make_case(B, key_worker=False), at.head(B)
    typed: dict[str, object] = {"professionals": [account.pk], "key_worker": account.pk}
    told: dict[str, object] = {
        "case_id": case.pk,
        "professionals": [account.pk],
        "key_worker_id": account.pk,
        "conclusion": "",
    }
    path = f"/pripady/{case.pk}/posouzeni/"
    return at.step(account, path, typed | {"on": "dnes"}, assess, told)


def listened(at: Ground) -> Step:
    """A psychologist listens first."""
    account = at.worker(B, Role.PSYCHOLOGIST)
    site = current().service(B).sites[0].id
    told: dict[str, object] = {
        "service": B,
        "site": site,
        "who": Who(given_name="Jana", family_name="Matoušková"),
        "reach": Reach(),
        "talk": Talk(way="phone"),
    }
    typed = {name: value for name, value in contact(B).items() if name != "post"}
    return at.step(account, "/kontakt/", typed, take_contact, told)


def leads(at: Ground, case: Case, who: Account, since: date, by: Account | None = None) -> Step:
    """A case is given to a key worker."""
    typed: dict[str, object] = {"worker": who.pk, "since": since.isoformat()}
    told: dict[str, object] = {"case_id": case.pk, "worker_id": who.pk, "since": since}
    path = f"/pripady/{case.pk}/klicovy-pracovnik/"
    return at.step(by or at.head(case.service), path, typed, assign_key_worker, told)


def second_key_worker(service: str, role: Role) -> Bring:
    """Somebody more, before the one who leads the case now."""

    def bring(at: Ground) -> Step:
        case, by = at.make_case(service, key_worker=False), viewer_of(at.head(service))
        first, second = at.worker(service, role), at.worker(service, role)
        assign_key_worker(case_id=case.pk, worker_id=first.pk, since=at.today, by=by, on=at.today)
        return leads(at, case, second, at.today - timedelta(days=1))

    return bring


def no_consultant(at: Ground) -> Step:
    """A social worker leads a case of consultants."""
    case = at.make_case(A, key_worker=False)
    step = leads(at, case, at.worker(A, Role.SOCIAL_WORKER), at.today)
    step.strange = ("worker",)
    return step


def programme(at: Ground) -> Step:
    """A programme before the agreement."""
    case = at.make_case(A)
    typed: dict[str, object] = {"programme": A, "priority": "1", "started_on": "dnes"}
    told: dict[str, object] = {
        "case_id": case.pk,
        "programme": A,
        "priority": 1,
        "started_on": at.today,
    }
    return at.step(at.head(A), f"/pripady/{case.pk}/programy/", typed, start_programme, told)


LISTENER = "První rozhovor patří sociální pracovnici"
NO_SPOKEN = "chybí vyslovený souhlas"
MORE = "Přizvěte ještě někoho."
NO_PROGRAMME = "Program zahájit zatím nejde"
UNLAWFUL = "zákon odmítnout nedovoluje"
NOT_NOW = "Tento důvod teď neplatí."
ACCEPTED = (
    Forbidden("A1.agreed", A, lambda at: taken(at, knowing(at, at.make_case(A),
              programme_fits=False)), "Žádný z programů se zájemci nehodí."),
    Forbidden("D6.target_group", D, lambda at: taken(at, knowing(at, at.make_case(D),
              in_target_group=False)), "cílov"),
    Forbidden("D7.agreements", D, lambda at: taken(at, full(at, "most", 20)), "V Mostě"),
    Forbidden("D8.agreements", D, lambda at: taken(at, full(at, "litvinov", 8)), "V Litvínově"),
    Forbidden("E1.age", E, lambda at: taken(at, at.make_case(E,
              born=at.today - timedelta(days=17 * 365))), "Poradna je pro dospělé"),
    Forbidden("E1.debts", E, lambda at: taken(at, knowing(at, at.make_case(E), has_debts=False)),
              "Tady dluhy zapsané nejsou"),
    Forbidden("E1.exclusion", E, lambda at: taken(at, knowing(at, at.make_case(E),
              exclusion={"values": [], "complete": True})), "nic takového zapsané není"),
    Forbidden("E1.kind_listed", E, lambda at: taken(at, knowing(at, at.make_case(E),
              exclusion={"values": ["jiny_druh"], "complete": True})),
              "Tohle služba mezi příklady neuvádí."),
    Forbidden("E2", E, lambda at: taken(at, for_two(at)), "Příjemcem je tu jen jednotlivec."),
)  # fmt: skip
TURNED_AWAY = (
    *(Forbidden("S1.ground", one, unlawful(one), UNLAWFUL) for one in (A, B, C, D, E)),
    *(Forbidden("S1.proof", one, with_room(one), "odmítnout ho kvůli němu nejde")
      for one in (A, B, E)),
    *(Forbidden("S1.former_client", one, forgiven(one), "", marked=False,
                named="C12" if one == C else "S1.proof") for one in (A, B, C, E)),
    Forbidden("C12", C, lambda at: turned_away(at, grown_up(at), "not_provided", "exchange"),
              NOT_NOW),
    Forbidden("D6.ground", D, lambda at: turned_away(at, knowing(at, at.make_case(D),
              in_target_group=True), "not_provided"),
              NOT_NOW),
    Forbidden("D6.former_client", D, forgiven(D), "", named="D6.ground", marked=False),
)  # fmt: skip
LEADS = (
    Forbidden("B8", B, second_key_worker(B, Role.SOCIAL_WORKER),
              "právě jednoho klíčového pracovníka"),
    Forbidden("A4.one_key_worker", A, second_key_worker(A, Role.CONSULTANT), "právě jedn"),
    Forbidden("A4.key_worker", A, no_consultant,
              "Klíčovým pracovníkem tu může být jen konzultant."),
)  # fmt: skip
INTAKE = (
    *by("intake.accept", *ACCEPTED),
    *by("intake.refuse", *TURNED_AWAY),
    *by("cases.assign_key_worker", *LEADS),
    Forbidden("B1.listener", B, listened, LISTENER, by="intake.take_contact"),
    Forbidden("B2.consent", B, by_phone, NO_SPOKEN, departs=True, by="intake.hold_intro"),
    Forbidden("B6.people", B, alone, MORE, by="intake.assess"),
    Forbidden("A3.programme", A, programme, NO_PROGRAMME, by="cases.start_programme"),
)
