"""One press of a button: what is kept of it is kept with the step, or not at all."""

from datetime import date
from uuid import uuid4

import pytest

from opora.access.actions import change_profile, keep_draft
from opora.access.doors import NotAllowed
from opora.access.models import Account, Draft, Submission
from opora.access.presses import AlreadySent, Sending, sent_once
from opora.access.queries import viewer_of
from opora.access.viewer import Viewer
from opora.cases.actions import open_case
from tests.features.conftest import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(worker: Worker) -> Account:
    return worker("rodinna_poradna")


@pytest.fixture
def by(me: Account) -> Viewer:
    return viewer_of(me)


def _press(sending: Sending, by: Viewer, today: date) -> None:
    with sent_once(sending):
        change_profile(theme="dark", language="cs", by=by, on=today)


def test_where_the_form_led_is_kept_with_the_step(by: Viewer, today: date) -> None:
    token = uuid4()
    sending = Sending(token, leads_to=lambda case: f"/kam/{case}/")
    _press(sending, by, today)
    assert sending.led == "/kam/None/"
    with pytest.raises(AlreadySent) as again:
        _press(Sending(token, leads_to=lambda _case: "/jinam/"), by, today)
    assert again.value.leads_to == "/kam/None/"


def test_the_draft_goes_when_the_form_is_taken(by: Viewer, today: date) -> None:
    keep_draft(page="contact", content={"a": "b"}, by=by)
    keep_draft(page="other", content={}, by=by)
    _press(Sending(uuid4(), draft="contact"), by, today)
    assert list(Draft.objects.values_list("page", flat=True)) == ["other"]


def test_what_is_refused_leaves_the_draft_and_the_token(by: Viewer, today: date) -> None:
    keep_draft(page="contact", content={"a": "b"}, by=by)
    sending = Sending(uuid4(), draft="contact")
    with pytest.raises(NotAllowed), sent_once(sending):
        open_case(service="dluhova_poradna", site="poradna", persons=[], by=by, on=today)
    assert Draft.objects.count() == 1
    assert not Submission.objects.exists()


def test_a_page_from_the_browsers_memory_gets_a_token_of_its_own(by: Viewer, today: date) -> None:
    token = uuid4()
    _press(Sending(token, "one"), by, today)
    other = Sending(token, "two")
    _press(other, by, today)
    assert other.token != token
    assert Submission.objects.count() == 2


def test_the_same_press_is_known_letter_by_letter(by: Viewer, today: date) -> None:
    token = uuid4()
    _press(Sending(token, "one", "came"), by, today)
    with pytest.raises(AlreadySent):
        _press(Sending(token, "two", "came"), by, today)
    assert Submission.objects.count() == 1
