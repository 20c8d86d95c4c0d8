"""A PC as an office has it, for trials: an empty root, no network, a user without rights; as root.

HOME cannot be written, LANG is C, blanks and hanzi are in the path.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from . import files
from .job import NOISE, Step

_NOBODY = 65534
_PLACE = "opt/用 户 的/文 件夹 (1)"
_SHOW = """
root=$1; shift
while [ "$1" != -- ]; do mount --rbind -o ro "$1" "$root$1" || exit 99; shift; done
shift
while [ "$1" != -- ]; do mount -t tmpfs none "$root$1" || exit 99; shift; done
shift
exec "$@"
"""
"""Show in the root what is named first, empty what is named next, run what comes last."""


class OfficePC:
    """Its root under build/, the user's folder in it, what of this PC is seen and hidden there."""

    def __init__(self, name: str, seen: Iterable[Path] = (), hidden: Iterable[Path] = ()) -> None:
        self.root = files.fresh(files.BUILD / "roots" / name)
        self.place = self.root / _PLACE
        self._seen = [str(path) for path in seen]
        self._hidden = [str(path) for path in hidden]
        folders = ("proc", "dev", "tmp", "home", _PLACE, *(path[1:] for path in self._seen))
        for folder in folders:
            (self.root / folder).mkdir(parents=True)
        (self.root / "home").chmod(0o555)
        (self.root / "tmp").chmod(0o1777)
        for device in ("null", "urandom"):
            copy = ["cp", "-a", f"/dev/{device}", str(self.root / "dev" / device)]
            subprocess.run(copy, check=True)

    def handed_over(self) -> None:
        """All that lies in the user's folder is the user's."""
        for one in (self.place, *self.place.rglob("*")):
            shutil.chown(one, _NOBODY, _NOBODY)
        self._before = self._written()

    def inside(self, path: Path) -> str:
        """A path as a program there sees it."""
        return f"/{path.relative_to(self.root)}"

    def bad(
        self,
        start: Iterable[str],
        here: Path,
        steps: Iterable[Step],
        more: Mapping[str, str] | None = None,
    ) -> int:
        """Of how many steps the status or the words are not what they should be."""
        environment = {"LANG": "C", "HOME": "/home", "PATH": "/usr/sbin:/usr/bin:/bin"}
        environment |= more or {}
        return sum(self._bad([*start], here, step, environment) for step in steps)

    def bad_elsewhere(self) -> int:
        """How many files were written that are not in the user's folder."""
        found = sorted(self._written() - self._before)
        print(f"{'BAD ' if found else 'ok  '} written elsewhere: {', '.join(found) or 'nothing'}")
        return len(found)

    def _written(self) -> set[str]:
        found = files.files_of(self.root)
        return {name for name, path in found if not path.is_relative_to(self.place)}

    def _bad(
        self, start: list[str], here: Path, step: Step, environment: Mapping[str, str]
    ) -> bool:
        command = ["unshare", "--net", "--mount", "--pid", "--fork", "/bin/sh", "-c", _SHOW, "sh"]
        command += [str(self.root), *self._seen, "--", *self._hidden, "--"]
        command += ["chroot", f"--userspec={_NOBODY}:{_NOBODY}", str(self.root), *start]
        command += [part.replace("HERE", self.inside(here)) for part in step.arguments]
        began = time.monotonic()
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        took = time.monotonic() - began
        told = (done.stdout + done.stderr).decode("utf-8", "replace")
        well = done.returncode == step.status and step.says in told
        well = well and not any(words in told for words in NOISE)
        words = " ".join(step.arguments)
        print(f"{'ok  ' if well else 'BAD '} {took:5.2f} s  {done.returncode}  {words}")
        if not well:
            print(told)
        return not well
