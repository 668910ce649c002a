"""A browser that was unpacked by an ordinary user has fonts: without one it ends itself."""

import re
from pathlib import Path

from tests.browser import chromium


def test_only_the_settings_that_the_distribution_chose_are_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    links = root / "etc/fonts/conf.d"
    links.mkdir(parents=True)
    (links / "57-dejavu.conf").symlink_to("../conf.avail/57-dejavu.conf")
    (links / "60-latin.conf").symlink_to("/usr/share/fontconfig/conf.avail/60-latin.conf")
    told = chromium.fonts(tmp_path)
    included = [Path(one).resolve() for one in re.findall(r"<include [^>]*>([^<]*)<", told)]
    assert included == [
        root / "etc/fonts/conf.avail/57-dejavu.conf",
        root / "usr/share/fontconfig/conf.avail/60-latin.conf",
    ]
    assert f"<dir>{root}/usr/share/fonts</dir>" in told
