"""Texts that would keep a Markdown parser busy: limits that are told, and work that grows no faster than the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from cardgen.problems import Problems
from cardgen.prose import WrongMarkup, plain, spans
from cardgen.prose.inline import LONGEST, MOST_BRACKETS
from cardgen.prose.reader import MOST_NOTES, read
from tests.effort import work

INLINE: Final[dict[str, Callable[[int], str]]] = {
    "brackets": lambda n: "[" * n,
    "closed brackets": lambda n: "[" * n + "a" + "]" * n,
    "footnotes that do not end": lambda n: "[^" * n,
    "links in links": lambda n: "[a](" * n,
    "addresses that do not end": lambda n: "[a](<b" * n,
    "titles that do not end": lambda n: '[a](b "' * n,
    "ends of links": lambda n: "](x)" * n,
    "pictures": lambda n: "![" * n,
    "emphasis": lambda n: "*a **b _c " * n,
    "emphasis in emphasis": lambda n: "*_" * n + "a" + "_*" * n,
    "emphasis that closes itself": lambda n: "a**b" * n + "c* " * n,
    "code": lambda n: "".join("`" * (i % 40) + " " for i in range(n)),
    "entities": lambda n: "&" * n,
    "HTML": lambda n: "<a <!-- " * n,
    "facts": lambda n: "{{a " * n + "}}" * n,
    "backslashes": lambda n: "\\" * n,
}
BLOCKS: Final[dict[str, Callable[[int], str]]] = {
    "quotations": lambda n: "> " * n + "a",
    "lists": lambda n: "- " * n + "a",
    "lists below lists": lambda n: "".join("  " * i + "- a\n" for i in range(n)),
    "boxes": lambda n: "::: box\n" * n,
    "boxes in boxes": lambda n: "".join(":" * (n + 3 - i) + " box\n" for i in range(n)),
    "a wide table": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|a" * n,
    "a long table": lambda n: "|a|b|\n|-|-|\n" + "|a|b|\n" * n,
    "headings": lambda n: "# a\n" * n,
    "ids": lambda n: "".join(f"a {{#a{i}}}\n\n" for i in range(n)),
    "half ids": lambda n: "{#" * n,
    "links to nowhere": lambda n: "".join(f"[x](#a{i}) {{#i{i}}}\n\n" for i in range(n)),
    "addresses apart": lambda n: "".join(f"[{i}]: /x\n" for i in range(n)),
    "spaces": lambda n: " " * n + "a" + " " * n + "\nb",
}


def parse(text: str) -> None:
    plain(text)
    read(text, "text.md", Problems(), ids=False)


def assert_no_more_a_letter(short: str, long: str) -> None:
    """A letter of the long text is hardly more work than one of the short text."""
    assert work(lambda: parse(long)) / len(long) < 1.5 * work(lambda: parse(short)) / len(short) + 5


@pytest.mark.parametrize("name", INLINE)
def test_a_longer_text_is_no_more_work_a_letter_until_it_is_too_long(name: str) -> None:
    short, long = (INLINE[name](n) for n in (90, 180))
    parse(short)  # what is made once is made
    assert_no_more_a_letter(short, long)
    huge = INLINE[name](20_000)
    with pytest.raises(WrongMarkup, match="are the most"):
        spans(huge)
    problems = Problems()
    read(huge, "text.md", problems)
    assert "text-too-long" in {problem.code for problem in problems}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks_are_read_in_time_that_grows_with_the_text(name: str) -> None:
    short, long = (BLOCKS[name](n) for n in (60, 120))
    parse(short)
    assert_no_more_a_letter(short, long)


def test_what_is_too_much_is_told_at_its_line_with_a_way_out() -> None:
    problems = Problems()
    read(f"Věta. {{#a}}\n\n{'[^' * 300} {{#b}}\n\n{'**a** ' * 2000}{{#c}}\n", "text.md", problems)
    assert [str(problem) for problem in problems] == [
        "text.md:3:1: error: the text has 300 opening brackets; 200 are the most [text-too-long]\n"
        "    part it into paragraphs",
        "text.md:5:1: error: the text has markup and 12,004 characters; 10,000 are the most [text-too-long]\n"
        "    part it into paragraphs",
    ]


def test_as_much_as_is_allowed_is_read() -> None:
    assert len(spans("[a](https://example.org/) " * MOST_BRACKETS)) == 2 * MOST_BRACKETS
    assert spans("a" * (LONGEST - 6) + " **b**")[1].strong
    assert spans("a" * LONGEST * 2)[0].text == "a" * LONGEST * 2  # text without markup is as long as it likes


def test_so_many_footnotes_that_nobody_could_follow_them_are_told() -> None:
    def text(count: int) -> str:
        return "".join(f"a[^{i}] {{#a-{i}}}\n\n[^{i}]: b {{#b-{i}}}\n\n" for i in range(count))

    problems = Problems()
    assert read(text(MOST_NOTES + 1), "text.md", problems).blocks == ()
    assert [problem.code for problem in problems] == ["too-many-footnotes"]
