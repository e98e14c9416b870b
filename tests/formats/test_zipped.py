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
            # of no day: what pytest names the cases by must be the same in each of its workers
            zipped.writestr(zipfile.ZipInfo(name), content, packing)
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
        pytest.param(b"", Why.NOT_ZIP, id="nothing"),
        pytest.param(b"%PDF-1.7", Why.NOT_ZIP, id="another kind"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Why.LOCKED, id="an old Office file"),
        pytest.param(b"PK\x03\x04", Why.CUT, id="cut in its first member"),
        pytest.param(archive({"a": b"b"})[:-30], Why.CUT, id="cut in its list"),
        pytest.param(archive({str(number): b"" for number in range(21)}), Why.TOO_MANY, id="too many"),
        pytest.param(
            archive({str(number) * 400: b"" for number in range(10, 19)} | {"x" * 5000: b""}),
            Why.TOO_MANY,
            id="too long names",
        ),
        pytest.param(archive({"a": b"b"}, zipfile.ZIP_BZIP2), Why.DAMAGED, id="bzip2"),
        pytest.param(archive({"a": b"b"}, zipfile.ZIP_LZMA), Why.DAMAGED, id="lzma"),
        pytest.param(encrypted(archive({"a": b"b"})), Why.LOCKED, id="locked"),
        pytest.param(archive({"a": NOISE + NOISE}), Why.TOO_MUCH, id="too much"),
        pytest.param(archive({"a": bytes(60_000)}), Why.TOO_MUCH, id="packed too well"),
        pytest.param(understated(archive({"a": bytes(1_000_000)}), 100), Why.DAMAGED, id="understated"),
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
