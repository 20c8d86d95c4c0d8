"""How large Windows' old console is asked to be, and in which font."""

import pytest

from plancheck.tui.terminal.console_window import Cells, wanted_font, wanted_size


@pytest.mark.parametrize(
    ("now", "largest", "wanted"),
    [
        ((80, 25), (200, 60), (120, 36)),
        ((80, 25), (100, 30), (100, 30)),
        ((150, 50), (200, 60), (150, 50)),
        ((80, 40), (60, 20), (80, 40)),
    ],
)
def test_a_window_grows_to_the_screens_room_and_never_shrinks(
    now: tuple[int, int], largest: tuple[int, int], wanted: tuple[int, int]
) -> None:
    assert wanted_size(Cells(*now), Cells(*largest)) == Cells(*wanted)


def test_a_font_is_changed_only_where_it_has_no_hanzi() -> None:
    assert wanted_font("Consolas") == "NSimSun"
    assert [wanted_font(face) for face in ("NSimSun", "新宋体", "等距更纱黑体 SC", "Terminal")] == [
        ""
    ] * 4
