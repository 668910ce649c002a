"""Every icon that a definition names is in the sprite: an absent one would show nothing."""

import re
from pathlib import Path

from opora.catalog import current
from opora.ui import apps

SPRITE = Path(apps.__file__).parent / "static" / "opora" / "icons.svg"


def test_every_icon_of_an_act_is_drawn() -> None:
    drawn = set(re.findall(r'<symbol id="([a-z0-9-]+)"', SPRITE.read_text()))
    named = {act.icon for one in current().services.values() for act in one.acts if act.icon}
    assert named
    assert named - drawn == set()
