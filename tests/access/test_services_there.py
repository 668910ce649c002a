"""Opora does not start where people work in a service that nobody describes any more."""

from pathlib import Path

import pytest

from opora.config.commands.serve import expect_all_services
from opora.config.environment import Unusable
from tests.features.conftest import Worker


def test_a_service_without_its_folder_is_told_before_anybody_signs_in(
    worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker("kontaktni_centrum")
    worker("dluhova_poradna")
    expect_all_services()
    (tmp_path / "dluhova_poradna").mkdir()
    monkeypatch.setenv("OPORA_SERVICES", str(tmp_path))
    with pytest.raises(Unusable, match="nejsou popsané: kontaktni_centrum"):
        expect_all_services()
    (tmp_path / "kontaktni_centrum").mkdir()
    expect_all_services()
