"""A workbook that another program saved in between."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from cardgen.exchange import xlsx
from cardgen.exchange.parcel import Parcel
from tests.exchange.workbooks import ODD, odd, opened, parcel, png, saved, several, told, unit

_OFFICE = shutil.which("soffice")

# LibreOffice writes two of these in a row so that nobody can read them back; openpyxl takes "x005F_" out of every text
_LOOKS_ESCAPED = re.compile("_x[0-9A-F]{4}_|x005F_")

office = pytest.mark.skipif(_OFFICE is None, reason="LibreOffice (soffice) is not installed")


def _converted(data: bytes, folder: Path, *kinds: str) -> bytes:
    """What LibreOffice makes of a file that goes through several formats."""
    path = folder / f"sheet.{kinds[0]}"
    path.write_bytes(data)
    for kind in kinds[1:]:
        target = folder / kind
        command = [str(_OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(target), str(path)], check=True, capture_output=True, timeout=240)
        path = target / f"sheet.{kind}"
    return path.read_bytes()


def _without_escapes(whole: Parcel, pattern: re.Pattern[str]) -> Parcel:
    return Parcel(whole.language, tuple(one for one in whole.units if not pattern.search(one.source)))


@office
def test_what_libreoffice_saved_says_the_same(tmp_path: Path) -> None:
    rich = (*several(), unit("pictured", picture="pain"), unit("elsewhere", topic="body"))
    odd_ones = _without_escapes(odd(), re.compile("_x[0-9A-F]{4}_x"))
    whole = Parcel("vi", (*rich, *odd_ones.units))
    assert len(odd_ones.units) >= len(ODD) - 3
    look = xlsx.Look({"pain": "Bolest"}, "vietnamština", {"pain": png()})
    assert told(_converted(xlsx.write(whole, look), tmp_path, "xlsx", "xlsx")) == (whole, [])


@office
def test_what_was_typed_in_libreoffice_is_read(tmp_path: Path) -> None:
    whole = parcel(*several())
    flat = _converted(xlsx.write(whole), tmp_path, "xlsx", "fods").decode()
    assert flat.count("Bạn đau ở đâu?") == 2
    flat = flat.replace("Bạn đau ở đâu?", "=Đau &lt;ở đâu&gt;?", 1).replace("schváleno</text:p>", "návrh</text:p>")
    read, problems = told(_converted(flat.encode(), tmp_path, "fods", "xlsx"))
    assert problems == []
    assert read is not None
    assert [one.target for one in read.units] == ["=Đau <ở đâu>?", "", "Bạn đau ở đâu?"]
    assert [one.state for one in read.units] == ["draft", "draft", "draft"]


def test_what_openpyxl_saved_says_the_same() -> None:
    whole = _without_escapes(odd(), _LOOKS_ESCAPED)
    assert len(whole.units) >= len(ODD) - 7
    assert told(saved(opened(xlsx.write(whole)))) == (whole, [])


def test_what_another_program_spoiled_is_told_and_not_taken() -> None:
    spoiled = tuple(one for one in odd().units if _LOOKS_ESCAPED.search(one.source))
    read, problems = told(saved(opened(xlsx.write(Parcel("vi", spoiled)))))
    assert read is not None
    kept = {one.key: one for one in read.units}
    for one in spoiled:
        assert kept.get(one.key, one) == one
    assert {problem.code for problem in problems} == {"changed-row"}
