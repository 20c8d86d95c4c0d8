"""What the tests begin with is what the program makes."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support import Clock, set_up_home, truly_set_up


def said(home: Path) -> dict[str, tuple[int, str]]:
    """Of every file its mode, and its text without the home's path and the PC's id."""
    files = [home, *home.rglob("*")]
    texts = [path.read_text(encoding="utf-8") if path.is_file() else "" for path in files]
    pc = re.findall('pc = "(.+)"', "".join(texts))[0]
    return {
        path.relative_to(home).as_posix(): (
            path.stat().st_mode,
            text.replace(str(home), "path").replace(pc, "pc"),
        )
        for path, text in zip(files, texts, strict=True)
    }


def test_a_home_set_up_for_a_test_is_as_the_program_leaves_one(
    tmp_path: Path, clock: Clock
) -> None:
    true = truly_set_up(tmp_path / "true", clock)
    made = [set_up_home(tmp_path / name, clock) for name in "ab"]
    for one in made:
        assert said(one.unit.home.data) == said(true.unit.home.data)
        assert one.unit.config.pc != true.unit.config.pc
        assert one.unit.config._replace(pc="", places={}) == true.unit.config._replace(
            pc="", places={}
        )
    assert made[0].unit.config.pc != made[1].unit.config.pc
