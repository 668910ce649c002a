"""Finds Chromium for the tests, or installs the distribution's own (Debian and its kin).

Playwright's driver wants libatomic besides, which a bare machine lacks.

``python -m tests.browser.chromium`` prints the path, having installed it where none was. As root it
is a package like any other; as anybody else it is unpacked into ``.tools/chromium``.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PRIVATE = Path(__file__).resolve().parents[2] / ".tools" / "chromium"
LAUNCHER = PRIVATE / "chromium"

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Nothing is asked of any other machine; the sandbox cannot be had as root or in a container."""

LAUNCH = """#!/bin/sh
export LD_LIBRARY_PATH="{libraries}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}"
export FONTCONFIG_FILE="{home}/fonts.conf"
exec "{home}/root/usr/lib/chromium/chromium" "$@"
"""

FONTS = """<?xml version="1.0"?>
<fontconfig>
  <dir>{home}/root/usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{home}/font-cache</cachedir>
{chosen}
</fontconfig>
"""


def find() -> Path | None:
    """Return the browser that is there: told by ``OPORA_CHROMIUM``, installed, or unpacked here."""
    told = os.environ.get("OPORA_CHROMIUM")
    if told:
        return Path(told)
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    if installed:
        return Path(installed)
    return LAUNCHER if LAUNCHER.exists() else None


def _atomic() -> Path | None:
    """The library of Playwright's driver, where it was unpacked here."""
    return next(iter(sorted(PRIVATE.glob("root/**/libatomic.so.1"))), None)


def lacking() -> list[str]:
    """Packages that this machine has not."""
    wanted = [] if find() else ["chromium", "fonts-dejavu-core"]
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        wanted += [] if _atomic() else ["libatomic1"]
    return wanted


def lend_libraries() -> None:
    """Lets Playwright's driver find what was unpacked here; what is installed it finds itself."""
    unpacked, known = _atomic(), os.environ.get("LD_LIBRARY_PATH", "")
    if unpacked and str(unpacked.parent) not in known.split(":"):
        os.environ["LD_LIBRARY_PATH"] = ":".join(filter(None, [str(unpacked.parent), known]))


def install(wanted: list[str]) -> Path:
    """Install the packages from the machine's own sources and return Chromium's path.

    Raises RuntimeError when it is still not there afterwards.
    """
    if wanted and os.geteuid() == 0:
        _apt("update", check=False)  # a foreign source that is down must not stop us
        _apt("install", "--yes", "--no-install-recommends", *wanted)
    elif wanted:
        _unpack(_download(wanted))
    path = find()
    if path is None:
        raise RuntimeError("Chromium was installed and yet cannot be found.")
    return path


def _apt(*words: str, check: bool = True) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        # Another run, or the machine itself, may be installing just now.
        ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0", *words],
        check=check,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
    )


def _download(wanted: list[str]) -> list[Path]:
    """Fetch packages and what they lack here, by an apt that keeps its state in PRIVATE."""
    apt = PRIVATE / "apt"
    for folder in ("state/lists/partial", "cache/archives/partial"):
        (apt / folder).mkdir(parents=True, exist_ok=True)
    private = [
        *("-o", f"Dir::State={apt / 'state'}"),
        *("-o", f"Dir::Cache={apt / 'cache'}"),
        *("-o", "Dir::State::status=/var/lib/dpkg/status"),
        *("-o", "Debug::NoLocking=true"),
    ]
    _apt(*private, "update", check=False)
    _apt(*private, "--yes", "--no-install-recommends", "--download-only", "install", *wanted)
    return sorted((apt / "cache" / "archives").glob("*.deb"))


def _unpack(packages: list[Path]) -> None:
    root = PRIVATE / "root"
    for package in packages:
        subprocess.run(["dpkg", "-x", package, root], check=True)
    shutil.rmtree(PRIVATE / "apt")
    if not (root / "usr/lib/chromium/chromium").exists():
        return
    libraries = {file.parent for file in root.glob("**/*.so*")}
    (PRIVATE / "fonts.conf").write_text(fonts(PRIVATE))
    LAUNCHER.write_text(
        LAUNCH.format(home=PRIVATE, libraries=":".join(sorted(map(str, libraries))))
    )
    LAUNCHER.chmod(0o755)


def fonts(home: Path) -> str:
    """The settings of fonts for what was unpacked, with those that the distribution has chosen.

    All that can be chosen holds a sample, too, that forgets every folder: a browser without a font
    ends at the first text that it draws itself, as what is wrong with a field.
    """
    where = Path("/etc/fonts/conf.d")
    links = sorted((home / f"root{where}").glob("*.conf"))
    files = [f"{home}/root{where / link.readlink()}" for link in links]
    chosen = "\n".join(f'  <include ignore_missing="yes">{one}</include>' for one in files)
    return FONTS.format(home=home, chosen=chosen)


if __name__ == "__main__":
    print(install(lacking()))
