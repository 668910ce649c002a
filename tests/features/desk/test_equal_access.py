"""Nobody is told apart by what they are: neither at a step nor in a definition."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

import opora
from opora.catalog import current
from opora.catalog.load import check
from opora.rules.equal_access import distinguishing
from opora.rules.kinds import Needs
from opora.rules.situation import Test as FactTest

SERVICES = Path(opora.__file__).parents[2] / "services"
GATE = """- id: X1
  effect: forbid
  topic: spolecne
  kind: {kind}
  needs: {{{trait}: true}}
  at: [may_accept]
  source: {{basis: ours}}
  cs: Jen někdo.
  en: Somebody only.
"""
FACT = """- {{name: {trait}, type: bool, whence: asked, about: person, at: [accept], cs: to, en: it,
   wanted: {{cs: zda to, en: whether it}}, question: {{cs: Ano?, en: Yes?}}}}
"""


def with_gate(root: Path, service: str, trait: str, kind: str = "needs") -> list[str]:
    """What `opora check` says to our services, once one of them tells people apart."""
    copytree(SERVICES, root, dirs_exist_ok=True)
    (root / service / "rules" / "x.yaml").write_text(GATE.format(kind=kind, trait=trait))
    facts = root / service / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8") + FACT.format(trait=trait), encoding="utf-8")
    return [one.what for one in check(root)]


@pytest.mark.parametrize(
    ("service", "trait", "promise"),
    [
        pytest.param("dluhova_poradna", "ethnicity", "E7", marks=pytest.mark.rule("E7")),
        pytest.param("dluhova_poradna", "marital_status", "E7", marks=pytest.mark.rule("E7")),
        pytest.param("kontaktni_centrum", "race", "C19", marks=pytest.mark.rule("C19")),
        pytest.param("kontaktni_centrum", "religion", "C19", marks=pytest.mark.rule("C19")),
    ],
)
def test_a_gate_that_tells_people_apart_is_no_definition(
    tmp_path: Path, service: str, trait: str, promise: str
) -> None:
    rules = current().service(service).rulebook.rules
    assert distinguishing(rules) == []
    ours = next(one for one in rules if one.gates and not one.published)
    gate = replace(ours, id="X1", kind=Needs((FactTest(trait, is_=True),)))
    (found,) = distinguishing([*rules, gate])
    assert (found.trait, found.promise.id) == (trait, promise)
    for kind in ("needs", "target_group"):
        told = with_gate(tmp_path / kind, service, trait, kind)
        assert told == [f"pravidlo X1 brání v kroku podle '{trait}', a to {promise} vylučuje"]


@pytest.mark.rule("E7")
def test_age_stands_only_as_the_published_group() -> None:
    rules = current().service("dluhova_poradna").rulebook.rules
    (group,) = [one for one in rules if one.id == "E1.age"]
    own = replace(group, id="X1", kind=Needs((FactTest("age", at_least=60),)))
    assert [one.gate.id for one in distinguishing([*rules, own])] == ["X1"]
