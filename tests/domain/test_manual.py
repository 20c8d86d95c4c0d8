"""The forms of Markdown that the manual is written in, as a value."""

from __future__ import annotations

from plancheck.domain.manual import BlockKind, ManualBlock, ManualMark, chapters, pieces, plain

TEXT = """\
# 手册

## 打勾
按空格，
再按 F8
Enter。见 [别处](x.md)、**粗**、`码`。
- 一
  接着
- 二

1. 先
   后
2. 再

### 几种
| 键 | 做 |
|---|---|
| `a\\|b` | 停 |

    plancheck list
    plancheck check

![清单](pictures/清单.png)
"""


def test_each_block_is_taken_for_what_it_is() -> None:
    title, first, second = chapters(TEXT)
    assert (title.level, title.title, title.blocks) == (1, "手册", ())
    assert (first.level, first.title) == (2, "打勾")
    assert first.blocks == (
        ManualBlock(BlockKind.PARAGRAPH, (("按空格，再按 F8 Enter。见 别处、**粗**、`码`。",),)),
        ManualBlock(BlockKind.ITEMS, (("一接着",), ("二",))),
        ManualBlock(BlockKind.STEPS, (("1. 先后",), ("2. 再",))),
    )
    assert (second.level, second.title) == (3, "几种")
    assert second.blocks == (
        ManualBlock(BlockKind.TABLE, (("键", "做"), ("`a|b`", "停"))),
        ManualBlock(BlockKind.TYPED, (("plancheck list",), ("plancheck check",))),
        ManualBlock(BlockKind.PICTURE, (("清单", "pictures/清单.png"),)),
    )


def test_a_line_is_read_in_its_pieces_and_without_its_marks() -> None:
    none, strong, code = ManualMark
    line = "见**粗**、`**`。"
    assert list(pieces(line)) == [
        ("见", none), ("粗", strong), ("、", none), ("**", code), ("。", none),
    ]  # fmt: skip
    assert plain(line) == "见粗、**。"
    assert list(pieces("3 * 4 ** 2")) == [("3 * 4 ** 2", none)]
