from __future__ import annotations

import pytest

from cardgen.typography.rich import Piece, Rich, gather

PLAIN, BOLD, NOTE = Piece(""), Piece("", 700), Piece("", rise=0.35, mark=1)


@pytest.mark.parametrize(
    ("pieces", "text", "starts", "ends", "parts"),
    [
        ([], "", (), {}, set()),
        ([Piece("  ")], "", (), {}, set()),
        ([Piece(" a  b ")], "a b", (0,), {}, set()),
        ([Piece("a"), Piece(" ", 700)], "a", (0,), {}, set()),
        ([Piece("a "), Piece(" b", 700)], "a b", (0, 2), {}, set()),
        ([Piece("a"), Piece(" b", 700)], "a b", (0, 1), {}, set()),
        ([Piece("a"), Piece("", 700), Piece("b")], "ab", (0,), {}, set()),
        ([Piece("a\n"), Piece(" b")], "a b", (0,), {2: 1}, set()),
        ([Piece("\na \n"), Piece("\n b \n")], "a b", (0,), {2: 2}, set()),
        ([Piece("ne\u00admoc"), Piece("\u00adnice", 700)], "nemocnice", (0, 5), {}, {2, 5}),
    ],
)
def test_spaces_breaks_and_manners_are_put_in_order(
    pieces: list[Piece], text: str, starts: tuple[int, ...], ends: dict[int, int], parts: set[int]
) -> None:
    rich = gather(pieces)
    assert (rich.text, rich.starts) == (text, starts)
    assert (dict(rich.ends), set(rich.parts)) == (ends, parts)
    assert len(rich.pieces) == len(starts)


def test_what_is_raised_is_no_part_of_a_word() -> None:
    rich = Rich("zákon12 a", (0, 5, 7), (PLAIN, NOTE, PLAIN), {}, frozenset())
    assert rich.plain == "zákon,, a"
    assert Rich("zákon", (0,), (BOLD,), {}, frozenset()).plain == "zákon"
