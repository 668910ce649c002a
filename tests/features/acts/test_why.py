"""Why a step was possible: only what binds it is told."""

from opora.decisions.models import Decision
from tests.features.acts.conftest import MakePlace


def test_a_rule_of_another_site_or_act_has_no_say(place: MakePlace) -> None:
    here = place("ohrozene_rodiny", site="most")
    assert here.record(kind="budget", at="10:00", minutes="30") == ""
    decision = Decision.objects.filter(ask="may_record_act").latest("pk")
    assert {"D7.at_once", "D5.agreement"} <= {rule for rule, _answer in decision.rules}
    assert not {"D8.at_once", "D9.condition"} & {rule for rule, _answer in decision.rules}
    page = here.browser.get(f"/proc/{decision.pk}/").content.decode().replace("\xa0", " ")
    told, _summary, trace = page.partition("Stopa rozhodnutí")
    assert "V Mostě je v tu chvíli volno." in told
    assert "Litvínov" not in told
    assert "materiální pomoc" not in told
    # For those who check, every rule that was asked stands in the trace.
    assert "D8.at_once" in trace
    # A site is called by its name.
    assert "<dd>Most</dd>" in told
