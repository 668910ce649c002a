"""A child at risk: the switch narrows sight at once, steps have days, the end takes two."""

from datetime import date, timedelta

import pytest

from opora.access.actions import exclude
from opora.access.deputies.actions import name_deputy
from opora.access.doors import NotFound
from opora.access.models import Account, Assignment, Narrowing
from opora.access.roles import HEADS, Role
from opora.audit.models import Event
from opora.cases.models import KeyWorker
from opora.cases.queries import case_for, cases
from opora.cases.search.queries import find
from opora.team.can.actions import begin_situation, confirm_end, propose_end
from opora.team.models import Procedure, Situation, SituationStep
from tests.features.acts.conftest import MakePlace, Place
from tests.features.conftest import SignIn, ViewerOf, Worker
from tests.features.team.conftest import SERVICE, text_of

DECLARE = f"/pravidla/{SERVICE}/can/"
WHY = "Modřiny, dítě se bojí domů."
NOT_YET = "Postup organizace zatím neurčila."


@pytest.fixture
def leader(here: Place) -> Account:
    """The key worker of the case."""
    return KeyWorker.objects.get(case=here.case).worker


@pytest.fixture
def named(worker: Worker) -> Account:
    """Somebody of another service whom the organisation names."""
    return worker("dluhova_poradna", name="Petr Pověřený")


@pytest.fixture
def declared(head: Account, named: Account, client_of: SignIn) -> None:
    """The head has declared the procedure."""
    steps = "Oznámit to OSPOD, Hana Vedoucí, 1\nSepsat, co dítě říká, Petr Pověřený, 3 dny"
    sent = {"steps": steps, "people": [named.pk]}
    answer = client_of(head).post(DECLARE, sent)
    assert answer.status_code == 302, text_of(answer, answer.status_code)


@pytest.mark.rule("B21.procedure")
def test_undeclared_the_product_says_so_and_the_switch_works_all_the_same(
    here: Place, head: Account, leader: Account, client_of: SignIn
) -> None:
    assert NOT_YET in text_of(client_of(head).get(f"/pravidla/{SERVICE}/"))
    assert "Zapnout postup" in text_of(here.browser.get(here.url("")))
    shown = text_of(here.browser.get(here.url("can/")))
    assert NOT_YET in shown
    assert leader.full_name in shown
    assert head.full_name in shown
    assert here.browser.post(here.url("can/"), {"why": ""}).status_code == 422
    assert here.browser.post(here.url("can/"), {"why": WHY}).status_code == 302
    page = text_of(client_of(leader).get(here.url("")))
    assert "Postup běží od" in page
    assert NOT_YET in page
    assert WHY in page


@pytest.mark.rule("B21.access")
def test_the_switch_narrows_sight_at_once(
    here: Place,
    declared: None,
    head: Account,
    leader: Account,
    named: Account,
    worker: Worker,
    client_of: SignIn,
    seen_by: ViewerOf,
) -> None:
    auditor, title = worker(SERVICE, Role.AUDITOR), here.case.title
    assert client_of(named).get(here.url("")).status_code == 404
    assert here.browser.post(here.url("can/"), {"why": WHY}).status_code == 302
    for inside in (head, leader, named):
        assert client_of(inside).get(here.url("")).status_code == 200
        assert [one.id for one in find(seen_by(inside), title)] == [here.case.pk]
    for outside in (here.worker, auditor):
        eyes = client_of(outside)
        for tail in ("", "tisk/", "ukon/", "can/", "can/konec/"):
            assert eyes.get(here.url(tail)).status_code == 404
        for page in ("/", "/pripady/", "/tym/" if outside is here.worker else "/"):
            assert title not in text_of(eyes.get(page))
        assert cases(seen_by(outside)) == ([], 0)
        with pytest.raises(NotFound):
            case_for(seen_by(outside), here.case.pk)
    looks = Event.objects.filter(case_id=here.case.pk, code="look.case")
    assert {one.actor_id for one in looks} >= {head.pk, leader.pk, named.pk}


@pytest.mark.rule("B21.reminder")
def test_its_steps_become_due_with_their_days(
    here: Place,
    declared: None,
    head: Account,
    leader: Account,
    named: Account,
    client_of: SignIn,
    today: date,
) -> None:
    here.browser.post(here.url("can/"), {"why": WHY})
    first, second = SituationStep.objects.order_by("until")
    assert (first.until, second.until) == (today + timedelta(1), today + timedelta(3))
    assert (first.worker_id, second.worker_id) == (head.pk, named.pk)
    for eyes in (client_of(named), client_of(leader), client_of(head)):
        assert "Sepsat, co dítě říká" in text_of(eyes.get("/"))
    path = here.url(f"can/krok/{second.pk}/")
    wrong = {"done_on": (today - timedelta(1)).isoformat(), "note": "Sepsáno."}
    assert client_of(leader).post(path, wrong).status_code == 422
    done = {"done_on": "dnes", "note": "Sepsáno."}
    assert client_of(leader).post(path, done).status_code == 302
    assert "Sepsat, co dítě říká" not in text_of(client_of(named).get("/"))
    assert "Sepsáno." in text_of(client_of(leader).get(here.url("")))


def test_nobody_ends_it_alone(
    here: Place,
    declared: None,
    head: Account,
    leader: Account,
    client_of: SignIn,
    seen_by: ViewerOf,
    today: date,
) -> None:
    here.browser.post(here.url("can/"), {"why": WHY})
    one, other = client_of(leader), client_of(head)
    confirming = {"agrees": "yes", "why": "x"}
    assert one.post(here.url("can/konec/potvrdit/"), confirming).status_code == 422
    assert one.post(here.url("can/konec/"), {"why": "Dítě je v bezpečí."}).status_code == 302
    alone = text_of(one.post(here.url("can/konec/potvrdit/"), confirming), 422)
    assert "Potvrdit ho musí někdo jiný." in alone
    assert client_of(here.worker).get(here.url("")).status_code == 404
    assert "Potvrdit konec postupu" in text_of(other.get("/"))
    no = {"agrees": "no", "why": "Ještě ne."}
    assert other.post(here.url("can/konec/potvrdit/"), no).status_code == 302
    assert Situation.objects.get().end_by_id is None
    propose_end(case_id=here.case.pk, why="Teď už ano.", by=seen_by(head), on=today)
    yes = {"agrees": "yes", "why": "Souhlasím."}
    assert one.post(here.url("can/konec/potvrdit/"), yes).status_code == 302
    row = Situation.objects.get()
    assert (row.end_by_id, row.ended_by_id) == (head.pk, leader.pk)
    assert client_of(here.worker).get(here.url("")).status_code == 200
    assert "postup končí" in text_of(here.browser.get(here.url("")))
    begin_situation(case_id=here.case.pk, why="Znovu.", by=seen_by(leader), on=today)
    assert client_of(here.worker).get(here.url("")).status_code == 404
    assert Narrowing.objects.count() == 2
    with pytest.raises(NotFound):
        confirm_end(case_id=here.case.pk, agrees=True, why="x", by=seen_by(here.worker), on=today)


def test_whoever_proposed_the_end_is_asked_only_why_they_take_it_back(
    here: Place, declared: None, head: Account, leader: Account, client_of: SignIn
) -> None:
    here.browser.post(here.url("can/"), {"why": WHY})
    one, other = client_of(leader), client_of(head)
    one.post(here.url("can/konec/"), {"why": "Dítě je v bezpečí."})
    path = here.url("can/konec/potvrdit/")
    own, asked = text_of(one.get(path)), text_of(other.get(path))
    assert "Vzít návrh zpátky" in own
    assert "Má postup skončit?" not in own
    assert "Má postup skončit?" in asked
    assert one.post(path, {"why": ""}).status_code == 422
    assert other.post(path, {"why": "Bez odpovědi."}).status_code == 422
    assert Situation.objects.get().end_by_id == leader.pk
    assert one.post(path, {"why": "Ještě ne."}).status_code == 302
    row = Situation.objects.get()
    assert (row.end_by_id, row.ended_on) == (None, None)


def test_whoever_will_not_see_the_case_is_told_before_they_switch_it_on(
    here: Place, leader: Account, client_of: SignIn
) -> None:
    told = "Vy mezi nimi nejste"
    assert told in text_of(here.browser.get(here.url("can/")))
    assert told not in text_of(client_of(leader).get(here.url("can/")))


def test_nobody_left_out_is_told_to_see_it_and_the_deputy_is(
    here: Place,
    declared: None,
    head: Account,
    leader: Account,
    named: Account,
    worker: Worker,
    seen_by: ViewerOf,
    today: date,
) -> None:
    deputy = worker("dluhova_poradna", name="Zita Zastupující")
    name_deputy(service=SERVICE, account_id=deputy.pk, by=seen_by(head), on=today)
    told = text_of(here.browser.get(here.url("can/")))
    assert head.full_name in told
    assert named.full_name in told
    assert deputy.full_name not in told
    heads = Assignment.objects.filter(role__in=HEADS).values_list("account_id", flat=True)
    for one in (*heads, named.pk):
        exclude(account_id=one, person_id=here.people[0].pk, reason="x", by=here.viewer, on=today)
    told = text_of(here.browser.get(here.url("can/"))).partition("Kroky, které pak čekají")[0]
    assert deputy.full_name in told
    assert head.full_name not in told
    assert named.full_name not in told


def test_the_procedure_is_the_heads_and_is_read_line_by_line(
    here: Place, head: Account, client_of: SignIn
) -> None:
    assert here.browser.get(DECLARE).status_code == 403
    hana = client_of(head)
    for wrong in ("", "Oznámit", "Oznámit, Nikdo Neznámý, 1", "Oznámit, Hana Vedoucí, zítra"):
        shown = hana.post(DECLARE, {"steps": wrong, "people": []})
        assert shown.status_code == 422
        assert wrong in text_of(shown, 422)
    assert not Procedure.objects.exists()
    sent = {"steps": "Oznámit, ihned, Hana Vedoucí, 0", "people": []}
    assert hana.post(DECLARE, sent).status_code == 302
    assert Procedure.objects.get().steps == [["Oznámit, ihned", head.pk, 0]]
    assert "Oznámit, ihned, Hana Vedoucí, 0" in text_of(hana.get(DECLARE))
    assert "Počet kroků: 1." in text_of(hana.get(f"/pravidla/{SERVICE}/"))


def test_other_services_have_no_such_switch(place: MakePlace) -> None:
    there = place("kontaktni_centrum")
    assert there.browser.get(there.url("can/")).status_code == 404
    assert "Zapnout postup" not in there.page()
