"""Theme and layouts as data: what is read, and every mistake in them with its place and its way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.jobs.check import check
from cardgen.layout.data import Binding, Block, Format, Page, load_formats
from cardgen.layout.theme import TextStyle, Theme, Tone, contrast, load_theme
from cardgen.problems import Problems
from cardgen.project import Project
from cardgen.typography import Style
from tests.jobs.tiny import Tiny, tiny

THEME = "content/layouts/theme.yaml"
CARD = "content/layouts/card.yaml"

THEME_TEXT = """\
colours:
  ink: "#000000"
  amber: "#b45309"
pale:
  paper: "#ffffff"
  line: "#d9dde2"
styles:
  body: {sizes: [14, 12, 10]}
  title: {sizes: [30], weight: 600, italic: true, leading: 1.1, lines: 1}
tones:
  "yes": {colour: amber, sign: "+"}
scale: ["#ffffff", "#d9dde2"]
answers:
  yes-no: ["yes"]
"""
CARD_TEXT = """\
layout: card
title: Karta
page: {width: 148, height: 210}
binding: {edge: left, holes: [65, 145]}
leaves: [cover, "cards:tools", sections]
faces:
  cover-front:
    - {block: text, at: [24, 10.5, 100, 20], say: title, in: patient, style: title, colour: amber, role: H1}
    - {block: fill, at: [0, 0, 148, 20], colour: section}
  cover-back: []
  card-front:
    - block: picture
      at: [24, 23, 116, 72]
      at-for: {none: [24, 23, 116, 92]}
      only: [none, yes-no]
  card-back: []
  divider-front: []
  divider-back: []
"""


@pytest.fixture
def folder(tmp_path: Path) -> Tiny:
    """A theme and a layout, and nothing else."""
    found = Tiny(tmp_path)
    found.write(THEME, THEME_TEXT)
    found.write(CARD, CARD_TEXT)
    return found


def theme_of(folder: Tiny) -> tuple[Theme | None, list[str]]:
    problems = Problems()
    return load_theme(Project(folder.root), problems), [str(problem) for problem in problems]


def formats_of(folder: Tiny) -> tuple[dict[str, Format], list[str]]:
    problems = Problems()
    project = Project(folder.root)
    theme = load_theme(project, problems)
    return dict(load_formats(project, theme, problems)), [str(problem) for problem in problems]


# -- the theme -----------------------------------------------------------------------------------


def test_a_theme_says_colours_styles_tones_and_answers(folder: Tiny) -> None:
    theme, told = theme_of(folder)
    assert told == []
    assert theme == Theme(
        colours={"ink": "#000000", "amber": "#b45309"},
        pale={"paper": "#ffffff", "line": "#d9dde2"},
        styles={
            "body": TextStyle((14.0, 12.0, 10.0)),
            "title": TextStyle((30.0,), weight=600, italic=True, leading=1.1, lines=1),
        },
        tones={"yes": Tone("amber", "+")},
        scale=("#ffffff", "#d9dde2"),
        answers={"yes-no": ("yes",)},
    )


def test_a_style_is_handed_to_typography_as_it_is(folder: Tiny) -> None:
    theme, _ = theme_of(folder)
    assert theme is not None
    assert theme.styles["title"].style == Style((30.0,), 600, True, 1.1, 1)
    assert theme.styles["body"].style == Style((14.0, 12.0, 10.0), 400, False, 1.2, 99)


def test_a_colour_is_found_by_name_among_strong_and_pale_ones(folder: Tiny) -> None:
    theme, _ = theme_of(folder)
    assert theme is not None
    assert (theme.colour("amber"), theme.colour("line")) == ("#b45309", "#d9dde2")
    with pytest.raises(KeyError, match="ambre"):
        theme.colour("ambre")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'amber: "#b45309"',
            'amber: "#e0a000"',
            f"{THEME}:3:10: error: the colour amber has a contrast of 2.3:1 to the paper, less than 4.5:1 "
            "[low-contrast]\n    choose a darker one",
        ),
        (
            'amber: "#b45309"',
            "amber: '#B45309'",
            f"{THEME}:3:10: error: the colour amber is not written as '#rrggbb': #B45309 [wrong-value]\n"
            "    write six hexadecimal digits in lower case behind #, in quotes",
        ),
        (
            'amber: "#b45309"',
            'amber: "#b45"',
            f"{THEME}:3:10: error: the colour amber is not written as '#rrggbb': #b45 [wrong-value]\n"
            "    write six hexadecimal digits in lower case behind #, in quotes",
        ),
        (
            'line: "#d9dde2"',
            "line: grey",
            f"{THEME}:6:9: error: the colour line is not written as '#rrggbb': grey [wrong-value]\n"
            "    write six hexadecimal digits in lower case behind #, in quotes",
        ),
        (
            '["#ffffff", "#d9dde2"]',
            '["#ffffff", "d9dde2"]',
            f"{THEME}:12:20: error: the colour 1 is not written as '#rrggbb': d9dde2 [wrong-value]\n"
            "    write six hexadecimal digits in lower case behind #, in quotes",
        ),
        *(
            (
                "[14, 12, 10]",
                sizes,
                f"{THEME}:8:9: error: the sizes of the style body must run from the largest to the smallest, "
                "at least 8 pt [wrong-value]\n    write them like [36, 30, 24, 18]",
            )
            for sizes in ("[10, 12, 14]", "[14, 7.5]", "[]")
        ),
        (
            "{sizes: [30],",
            "{size: [30],",
            f"{THEME}:9:10: error: styles: title lacks the key 'sizes' [missing-key]\n    add a line 'sizes: ...'",
        ),
    ],
)
def test_a_mistake_in_the_theme_is_told_at_its_place_with_a_way_out(
    folder: Tiny, old: str, new: str, message: str
) -> None:
    folder.replace(THEME, old, new)
    _, told = theme_of(folder)
    assert message in told


def test_every_colour_that_is_too_pale_is_told(folder: Tiny) -> None:
    folder.replace(THEME, '"#b45309"', '"#e0a000"')
    folder.replace(THEME, '"#000000"', '"#777777"')
    _, told = theme_of(folder)
    assert [line.split(" has a ")[1].split(" to ")[0] for line in told] == ["contrast of 4.5:1", "contrast of 2.3:1"]


def test_pale_colours_may_be_pale(folder: Tiny) -> None:
    folder.replace(THEME, 'line: "#d9dde2"', 'line: "#fefefe"')
    assert theme_of(folder)[1] == []


def test_contrast_is_measured_to_the_paper_of_the_theme(folder: Tiny) -> None:
    folder.replace(THEME, 'paper: "#ffffff"', 'paper: "#c0c0c0"')
    _, told = theme_of(folder)
    assert [line.split(" [")[0].split("error: ")[1] for line in told] == [
        "the colour amber has a contrast of 2.8:1 to the paper, less than 4.5:1"
    ]


def test_no_theme_is_a_problem(folder: Tiny) -> None:
    folder.remove(THEME)
    theme, told = theme_of(folder)
    assert theme is None
    assert len(told) == 1
    assert told[0].startswith(f"{THEME}:1:1: error: ")


# -- contrast ------------------------------------------------------------------------------------

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes, known from WCAG's own examples
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#008000", "#ffffff", 5.14),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(colours, colours)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21 + 1e-9


# -- layouts -------------------------------------------------------------------------------------


def test_a_layout_says_paper_binding_leaves_and_faces(folder: Tiny) -> None:
    formats, told = formats_of(folder)
    assert told == []
    assert formats == {
        "card": Format(
            layout="card",
            title="Karta",
            page=Page(148.0, 210.0, 3.0, 5.0),
            binding=Binding("left", (65.0, 145.0), 12.0, 6.0, 20.0),
            leaves=("cover", "cards:tools", "sections"),
            faces={
                "cover-front": (
                    Block(
                        "text",
                        (24.0, 10.5, 100.0, 20.0),
                        say="title",
                        in_="patient",
                        style="title",
                        colour="amber",
                        role="H1",
                    ),
                    Block("fill", (0.0, 0.0, 148.0, 20.0), colour="section"),
                ),
                "cover-back": (),
                "card-front": (
                    Block(
                        "picture",
                        (24.0, 23.0, 116.0, 72.0),
                        at_for={"none": (24.0, 23.0, 116.0, 92.0)},
                        only=("none", "yes-no"),
                    ),
                ),
                "card-back": (),
                "divider-front": (),
                "divider-back": (),
            },
        )
    }


def test_every_file_but_the_theme_is_a_layout(folder: Tiny) -> None:
    folder.write("content/layouts/other.yaml", CARD_TEXT.replace("layout: card", "layout: other"))
    assert list(formats_of(folder)[0]) == ["card", "other"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "layout: card",
            "layout: cards",
            f"{CARD}:1:9: error: the layout cards stands in card.yaml [wrong-file-name]\n"
            "    rename the file to cards.yaml",
        ),
        (
            "style: title",
            "style: titel",
            f"{CARD}:8:78: error: the style titel is not in the theme [unknown-style]\n    did you mean 'title'?",
        ),
        (
            "colour: amber",
            "colour: ambre",
            f"{CARD}:8:93: error: the colour ambre is not in the theme [unknown-colour]\n    did you mean 'amber'?",
        ),
        (
            "  divider-back: []\n",
            "",
            f"{CARD}:5:32: error: the layout card has no face 'divider-back' [unknown-face]\n"
            "    did you mean 'cover-back'?",
        ),
        (
            "  card-back: []\n",
            "",
            f"{CARD}:5:17: error: the layout card has no face 'card-back' [unknown-face]\n"
            "    did you mean 'cover-back'?",
        ),
        (
            "leaves: [cover,",
            "leaves: [blank, cover,",
            f"{CARD}:5:10: error: the layout card has no face 'blank-front' [unknown-face]\n",
        ),
        (
            "block: fill",
            "block: fil",
            f"{CARD}:9:15: error: block cannot be 'fil' [wrong-value]\n    did you mean 'fill'?",
        ),
        (
            "say: title",
            "say: titel",
            f"{CARD}:8:51: error: say cannot be 'titel' [wrong-value]\n    did you mean 'title'?",
        ),
        (
            "[0, 0, 148, 20]",
            "[0, 0, 148]",
            f"{CARD}:9:25: error: at has 3 values, not 4 [wrong-shape]\n    write 4 values between [ and ]",
        ),
        (
            "edge: left",
            "edge: right",
            f"{CARD}:4:17: error: edge cannot be 'right' [wrong-value]\n    known are: left, top",
        ),
        (
            "width: 148",
            "width: 148mm",
            f"{CARD}:3:15: error: width must be a number, not '148mm' [wrong-value]\n    write it like 12.5",
        ),
        (
            "colour: section",
            "color: section",
            f"{CARD}:9:42: error: faces: cover-front has no key 'color' [unknown-key]\n    did you mean 'colour'?",
        ),
    ],
)
def test_a_mistake_in_a_layout_is_told_at_its_place_with_a_way_out(
    folder: Tiny, old: str, new: str, message: str
) -> None:
    folder.replace(CARD, old, new)
    assert [line for line in formats_of(folder)[1] if line.startswith(message)], formats_of(folder)[1]


def test_several_mistakes_of_a_layout_are_told_at_once(folder: Tiny) -> None:
    folder.replace(CARD, "style: title", "style: titel")
    folder.replace(CARD, "colour: amber", "colour: ambre")
    folder.replace(CARD, "  cover-back: []\n", "")
    assert len(formats_of(folder)[1]) == 3


def test_without_a_theme_the_layouts_are_read_all_the_same(folder: Tiny) -> None:
    folder.remove(THEME)
    formats, told = formats_of(folder)
    assert list(formats) == ["card"]
    assert len(told) == 1  # that there is no theme, and not every name of it


# -- what a layout asks for and cannot have ------------------------------------------------------

RING = "content/layouts/ring.yaml"
COVER = "    - {block: text, at: [24, 84, 116, 20], say: title, style: cover-source}\n"


def told_with(project: Tiny, block: str) -> list[str]:
    """The problems of a project whose cover has this block too."""
    project.replace(RING, COVER, f"{COVER}    - {block}\n")
    return [str(problem) for problem in check(project.project, (), project.root).problems]


@pytest.mark.parametrize(
    "block",
    [
        "{block: text, at: [24, 110, 116, 8], say: word, word: indx}",
        "{block: text, at: [24, 110, 116, 8], say: word, word: note, in: patient}",
        "{block: text, at: [24, 110, 116, 8], say: word}",
        "{block: text, at: [24, 110, 116, 8]}",
        "{block: text, at: [24, 110, 116, 8], say: section}",
        "{block: text, at: [24, 110, 116, 8], say: sentence}",
        "{block: text, at: [24, 110, 116, 8], say: number}",
        "{block: tab, at: [24, 110, 116, 8]}",
        "{block: answers, at: [24, 110, 116, 40]}",
        "{block: reverse, at: [24, 110, 116, 40]}",
        "{block: sentences, at: [24, 110, 116, 40]}",
        "{block: section-cards, at: [24, 110, 116, 40]}",
        "{block: diagram, at: [24, 110, 116, 40], diagram: fron}",
        "{block: picture, at: [24, 110, 116, 40], word: circle, only: [choise]}",
        "{block: picture, at: [24, 110, 40, 40], word: circle, at-for: {choise: [24, 110, 10, 10]}}",
        "{block: picture, at: [24, 110, -10, 40], word: circle}",
    ],
)
def test_a_block_that_cannot_be_drawn_where_it_stands_is_a_problem_at_its_place(tmp_path: Path, block: str) -> None:
    told = told_with(tiny(tmp_path), block)
    assert told
    assert all(line.startswith(f"{RING}:11:") for line in told)


def test_a_picture_that_a_block_names_and_that_there_is_not_is_a_problem_at_its_place(tmp_path: Path) -> None:
    (told,) = told_with(tiny(tmp_path), "{block: picture, at: [24, 110, 116, 40], word: circl}")
    assert told.startswith(f"{RING}:11:54: error: the picture 'circl' is not registered [unknown-picture]\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('yes-no: ["yes", "no", dont-know]', 'yes-no: ["yes", "noo", dont-know]'),  # not a word of the bank
        ("  list-number:", "  list-numbers:"),  # a style that a block asks for by name
        ('  ink: "#1b1d21"\n', ""),  # a colour that a block asks for by name
    ],
)
def test_a_theme_that_lacks_what_blocks_ask_for_is_a_problem_of_the_theme(tmp_path: Path, old: str, new: str) -> None:
    project = tiny(tmp_path)
    project.replace(THEME, old, new)
    found = check(project.project, (), project.root).problems
    assert found
    assert {problem.place.file for problem in found} == {THEME}
