"""The installed wheel, without the developers' extra: all it needs is there, the main job is done.

Run by `make smoke`, outside the checkout; no test of pytest's.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib.metadata import files, version
from importlib.util import find_spec
from pathlib import Path

import plancheck
import plancheck.tui.app  # what the screen needs is there

UNIT = ("setup", "--unit", "宝山八村居委会", "--type", "居委会", "--clerk", "甲")
DOCUMENT = "某某街道2026年工作计划\n一、改善居民生活\n完成老旧住宅加装电梯10台。\n"


def run(home: Path, *words: str) -> str:
    """A command of the installed program; its output."""
    program = [sys.executable, "-P", "-X", "utf8", "-m", "plancheck", "--home", str(home), *words]
    done = subprocess.run(program, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, (words, done.returncode, done.stderr)
    return done.stdout


def main() -> None:
    """Set up, tick, note, report in every format, import; with what the wheel brings alone."""
    assert find_spec("pytest") is None, "the developers' extra is installed"
    assert "site-packages" in str(plancheck.__file__)
    shipped = {str(path) for path in files("plancheck") or ()}
    data = {f"plancheck/data/{name}" for name in ("plan.toml", "manual.zh-CN.md")}
    assert {"plancheck/py.typed", *data} <= shipped
    assert version("plancheck") == plancheck.__version__
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        run(home, *UNIT)
        run(home, "tick", "3.3.2")
        run(home, "note", "3.3.2", "已建“议事厅”")
        assert "[完] 3.3.2" in run(home, "list")
        out = ("--out", str(home / "out"))
        written = run(home, "export", "--format", "toml,xlsx,docx,csv,md,txt", *out).split()
        assert len(written) == 6, written
        run(home, "doctor")
        document = home / "计划.txt"
        document.write_text(DOCUMENT, encoding="utf-8")
        assert "1 个部分、1 项任务、1 条措施" in run(home, "plan", "import", str(document))
        assert "plancheck" in run(home, "--version")
    print("smoke: passed")


if __name__ == "__main__":
    main()
