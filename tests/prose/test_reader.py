"""Markdown -> blocks: what the dialect has, each with its place; what it has not is told with a way out."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardgen.problems import Place, Problems
from cardgen.prose import (
    Box,
    Break,
    Figure,
    Heading,
    Insert,
    Item,
    List,
    Paragraph,
    Prose,
    Table,
    Words,
    plain,
)
from cardgen.prose.reader import MAX_BYTES, read


def told(text: str, *, ids: bool = True) -> list[str]:
    problems = Problems()
    read(text, "text.md", problems, ids=ids)
    return [str(problem) for problem in problems]


def good(text: str, *, ids: bool = True) -> Prose:
    problems = Problems()
    found = read(text, "text.md", problems, ids=ids)
    assert [str(problem) for problem in problems] == []
    return found


def at(name: str, text: str, line: int) -> Words:
    return Words(name, text, Place("text.md", line))


def places(prose: Prose) -> list[tuple[str | None, int]]:
    return [(words.id, words.place.line) for words in prose.words]


# --- what there is


def test_headings_and_paragraphs_have_their_words_ids_and_places() -> None:
    found = good("# Město {#city}\n\nDvě řádky\njedné věty. {#two}\n\n#### Nejhlubší {#deep}\n")
    assert found.blocks == (
        Heading(1, at("city", "Město", 1)),
        Paragraph(at("two", "Dvě řádky jedné věty.", 3)),
        Heading(4, at("deep", "Nejhlubší", 6)),
    )
    assert places(found) == [("city", 1), ("two", 3), ("deep", 6)]


def test_lists_hold_blocks_and_a_numbered_one_begins_where_it_says() -> None:
    found = good("- jedna {#one}\n\n  dál {#more}\n- dvě {#two}\n\n3. tři {#three}\n")
    assert found.blocks == (
        List((Item((Paragraph(at("one", "jedna", 1)), Paragraph(at("more", "dál", 3)))),
              Item((Paragraph(at("two", "dvě", 4)),)))),
        List((Item((Paragraph(at("three", "tři", 6)),)),), 3),
    )  # fmt: skip
    assert places(found) == [("one", 1), ("more", 3), ("two", 4), ("three", 6)]


def test_a_table_has_head_rows_and_how_its_columns_are_set() -> None:
    (table,) = good("| A {#a} | 1 | B {#b} |\n|:--|--:|:-:|\n| {{czech.a}} | 2 \\| 3 | x {#x} |\n").blocks
    assert isinstance(table, Table)
    assert [words.text for words in table.head] == ["A", "1", "B"]
    assert [[words.text for words in row] for row in table.rows] == [["{{czech.a}}", "2 | 3", "x"]]
    assert table.align == ("left", "right", "centre")
    assert [words.place.line for words in table.rows[0]] == [3, 3, 3]


def test_a_row_that_is_short_is_filled_with_empty_cells() -> None:
    (table,) = good("| A {#a} | B {#b} |\n|---|---|\n| c {#c} |\n").blocks
    assert isinstance(table, Table)
    assert table.rows == ((Words("c", "c"), Words(None, "")),)


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("box", "plain"),
        ("box note", "note"),
        ("box warning", "warning"),
        ("box plain", "plain"),
        ("keep", "keep"),
        ("columns", "columns"),
    ],
)
def test_named_blocks_set_text_apart(opening: str, kind: str) -> None:
    assert good(f"::: {opening}\nText {{#a}}\n:::\n").blocks == (Box(kind, (Paragraph(Words("a", "Text")),)),)  # type: ignore[arg-type]


def test_blocks_stand_in_blocks_with_more_colons() -> None:
    assert good(":::: box\n::: keep\nx {#a}\n:::\n::::\n").blocks == (
        Box("plain", (Box("keep", (Paragraph(Words("a", "x")),)),)),
    )


def test_pictures_and_what_the_program_fills_in_say_where_they_stand() -> None:
    found = good("::: picture door\nDveře {#door}\n:::\n\n::: contacts a b\n:::\n\n::: page\n:::\n\n::: toc\n:::\n")
    assert found.blocks == (
        Figure("door", (Paragraph(Words("door", "Dveře")),)),
        Insert("contacts", ("a", "b"), ()),
        Break(),
        Insert("toc", (), ()),
    )
    assert [block.place.line for block in found.blocks if isinstance(block, Figure | Insert)] == [1, 5, 11]


def test_footnotes_are_words_by_their_labels_and_are_read_last() -> None:
    found = good("Nájem[^rent] a záloha[^rent]. {#a}\n\n[^rent]: Předem. {#rent}\n\nDál. {#b}\n")
    assert found.notes == {"rent": Words("rent", "Předem.")}
    assert places(found) == [("a", 1), ("b", 5), ("rent", 3)]


def test_what_has_no_letter_or_only_facts_needs_no_id() -> None:
    assert [words.id for words in good("112\n\n{{number.112}}: {{czech.a}}\n").words] == [None, None]


def test_foreign_text_needs_no_ids_and_keeps_its_forced_line_breaks() -> None:
    (paragraph,) = good("jedna  \ndvě\\\ntři\n", ids=False).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.words.id is None
    assert plain(paragraph.words.text) == "jedna\ndvě\ntři"


def test_every_block_is_found_at_any_depth() -> None:
    found = good("::: box\n- a {#a}\n\n  1. b {#b}\n:::\n\n::: picture door\nc {#c}\n:::\n")
    kinds = [type(block).__name__ for block in found.every]
    assert kinds == ["Box", "List", "Paragraph", "List", "Paragraph", "Figure", "Paragraph"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_are_the_same_whatever_ends_a_line(end: str) -> None:
    assert places(good(end.join(["# A {#a}", "", "::: box", "b {#b}", ":::", ""]))) == [("a", 1), ("b", 4)]


# --- what there is not

REFUSED = {
    "a line across": ("a {#a}\n\n---\n", "3:1: error: the text has a line across"),
    "html": ("a <b>b</b> {#a}\n", "1:1: error: the text holds HTML"),
    "a block of html": ("a {#a}\n\n<div>\nx\n</div>\n", "3:1: error: the text has HTML"),
    "a comment": ("<!-- x -->\n", "1:1: error: the text has HTML"),
    "an image": ("![x](y.png) {#a}\n", "1:1: error: the text holds a picture; write '::: picture NAME'"),
    "code": ("`x` {#a}\n", "1:1: error: the text holds code in back-quotes"),
    "a fence": ("```\nx\n```\n", "1:1: error: the text has code"),
    "an indented line": ("a {#a}\n\n    x\n", "3:1: error: the text has code: these lines are indented"),
    "a quotation": ("> x {#a}\n", "1:1: error: the text has a quotation"),
    "a block that there is not": ("::: bxo\nx\n:::\n", "1:1: error: there is no block 'bxo'"),
    "such a block behind text": ("a\n::: bxo\n", "1:1: error: there is no block 'bxo'"),
    "a box that there is not": ("::: box nte\nx {#a}\n:::\n", "1:1: error: there is no box 'nte'"),
    "a block that nothing closes": ("a {#a}\n\n::: box\nx {#b}\n", "3:1: error: nothing closes the block 'box'"),
    "an end of nothing": ("x {#a}\n\n:::\n", "3:1: error: ':::' closes no block"),
    "contacts of nobody": ("::: contacts\n:::\n", "1:1: error: the block 'contacts' needs a name"),
    "a code without an address": ("::: qr\n:::\n", "1:1: error: the block 'qr' needs an address"),
    "a picture without a name": ("::: picture\nx {#a}\n:::\n", "1:1: error: the block 'picture' needs a name"),
    "two pictures": ("::: picture a b\n:::\n", "1:1: error: the block 'picture' needs a name"),
    "text in contacts": ("::: contacts a\nx {#a}\n:::\n", "1:1: error: the block 'contacts' holds no text"),
    "two captions": (
        "::: picture a\nx {#a}\n\ny {#b}\n:::\n",
        "1:1: error: the block 'picture' holds one paragraph at most",
    ),
    "no id": ("x\n", "1:1: error: the text 'x' has no id"),
    "an id twice": ("x {#a}\n\ny {#a}\n", "3:1: error: the id 'a' stands twice; it stood first in line 1"),
    "an id of other letters": ("x {#Á b}\n", "1:1: error: 'Á b' cannot be an id"),
    "an empty id": ("x {#}\n", "1:1: error: '' cannot be an id"),
    "an id in the middle": ("x {#a} y\nz {#b}\n", "1:1: error: an id stands within the text"),
    "a heading too deep": ("##### x {#a}\n", "1:1: error: a heading of level 5"),
    "a footnote that nothing refers to": (
        "x {#a}\n\n[^n]: y {#n}\n",
        "3:1: error: nothing refers to the footnote 'n'",
    ),
    "a footnote that there is not": ("x[^n] {#a}\n", "1:1: error: there is no footnote 'n'"),
    "a footnote of nothing": ("x[^n] {#a}\n\n[^n]:\n", "3:1: error: the footnote 'n' has no text"),
    "a footnote twice": (
        "x[^n] {#a}\n\n[^n]: y {#n}\n\n[^n]: z {#m}\n",
        "5:1: error: the footnote 'n' stands twice; it stood first in line 3",
    ),
    "a long footnote": (
        "x[^n] {#a}\n\n[^n]: y {#n}\n\n    z {#m}\n",
        "5:1: error: the footnote 'n' is more than one paragraph",
    ),
    "a footnote of a footnote": (
        "x[^n] {#a}\n\n[^n]: y[^m] {#n}\n\n[^m]: z {#m}\n",
        "3:1: error: a footnote refers to a footnote",
    ),
    "a footnote of a heading": (
        "## x[^n] {#a}\n\n[^n]: y {#n}\n",
        "1:1: error: a heading refers to a footnote",
    ),
    "an address apart": ("[x][a] {#a}\n\n[a]: https://example.org\n", "3:1: error: the address of the link 'a'"),
    "a link to no heading": ("## A {#aa}\n\n[x](#ab) {#x}\n", "3:1: error: there is no heading 'ab'"),
    "a link to a file": ("[x](form.pdf) {#x}\n", "1:1: error: the link to 'form.pdf' leads nowhere"),
    "a forced line break": ("x\\\ny {#a}\n", "1:1: error: a line break is forced"),
    "a row too long": ("| a {#a} |\n|---|\n| b {#b} | c |\n", "3:1: error: the row has more cells than the head"),
    "a fact of other letters": ("{{Office.x}} {#a}\n", "1:1: error: '{{Office.x}}' is not the name of a fact"),
    "lists without end": (
        "".join(f"{'  ' * i}- x {{#a{i}}}\n" for i in range(9)),
        "7:1: error: it stands in more than 6 lists and blocks",
    ),
}


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_what_the_dialect_has_not_is_told_at_its_place(text: str, message: str) -> None:
    assert any(line.startswith(f"text.md:{message}") for line in told(text)), told(text)


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("::: bxo\n", "did you mean 'box'?"),
        ("## A {#where}\n\n[x](#were) {#x}\n", "did you mean 'where'?"),
        ("> x\n", "write '::: box' before it and ':::' behind it"),
        ("x\n", "write one at its end, such as {#who-helps}: translations are found by it"),
        ("x[^notes] y[^note] {#b}\n\n[^note]: z {#n}\n", "did you mean 'note'?"),
    ],
)
def test_the_way_out_stands_beside(text: str, way_out: str) -> None:
    assert any(line.endswith(f"\n    {way_out}") for line in told(text)), told(text)


def test_every_mistake_is_told_not_the_first() -> None:
    assert len(told("---\n\n`x` {#a}\n\n> y\n\nz\n")) == 4


def test_a_text_past_the_limit_is_told_and_not_read() -> None:
    problems = Problems()
    assert read("x" * (MAX_BYTES + 1), "text.md", problems) == Prose(())
    assert [problem.code for problem in problems] == ["file-too-large"]


# --- hostile texts

MARKS = st.text(st.sampled_from("#*_`[]()<>!|:-+=~^{}\\&.1a\u00e1 \t\n\r"), max_size=120)
LINES = st.lists(
    st.sampled_from(
        ["::: box", ":::", ":::: keep", "::: toc", "- a", "  - b", "1. c", "| a | b |", "|---|---|", "[^n]: x", "x[^n]",
         "[^n]", "> q", "    code", "```", "", "", "## h {#h}", "[l](#h)", "[l]: x", "{#i}", "---", "<p>", "\\"]
    ),
    max_size=16,
).map("\n".join)  # fmt: skip


@settings(max_examples=80)
@given(st.one_of(MARKS, LINES, st.text(max_size=60)), st.booleans())
@example("[^a]:", True)
@example("[^a]\n\n[^a]:", True)
@example("\ud800 {#a}", True)
@example("\x00", False)
def test_no_text_makes_the_reader_fail(text: str, ids: bool) -> None:
    problems = Problems()
    found = read(text, "text.md", problems, ids=ids)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.place.line <= lines and problem.way_out for problem in problems)
    assert all("\n" not in words.text or not ids for words in found.words)
    assert all(words.place.file == "text.md" for words in found.words)


@pytest.mark.parametrize(
    "text",
    ["> " * 5000 + "x", "".join("  " * i + "- x\n" for i in range(100)), "::: box\n" * 200, "**" * 5000 + "x",
     "[" * 3000, "x" + " " * 200_000 + "y {#a}", "{{" * 3000, "- " * 500 + "x"],
    ids=["quotes", "lists", "boxes", "stars", "brackets", "spaces", "facts", "items"],
)  # fmt: skip
def test_what_is_nested_without_end_is_read_or_told(text: str) -> None:
    problems = Problems()
    found = read(text, "text.md", problems)
    assert len(problems) or list(found.words)


@settings(max_examples=60)
@given(st.lists(st.text(st.sampled_from("abcážя "), min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=8))
def test_every_plain_paragraph_is_read_letter_by_letter(texts: list[str]) -> None:
    found = good("".join(f"{text.strip()} {{#p{i}}}\n\n" for i, text in enumerate(texts)))
    assert [words.text for words in found.words] == [" ".join(text.split()) for text in texts]
