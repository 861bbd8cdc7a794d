"""The record of a build: what is written is read again, and anything else is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.editions import FileEntry, Manifest

CARD: dict[str, Any] = {
    "number": "W1",
    "id": "hurts",
    "pages": [7, 8],
    "state": "draft",
    "wording": "0" * 64,
    "appearance": "f" * 64,
}
ENTRY = FileEntry("ward-vi.pdf", "a" * 64, 12, "ward", "vi", "ring", (CARD,))
MANIFEST = Manifest("clinic", "2026.1", "2026-11-22", False, (ENTRY,))


def test_the_text_is_the_interface_key_by_key() -> None:
    assert (
        MANIFEST.to_json()
        == """\
{
 "edition": "clinic",
 "version": "2026.1",
 "date": "2026-11-22",
 "release": false,
 "files": [
  {
   "path": "ward-vi.pdf",
   "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
   "pages": 12,
   "topic": "ward",
   "language": "vi",
   "layout": "ring",
   "cards": [
    {
     "number": "W1",
     "id": "hurts",
     "pages": [
      7,
      8
     ],
     "state": "draft",
     "wording": "0000000000000000000000000000000000000000000000000000000000000000",
     "appearance": "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    }
   ]
  }
 ]
}
"""
    )


def test_what_was_written_is_read_again() -> None:
    assert Manifest.from_json(MANIFEST.to_json()) == MANIFEST


def test_letters_stay_letters() -> None:
    assert "Tiếng Việt" in replace(MANIFEST, version="Tiếng Việt").to_json()


@given(st.permutations(["a.pdf", "b.pdf", "c.pdf", "é.pdf"]))
def test_files_stand_by_path_in_whatever_order_they_were_made(paths: list[str]) -> None:
    entries = tuple(replace(ENTRY, path=path) for path in paths)
    found = json.loads(replace(MANIFEST, files=entries).to_json())["files"]
    assert [one["path"] for one in found] == ["a.pdf", "b.pdf", "c.pdf", "é.pdf"]


@pytest.mark.parametrize("key", ["edition", "version", "date", "release", "files"])
def test_a_manifest_without_one_of_its_keys_is_refused(key: str) -> None:
    data = json.loads(MANIFEST.to_json())
    del data[key]
    with pytest.raises(ValueError, match=f"^not a manifest: '{key}'$"):
        Manifest.from_json(json.dumps(data))


@pytest.mark.parametrize("key", ["path", "sha256", "pages", "topic", "language", "layout", "cards"])
def test_a_file_without_one_of_its_keys_is_refused(key: str) -> None:
    data = json.loads(MANIFEST.to_json())
    del data["files"][0][key]
    with pytest.raises(ValueError, match=f"^not a manifest: '{key}'$"):
        Manifest.from_json(json.dumps(data))


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "3", "null", '"x"', '{"files": 3}', '{"files": [3]}'])
def test_what_is_no_manifest_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Manifest.from_json(text)


@pytest.mark.parametrize("changed", [{"edition": "x"}, {"version": "x"}, {"date": "x"}, {"release": True}])
def test_another_edition_version_date_or_kind_is_another_issue(changed: dict[str, Any]) -> None:
    assert not MANIFEST.same_issue(replace(MANIFEST, **changed))


def test_other_files_are_the_same_issue() -> None:
    assert MANIFEST.same_issue(replace(MANIFEST, files=()))


def test_an_issue_is_called_by_version_and_date_and_whether_it_is_a_release() -> None:
    assert MANIFEST.issue == "version 2026.1 of 2026-11-22"
    assert replace(MANIFEST, release=True).issue == "version 2026.1 of 2026-11-22 for release"
