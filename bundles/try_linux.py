"""The Linux folders tried as an old PC would run them: `make try-linux`; as root, Debian's tools.

An empty root with glibc 2.31 and a shell, no network, another user, a HOME that cannot be written,
LANG=C, blanks and hanzi in the path. aarch64 runs under qemu-user, without a shell.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

from . import files, linux, linux_python, sources, wheels
from .job import AFTER_MOVING, JOB, NOISE, Step

_NOBODY = 65534
_PLACE = "opt/用 户 的/文 件夹 (1)"


def main(machines: list[str]) -> int:
    """Try each machine's archive; how many of the steps went wrong."""
    return sum(_tried(machine) for machine in machines or linux_python.MACHINES)


def _tried(machine: str) -> int:
    archive = files.DIST / f"plancheck-{wheels.version()}-linux-{machine}.tar.xz"
    root = files.BUILD / "roots" / machine
    shutil.rmtree(root, ignore_errors=True)
    place = root / _PLACE
    place.mkdir(parents=True)
    files.untar(archive, place)
    folder = next(place.iterdir())
    highest = linux.highest_glibc(folder)
    print(f"== {archive.name}: glibc {highest[0]}.{highest[1]} at most")
    _furnish(root, machine)
    for one in (folder, *folder.rglob("*")):
        shutil.chown(one, _NOBODY, _NOBODY)
    before = _written(root, folder)
    bad = sum(_step(root, folder, machine, step) for step in JOB)
    moved = folder.rename(folder.with_name("搬过的 文件夹"))
    bad += sum(_step(root, moved, machine, step) for step in AFTER_MOVING)
    elsewhere = sorted(_written(root, moved) - before)
    print(
        f"{'BAD ' if elsewhere else 'ok  '} written elsewhere: {', '.join(elsewhere) or 'nothing'}"
    )
    return bad + len(elsewhere)


def _written(root: Path, folder: Path) -> set[str]:
    """Every file of the root that is not in the program's folder."""
    return {name for name, path in files.files_of(root) if not path.is_relative_to(folder)}


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
    for name in ("proc", "dev", "tmp", "home"):
        (root / name).mkdir()
    (root / "home").chmod(0o555)
    (root / "tmp").chmod(0o1777)
    for name in ("null", "urandom"):
        subprocess.run(["cp", "-a", f"/dev/{name}", str(root / "dev" / name)], check=True)


def _unpack(package: Path, folder: Path) -> None:
    if not folder.exists():
        subprocess.run(["dpkg", "-x", str(package), str(folder)], check=True)


def _step(root: Path, folder: Path, machine: str, step: Step) -> int:
    """Run one command there; 1 where its status or its words are not what they should be."""
    here = f"/{folder.relative_to(root)}"
    if machine == "x86_64":
        start = ["/bin/sh", f"{here}/plancheck"]
    else:
        python = f"{here}/python/bin/python{linux_python.VERSION}"
        start = ["/bin/qemu", python, "-I", "-X", "utf8", "-m", "plancheck"]
    inside = ["chroot", f"--userspec={_NOBODY}:{_NOBODY}", str(root)]
    command = ["unshare", "--net", "--mount", "--pid", "--fork", *inside, *start]
    command += [part.replace("HERE", here) for part in step.arguments]
    environment = {"LANG": "C", "HOME": "/home", "PATH": "/usr/sbin:/usr/bin:/bin"}
    if machine != "x86_64":
        environment["PLANCHECK_HOME"] = f"{here}/data"
    began = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    took = time.monotonic() - began
    told = (done.stdout + done.stderr).decode("utf-8", "replace")
    well = done.returncode == step.status and step.says in told
    well = well and not any(words in told for words in NOISE)
    print(
        f"{'ok  ' if well else 'BAD '} {took:5.2f} s  {done.returncode}  {' '.join(step.arguments)}"
    )
    if not well:
        print(told)
    return not well


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
