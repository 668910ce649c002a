"""What is said of steps and looks beside the cases: prevention, outings, people without a case."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

STEPS: dict[str, Promise] = {
    "acts.record_outing": gettext_lazy("zápis z terénu nebo akce"),
    "acts.record_walk_in": gettext_lazy("zápis o lidech bez případu"),
    "acts.assess_outing": gettext_lazy("posouzení zápisu mimo pravidla o lidech bez případu"),
    "acts.correct_outing": gettext_lazy("oprava zápisu z terénu, akce nebo o lidech bez případu"),
    "acts.void_outing": gettext_lazy("zneplatnění zápisu z terénu, akce nebo o lidech bez případu"),
    "prevention.record": gettext_lazy("zápis prevence pro instituci"),
    "prevention.correct": gettext_lazy("oprava zápisu prevence"),
    "prevention.void": gettext_lazy("zneplatnění zápisu prevence"),
    "prevention.correct_institution": gettext_lazy("oprava instituce"),
    "prevention.merge_institutions": gettext_lazy("sloučení institucí"),
}
LOOKS: dict[str, Promise] = {
    "preventions": gettext_lazy("nahlédnutí do seznamu prevence pro instituce"),
    "prevention": gettext_lazy("nahlédnutí do zápisu prevence"),
    "institution": gettext_lazy("nahlédnutí do seznamu institucí"),
    "outing": gettext_lazy("nahlédnutí do zápisu z terénu, akce nebo o lidech bez případu"),
    "outing_new": gettext_lazy("případ v zápisu z terénu nebo akce"),
}
