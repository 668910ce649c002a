"""What no agreement and no plan may be, and when no notice is given."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.agreements.actions import conclude
from opora.agreements.mending.actions import correct
from opora.agreements.models import Agreement, Breach, Notice
from opora.agreements.notices.actions import give_notice
from opora.agreements.notices.grounds import Given
from opora.agreements.notices.mending.actions import correct_notice
from opora.agreements.terms import Represented, Terms
from opora.cases.actions import add_person
from opora.cases.models import Case
from opora.cases.queries import subject
from opora.decisions.actions import answer
from opora.people.actions import register_named
from opora.people.birth import Birth
from opora.plans.actions import write
from opora.plans.mending.actions import correct_plan
from opora.plans.terms import GoalWords, PlanWords
from tests.features.agreements.noticed import Agreed, broke, chain
from tests.forbidden.ground import Ground
from tests.forbidden.rows_acts import A, B, C, D, E
from tests.forbidden.tried import Forbidden, Step

FORMS = {B: "informed_consent"}
WORDS: dict[str, Any] = {
    "goals": "Pomoc s hledáním bytu.",
    "when_broken": "Nejdřív si o tom promluvíme.",
    "ways_to_end": "Kdykoli, stačí říct.",
}


def agree(
    at: Ground,
    case: Case,
    by: Account | None = None,
    *,
    strange: Any = (),
    unfinished: bool = False,
    represented: Sequence[Represented] = (),
    signed: Mapping[str, str] | None = None,
    **said: Any,
) -> Step:
    """An agreement of today, whole but for what is said."""
    acts = ("exchange",) if case.service == C else ()
    terms: dict[str, Any] = {"form": FORMS.get(case.service, "written"), **WORDS, **said}
    told = {
        "case_id": case.pk,
        "terms": Terms(concluded_on=at.today, acts=acts, **terms),
        "represented": represented,
    }
    typed = {"concluded_on": at.today.isoformat(), **terms, **(signed or {})}
    if acts:
        typed["acts"] = acts
    if len(clients := case.participants.filter(client=True)) > 1:
        typed["parties"] = [str(one.person_id) for one in clients]
    if case.service == B:
        typed["data_consent"] = "yes"
    path = f"/pripady/{case.pk}/smlouva/uzavrit/"
    if at.way:
        step = put_right(at, by or at.head(case.service), typed, told)
    else:
        account = by or at.head(case.service)
        step = at.step(account, path, typed, conclude, told, strange=strange)
    return replace(step, unfinished=unfinished)


def put_right(at: Ground, by: Account, typed: dict[str, Any], told: dict[str, Any]) -> Step:
    """The same of one that stands as if it had been let through."""
    terms, case_id = told["terms"], told["case_id"]
    spoken = terms.form if terms.form == FORMS[B] else "spoken"
    before = told | {"terms": replace(terms, form=spoken, fee=None, **WORDS)}
    lifting: dict[str, Any] = {"justification": "Tehdy.", "departure": True, "decided": True}
    row = conclude(**before, **lifting, by=viewer_of(by), on=at.today)
    Agreement.objects.filter(pk=row.pk).update(departure="")
    path = f"/pripady/{case_id}/zapis/agreement/{row.pk}/opravit/"
    sent = told | {"row_id": row.pk, "why": "Překlep."}
    return at.step(by, path, typed | {"why": "Překlep."}, correct, sent)


def knowing(at: Ground, case: Case, **facts: object) -> Case:
    """What somebody has answered since."""
    by = viewer_of(at.head(case.service))
    for name, value in facts.items():
        about = subject(case, organisation_id=by.organisation_id)
        answer(subject=about, answers={name: value}, by=by, on=at.today)
    return case


def for_two(at: Ground) -> Case:
    """A case of two clients."""
    case = at.make_case(E)
    by = viewer_of(at.head(E))
    birth = Birth.on(date(1990, 1, 1))
    other = register_named(
        given_name="Petr", family_name="Petrů", birth=birth, by=by, on=case.opened_on
    )
    add_person(
        case_id=case.pk, person=other, relation="bratr", client=True, by=by, on=case.opened_on
    )
    return case


def minor(at: Ground) -> Step:
    """Somebody of seventeen, for whom a representative signs."""
    case = at.make_case(E, born=at.today - timedelta(days=17 * 365))
    who = case.participants.get().person_id
    signs = Represented(minor_id=who, name="Jan Petrů", relation="otec")
    typed = {
        f"signer_{who}": "other",
        f"signer_{who}_name": signs.name,
        f"signer_{who}_relation": signs.relation,
    }
    return agree(at, case, represented=[signs], signed=typed)


def full(at: Ground, site: str, agreements: int) -> Case:
    """An applicant at a site that has no room."""
    at.filled(site, agreements)
    return at.make_case(D, site=site)


def notice(
    at: Ground, here: Agreed, leans_on: Breach | None, by: Account | None = None, **said: Any
) -> Step:
    """A notice of today."""
    typed: dict[str, object] = {
        "leans_on": str(leans_on.pk) if leans_on else "other",
        "form": "written",
        "given_on": at.today.isoformat(),
        "text": "Vypovídáme smlouvu.",
    }
    weighed = {name: said.pop(name) for name in ("gross", "degrading") if name in said}
    names = {"gross": "gross_breach", "degrading": "degrading_conduct"}
    typed |= {names[name]: "yes" if value else "no" for name, value in weighed.items()}
    more = {name: said.pop(name) for name in ("forged", "strange") if name in said}
    given = Given(
        given_on=at.today,
        form=said.get("form", "written"),
        text="Vypovídáme smlouvu.",
        breach_id=leans_on.pk if leans_on else None,
        **weighed,
    )
    told = {"case_id": here.case.pk, "given": given}
    path = here.url("vypoved/")
    if at.way:
        return notice_put_right(at, here, by or here.head, typed | said, given)
    return at.step(by or here.head, path, typed | said, give_notice, told, **more)


def notice_put_right(
    at: Ground, here: Agreed, by: Account, typed: dict[str, object], given: Given
) -> Step:
    """The same of one that stands as if it had been let through."""
    told: dict[str, Any] = {"case_id": here.case.pk, "by": viewer_of(by), "on": at.today}
    lifting: dict[str, Any] = {"justification": "Tehdy.", "departure": True, "decided": True}
    row = give_notice(given=replace(given, form="written"), **lifting, **told)
    Notice.objects.filter(pk=row.pk).update(departure="")
    path = here.url(f"zapis/notice/{row.pk}/opravit/")
    sent: dict[str, object] = {
        "case_id": here.case.pk, "row_id": row.pk, "given": given, "why": "Překlep.",
    }  # fmt: skip
    return at.step(by, path, typed | {"why": "Překlep."}, correct_notice, sent)


def unwarned(at: Ground) -> Step:
    """A breach of internal rules after one warning."""
    here = at.agreed(C)
    breach = chain(here, 1, at.today)
    return notice(at, here, breach, gross=True, forged={"warnings": "9"})


def mild(at: Ground) -> Step:
    """Conduct that nobody finds degrading."""
    here = at.agreed(C)
    breach = broke(here.case, here.by, at.today, ground="conduct")
    return notice(at, here, breach, degrading=False)


def unpaid(at: Ground) -> Step:
    """A fee that nobody has agreed."""
    here = at.agreed(C)
    told: dict[str, Any] = {
        "ground": "agreement",
        "kind": "unpaid",
        "unpaid_since": here.since,
        "gross": True,
    }
    breach = broke(here.case, here.by, at.today, **told)
    forged = {"fee": "500", "unpaid_over_month": "yes"}
    return notice(at, here, breach, gross=True, forged=forged)


def spoken(at: Ground) -> Step:
    """A notice by word of mouth."""
    here = at.agreed(C)
    breach = chain(here, 2, at.today)
    return notice(at, here, breach, gross=True, form="spoken")


def by_worker(service: str) -> Any:
    """A notice by somebody who has every right but the head's."""

    def bring(at: Ground) -> Step:
        here = at.agreed(service)
        breach = chain(here, 2, at.today)
        weighed = {"gross": True} if service == C else {}
        return notice(at, here, breach, here.worker, **weighed)

    return bring


def plan_put_right(at: Ground, case: Case, words: PlanWords, goal: GoalWords) -> Step:
    """A spoken plan is to have been a written one."""
    by = at.head(C)
    told: dict[str, Any] = {"case_id": case.pk, "by": viewer_of(by), "on": at.today}
    row = write(words=replace(words, form="spoken"), goal=goal, **told)
    typed: dict[str, object] = {
        "form": "written", "made_on": at.today.isoformat(), "why": "Překlep.",
    }  # fmt: skip
    sent: dict[str, object] = {
        "case_id": case.pk, "row_id": row.pk, "words": words, "why": "Překlep.",
    }  # fmt: skip
    path = f"/pripady/{case.pk}/zapis/plan/{row.pk}/opravit/"
    return at.step(by, path, typed, correct_plan, sent)


def plan(at: Ground) -> Step:
    """A written plan of somebody whom we know by a code."""
    case = at.make_case(C, anonymous=True)
    words = PlanWords(form="written", made_on=at.today)
    goal = GoalWords(words="Spát doma.", said_on=at.today)
    if at.way:
        return plan_put_right(at, case, words, goal)
    told = {"case_id": case.pk, "words": words, "goal": goal}
    typed: dict[str, object] = {
        "form": "written",
        "made_on": at.today.isoformat(),
        "words": "Spát doma.",
    }
    return at.step(at.head(C), f"/pripady/{case.pk}/plan/upravit/", typed, write, told)


AGREEMENTS = (
    Forbidden("A10.before.agreement", A, lambda at: agree(at, at.make_case(A, informed=False)),
              "ještě neprošel pravidla", departs=True),
    Forbidden("B13.before.consent", B, lambda at: agree(at, at.make_case(B, informed=False),
              strange=("form",)), "ještě nemá informace o službě", departs=True),
    Forbidden("C5.before.agreement", C, lambda at: agree(at, at.make_case(C, informed=False)),
              "Podmínky a pravidla ještě probrané nejsou.", departs=True),
    Forbidden("C7.head", C, lambda at: agree(at, at.make_case(C),
              at.worker(C, Role.SOCIAL_WORKER)), "Písemnou smlouvu uzavírá vedoucí.", departs=True),
    Forbidden("C8.contents", C, lambda at: agree(at, at.make_case(C), ways_to_end="",
              unfinished=True), "Napište, kdy a jak lze službu změnit nebo ukončit.",
              departs=True),
    Forbidden("C9", C, lambda at: agree(at, at.make_case(C, anonymous=True)),
              "Smlouva i plán jsou proto jen ústní"),
    Forbidden("D7.agreements", D, lambda at: agree(at, full(at, "most", 20)),
              "V Mostě", departs=True),
    Forbidden("D8.agreements", D, lambda at: agree(at, full(at, "litvinov", 8)),
              "V Litvínově", departs=True),
    Forbidden("D10", D, lambda at: agree(at, knowing(at, at.make_case(D),
              in_target_group=True), fee=200,
              strange=("fee",)),
              "Žádnou úhradu nelze chtít", departs=True),
    Forbidden("E10", E, lambda at: agree(at, at.make_case(E), fee=200, strange=("fee",)),
              "úhradu sjednat nejde", departs=True),
    Forbidden("E1.age", E, minor, "Poradna je pro dospělé", departs=True, marked=False),
    Forbidden("E1.debts", E, lambda at: agree(at, knowing(at, at.make_case(E), has_debts=False)),
              "Tady dluhy zapsané nejsou", departs=True),
    Forbidden("E1.exclusion", E, lambda at: agree(at, knowing(at, at.make_case(E),
              exclusion={"values": [], "complete": True})), "nic takového zapsané není",
              departs=True),
    Forbidden("E1.kind_listed", E, lambda at: agree(at, knowing(at, at.make_case(E),
              exclusion={"values": ["jiny_druh"], "complete": True})),
              "Tohle služba mezi příklady neuvádí."),
    Forbidden("E2", E, lambda at: agree(at, for_two(at)), "Příjemcem je tu jen jednotlivec.",
              departs=True),
)  # fmt: skip
NO_TARGET = Forbidden("D6.target_group", D, lambda at: agree(at, knowing(at, at.make_case(D),
                      in_target_group=False)), "cílov", departs=True, marked=False)  # fmt: skip
PLANS = (Forbidden("C9", C, plan, "Smlouva i plán jsou proto jen ústní"),)
NOTICES = (
    Forbidden("C13.warnings", C, unwarned, "Před výpovědí je potřeba zapsat aspoň", departs=True),
    Forbidden("C13.ground", C, mild, "Z tohoto důvodu smlouvu vypovědět nejde.", departs=True),
    Forbidden("C13.unpaid", C, unpaid, "Kvůli nezaplacení smlouvu vypovědět nejde.", departs=True),
    Forbidden("C15.writing", C, spoken, "Výpověď od nás musí být písemná", departs=True),
    Forbidden("S1.notice", C, by_worker(C), "Předat k rozhodnutí", departs=True),
    *(
        Forbidden("S1.notice", one, by_worker(one), "Předat k rozhodnutí", departs=True)
        for one in (A, B, D, E)
    ),
)
