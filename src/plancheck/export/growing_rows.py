"""A sheet whose rows are as high as they are set until something is typed in them: then as high as
that takes. XlsxWriter marks every height that is set as the user's own, which Excel then keeps.
"""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet


class GrowingRows(Worksheet):  # type: ignore[misc]  # the library has no types
    """A worksheet that leaves the mark out."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, object]]) -> None:
        if tag == "row":
            attributes = [one for one in attributes if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
