"""Nobody is taken on against what was agreed about the programmes without a word (A1)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from opora.access.roles import Role
from opora.cases.models import Case
from opora.decisions.models import Decision
from tests.features.intake.conftest import step, text_of

A = "nekam_patrit"


@pytest.mark.rule("A1.agreed")
@pytest.mark.parametrize(
    ("answer", "says"),
    [("no", "Žádný z programů se zájemci nehodí."), ("", "Zatím nevíme")],
)
def test_what_speaks_against_it_is_said(
    answer: str, says: str, signed_in: Callable[..., Client], opened: Callable[..., int]
) -> None:
    client = signed_in(A, Role.CONSULTANT)
    case_id = opened(client, A)
    refused: Any = step(client, case_id, "prijeti", programme_fits=answer)
    assert refused.status_code == 422
    assert says in text_of(refused)
    assert Case.objects.get(pk=case_id).stage == Case.Stage.APPLICANT
    why = "Čekáme na nový program, který začne v lednu."
    lifted = step(client, case_id, "prijeti", programme_fits="no", justification=why)
    assert lifted.status_code == 302
    kept = Decision.objects.get(case_id=case_id, ask="may_accept", taken=True)
    assert kept.justification == why
