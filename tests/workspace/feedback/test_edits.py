"""The unit's side: what is for it is taken in, whatever it is called; all else is said."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from plancheck.domain.report.feedback import Feedback, FeedbackItem, FeedbackKind
from plancheck.errors import BadFile, NothingFound, UsageFault
from plancheck.storage.feedback.file import feedback_text
from plancheck.workspace import Workspace
from tests.feedback import REMARK, said
from tests.rows import each_row
from tests.support import TYPE, UNIT, Clock, open_home, set_up_home


def put(workspace: Workspace, feedback: Feedback, name: str = "反馈_甲.toml") -> Path:
    path = workspace.unit.home.inbox / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(feedback_text(feedback), encoding="utf-8")
    return path


def take(workspace: Workspace, *feedbacks: Feedback) -> str:
    act = workspace.feedback.take(feedbacks)
    return workspace.unit.writable_ledger().perform(act).message


@pytest.fixture
def renamed(home: Path, clock: Clock) -> Workspace:
    workspace = set_up_home(home, clock)
    workspace.unit.writable_ledger().perform(workspace.edit.tick(["3.3.2"]))
    workspace.set_up("友谊八村居委会", TYPE)
    return open_home(home, clock)


@each_row(
    "feedback",
    [
        said(),
        said(unit="宝山 八村居委会"),
        said(unit="友谊八村居委会"),
        said(unit="八村", names=("另一个", UNIT)),
    ],
)
def test_it_is_taken_under_present_and_former_names_and_what_the_office_calls_the_unit(
    renamed: Workspace, feedback: Feedback
) -> None:
    (found,) = renamed.feedback.read(put(renamed, feedback))
    assert found.items == (REMARK,)


def test_it_is_taken_under_the_type_that_the_unit_reported_under_before_that_was_corrected(
    home: Path, clock: Clock
) -> None:
    workspace = set_up_home(home, clock)
    workspace.unit.writable_ledger().perform(workspace.edit.tick(["3.3.2"]))
    workspace.set_up(UNIT, "中心")
    workspace = open_home(home, clock)
    for unit_type in (TYPE, "中心"):
        assert workspace.feedback.read(put(workspace, said(unit_type=unit_type)))
    with pytest.raises(BadFile):
        workspace.feedback.read(put(workspace, said(unit_type="公司")))


@pytest.mark.parametrize(
    ("feedback", "words"),
    [
        (said(unit="九村居委会"), "是给“九村居委会”"),
        (said(unit_type="中心"), "（中心）的反馈"),
        (said(unit="宝山八村居民委员会"), "写上别名"),
        (said(plan="另一份-2024"), "plancheck --plan 另一份-2024"),
    ],
)
def test_what_is_for_another_is_said_and_not_offered(
    workspace: Workspace, feedback: Feedback, words: str
) -> None:
    path = put(workspace, feedback)
    with pytest.raises(BadFile, match=words):
        workspace.feedback.read(path)
    assert workspace.feedback.offered() == []
    assert workspace.feedback.given() == []


def test_a_file_that_was_tampered_with_is_refused_and_not_offered(workspace: Workspace) -> None:
    path = put(workspace, said())
    path.write_text(path.read_text(encoding="utf-8").replace("地点", "时间"), encoding="utf-8")
    with pytest.raises(BadFile, match="校验不符"):
        workspace.feedback.read(path)
    assert workspace.feedback.offered() == []


def test_what_lies_in_the_inbox_is_offered_until_it_is_taken_and_again_once_undone(
    workspace: Workspace,
) -> None:
    assert workspace.feedback.advice() == ""
    path = put(workspace, said())
    put(workspace, said(REMARK, REMARK._replace(id="c3")), "反馈_乙.toml")
    (workspace.unit.home.inbox / "照片.jpg").write_bytes(b"\xff\xd8" * 9)
    assert {one.path: one.new for one in workspace.feedback.offered()}[path] == 1
    assert "收件里有" in workspace.feedback.advice(on_screen=True)
    assert take(workspace, *(one.feedback for one in workspace.feedback.offered())).startswith(
        "已收下 2 条反馈"
    )
    assert workspace.feedback.offered() == []
    assert "没有答复" in workspace.feedback.advice()
    assert "没有新的" in take(workspace, said())
    workspace.unit.writable_ledger().perform(workspace.undo.last())
    assert len(workspace.feedback.offered()) == 2


def test_an_answer_is_kept_and_one_without_words_says_that_it_was_read(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    whole = FeedbackItem("w1", FeedbackKind.REMARK, "整体不错")
    take(workspace, said(REMARK, whole))
    for act in (workspace.feedback.answer("b2", " 在八村 "), workspace.feedback.answer("w1", "")):
        workspace.unit.writable_ledger().perform(act)
    again = open_home(home, clock).feedback
    assert {one.item.id: one.answer for one in again.given()} == {"b2": "在八村", "w1": "已知悉"}
    assert again.open() == []
    with pytest.raises(NothingFound):
        again.answer("x", "好")
    with pytest.raises(UsageFault):
        again.answer_number(3, "好")


@pytest.mark.parametrize("measure", ["1.2.1", "9.9.9"])
def test_what_is_about_a_measure_that_is_not_the_units_is_taken_and_answered_all_the_same(
    workspace: Workspace, measure: str
) -> None:
    take(workspace, said(REMARK._replace(measure=measure)))
    assert [one.item.measure for one in workspace.feedback.open()] == [measure]
    workspace.unit.writable_ledger().perform(workspace.feedback.answer("b2", "不是我们的"))
    assert workspace.feedback.open() == []


def test_two_pcs_that_take_it_in_have_it_once_after_a_merge(
    workspace: Workspace, clock: Clock, tmp_path: Path
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    take(workspace, said())
    take(other, said())
    other.unit.writable_ledger().perform(other.feedback.answer("b2", "在八村"))
    assert other.unit.ledger
    (ledger,) = other.unit.ledger.path.glob("*.toml")
    workspace.merge(ledger)
    (given,) = workspace.feedback.given()
    assert given.answer == "在八村"
    assert not workspace.unit.progress.state("3.2.1").conflicts


@pytest.mark.parametrize("name", ["反馈_甲.toml.txt", "ATT00001.bin", "反馈.toml"])
def test_a_file_is_offered_whatever_the_mail_made_of_its_name(
    workspace: Workspace, name: str
) -> None:
    put(workspace, said(), name)
    assert [one.new for one in workspace.feedback.offered()] == [1]


def test_archives_are_looked_into(workspace: Workspace, tmp_path: Path) -> None:
    text = feedback_text(said())
    folder = workspace.unit.home.inbox
    folder.mkdir()
    for path in (folder / "反馈.zip", folder / "照片.zip", tmp_path / "别的.zip"):
        with ZipFile(path, "w") as archive:
            archive.writestr("街道/反馈_甲.toml", text)
            archive.writestr("照片.jpg", b"\xff\xd8")
    assert [one.path.name for one in workspace.feedback.offered()] == ["反馈.zip"]
    assert [one.items for one in workspace.feedback.read(tmp_path / "别的.zip")] == [(REMARK,)]
    with ZipFile(folder / "反馈.zip", "w") as archive:
        archive.writestr("照片.jpg", b"\xff\xd8")
    with pytest.raises(BadFile, match="压缩包里没有反馈文件"):
        workspace.feedback.read(folder / "反馈.zip")
    (folder / "反馈.zip").write_bytes(b"PK\x03\x04 damaged")
    with pytest.raises(BadFile):
        workspace.feedback.read(folder / "反馈.zip")
    assert workspace.feedback.offered() == []
