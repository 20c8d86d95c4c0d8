"""plancheck's own sdist and wheel, made by the very versions of tools that `tools.txt` names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from . import files, wheels

_TOOLS = Path(__file__).with_name("tools.txt")


def build() -> None:
    """The sdist, with completion and man page; its wheel is in the other bundles."""
    subprocess.run([_python(), "-m", "bundles.shell"], check=True, cwd=files.ROOT)
    made = _hatch("sdist")
    files.hand_out(made.name, made.read_bytes())


def wheel() -> Path:
    """The wheel of this checkout."""
    return _hatch("wheel")


def _hatch(target: str) -> Path:
    folder = files.fresh(files.BUILD / "own" / target)
    command = [str(_python()), "-m", "hatchling", "build"]
    command += ["--target", target, "--directory", str(folder)]
    subprocess.run(command, check=True, cwd=files.ROOT, stdout=-3)
    return next(folder.iterdir())


def _python() -> Path:
    """That of an environment with the tools and what plancheck needs, by their digests."""
    wanted = _TOOLS.read_bytes() + wheels.LOCK.read_bytes()
    folder = files.BUILD / "tools" / files.sha256(wanted)[:8]
    python = folder / "bin" / "python"
    if not (done := folder / "done").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes"]
        install += ["-r", str(_TOOLS), "-r", str(wheels.LOCK)]
        subprocess.run(install, check=True)
        done.touch()
    return python
