"""The Linux folders tried as an old PC would run them: `make try-linux`; as root, Debian's tools.

On an office PC (`office_pc`) with glibc 2.31 and a shell. aarch64 runs under qemu-user, without a
shell.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from . import files, linux, linux_python, sources, wheels
from .job import AFTER_MOVING, JOB
from .office_pc import OfficePC


def main(machines: list[str]) -> int:
    """Try each machine's archive; how many of the steps went wrong."""
    return sum(_tried(machine) for machine in machines or linux_python.MACHINES)


def _tried(machine: str) -> int:
    archive = files.DIST / f"plancheck-{wheels.version()}-linux-{machine}.tar.xz"
    pc = OfficePC(machine)
    files.untar(archive, pc.place)
    folder = next(pc.place.iterdir())
    highest = linux.highest_glibc(folder)
    print(f"== {archive.name}: glibc {highest[0]}.{highest[1]} at most")
    _furnish(pc.root, machine)
    pc.handed_over()
    moved = folder.with_name("搬过的 文件夹")
    bad = 0
    for here, steps in ((folder, JOB), (moved, AFTER_MOVING)):
        if here != folder:
            folder.rename(here)
        start = ["/bin/sh", f"{pc.inside(here)}/plancheck"]
        more = {}
        if machine != "x86_64":
            python = f"{pc.inside(here)}/python/bin/python{linux_python.VERSION}"
            start = ["/bin/qemu", python, "-I", "-X", "utf8", "-m", "plancheck"]
            more = {"PLANCHECK_HOME": f"{pc.inside(here)}/data"}
        bad += pc.bad(start, here, steps, more)
    return bad + pc.bad_elsewhere()


def _furnish(root: Path, machine: str) -> None:
    """An older glibc, and a shell where the machine is this one."""
    libc = files.BUILD / "roots" / f"glibc-{machine}"
    _unpack(sources.of_debian(f"glibc-{machine}"), libc)
    for name in ("lib", "lib64"):
        if (libc / name).exists():
            shutil.copytree(libc / name, root / name, symlinks=True)
    (root / "bin").mkdir()
    if machine == "x86_64":
        busybox = files.BUILD / "roots" / "busybox"
        _unpack(sources.of_debian("busybox"), busybox)
        shutil.copy(busybox / "bin" / "busybox", root / "bin" / "sh")
    else:
        shutil.copy(f"/usr/bin/qemu-{machine}-static", root / "bin" / "qemu")


def _unpack(package: Path, folder: Path) -> None:
    if not folder.exists():
        subprocess.run(["dpkg", "-x", str(package), str(folder)], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
