"""Our SHA-256 is SHA-256."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.startup import sha256


@given(st.binary(max_size=300))
def test_it_is_what_hashlib_says(data: bytes) -> None:
    assert sha256(data).digest() == hashlib.sha256(data).digest()
    assert sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()
