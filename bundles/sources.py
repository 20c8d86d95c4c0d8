"""What is fetched beside the wheels: each file by its digest in pins.toml, and kept."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import tomllib
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

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
    """A package of Python's index: its file with the digest, looked up on the index that pip uses.

    Not by pip itself, which would run the setup.py of what it fetches.
    """
    pin, folder = PINS["index"][name], _FOLDER / name
    if not any(folder.glob("*")):
        index = _pip("config", "get", "global.index-url") or _default_index()
        with urllib.request.urlopen(f"{index.rstrip('/')}/{name}/") as answer:
            base, page = answer.url, answer.read().decode("utf-8")
        links = re.findall(r'href="([^"]+)#sha256=' + pin["sha256"], page)
        folder.mkdir(parents=True, exist_ok=True)
        url = urljoin(base, html.unescape(links[0]))
        with urllib.request.urlopen(url) as answer:
            (folder / url.rpartition("/")[2]).write_bytes(answer.read())
    return _verified(next(folder.glob("*")), pin["sha256"])


def _pip(*arguments: str) -> str:
    command = [sys.executable, "-m", "pip", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if not done.returncode else ""


def _default_index() -> str:
    from pip._internal.models.index import PyPI

    return PyPI.simple_url


def _verified(path: Path, digest: str) -> Path:
    if sha256(path.read_bytes()) != digest:
        raise ValueError(f"{path} is not the file that pins.toml means")
    return path
