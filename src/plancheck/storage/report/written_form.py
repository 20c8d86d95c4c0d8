"""The `[[measure]]` tables of a report in the very form that is written, read without a parser.

A thousand units' files are mostly the same few lines: each block is taken apart by one pattern,
and remembered. Whatever is written in another way is None here and goes to the parser; a property
test holds the two equal.
"""

import json
from datetime import date
from json.encoder import encode_basestring_ascii
from typing import NamedTuple

from ...domain.progress.issues.numbers import MARKS
from ...domain.progress.issues.standing import IssueState
from ...domain.progress.signal import Signal
from ...domain.progress.status import Status
from ...domain.report.model import IssueReport, Latest, MeasureReport
from ...domain.startup import lazy
from ...domain.text import NOTE_LIMIT, TITLE_LIMIT, is_clean

REMEMBERED = 50_000
"""Blocks that are kept; a street's sixty units have some 3,000, half of them alike."""

_ON_LINE = r'"[^\n]*"'
_COUNT = r"(0|[1-9][0-9]{0,8})"
_NUMBER = r"(0|[1-9][0-9]{0,14}|(?:0|[1-9][0-9]{0,8})\.[0-9]{1,4})"
_DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
_LIST = r"(\[[^\n]*\])"
_LISTS = ("progress", "problems", "coordination", "next", "evidence")
_FLAGS = ("changed", "completed", "uncompleted", "answered")
_BLOCK = lazy(
    r'id = ("[0-9A-Za-z.-]{1,40}")\n'
    r'status = "(\w+)"\n'
    rf"(?:percent = (0|[1-9][0-9]?|100)\n)?(?:amount = {_NUMBER}\n)?"
    rf"owner = {_LIST}\n"
    rf"(?:due = {_DAY}\n)?"
    r'signal = "(\w+)"\n'
    + "".join(rf"{key} = (true|false)\n" for key in _FLAGS)
    + rf"(?:(advanced) = true\n)?(?:since = {_DAY}\n)?(?:reason = ({_ON_LINE})\n)?"
    rf"progress = {_LIST}\n(?:latest = \{{ on = {_DAY}, text = ({_ON_LINE}) \}}\n)?"
    + "".join(rf"{key} = {_LIST}\n" for key in _LISTS[1:])
    + rf"steps_done = {_COUNT}\nsteps_total = {_COUNT}\n"
)
_ISSUE = lazy(
    rf"number = ({_ON_LINE})\nmeasure = ({_ON_LINE})\n"
    rf'kind = "(\w+)"\ntext = ({_ON_LINE})\nraised = {_DAY}\n'
    rf"(?:owner = {_LIST}\n)?(?:due = {_DAY}\n)?"
    rf'state = "(\w+)"\n(?:closed = {_DAY}\n)?'
    rf"(?:how = ({_ON_LINE})\n)?(?:answer = ({_ON_LINE})\n)?"
)
_PLAIN = r'[^"\\\x00-\x1f\x7f]*'
_TEXT = lazy(rf'"{_PLAIN}(?:\\["\\n]{_PLAIN}){{0,{NOTE_LIMIT}}}"')
_STATUSES = {s.value: (s, f'"status":{encode_basestring_ascii(s.value)},') for s in Status}
_KINDS = {k.value: (k, encode_basestring_ascii(k.value)) for k in MARKS}
_STATES = {s.value: (s, encode_basestring_ascii(s.value)) for s in IssueState}
_SIGNALS = {s.value: (s, encode_basestring_ascii(s.value)) for s in Signal}


class Block(NamedTuple):
    """A measure as read, and its canonical JSON (`domain.ledger.entry.canonical_json`)."""

    measure: MeasureReport
    json: str


class Found(NamedTuple):
    """The measures and issues of a report; by the key of each list its canonical JSON."""

    measures: list[MeasureReport]
    issues: list[IssueReport]
    json: dict[str, str]


class Blocks:
    """Reads blocks; remembers those it has met, so that equal measures are one value."""

    def __init__(self) -> None:
        self._known: dict[str, Block] = {}
        self._texts: dict[tuple[str, int], tuple[str, str]] = {}
        self._days: dict[str, date] = {}

    def read(self, measures: list[str], issues: list[str]) -> Found | None:
        """What blocks (the lines under their headings) say; None where one is otherwise."""
        known, found = self._known, []
        try:
            for text in measures:
                block = known.get(text)
                if block is None:
                    block = self._block(text)
                    if len(known) < REMEMBERED:
                        known[text] = block
                found.append(block)
            listed = [self._issue(text) for text in issues]
        except (ValueError, KeyError):
            return None
        written = {"issue": [j for _, j in listed], "measure": [block.json for block in found]}
        return Found(
            [block.measure for block in found],
            [issue for issue, _ in listed],
            {key: f"[{','.join(jsons)}]" for key, jsons in written.items() if jsons},
        )

    def _block(self, text: str) -> Block:
        match = _BLOCK.fullmatch(text)
        if match is None:
            raise ValueError("block")
        groups = match.groups()
        (id, status, percent, amount, owner, due, signal) = groups[:7]
        changed, completed, uncompleted, answered, advanced, since, reason = groups[7:14]
        progress, on, said, *lists, steps_done, steps_total = groups[14:]
        names, names_json = self._list(owner, TITLE_LIMIT)
        state, state_json = _STATUSES[status]
        light, light_json = _SIGNALS[signal]
        done, done_json = self._list(progress)
        problems, coordination, following, evidence = map(self._list, lists)
        why, reason_json = self._text(reason, NOTE_LIMIT) if reason else ("", "")
        if reason and not why:
            raise ValueError("an empty reason is not written")
        latest, latest_json = self._text(said, NOTE_LIMIT) if on else ("", "")
        measure = MeasureReport(
            id=id[1:-1],
            status=state,
            percent=int(percent) if percent else None,
            amount=_number(amount) if amount else None,
            owner=names,
            due=self._day(due) if due else None,
            signal=light,
            changed=changed == "true",
            completed=completed == "true",
            uncompleted=uncompleted == "true",
            answered=answered == "true",
            advanced=bool(advanced),
            since=self._day(since) if since else None,
            reason=why,
            progress=done,
            latest=Latest(self._day(on), latest) if on else None,
            problems=problems[0],
            coordination=coordination[0],
            next=following[0],
            evidence=evidence[0],
            steps_done=int(steps_done),
            steps_total=int(steps_total),
        )
        return Block(
            measure,
            "{"
            + ('"advanced":true,' if advanced else "")
            + (f'"amount":{amount},' if amount else "")
            + f'"answered":{answered},"changed":{changed},"completed":{completed},'
            f'"coordination":{coordination[1]},'
            + (f'"due":"{due}",' if due else "")
            + f'"evidence":{evidence[1]},"id":{id},'
            + (f'"latest":{{"on":"{on}","text":{latest_json}}},' if on else "")
            + f'"next":{following[1]},"owner":{names_json},'
            + (f'"percent":{percent},' if percent else "")
            + f'"problems":{problems[1]},"progress":{done_json},'
            + (f'"reason":{reason_json},' if reason else "")
            + f'"signal":{light_json},'
            + (f'"since":"{since}",' if since else "")
            + f'{state_json}"steps_done":{steps_done},"steps_total":{steps_total},'
            f'"uncompleted":{uncompleted}}}',
        )

    def _issue(self, text: str) -> tuple[IssueReport, str]:
        """An issue as read, and its canonical JSON."""
        match = _ISSUE.fullmatch(text)
        if match is None:
            raise ValueError("issue")
        number, measure, kind, words, raised, owner, due, state, closed, how, answer = (
            match.groups()
        )
        called, number_json = self._text(number, TITLE_LIMIT)
        about, measure_json = self._text(measure, TITLE_LIMIT)
        said, text_json = self._text(words, NOTE_LIMIT)
        names, names_json = self._list(owner, TITLE_LIMIT) if owner else ((), "")
        way, how_json = self._text(how, NOTE_LIMIT) if how else ("", "")
        reply, answer_json = self._text(answer, NOTE_LIMIT) if answer else ("", "")
        if (owner and not names) or (how and not way) or (answer and not reply):
            raise ValueError("what is empty is not written")
        sort, kind_json = _KINDS[kind]
        stands, state_json = _STATES[state]
        issue = IssueReport(
            number=called,
            measure=about,
            kind=sort,
            text=said,
            raised=self._day(raised),
            owner=names,
            due=self._day(due) if due else None,
            state=stands,
            closed=self._day(closed) if closed else None,
            how=way,
            answer=reply,
        )
        return issue, (
            "{"
            + (f'"answer":{answer_json},' if answer else "")
            + (f'"closed":"{closed}",' if closed else "")
            + (f'"due":"{due}",' if due else "")
            + (f'"how":{how_json},' if how else "")
            + f'"kind":{kind_json},"measure":{measure_json},"number":{number_json},'
            + (f'"owner":{names_json},' if owner else "")
            + f'"raised":"{raised}","state":{state_json},"text":{text_json}}}'
        )

    def _list(self, written: str, limit: int = NOTE_LIMIT) -> tuple[tuple[str, ...], str]:
        if written == "[]":
            return (), "[]"
        texts, jsons, place = [], [], 1
        while place < len(written):
            found = _TEXT.match(written, place)
            end = found.end() if found else 0
            if not found or written[end : end + 2] not in (", ", "]"):
                raise ValueError("list")
            text, json_text = self._text(found[0], limit)
            texts.append(text)
            jsons.append(json_text)
            place = end + 2
        return tuple(texts), f"[{','.join(jsons)}]"

    def _text(self, literal: str, limit: int) -> tuple[str, str]:
        """A string and its JSON; ValueError where reading would change the string."""
        known = self._texts.get((literal, limit))
        if known is None:
            if not _TEXT.fullmatch(literal):
                raise ValueError(literal)
            text = json.loads(literal) if "\\" in literal else literal[1:-1]
            if len(text) > limit or text != text.strip() or not is_clean(text):
                raise ValueError(text)
            if limit == TITLE_LIMIT and "\n" in text:
                raise ValueError(text)
            known = text, encode_basestring_ascii(text)
            if len(self._texts) < REMEMBERED:
                self._texts[literal, limit] = known
        return known

    def _day(self, written: str) -> date:
        day = self._days.get(written)
        if day is None:
            day = self._days[written] = date.fromisoformat(written)
        return day


def _number(written: str) -> int | float:
    """The number; ValueError where it is not written as `repr` writes it."""
    number = float(written) if "." in written else int(written)
    if repr(number) != written:
        raise ValueError(written)
    return number
