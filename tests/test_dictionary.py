"""Where the dictionaries of the machine are looked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cardgen.project import dictionary


def _put(folder: Path, *names: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).touch()


@pytest.fixture
def known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of the machine, below one of the test's own."""
    monkeypatch.setattr("cardgen.project._DICTIONARIES", (f"{tmp_path}/system", f"{tmp_path}/office/dict-*"))
    monkeypatch.delenv("DICPATH", raising=False)
    return tmp_path


def test_a_dictionary_of_a_country_serves_the_language(known: Path) -> None:
    _put(known / "system", "ru_RU.aff", "ru_RU.dic")
    assert dictionary("ru") == known / "system" / "ru_RU.aff"


def test_one_of_the_language_comes_before_one_of_a_country(known: Path) -> None:
    _put(known / "system", "vi_VN.aff", "vi_VN.dic")
    _put(known / "office" / "dict-vi", "vi.aff", "vi.dic")
    assert dictionary("vi") == known / "office" / "dict-vi" / "vi.aff"


def test_the_folders_of_dicpath_come_first(known: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _put(known / "system", "mn_MN.aff", "mn_MN.dic")
    _put(known / "own", "mn_MN.aff", "mn_MN.dic")
    monkeypatch.setenv("DICPATH", os.pathsep.join(["", str(known / "nowhere"), str(known / "own")]))
    assert dictionary("mn") == known / "own" / "mn_MN.aff"


def test_a_dictionary_of_a_script_or_a_country_is_found_by_its_tag(known: Path) -> None:
    _put(known / "system", "sr_Latn_RS.aff", "sr_Latn_RS.dic", "pt_BR.aff", "pt_BR.dic")
    assert dictionary("sr-Latn") == known / "system" / "sr_Latn_RS.aff"
    assert dictionary("pt-BR") == known / "system" / "pt_BR.aff"


@pytest.mark.parametrize("tag", ["ru", "r", "", "*", "../ru", "ru_", "r?"])
def test_what_is_not_there_or_is_no_tag_is_none(known: Path, tag: str) -> None:
    _put(known / "system", "bg_BG.aff", "bg_BG.dic", "ru_RU.aff", "rue_UA.aff", "rue_UA.dic")  # ru_RU lacks its words
    assert dictionary(tag) is None
