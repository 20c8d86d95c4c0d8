"""What is fetched beside the wheels: each file by its digest in pins.toml, and kept."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import urllib.request
from pathlib import Path

from .files import BUILD, sha256

PINS = tomllib.loads(Path(__file__).with_name("pins.toml").read_text(encoding="utf-8"))
_FOLDER = BUILD / "sources"


def of_debian(name: str) -> Path:
    """A file of Debian's archive, from the mirror that apt uses here."""
    pin = PINS["debian"][name]
    path = _FOLDER / pin["path"].rpartition("/")[2]
    if not path.exists():
        command = ["apt-get", "indextargets", "--format", "$(SITE)"]
        sites = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        site = next(site for site in sites if site.endswith("/debian"))
        _FOLDER.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(f"{site}/{pin['path']}") as answer:
            path.write_bytes(answer.read())
    return _verified(path, pin["sha256"])


def of_index(name: str) -> Path:
    """A package of Python's index for the PC that builds."""
    pin, folder = PINS["index"][name], _FOLDER / name
    if not any(folder.glob("*")):
        folder.mkdir(parents=True, exist_ok=True)
        wanted = folder.with_name(f"{name}.txt")
        line = f"{name}=={pin['version']} --hash=sha256:{pin['sha256']}\n"
        wanted.write_text(line, encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--require-hashes", "--dest", str(folder), "--requirement", str(wanted)]
        subprocess.run(command, check=True)
    return _verified(next(folder.glob("*")), pin["sha256"])


def _verified(path: Path, digest: str) -> Path:
    if sha256(path.read_bytes()) != digest:
        raise ValueError(f"{path} is not the file that pins.toml means")
    return path
