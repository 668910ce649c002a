"""Where people come who stay without a case, so that a screen of any feature can lead there."""

from opora.access.roles import CASEWORK
from opora.access.viewer import Viewer
from opora.catalog import current

WALK_IN_PLACES = "walk_in_places"
"""The vocabulary of a definition in which those places stand."""


def taking_walk_ins(viewer: Viewer) -> list[str]:
    """The viewer's services to which people come without a case, as their definitions say."""
    mine = viewer.services(CASEWORK)
    return [one for one in mine if current().service(one).words(WALK_IN_PLACES)]
