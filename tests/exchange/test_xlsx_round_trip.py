"""A parcel comes back from a workbook as it went in."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardgen.exchange import xlsx
from cardgen.exchange.parcel import Parcel, Unit
from cardgen.exchange.xlsx import _columns, writing
from cardgen.problems import Place
from tests.exchange.workbooks import ODD, adorned, odd, parcel, png, several, told, unit
from tests.projects import REAL

_LETTERS = st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t")
_TEXTS = st.text(_LETTERS, max_size=60) | st.sampled_from(ODD)
_SOME = _TEXTS.filter(bool)
_NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)

_units = st.builds(
    Unit,
    topic=st.sampled_from(("pain", "body")),
    kind=st.sampled_from(("title", "section", "phrase")),
    name=_NAMES,
    source=_TEXTS,
    base=st.text("0123456789abcdef", min_size=32, max_size=32),
    target=_TEXTS,
    state=st.sampled_from(("draft", "revised", "approved")),
    previous=st.none() | _TEXTS,
    back=st.none() | _SOME,
    remark=st.none() | _SOME,
    number=st.none() | st.just("P1"),
    note=st.none() | _TEXTS,
    picture=st.none() | st.just("pain"),
    longest=st.none() | st.integers(1, 99),
)
_parcels = st.builds(
    Parcel,
    st.sampled_from(("vi", "mn", "zh-Hant-TW")),
    st.lists(_units, max_size=5, unique_by=lambda one: one.key).map(tuple),
)


@settings(max_examples=40)
@given(_parcels)
@example(odd())
@example(Parcel("vi", ()))
def test_what_is_read_is_what_was_written(whole: Parcel) -> None:
    data = xlsx.write(whole, xlsx.Look(pictures={"pain": png()}, titles={"pain": "Bolest"}))
    assert told(data) == (whole, [])


def test_units_come_back_in_their_order_although_a_sheet_holds_one_topic() -> None:
    mixed = parcel(unit("a"), unit("b", topic="body"), unit("c"), unit("d", topic="body"))
    assert told(xlsx.write(mixed)) == (mixed, [])


def test_a_unit_stands_where_its_translation_stands() -> None:
    read, _ = told(xlsx.write(parcel()))
    assert read is not None
    assert [one.place for one in read.units][:2] == [Place("vi.xlsx[Bolest]", 4, 4), Place("vi.xlsx[Bolest]", 5, 4)]


def test_the_same_parcel_gives_the_same_bytes_in_another_process_elsewhere() -> None:
    script = (
        "import hashlib; from tests.exchange.workbooks import adorned; print(hashlib.sha256(adorned()).hexdigest())"
    )
    digests = {hashlib.sha256(adorned()).hexdigest()}
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(REAL)}
        made = subprocess.run(
            [sys.executable, "-c", script], env=environment, cwd=REAL, capture_output=True, text=True, check=True
        )
        digests.add(made.stdout.strip())
    assert len(digests) == 1


def test_no_date_in_a_workbook_is_that_of_its_making() -> None:
    with zipfile.ZipFile(BytesIO(adorned())) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        whole = b"".join(archive.read(name) for name in archive.namelist())
    dates = re.findall(rb"\d{4}-\d\d-\d\dT[0-9:]+", whole)
    assert set(dates) == {b"2000-01-01T00:00:00"}


def test_a_look_changes_nothing_that_is_read() -> None:
    plain, adorned = xlsx.write(parcel()), xlsx.write(parcel(), xlsx.Look({"pain": "Bolesti"}, "vietnamština"))
    assert plain != adorned
    assert told(plain) == told(adorned)


def test_a_text_that_is_longer_than_a_cell_is_not_cut_but_refused() -> None:
    fits = parcel(unit(target="x" * _columns.MOST_CHARACTERS))
    assert told(xlsx.write(fits)) == (fits, [])
    for too_long in ("x" * (_columns.MOST_CHARACTERS + 1), "😀" * (_columns.MOST_CHARACTERS // 2 + 1)):
        with pytest.raises(xlsx.CannotWrite, match=r"where-does-it-hurt: a cell takes 32,767 characters"):
            xlsx.write(parcel(unit(target=too_long)))


def test_a_note_that_does_not_fit_behind_a_long_sentence_is_left_out() -> None:
    long = parcel(unit(source="x" * 32_700, previous="y" * 32_700, note="z" * 100))
    assert told(xlsx.write(long)) == (long, [])


def test_more_rows_than_are_read_back_are_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 2)
    xlsx.write(parcel(*several()[:2]))
    with pytest.raises(xlsx.CannotWrite, match=r"takes 2 strings, and these are 3; export fewer topics"):
        xlsx.write(parcel(*several()))
