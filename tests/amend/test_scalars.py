from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cardgen import marked
from cardgen.amend import _scalars
from cardgen.marked import Mapping, Tree
from cardgen.problems import Problems


def read(text: str) -> Mapping:
    problems = Problems()
    tree = marked.parse(text.encode(), "a.yaml", problems)
    assert [str(problem) for problem in problems] == []
    assert tree is not None
    return tree


def value(text: str) -> Tree:
    (found,) = read(text).entries.values()
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Kde vás to bolí",
        "it's",
        'say "x"',
        "a#b",
        "a:b",
        "a - b",
        "14",
        "0",
        "2026-11-22",
        "50 %",
        "Nơi nào",
        "да",
        "A & B",
    ],
)
def test_words_need_no_quotes(text: str) -> None:
    assert _scalars.inline(text, flow=False) == text


@pytest.mark.parametrize("text", ["Kde vás to bolí?", "a, b", "a:b", "[a", "a]", "{", "a}"])
def test_between_braces_more_needs_quotes(text: str) -> None:
    assert _scalars.inline(text, flow=True) == f'"{text}"'


@pytest.mark.parametrize(
    "text",
    [
        "", " a", "a ", "yes", "No", "ON", "off", "true", "False", "null", "~", "y", "N", "012", "1.10", "-1", "+1",
        ".5", "1e3", "0x1F", "0o17", "0b1", "1_000", "12:30", "1:20:30", ".inf", ".NaN", "2026-1-2",
        "2026-11-22T10:00:00Z", "2026-11-22 10:00:00", "1234567890", "=", "<<", "- a", "-", "? a", ": a", "a:",
        "a: b", "a #b", "#a", "&a",
        "*a", "!a", "|", ">", "'a'", "%a", "@a", "`a`", "[a]", "{a}", ",a", "---", "...",
    ],
)  # fmt: skip
def test_what_means_something_in_yaml_is_quoted(text: str) -> None:
    assert _scalars.inline(text, flow=False) == f'"{text}"'


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('say "a": b', '"say \\"a\\": b"'),
        ("a\\b: ", '"a\\\\b: "'),
        ("a\nb\tc", '"a\\nb\\tc"'),
        ("a\r\0\x07", '"a\\x0d\\x00\\x07"'),
        ("a\xa0b\xad", '"a\\xa0b\\xad"'),
        ("a\x85\u2028\u200b\ufeff", '"a\\x85\\u2028\\u200b\\ufeff"'),
        ("Đau: 😀\U000e0001", '"Đau: 😀\\U000e0001"'),
    ],
)
def test_what_cannot_be_seen_is_escaped_and_letters_stay_readable(text: str, written: str) -> None:
    assert _scalars.inline(text, flow=False) == written


def test_single_quotes_stay_where_all_can_be_seen() -> None:
    assert _scalars.inline("it's: ", flow=True, style="single") == "'it''s: '"
    assert _scalars.inline("a\n", flow=True, style="single") == '"a\\n"'


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(ValueError, match=r"U\+D83D"):
        _scalars.inline("\ud83d", flow=False)


TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.text("ab0 :,?#-'\"{}[]&*!|>%@`~=\\\n\t\r\0\x85\u2028\ufeff.+_ex", max_size=6),
)
STYLES = st.sampled_from(["plain", "single", "double"])


@given(TEXTS, STYLES)
@example("\ufeff", "plain")
def test_any_text_reads_back_as_it_was(text: str, style: _scalars.Style) -> None:
    in_block = _scalars.inline(text, flow=False, style=style)
    in_flow = _scalars.inline(text, flow=True, style=style)
    assert value(f"a: {in_block}\n") == text
    assert value(f"a: {in_block} # note") == text
    assert value(f"{{a: {in_flow}}}") == text
    assert [*read(f"{{b: {in_flow}, c: 1}}").entries.values()] == [text, "1"]
    assert [*read(f"{in_block}: 1\n").entries] == [text]
    assert [*read(f"{{{in_flow}: 1}}").entries] == [text]


@given(TEXTS)
def test_a_text_without_quotes_is_text_for_every_reader_but_for_whole_numbers_and_dates(text: str) -> None:
    written = _scalars.inline(text, flow=False)
    if not written.startswith('"') and not written.replace("-", "").isdecimal():
        assert yaml.safe_load(f"a: {written}\n") == {"a": text}


LINES = st.lists(st.text("ab #:-é\t", max_size=4), max_size=4).map("\n".join)


@given(LINES, st.sampled_from(["literal", "folded"]), st.sampled_from(["", "\n"]))
def test_a_text_on_lines_of_its_own_reads_back_as_it_was(text: str, style: str, end: str) -> None:
    text += end
    made = _scalars.block(text, "literal" if style == "literal" else "folded")
    if made is not None:
        sign, lines = made
        header = ("|" if style == "literal" else ">") + sign
        body = "".join(f"  {line}\n" if line else "\n" for line in lines)
        assert value(f"a: {header}\n{body}") == text
        assert next(iter(read(f"a: {header}\n{body}\n# note\nb: 1\n").entries.values())) == text


@pytest.mark.parametrize("text", ["", "\n", "a\n\n", " a", "\na", "a\n \nb", "a\tb", "a\x85b", "a\u200bb"])
def test_some_texts_cannot_stand_on_lines_of_their_own(text: str) -> None:
    assert _scalars.block(text, "literal") is None
    assert _scalars.block(text, "folded") is None


def test_a_folded_text_has_an_empty_line_for_each_line_break() -> None:
    assert _scalars.block("a\nb\n\nc\n", "folded") == ("", ["a", "", "b", "", "", "c"])
    assert _scalars.block("a\n b", "folded") is None
    assert _scalars.block("a\n b", "literal") == ("-", ["a", " b"])
