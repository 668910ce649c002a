"""Definitions broken on purpose: each tells exactly its error, in the right place.

A case lays its files over the sound definitions in ``sample/``. ``expected.txt`` holds the place
(``file:line:column``, the last two may be left out) and then the words that the error must hold.
"""

import shutil
from pathlib import Path

import pytest

from opora.catalog.load import check

HERE = Path(__file__).parent
CASES = sorted(one for one in (HERE / "broken").iterdir() if one.is_dir())


def laid_over(case: Path, target: Path) -> Path:
    shutil.copytree(HERE / "sample", target)
    shutil.copytree(case, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.txt"))
    return target


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken(case: Path, tmp_path: Path) -> None:
    problems = check(laid_over(case, tmp_path / "services"))
    told = "\n".join(str(one) for one in problems)
    place, *words = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert len(problems) == 1, told
    assert f"services/{place}" in told
    assert [word for word in words if word not in told] == [], told
    assert all((problems[0].what, problems[0].why, problems[0].mend))


def test_there_are_enough() -> None:
    assert len(CASES) >= 25


def test_all_errors_of_all_files_at_once(tmp_path: Path) -> None:
    chosen = ["unknown_vocabulary", "unknown_question", "folder_of_another_name", "not_a_list"]
    target = tmp_path / "services"
    shutil.copytree(HERE / "sample", target)
    for name in chosen:
        shutil.copytree(HERE / "broken" / name, target, dirs_exist_ok=True)
        (target / "expected.txt").unlink()
    told = "\n".join(str(one) for one in check(target))
    assert "neznámého seznamu" in told
    assert "neznámá otázka" in told
    assert "se liší od jména složky" in told
    assert "má být seznam" in told


def test_the_sample_itself_is_sound() -> None:
    assert check(HERE / "sample") == ()
