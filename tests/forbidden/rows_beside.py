"""What doesn't leave, who isn't asked, who doesn't sit there, what isn't put off."""

from collections.abc import Callable
from datetime import timedelta

from opora.access.actions import exclude
from opora.access.models import Account
from opora.access.queries import viewer_of
from opora.access.roles import Role
from opora.complaints.actions import take_in
from opora.complaints.heard import Heard
from opora.complaints.longer.actions import extend
from opora.complaints.models import Complaint
from opora.consents.disclosures.actions import disclose
from opora.consents.given import Leaving
from opora.decisions.actions import set_parameter
from opora.intake.applicant.actions import assess
from opora.team.conferences.actions import Met, confer
from opora.team.cooperating.actions import involve
from opora.team.intervisions.actions import talk_over
from opora.ui.words import typed_day
from tests.features.acts.conftest import Place
from tests.forbidden.ground import Ground
from tests.forbidden.rows_acts import A, B, C, D, E
from tests.forbidden.rows_intake import leads
from tests.forbidden.tried import Forbidden, Step, by

Bring = Callable[[Ground], Step]
ABOUT, AGREED = "Jak zvládnout předávání dětí.", "Zkusíme to měsíc."


def leaving(service: str) -> Bring:
    """Something leaves on no consent and no statute."""

    def bring(at: Ground) -> Step:
        here = at.at(service)
        typed: dict[str, object] = {
            "scope": ["course"],
            "what": "Na schůzky chodí.",
            "way": "phone",
            "left_on": at.today.isoformat(),
            "basis": "none",
            "recipient": "zaměstnavatel",
        }
        words = Leaving(
            scope=("course",), what="Na schůzky chodí.", way="phone", recipient="zaměstnavatel"
        )
        told: dict[str, object] = {
            "case_id": here.case.pk,
            "leaving": words,
            "left_on": at.today,
        }
        return at.step(here.worker, here.url("sdelit/"), typed, disclose, told)

    return bring


def complaint(at: Ground, service: str, by: Account, *accused: Account) -> Complaint:
    """A complaint of 27 days ago."""
    who, received = viewer_of(by), at.today - timedelta(days=27)
    if service != C:
        long_ago = at.today - timedelta(days=400)
        set_parameter(service=service, name="complaint_answer_days", value=30, by=who, on=long_ago)
    heard = Heard(
        kind="complaint",
        received_on=received,
        words="Čekárna je zavřená.",
        about="worker" if accused else "service",
        way="box",
        workers=tuple(one.pk for one in accused),
    )
    site = at.make_case(service).site
    row: Complaint = take_in(
        service=service, site=site, heard=heard, taken_by_id=by.pk, by=who, on=at.today
    )
    return row


def put_off(service: str) -> Bring:
    """An answer is put off: without a reason; where a month is promised, with one too."""

    def bring(at: Ground) -> Step:
        account = at.head(service)
        row = complaint(at, service, account)
        until, reason = at.today + timedelta(days=40), "Nestíháme." if service == C else ""
        typed: dict[str, object] = {"until": typed_day(until), "told_on": typed_day(at.today)}
        # Where no reason helps there is no field for one; a forged one is not read.
        own: dict[str, object] = {"forged": {"reason": reason}}
        if service != C:
            typed |= {"reason": ""}
            own = {"reason": "reason"}
        told: dict[str, object] = {"complaint_id": row.pk, "until": until, "reason": reason}
        return at.step(account, f"/stiznosti/{row.pk}/odklad/", typed, extend, told, **own)

    return bring


def conference(at: Ground) -> Step:
    """A conference to which nobody has consented."""
    here = at.at(B)
    return sits(at, here, [here.worker.pk], duty=False)


def sits(at: Ground, here: Place, workers: list[int], *, duty: bool) -> Step:
    """Who sits in a conference."""
    typed: dict[str, object] = {
        "day": "dnes",
        "place": "OSPOD Most",
        "workers": workers,
        "guests": "Dana Malá, OSPOD Most",
        "child_protection_duty": "yes" if duty else "no",
        "about": ABOUT,
        "conclusions": AGREED,
    }
    guests = [("Dana Malá", "OSPOD Most")]
    met = Met("OSPOD Most", workers, guests, ABOUT, AGREED, duty)
    told: dict[str, object] = {"case_id": here.case.pk, "met": met}
    return at.step(here.worker, here.url("konference/"), typed, confer, told)


def shut(at: Ground, *, agreement: bool = True) -> tuple[Place, Account]:
    """A case, and a colleague whom its client does not want to meet."""
    here, other = at.at(B, agreement=agreement), at.worker(B, Role.PSYCHOLOGIST)
    exclude(
        account_id=other.pk,
        person_id=here.people[0].pk,
        reason="Známí.",
        by=here.viewer,
        on=at.today,
    )
    return here, other


def left_to_lead(at: Ground) -> Step:
    """Whoever is left out would lead the case."""
    here, other = shut(at)
    step = leads(at, here.case, other, at.today, here.worker)
    step.strange = ("worker",)
    return step


def left_to_assess(at: Ground) -> Step:
    """Whoever is left out would weigh it."""
    here, other = shut(at, agreement=False)
    both = [here.worker.pk, other.pk]
    typed: dict[str, object] = {"professionals": both, "key_worker": here.worker.pk, "on": "dnes"}
    told: dict[str, object] = {
        "case_id": here.case.pk,
        "professionals": both,
        "key_worker_id": here.worker.pk,
        "conclusion": "",
    }
    strange = ("professionals",)
    path = here.url("posouzeni/")
    return at.step(here.worker, path, typed, assess, told, strange=strange)


def left_to_meet(at: Ground) -> Step:
    """Whoever is left out would meet the client."""
    here, other = shut(at)
    return at.book(here, "counselling", worker_id=other.pk, strange=("worker",))


def left_to_work(at: Ground) -> Step:
    """Whoever is left out would have been at an act."""
    here, other = shut(at)
    # Today: whoever was left out later was rightly there before.
    now = {"day": at.today, "at": "0:05"}
    return at.act(here, "counselling", **now, workers=(other.pk,), strange=("workers",))


def left_to_confer(at: Ground) -> Step:
    """Whoever is left out would sit in a conference."""
    here, other = shut(at)
    step = sits(at, here, [here.worker.pk, other.pk], duty=True)
    step.strange = ("workers",)
    return step


def left_to_cooperate(at: Ground) -> Step:
    """Whoever is left out would cooperate."""
    here, other = shut(at)
    typed: dict[str, object] = {"worker": other.pk, "about": ABOUT, "since": "dnes"}
    told: dict[str, object] = {"case_id": here.case.pk, "worker_id": other.pk, "about": ABOUT}
    path = here.url("spoluprace/")
    return at.step(here.worker, path, typed, involve, told, strange=("worker",))


def left_to_talk(at: Ground) -> Step:
    """Whoever is left out would talk the case over."""
    here, other = shut(at)
    both = [here.worker.pk, other.pk]
    typed: dict[str, object] = {"workers": both, "conclusions": AGREED, "day": "dnes"}
    told: dict[str, object] = {
        "case_id": here.case.pk,
        "workers": both,
        "conclusions": AGREED,
    }
    path = here.url("intervize/")
    return at.step(here.worker, path, typed, talk_over, told, strange=("workers",))


NO_CONSENT = "Souhlas, který by pro ně platil, tu není a zákon to neukládá."
CHOOSE = "yberte jiného pracovníka"
AT_ACT = Forbidden("B19.left_out", B, left_to_work, CHOOSE)
AT_MEETING = Forbidden("B19.left_out", B, left_to_meet, CHOOSE)
LEFT = {
    "cases.assign_key_worker": left_to_lead,
    "intake.assess": left_to_assess,
    "team.confer": left_to_confer,
    "team.involve": left_to_cooperate,
    "team.talk_over": left_to_talk,
}
BESIDE = (
    *by(
        "consents.disclose",
        Forbidden("E4.disclosure", E, leaving(E), NO_CONSENT),
        *(Forbidden("S2.disclosure", one, leaving(one), NO_CONSENT) for one in (A, B, C, D)),
    ),
    *by(
        "complaints.extend",
        Forbidden("S5.extension", C, put_off(C), "o prodloužení nepíše"),
        *(
            Forbidden("S5.extension", one, put_off(one), "Bez důvodu odpověď odložit nejde.")
            for one in (A, B, D, E)
        ),
    ),
    *by(
        "team.confer",
        Forbidden("B20.agreement", B, conference, "Klienti s touto spoluprací ještě nesouhlasili."),
    ),
    *(Forbidden("B19.left_out", B, bring, CHOOSE, by=code) for code, bring in LEFT.items()),
)
