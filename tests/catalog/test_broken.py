"""Definitions broken on purpose: each tells exactly its error, in the right place.

A case lays its files over the sound definitions in ``sample/``. ``expected.txt`` holds the place
(``file:line:column``, the last two may be left out) and then the words that the error must hold.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from opora.catalog.load import check

HERE = Path(__file__).parent
SOUND = HERE / "sample"
CASES = sorted(one for one in (HERE / "broken").iterdir() if one.is_dir())


@pytest.fixture(scope="module")
def definitions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sound ones, written once: to write them anew for each case takes longer than to check."""
    copied = Path(shutil.copytree(SOUND, tmp_path_factory.mktemp("broken") / "services"))
    yield copied
    assert check(copied) == ()


@contextmanager
def laid_over(definitions: Path, *cases: Path) -> Iterator[None]:
    """The cases' files among the sound ones, which are put back at the end."""
    files = {
        definitions / one.relative_to(case): one
        for case in cases
        for one in case.rglob("*")
        if one.is_file() and one.suffix != ".txt"
    }
    new_folders = {one.parent for one in files if not one.parent.exists()}
    for target, file in files.items():
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, target)
    try:
        yield
    finally:
        for target in files:
            sound = SOUND / target.relative_to(definitions)
            shutil.copyfile(sound, target) if sound.exists() else target.unlink()
        for folder in new_folders:
            shutil.rmtree(folder)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken(case: Path, definitions: Path) -> None:
    with laid_over(definitions, case):
        problems = check(definitions)
    told = "\n".join(str(one) for one in problems)
    place, *words = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert len(problems) == 1, told
    assert f"services/{place}" in told
    assert [word for word in words if word not in told] == [], told
    assert all((problems[0].what, problems[0].why, problems[0].mend))


def test_there_are_enough() -> None:
    assert len(CASES) >= 25


def test_all_errors_of_all_files_at_once(definitions: Path) -> None:
    chosen = ["unknown_vocabulary", "unknown_question", "folder_of_another_name", "not_a_list"]
    with laid_over(definitions, *(HERE / "broken" / name for name in chosen)):
        told = "\n".join(str(one) for one in check(definitions))
    assert "neznámého seznamu" in told
    assert "neznámá otázka" in told
    assert "se liší od jména složky" in told
    assert "má být seznam" in told


def test_the_sample_itself_is_sound() -> None:
    assert check(SOUND) == ()
