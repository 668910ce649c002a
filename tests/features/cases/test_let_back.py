"""Working without one of us ends from a day, and only the head says so (B19)."""

from datetime import date, timedelta

from django.test import Client

from opora.access.models import Exclusion
from opora.access.roles import Role
from tests.features.acts.conftest import MakePlace
from tests.features.conftest import SignIn, Worker

SERVICE = "ohrozene_rodiny"


def said(browser: Client, path: str) -> str:
    """What a page says."""
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def test_the_head_ends_it_and_the_worker_sees_the_case_again(
    place: MakePlace, worker: Worker, client_of: SignIn, today: date
) -> None:
    here = place(SERVICE)
    out, head = worker(SERVICE), client_of(worker(SERVICE, Role.HEAD))
    path = here.url(f"lide/{here.people[0].pk}/bez-koho/")
    typed = {"worker": str(out.pk), "ground": "", "reason": "Známí."}
    form = here.browser.get(path).content.decode()
    assert "Bez koho se teď pracuje" not in form
    if 'name="ground"' in form:
        typed["ground"] = form.split('name="ground" value="')[1].split('"')[0]
    assert here.browser.post(path, typed).status_code == 302
    assert client_of(out).get(here.url("")).status_code == 404
    row = Exclusion.objects.get(account=out)
    end = f"{path}{row.pk}/konec/"
    assert end not in here.browser.get(path).content.decode()
    assert end in head.get(path).content.decode()
    assert here.browser.post(end, {"since": "dnes", "reason": "x"}).status_code == 403
    shown = head.get(end).content.decode().replace("\xa0", " ")
    assert "co se v nich mezitím zapsalo" in shown
    assert head.post(end, {"since": "dnes", "reason": ""}).status_code == 422
    assert head.post(end, {"since": "včera", "reason": "Omyl."}).status_code == 422
    later = (today + timedelta(days=3)).isoformat()
    assert head.post(end, {"since": later, "reason": "Domluveno."}).status_code == 302
    assert "Proč to končí: Domluveno." in said(head, path)
    assert "Proč to končí: Domluveno." in said(head, end)
    assert client_of(out).get(here.url("")).status_code == 404
    assert head.post(end, {"since": "dnes", "reason": "Už není proč."}).status_code == 302
    assert client_of(out).get(here.url("")).status_code == 200
    row.refresh_from_db()
    assert row.ended_because == "Už není proč."
    for eyes in (head, here.browser):
        assert "Známí. Proč to skončilo: Už není proč." in said(eyes, path)
    # Whom it was about sees the case again, but not what was said of them.
    own = said(client_of(out), path)
    assert "Známí." not in own
    assert "Už není proč." not in own
    assert head.get(end).status_code == 404
