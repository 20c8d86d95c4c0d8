"""A street's plan in its revisions, as files that were published: the shipped one revised."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from pathlib import Path

from plancheck.domain.plan.model import Revision
from plancheck.storage.plan.file import default_plan_path
from plancheck.storage.plan.seal import sealed_text


def published(text: str, number: int, on: date = date(2024, 6, 1), note: str = "") -> str:
    """The text of a plan file, published as a revision."""
    return sealed_text(text, "计划.toml", Revision(number, on, note))


def with_measure(text: str, id: str, old: str, new: str) -> str:
    """The text with something replaced in the table of one measure."""
    start = text.index(f'id = "{id}"\n')
    end = text.find("[[section", start)
    table = text[start : end if end >= 0 else len(text)]
    assert old in table, (id, old)
    return text[:start] + table.replace(old, new, 1) + text[start + len(table) :]


def withdrawn(text: str, id: str) -> str:
    """The text with a measure marked as withdrawn."""
    return with_measure(text, id, f'id = "{id}"\n', f'id = "{id}"\nwithdrawn = true\n')


def with_new(text: str, after: str, id: str, words: str, lead: str, more: str = "") -> str:
    """The text with a new measure behind another one."""
    start = text.index(f'id = "{after}"\n')
    end = text.find("[[section", start)
    table = (
        f'[[section.objective.measure]]\nid = "{id}"\ntext = "{words}"\nlead = ["{lead}"]\n{more}\n'
    )
    return text[:end] + table + text[end:]


def moved(text: str, id: str, before: str) -> str:
    """The text with a measure put before another one, under its objective."""
    start = text.index(f'[[section.objective.measure]]\nid = "{id}"\n')
    end = text.find("[[section", start + 2)
    table, text = text[start:end], text[:start] + text[end:]
    place = text.index(f'[[section.objective.measure]]\nid = "{before}"\n')
    return text[:place] + table + text[place:]


def second_text(first: str) -> str:
    """The first revision with ten kinds of change, as a clerk of an office makes them."""
    text = with_measure(first, "1.1.2", "用好红色资源，丰富", "用好用活红色资源，丰富")  # reworded
    text = withdrawn(text, "1.3.1")
    text = with_measure(text, "1.3.4", '["居委会"]', '["办公室"]')  # given to others
    text = with_measure(text, "2.2.2", '["办公室", "中心"]', '["办公室", "居委会"]')  # taken over
    text = with_measure(text, "3.2.1", "\nlead", "\ndue = 2024-09-30\nlead")
    text = with_measure(text, "4.1.2", "amount = 100", "amount = 95")
    text = with_measure(text, "3.3.3", 'lead = ["居委会"]\nsupport = ["中心"]',
                        'lead = ["中心"]\nsupport = ["居委会"]')  # fmt: skip  # the other part
    text = with_new(
        text, "3.2.2", "3.2.3", "新建一处社区食堂", "居委会", 'was = ["3.2.2"]\n'
    )  # split
    text = with_measure(text, "3.3.2", "\nlead", '\nleader = "分管主任"\nlead')
    return moved(text, "5.1.3", "5.2.1")


class Street:
    """Files of a street's plan in a folder, each made when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, name: str, text: str) -> Path:
        path = self._folder / name / "计划.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    @cached_property
    def _first(self) -> str:
        text = default_plan_path().read_text(encoding="utf-8")
        return published(text, 1, date(2024, 1, 9))

    @cached_property
    def _second(self) -> str:
        return second_text(self._first)

    @cached_property
    def first(self) -> Path:
        """The first revision, published."""
        return self._file("first", self._first)

    @cached_property
    def second(self) -> Path:
        """The second revision, published."""
        return self._file("second", published(self._second, 2))

    @cached_property
    def third(self) -> Path:
        """The third revision, published."""
        text = published(self._second, 2)
        return self._file("third", published(withdrawn(text, "1.2.1"), 3))

    @cached_property
    def other_second(self) -> Path:
        """Another file that was published as the second revision."""
        return self._file("other", published(withdrawn(self._second, "1.2.2"), 2))

    @cached_property
    def tampered(self) -> Path:
        """The third revision with a word changed after it was sealed."""
        text = self.third.read_text(encoding="utf-8")
        return self._file("tampered", text.replace("用好用活", "用好", 1))

    @cached_property
    def unsealed(self) -> Path:
        """A third revision that nobody published."""
        text = re.sub(r"(?m)^revision = .*$", "revision = 3", self._second, count=1)
        return self._file("unsealed", text[: text.index("\n[seal]")])

    @cached_property
    def foreign(self) -> Path:
        """Another office's third revision of a plan of the same id."""
        text = re.sub(r"(?m)^issuer = .*$", 'issuer = "某某街道办事处"', self._second, count=1)
        return self._file("foreign", published(text, 3))

    @cached_property
    def without_type(self) -> Path:
        """A plan of units of other types."""
        text = (
            'schema = 2\n[plan]\nid = "moumou-2024"\ntitle = "某某镇2024年计划"\nyear = 2024\n'
            '[[unit_type]]\nname = "社区"\n[[section]]\nnumber = 1\ntitle = "一"\n'
            '[[section.objective]]\nnumber = "1.1"\ntitle = "二"\n'
            '[[section.objective.measure]]\nid = "1.1.1"\ntext = "三"\nlead = ["社区"]\n'
        )
        return self._file("types", published(text, 1))

    @cached_property
    def lost(self) -> Path:
        """A third revision that has a number no more."""
        start = self._second.index('[[section.objective.measure]]\nid = "1.1.3"')
        end = self._second.index("[[section", start + 2)
        return self._file("lost", published(self._second[:start] + self._second[end:], 3))

    @cached_property
    def same_id(self) -> Path:
        """Next year's plan under this year's id."""
        text = self._second.replace("year = 2024", "year = 2025", 1)
        return self._file("same", published(text, 3))

    @cached_property
    def cut(self) -> Path:
        """A third revision that was not copied whole."""
        text = self.third.read_text(encoding="utf-8")
        return self._file("cut", text[: text.index("\n[[revision]]")])

    @cached_property
    def report(self) -> Path:
        """A file that is no plan."""
        return self._file("report", 'schema = 2\nformat = "plancheck-status/2"\n')

    @cached_property
    def next_year(self) -> Path:
        """The first revision of next year's plan: last year's under another id."""
        text = self._first.replace("youyilu-2024", "youyilu-2025").replace("2024", "2025")
        text = text[: text.index("\n[[revision]]")]
        return self._file("next", published(text, 1, date(2025, 1, 2)))
