"""The .pyz and this machine's wheelhouse tried by a PC's own Python: `make try-linux`; as root.

On an office PC (`office_pc`) that has, of this one, /usr and the Python, but not ensurepip: as
Debian is where nobody installed python3-venv.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import zipfile
from pathlib import Path

from . import files, wheels
from .job import AFTER_MOVING, JOB, Step, without_word
from .office_pc import OfficePC

_ASKED = (
    "import os, sys; print(sys.base_prefix, sys._base_executable, os.__file__,"
    " '%d%d' % sys.version_info[:2], sep='\\n')"
)
_WORD = Step(("export", "--format", "docx"), ".docx")
_INSTALLS = Step((), "装好了")
_NOT_EMPTIED = Step(("HERE/wheels",), "没有动它", 1)


def main(pythons: list[str]) -> int:
    """Try both by each Python, by default the one that runs this; how many steps went wrong."""
    return sum(_pyz(python) + _wheelhouse(python) for python in pythons or [sys.executable])


def _pc(python: str, bundle: str) -> tuple[OfficePC, str, str]:
    """A PC with this Python, how it is called there, its version as in tags."""
    asked = [python, "-I", "-c", _ASKED]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    prefix, program, module, version = told.splitlines()
    usr = Path("/usr")
    seen = [usr] if prefix == "/usr" else [usr, Path(prefix)]
    pc = OfficePC(f"python-{bundle}", seen, [Path(module).with_name("ensurepip")])
    for name in ("bin", "lib", "lib64"):
        (pc.root / name).symlink_to(usr / name)
    print(f"== {bundle}, {program} ({version})", flush=True)
    return pc, program, version


def _pyz(python: str) -> int:
    pc, program, version = _pc(python, "pyz")
    name = f"plancheck-{wheels.version()}.pyz"
    here, beside = pc.place / "程序 在此", pc.place / "lxml"
    here.mkdir()
    (here / name).write_bytes((files.DIST / name).read_bytes())
    (here / "portable").touch()
    machine = wheels.linux(platform.machine(), version)
    _unzip(next(w for w in wheels.fetched(machine) if w.name.startswith("lxml-")), beside)
    pc.handed_over()
    bad = pc.bad([program, f"{pc.inside(here)}/{name}"], here, without_word())
    moved = here.rename(pc.place / "搬过的 文件夹")
    with_lxml = {"PYTHONPATH": pc.inside(beside)}
    start = [program, f"{pc.inside(moved)}/{name}"]
    return bad + pc.bad(start, moved, [*AFTER_MOVING, _WORD], with_lxml) + pc.bad_elsewhere()


def _wheelhouse(python: str) -> int:
    pc, program, _ = _pc(python, "wheels")
    top = f"plancheck-{wheels.version()}-wheels-linux-{platform.machine()}"
    _unzip(files.DIST / f"{top}.zip", pc.place)
    pc.handed_over()
    here = pc.place / top
    more = {"PATH": f"{Path(program).parent}:/usr/sbin:/usr/bin:/bin"}
    install = ["/bin/sh", f"{pc.inside(here)}/安装.sh"]
    bad = pc.bad(install, here, [_NOT_EMPTIED, _INSTALLS, _INSTALLS], more)
    more["PLANCHECK_HOME"] = f"{pc.inside(here)}/data"
    return (
        bad
        + pc.bad([f"{pc.inside(here)}/安装位置/bin/plancheck"], here, JOB, more)
        + pc.bad_elsewhere()
    )


def _unzip(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
