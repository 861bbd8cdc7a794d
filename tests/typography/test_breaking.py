from __future__ import annotations

import itertools
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardgen.typography.breaking import balance, pieces
from tests.typography.kit import TONGUES

KEEPS = frozenset("vsk")


# --- where a line may end


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", ()),
        ("bolest", ("bolest",)),
        ("Kde to bolí?", ("Kde ", "to ", "bolí?")),
        ("dvě  mezery ", ("dvě  ", "mezery ")),
        (" vpředu", (" ", "vpředu")),
        ("pevná\u00a0mezera tu", ("pevná\u00a0mezera ", "tu")),
        # words that hold the next
        ("bolest v zádech", ("bolest ", "v zádech")),
        ("V zádech", ("V zádech",)),
        ("bolest (v zádech)", ("bolest ", "(v zádech)")),
        ("bolest „v zádech“", ("bolest ", "„v zádech“")),
        ("v k s zádům", ("v k s zádům",)),
        ("pes\u00a0v zádech", ("pes\u00a0v zádech",)),
        ("jen v", ("jen ", "v")),
        # numbers and what they count
        ("asi 5 mg denně", ("asi ", "5 mg ", "denně")),
        ("asi 1 000 mg", ("asi ", "1 000 mg")),
        ("horečka 38,5 °C dnes", ("horečka ", "38,5 °C ", "dnes")),
        ("v 12:30 hodin", ("v 12:30 hodin",)),
        ("tlak 120/80 mm", ("tlak ", "120/80 mm")),
        ("za 5–10 minut", ("za ", "5–10 minut")),
        ("(2 roky)", ("(2 roky)",)),
        # dashes
        ("bolest – kde", ("bolest – ", "kde")),
        ("bolest — kde", ("bolest — ", "kde")),
        ("česko-ruský den", ("česko-ruský ", "den")),
    ],
)
def test_a_line_may_end_here_and_nowhere_else(text: str, cut: tuple[str, ...]) -> None:
    assert pieces(text, KEEPS) == cut


WORDS = st.text("abvksěабвкс019 \u00a0–,.(„“)%")


@given(WORDS, st.frozensets(st.text("vksвкс", min_size=1, max_size=2)))
@example("", frozenset())
@example("  ", frozenset())
def test_no_text_is_lost_in_cutting(text: str, keeps: frozenset[str]) -> None:
    cut = pieces(text, keeps)
    assert "".join(cut) == text
    assert all(piece.endswith(" ") for piece in cut[:-1])
    assert "" not in cut


@pytest.mark.parametrize("tag", ["cs", "ru", "bg"])
@given(data=st.data())
def test_a_one_letter_preposition_never_ends_a_line(tag: str, data: st.DataObject) -> None:
    keeps = TONGUES[tag].keeps
    short = sorted(word for word in keeps if len(word) == 1)
    assert {"cs": {"k", "s", "v", "z", "o", "u"}, "ru": {"в", "к", "с", "о", "у"}, "bg": {"в", "с", "о", "у"}}[
        tag
    ] <= set(short)
    word = st.sampled_from([*short, *map(str.upper, short), "bolest", "болка", "(v", "5"])
    words = data.draw(st.lists(word, min_size=1, max_size=8))
    text = "".join(w + data.draw(st.sampled_from([" ", "\u00a0"])) for w in words) + "konec"
    for piece in pieces(text, keeps)[:-1]:
        last = piece.rstrip(" ").split("\u00a0")[-1].split(" ")[-1]
        assert last.lower() not in keeps


@given(
    st.integers(0, 10**6).map(str) | st.decimals(0, 1000, places=2).map(lambda d: str(d).replace(".", ",")),
    st.sampled_from(["mg", "ml", "kg", "°C", "%", "hodin", "мг", "лет", "phút"]),
    st.text(string.ascii_lowercase, min_size=2).filter(lambda word: len(word) > 2),
)
def test_a_number_stays_with_its_unit(number: str, unit: str, word: str) -> None:
    assert f"{number} {unit} " in pieces(f"{word} {number} {unit} {word}")


# --- how lines are made even


def lengths(counts: tuple[int, ...], widths: list[float], spaces: list[float]) -> list[float]:
    found, at = [], 0
    for count in counts:
        found.append(sum(widths[at : at + count]) + sum(spaces[at : at + count - 1]))
        at += count
    return found


def greedy(widths: list[float], spaces: list[float], measure: float) -> int:
    lines, length = 0, float("inf")
    for i, width in enumerate(widths):
        more = length + (spaces[i - 1] if i else 0.0) + width
        if more > measure:
            lines, length = lines + 1, width
        else:
            length = more
    return lines


SIZES = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 9)), max_size=14)


@given(SIZES, st.integers(1, 150))
def test_balanced_lines_lose_nothing_and_are_no_wider_than_the_measure(
    sizes: list[tuple[int, int]], measure: int
) -> None:
    widths, spaces = [float(w) for w, _ in sizes], [float(s) for _, s in sizes]
    counts = balance(widths, spaces, measure)
    if counts is None:
        assert max(widths) > measure
        return
    assert sum(counts) == len(widths)
    assert all(count > 0 for count in counts)
    assert all(length <= measure for length in lengths(counts, widths, spaces))


@given(SIZES, st.integers(60, 150))
def test_balanced_lines_are_never_more_than_greedy_ones(sizes: list[tuple[int, int]], measure: int) -> None:
    widths, spaces = [float(w) for w, _ in sizes], [float(s) for _, s in sizes]
    counts = balance(widths, spaces, measure)
    assert counts is not None
    assert len(counts) == greedy(widths, spaces, measure)


@given(SIZES.filter(lambda sizes: len(sizes) <= 8), st.integers(60, 150))
def test_no_other_lines_of_that_number_are_more_alike(sizes: list[tuple[int, int]], measure: int) -> None:
    widths, spaces = [float(w) for w, _ in sizes], [float(s) for _, s in sizes]
    counts = balance(widths, spaces, measure)
    assert counts is not None
    if not counts:
        return
    mean = (sum(widths) + sum(spaces[:-1])) / len(counts)

    def unevenness(lines: tuple[int, ...]) -> float:
        return sum((length - mean) ** 2 for length in lengths(lines, widths, spaces))

    cuts = itertools.combinations(range(1, len(widths)), len(counts) - 1)
    all_ways = [tuple(b - a for a, b in itertools.pairwise((0, *cut, len(widths)))) for cut in cuts]
    fitting = [way for way in all_ways if max(lengths(way, widths, spaces)) <= measure]
    assert unevenness(counts) == pytest.approx(min(map(unevenness, fitting)))


@pytest.mark.parametrize(
    ("widths", "measure", "counts"),
    [
        ([], 10, ()),
        ([5], 5, (1,)),
        ([5], 4.9, None),
        ([3, 3, 3, 3], 100, (4,)),
        ([30, 30, 30, 10], 95, (2, 2)),  # greedy would leave the last word alone
        ([10, 10, 10, 10, 10, 10], 45, (3, 3)),
    ],
)
def test_lines_are_few_and_of_like_length(widths: list[float], measure: float, counts: tuple[int, ...] | None) -> None:
    assert balance(widths, [2.0] * len(widths), measure) == counts
