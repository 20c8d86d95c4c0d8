"""pytest's plug-in for the tests under wine: what fails there by wine's fault, with the reason.

Each is run and must fail: where wine is mended, the run says so. Named in docs/windows.md.
"""

from __future__ import annotations

import pytest

_LEDGER = "tests/storage/ledger"
_IN_THE_WAY = "test_a_folder_of_another_program_in_the_way_is_told_apart_from_none"
WINES = {
    "listing a file as a folder ends in error 123, Windows' own is 267": (
        f"{_LEDGER}/test_folder.py::{_IN_THE_WAY}",
        f"{_LEDGER}/test_typed_texts.py::test_where_there_is_no_folder_there_is_nothing_to_read",
    ),
}
"""What wine 8 does otherwise than Windows, and the tests that find it so, by their ids."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect them to fail."""
    for item in items:
        for reason, names in WINES.items():
            if item.nodeid.partition("@")[0] in names:  # behind it the group that runs together
                item.add_marker(pytest.mark.xfail(reason=f"wine: {reason}", strict=True))
