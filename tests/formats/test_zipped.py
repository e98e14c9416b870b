"""An archive from a stranger is unpacked no further than allowed, and says what is wrong with it."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.formats.zipped import Limits, Unreadable, Why, Zipped

LIMITS = Limits(listed=10_000, members=20, ratio=100, ratio_from=50_000)


def archive(members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return made.getvalue()


def why(data: bytes, name: str = "a", most: int = 100_000) -> Why:
    with pytest.raises(Unreadable) as refused:
        Zipped(data, LIMITS).read(name, most)
    return refused.value.why


def encrypted(data: bytes) -> bytes:
    spoilt = bytearray(data)
    spoilt[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(spoilt)


def understated(data: bytes, size: int) -> bytes:
    """The same, but the list of members says that the only one has this size."""
    spoilt, listed = bytearray(data), data.index(b"PK\x01\x02")
    spoilt[listed + 24 : listed + 28] = size.to_bytes(4, "little")
    return bytes(spoilt)


NOISE = Random(1).randbytes(60_000)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Why.NOT_ZIP),
        (b"%PDF-1.7", Why.NOT_ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Why.LOCKED),
        (b"PK\x03\x04", Why.CUT),
        (archive({"a": b"b"})[:-30], Why.CUT),
        (archive({str(number): b"" for number in range(21)}), Why.TOO_MANY),
        (archive({str(number) * 400: b"" for number in range(10, 19)} | {"x" * 5000: b""}), Why.TOO_MANY),
        (archive({"a": b"b"}, zipfile.ZIP_BZIP2), Why.DAMAGED),
        (archive({"a": b"b"}, zipfile.ZIP_LZMA), Why.DAMAGED),
        (encrypted(archive({"a": b"b"})), Why.LOCKED),
        (archive({"a": NOISE + NOISE}), Why.TOO_MUCH),
        (archive({"a": bytes(60_000)}), Why.TOO_MUCH),
        (understated(archive({"a": bytes(1_000_000)}), 100), Why.DAMAGED),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: Why) -> None:
    assert why(data) is reason


def test_what_swells_little_or_is_small_is_read() -> None:
    small, noisy = bytes(50_000), NOISE
    zipped = Zipped(archive({"small": small, "noisy": noisy}), LIMITS)
    assert zipped.read("small", 50_000) == small
    assert b"".join(zipped.chunks("noisy", 60_000)) == noisy
    assert zipped.sizes == {"small": 50_000, "noisy": 60_000}
    assert "small" in zipped
    assert "../small" not in zipped


@given(st.data())
def test_an_archive_spoilt_at_any_place_is_read_or_refused(data: st.DataObject) -> None:
    spoilt = bytearray(archive({"a": NOISE[:300], "b": b"text " * 50}))
    for _ in range(data.draw(st.integers(1, 4))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Unreadable):
        zipped = Zipped(bytes(spoilt), LIMITS)
        for name in zipped.sizes:
            assert len(zipped.read(name, 1000)) <= 1000
