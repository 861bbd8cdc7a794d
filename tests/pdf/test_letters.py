"""Tables of letters in fonts of others: what they say stays, what is no letter is told as unknown."""

from __future__ import annotations

import re

import pytest

from cardgen.pdf._letters import rewritten, table_of

HEAD = b"1 begincodespacerange <00> <FF> endcodespacerange "


def said(table: bytes) -> dict[str, str]:
    return dict(re.findall(r"^<(\w+)> <(\w+)>$", rewritten(table).decode().split("endcodespacerange")[1], re.MULTILINE))


def test_letters_and_ranges_are_written_one_by_one() -> None:
    table = (
        HEAD
        + b"1 beginbfchar <4c><004c> endbfchar 2 beginbfrange <20><22><0020> <41> <42> [<0041> <00660069>] endbfrange"
    )
    assert said(table) == {"20": "0020", "21": "0021", "22": "0022", "41": "0041", "42": "00660069", "4C": "004C"}


@pytest.mark.parametrize("none", [b"0000", b"feff", b"0041FFFE", b""])
def test_what_is_no_letter_is_not_known(none: bytes) -> None:
    assert said(HEAD + b"1 beginbfchar <01> <" + none + b"> endbfchar") == {"01": "FFFD"}


def test_what_was_rewritten_stays_as_it_is() -> None:
    table = table_of({1: "0041", 300: "D83DDE00"}, 4)
    assert rewritten(table) == table


@pytest.mark.parametrize(
    "table", [b"", b"begincodespacerange <000000> <FFFFFF>", HEAD + b"beginbfrange <05><01><0041> endbf"]
)
def test_a_table_that_cannot_be_read_is_told(table: bytes) -> None:
    with pytest.raises(ValueError, match=r"letters|codes"):
        rewritten(table)
