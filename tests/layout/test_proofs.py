"""Proof sheets as frames: nothing is split, lost or hidden, and there is room for a pen."""

from __future__ import annotations

import dataclasses
import datetime
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardgen.bank import Phrase
from cardgen.layout import soundness
from cardgen.layout.context import Material
from cardgen.layout.frame import Document, Frame, Mark, Run, Tag, walk
from cardgen.layout.proofs import (
    Design,
    ProofPart,
    ProofRow,
    ProofSection,
    ProofSheet,
    Quoted,
    Remark,
    compose,
    load_design,
)
from cardgen.layout.proofs.design import FILE
from cardgen.layout.proofs.flow import Piece, flow
from cardgen.layout.proofs.lines import set_in
from cardgen.pictures.drawing import Path as Shape
from cardgen.problems import Problems
from cardgen.units import mm
from tests.layout.dump import dump
from tests.layout.proofing import BANK, with_proofs
from tests.projects import Written, make

GOLDEN = Path(__file__).parent / "golden"
DAY = datetime.date(2026, 11, 22)


class Kit:
    """What a sheet is laid out with. No dataclass: Hypothesis would show all that is in it."""

    def __init__(self, material: Material, design: Design) -> None:
        self.material = material
        self.design = design


@pytest.fixture
def written(tiny: Written) -> Written:
    with_proofs(tiny)
    return tiny


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """Material and design of the tiny project; only to be read."""
    project = make(tmp_path_factory.mktemp("proofs"))
    with_proofs(project)
    return _kit(project)


def _kit(written: Written) -> Kit:
    content = written.load()
    design = load_design(written.project, content.ready.theme, content.problems)
    content.problems.stop_on_errors()
    assert design
    return Kit(content.ready, design)


def vi(text: str) -> Phrase:
    return Phrase(text, "vi", "draft")


FULL = ProofRow(
    row=3,
    source="Bolí to?",
    target=vi("Có đau không?"),
    state="neověřený návrh",
    number="P2",
    picture="circle",
    said="ko dau khong",
    back="Bolí?",
    back_by="Jan Čtenář",
)
TITLE = ProofRow(1, "Bolest", vi("Cơn đau"), "neověřený návrh", label="název")
MISSING = ProofRow(2, "Co potřebujete?", None, "chybí překlad", number="P3", picture="square")
WORD = ProofRow(2, "Voda", vi("Nước"), "neověřený návrh", name="water", picture="square")
NUMBERS = (Quoted("v překladu", vi("7:50")), Quoted("v češtině nic"))
THREE = (
    Remark("Jedna."),
    Remark("Dvě.", (NUMBERS,)),
    Remark("Tři.", ((Quoted("slovo", vi("đau")),), (Quoted("slovo", vi("không")), Quoted("", vi("ở"))))),
)


def sheet(*rows: ProofRow, words: bool = False, blind: bool = False, title: str = "") -> ProofSheet:
    part = ProofPart(
        code="P",
        title="Bolest",
        sections=(ProofSection("", (TITLE,)), ProofSection(title, rows)),
        editions=("Malé vydání 2026.1",),
        wording="0123abcd",
        file="content/phrases/a/vi.yaml",
        command='cardgen sign vi --as revised --by "…" pain',
        words=words,
    )
    return ProofSheet("vi", (part,), DAY, "Vydavatel", blind)


def composed(kit: Kit, given_sheet: ProofSheet) -> Document:
    """Lay out and look at every page."""
    material, design = kit.material, kit.design
    material.problems.clear()
    document = compose(material, design, given_sheet)
    soundness.check(document, design.format, material, "proof")
    assert [str(problem) for problem in material.problems] == []
    return document


def tags(nodes: tuple[Tag | Mark, ...], role: str) -> Iterator[Tag]:
    for node in nodes:
        if isinstance(node, Tag):
            if node.role == role:
                yield node
            yield from tags(node.children, role)


def rows_of(frame: Frame) -> list[Tag]:
    return [row for body in tags(frame.tags, "TBody") for row in tags(body.children, "TR")]


def runs(node: Tag | Frame) -> list[Run]:
    within = node.children if isinstance(node, Tag) else node.tags
    return [mark for _, mark in walk(within) if isinstance(mark, Run)]


def text(node: Tag | Frame | Document) -> str:
    if isinstance(node, Document):
        return "\n".join(text(frame) for frame in node.frames)
    return " ".join(run.line.text.strip() for run in runs(node))


def right(run: Run) -> float:
    return run.x + mm(run.line.width * run.size / 1000)


def hands(node: Tag) -> list[Shape]:
    """The lines on which somebody writes, in the colour of ink."""
    return [
        mark
        for _, mark in walk(node.children)
        if isinstance(mark, Shape) and len(mark.steps) == 2 and mark.stroke == "#1b1d21"
    ]


# -- what stands there -----------------------------------------------------------------------------


@pytest.mark.parametrize("blind", [False, True])
def test_a_sheet_stands_as_it_stood(kit: Kit, blind: bool) -> None:
    stale = dataclasses.replace(
        FULL, row=4, number="P1", earlier="Bolelo to?", state="čeština se změnila", note="Nevím."
    )
    document = composed(
        kit, sheet(FULL, MISSING, dataclasses.replace(stale, remarks=THREE), title="Bolest", blind=blind)
    )
    found = "\n".join(dump(frame) for frame in document.frames)
    file = GOLDEN / f"proof{'-blind' if blind else ''}-vi.txt"
    if os.environ.get("CARDGEN_GOLDEN") == "write":
        file.write_text(found, encoding="utf-8", newline="\n")
    assert found == file.read_text(encoding="utf-8")


def test_a_row_shows_all_that_helps_to_judge_it(kit: Kit) -> None:
    row = dataclasses.replace(FULL, earlier="Bolelo to?", remarks=THREE, note="Nejsem si jist.", back_by="Eva")
    (found,) = [one for one in rows_of(composed(kit, sheet(FULL, FULL, row)).frames[0]) if "Bolelo" in text(one)]
    for said in (
        "P2",
        "3.",
        "Bolí to?",
        "Có đau không?",
        "ko dau khong",
        "Bolelo to?",
        "(Eva)",
        "Jedna.",
        "Tři.",
        "v překladu „7:50“, v češtině nic",
        "slovo „đau“ slovo „không“, „ở“",
    ):
        assert said in text(found)
    assert "Nejsem si jist." in text(found)
    assert [figure.alt for figure in tags((found,), "Figure")] == ["Kruh"]


def test_the_translation_is_never_smaller_than_12_pt(kit: Kit) -> None:
    long = dataclasses.replace(FULL, target=vi("Có đau không? " * 20 + "Nghiêng" * 9))
    sizes = [
        run.size
        for frame in composed(kit, sheet(FULL, long)).frames
        for run in runs(frame)
        if run.line.language == "vi"
    ]
    assert min(sizes) >= 12


def test_what_holds_for_most_rows_stands_at_the_foot_and_other_rows_say_otherwise(kit: Kit) -> None:
    other = dataclasses.replace(FULL, state="schváleno", back_by="Eva Jiná")
    frame = composed(kit, sheet(FULL, FULL, other)).frames[0]
    usual, changed = rows_of(frame)[1], rows_of(frame)[3]
    foot = "Stav překladu: neověřený návrh. Zpětně přeložil(a): Jan Čtenář."
    assert text(frame).endswith(f"{foot} Kde to neplatí, stojí to u řádku.")
    assert text(composed(kit, sheet(FULL, FULL)).frames[0]).endswith(foot)
    assert "návrh" not in text(usual)
    assert "Čtenář" not in text(usual)
    assert "schváleno" in text(changed)
    assert "(Eva Jiná)" in text(changed)


def test_a_row_without_translation_asks_for_one_and_has_nothing_to_tick(kit: Kit) -> None:
    row = rows_of(composed(kit, sheet(FULL, MISSING)).frames[0])[2]
    assert "Překlad" in text(row)
    assert "v pořádku" not in text(row)


def test_while_translations_are_missing_the_office_is_told_how_many_in_place_of_the_command(kit: Kit) -> None:
    given_sheet = sheet(FULL, MISSING)
    (part,) = given_sheet.parts
    lacking = dataclasses.replace(given_sheet, parts=(dataclasses.replace(part, missing=7),))
    shown = text(composed(kit, lacking))
    assert "Pro kancelář: chybí překladů: 7. Podepsat nelze." in shown
    assert "cardgen sign" not in shown


def test_the_answers_stand_small_below_both_texts_and_what_staff_read_below_the_czech(kit: Kit) -> None:
    row = dataclasses.replace(FULL, answers="Ano; Ne", answered=vi("Có; Không"), staff="Ukažte prstem.")
    _, source, target, _ = rows_of(composed(kit, sheet(row)).frames[0])[1].children
    assert isinstance(source, Tag)
    assert isinstance(target, Tag)
    assert "Odpovědi: Ano; Ne Pro personál: Ukažte prstem." in text(source)
    assert text(target).startswith("Có đau không? ")
    (answers,) = [run for run in runs(target) if run.line.text == "Có; Không"]
    assert (answers.line.language, answers.size) == ("vi", 10)


def test_a_blind_sheet_shows_the_translations_alone(kit: Kit) -> None:
    row = dataclasses.replace(FULL, earlier="Bolelo to?", remarks=THREE, note="Nejsem si jist.")
    row = dataclasses.replace(row, answers="Mírně", answered=vi("Nhẹ"), staff="Ukažte prstem.")
    document = composed(kit, sheet(row, MISSING, title="Útrapy", blind=True))
    shown = text(document) + document.subject + "".join(mark.title for mark in document.bookmarks)
    for hidden in (
        "Bolí",
        "Bolest",
        "Bolelo",
        "Útrapy",
        "Jan",
        "Jedna.",
        "7:50",
        "v češtině",
        "jist",
        "ko dau",
        "P3",
        "vydání",
        "cardgen sign",
        "Mírně",
        "Nhẹ",
        "prstem",
    ):
        assert hidden not in shown
    assert "Có đau không?" in shown
    assert list(tags(document.frames[0].tags, "Figure")) == []


def test_a_blind_sheet_tells_the_office_at_its_end_where_the_answers_belong(kit: Kit) -> None:
    frames = composed(kit, sheet(*[FULL] * 30, blind=True)).frames
    assert ["content/phrases/a/vi.yaml" in text(frame) for frame in frames] == [False] * (len(frames) - 1) + [True]
    assert "content/phrases" not in text(composed(kit, sheet(FULL)))


@pytest.mark.parametrize("blind", [False, True])
@pytest.mark.parametrize("running", [False, True])
def test_the_first_lines_of_a_row_stand_on_one_line_whatever_their_size(kit: Kit, blind: bool, running: bool) -> None:
    row = dataclasses.replace(FULL, running=running)
    cells = rows_of(composed(kit, sheet(row, blind=blind)).frames[0])[1].children
    firsts = {runs(cell)[0].y for cell in cells if isinstance(cell, Tag)}
    assert max(firsts) - min(firsts) < 0.05


def test_running_text_is_set_for_reading_and_its_marks_are_explained(kit: Kit) -> None:
    plain_row = dataclasses.replace(FULL, source="Volejte.", target=vi("Gọi."), running=True)
    marked = dataclasses.replace(plain_row, source="Volejte {{number.112}}.")
    for blind, said in ((False, "Závorky se opisují."), (True, "Závorky se vynechávají.")):
        assert said in text(composed(kit, sheet(marked, blind=blind)))
        assert said not in text(composed(kit, sheet(plain_row, FULL, blind=blind)))
    (target,) = [run for run in runs(composed(kit, sheet(plain_row)).frames[0]) if run.line.text == "Gọi."]
    assert target.size == 12


def test_of_signs_the_sheet_explains_those_that_it_has(kit: Kit) -> None:
    bare = dataclasses.replace(FULL, back=None, back_by=None, said=None)
    explained = {
        "Kde chybí, napište ho.": dataclasses.replace(bare, target=None),
        "Zpětně znamená bez češtiny.": dataclasses.replace(bare, back="Bolí?"),
        "Čte se je výslovnost.": dataclasses.replace(bare, said="ko dau"),
        "Odpovědi se neposuzují.": dataclasses.replace(bare, staff="Ukažte."),
        "Kontrola se může mýlit.": dataclasses.replace(bare, remarks=THREE),
        "Šedé slovo je značka.": dataclasses.replace(bare, name="water"),
    }
    for row in (bare, *explained.values()):
        shown = text(composed(kit, sheet(row)))
        assert [said for said in explained if said in shown] == [said for said, one in explained.items() if one is row]


def test_a_name_for_the_office_is_parted_at_its_hyphens(kit: Kit) -> None:
    named = dataclasses.replace(WORD, name="high-blood-pressure-in-the-family")
    (row,) = [one for one in rows_of(composed(kit, sheet(named, words=True)).frames[0]) if "pressure" in text(one)]
    shown = [run.line.text for run in runs(row) if run.size == 9]
    assert "".join(shown) == named.name
    assert all(part.endswith("-") for part in shown[:-1])


def test_what_a_remark_quotes_is_in_its_language_and_stays_in_its_column(kit: Kit) -> None:
    long = Quoted("v překladu (Informace pro cizince)", vi("Có đau không? " * 12))
    remark = Remark("Čísla nejsou stejná jako v češtině.", ((Quoted("v češtině", Phrase("7", "cs", "draft")), long),))
    row = dataclasses.replace(FULL, source="Kolik?", remarks=(remark,))
    for words in (False, True):
        (found,) = [one for one in rows_of(composed(kit, sheet(row, words=words)).frames[0]) if "7" in text(one)]
        quotes = [run for run in runs(found) if run.size == 10 and run.line.language == "vi"]
        assert "".join(run.line.text for run in quotes).strip() == f"„{long.words.text}“" if long.words else ""
        columns = kit.design.words if words else kit.design.sentences
        assert max(map(right, quotes)) <= sum(columns.target) + 0.01


def test_every_page_says_topic_language_edition_and_which_page_it_is(kit: Kit) -> None:
    frames = composed(kit, sheet(*[FULL] * 30)).frames
    assert len(frames) > 2
    for number, frame in enumerate(frames, 1):
        head = text(frame.tags[0])
        for said in ("Bolest", "vietnamština", "Malé vydání 2026.1", "0123abcd", f"strana {number} / {len(frames)}"):
            assert said in head


def test_editions_for_which_the_head_of_a_page_has_no_room_stand_below_the_title_alone(kit: Kit) -> None:
    one = sheet(*[FULL] * 30)
    many = dataclasses.replace(one.parts[0], editions=tuple(f"Dlouhé vydání číslo {n} 2026.1" for n in range(9)))
    frames = composed(kit, dataclasses.replace(one, parts=(many,))).frames
    assert "Dlouhé vydání číslo 8" in text(frames[0])
    for frame in frames:
        head = frame.tags[0]
        assert isinstance(head, Tag)
        assert "vydání" not in text(head)
        assert "Bolest · vietnamština · znění 0123abcd" in text(head)
        assert len(runs(head)) == 2


def test_the_end_is_signed_and_never_stands_alone(kit: Kit) -> None:
    for count in range(1, 24):
        frame = composed(kit, sheet(*[FULL] * count)).frames[-1]
        assert "Podpisem potvrzuji" in text(frame)
        assert 'cardgen sign vi --as revised --by "…" pain' in text(frame)
        assert len(rows_of(frame)) >= min(count, 3)


# -- room for a pen --------------------------------------------------------------------------------


@pytest.mark.parametrize("blind", [False, True])
@pytest.mark.parametrize("words", [False, True])
def test_there_is_a_line_to_write_on_with_eight_millimetres_above_it(kit: Kit, words: bool, blind: bool) -> None:
    given_rows = (FULL, dataclasses.replace(FULL, remarks=THREE), WORD)
    for row in rows_of(composed(kit, sheet(*given_rows, words=words, blind=blind)).frames[0]):
        left, y, width, _ = soundness.path_box(hands(row)[0])
        assert width >= 30
        over = [run.y for run in runs(row) if run.x < left + width and right(run) > left and run.y < y]
        assert y - max(over, default=0.0) >= 8


def test_a_long_text_gets_more_lines(kit: Kit) -> None:
    long = dataclasses.replace(FULL, target=vi("Có đau không? " * 8))
    short_row, long_row = rows_of(composed(kit, sheet(FULL, long)).frames[0])[1:]
    assert len(hands(short_row)) == 1
    assert len(hands(long_row)) >= 3


# -- pages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [False, True])
def test_every_row_stands_whole_on_one_page_in_order(kit: Kit, words: bool) -> None:
    given_rows = [dataclasses.replace(FULL, row=n, remarks=THREE[: n % 4]) for n in range(2, 60)]
    frames = composed(kit, sheet(*given_rows, words=words)).frames
    _, top, _, height = kit.design.body
    numbers = []
    for frame in frames:
        low = top
        for row in rows_of(frame):
            lows = [run.y for run in runs(row)]
            assert low < min(lows)
            low = max(lows)
            rules = [soundness.path_box(mark) for _, mark in walk(row.children) if isinstance(mark, Shape)]
            assert max(y + high for _, y, _, high in rules) <= top + height
            numbers += [run.line.text for run in runs(row) if run.line.text.rstrip(".").isdigit()]
    assert numbers == [f"{n}." for n in range(1, 60)]


@pytest.mark.parametrize("blind", [False, True])
def test_no_page_is_fuller_than_it_may_be_however_high_it_is(kit: Kit, blind: bool) -> None:
    given_sheet = sheet(*[FULL] * 12, title="Útrapy", blind=blind)
    for height in range(180, 264, 3):
        design = dataclasses.replace(kit.design, body=(12.0, 17.0, 186.0, float(height)))
        for frame in compose(kit.material, design, given_sheet).frames:
            shapes = [mark for tag in frame.tags[1:] for _, mark in walk((tag,)) if isinstance(mark, Shape)]
            boxes = [soundness.path_box(mark) for mark in shapes]
            assert max(y + high for _, y, _, high in boxes) <= 17 + height + 0.2  # half of a rule


def test_each_part_begins_a_page_and_counts_its_own(kit: Kit) -> None:
    one = sheet(FULL)
    frames = composed(kit, dataclasses.replace(one, parts=one.parts * 2)).frames
    assert [frame.anchor for frame in frames] == ["part-1", "part-2"]
    assert all("strana 1 / 1" in text(frame) for frame in frames)


@given(
    st.lists(
        st.builds(Piece, st.floats(1, 60), st.floats(0, 5), st.booleans()),
        max_size=40,
    ),
    st.floats(60, 200),
)
@example([Piece(300.0)], 100.0)
@example([Piece(60.0, keeps=True), Piece(60.0)], 100.0)
def test_pieces_flow_in_order_none_lost_and_no_page_too_full(pieces: list[Piece], room: float) -> None:
    pages = flow(pieces, room)
    assert [i for page in pages for i in page] == list(range(len(pieces)))
    for page in pages:
        assert len(page) > 0
        height = pieces[page[0]].opening + sum(pieces[i].height for i in page)
        assert height <= room + 1e-9 or len(page) == 1


@given(st.lists(st.builds(Piece, st.floats(1, 20), st.just(0.0), st.booleans()), max_size=40))
def test_what_is_kept_with_the_next_is_not_parted_from_it(pieces: list[Piece]) -> None:
    room = 20.0 * max(1, len(pieces) // 2)
    for page in flow(pieces, room)[:-1]:
        chain = next((n for n, i in enumerate(reversed(page)) if not pieces[i].keeps), len(page))
        assert chain in (0, len(page))


def test_a_row_higher_than_a_page_is_told(kit: Kit) -> None:
    material, design = kit.material, kit.design
    material.problems.clear()
    compose(material, design, sheet(dataclasses.replace(FULL, target=vi("Có đau không? " * 200))))
    (told,) = material.problems
    assert told.code == "does-not-fit"
    assert told.message.startswith("Bolest: a row is ")
    material.problems.clear()


# -- whatever is wrong with a text -----------------------------------------------------------------

_VISIBLE = st.text(st.sampled_from("aбềộ ,.5kg–\u00a0"), min_size=1, max_size=60)


@settings(max_examples=20)
@given(_VISIBLE)
@example("1 " * 60)
@example("Nghiêng" * 30)
@example("ệ" * 60)
@example("e\u0323\u0302" * 60)  # a letter and its marks as three characters
def test_no_letter_is_lost_however_long_the_words_are(kit: Kit, said: str) -> None:
    material = kit.material
    style = material.theme.styles["proof-target"].style
    for width in (20.0, 74.0):
        found = set_in(material, vi(said), style, width)
        assert "".join(line.text for line in found.lines) == said
        assert found.width <= width + 1e-6
        assert not [line.text for line in found.lines if unicodedata.combining(line.text[0])]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("水", "[U+6C34]"),
        ("水 火", "[U+6C34] [U+706B]"),
        ("a\ufeffb", "a[U+FEFF]b"),
        ("a\nb", "a[U+000A]b"),
        ("\ud800", "[U+D800]"),
    ],
)
def test_what_cannot_be_printed_stands_as_its_code_point(kit: Kit, said: str, shown: str) -> None:
    document = composed(kit, sheet(dataclasses.replace(FULL, target=vi(said))))
    assert shown in text(document)


# -- the design ------------------------------------------------------------------------------------


def test_a_word_that_the_bank_lacks_is_told(written: Written) -> None:
    bank = written.read(BANK)
    written.write(BANK, "".join(line for line in bank.splitlines(True) if "proof-fine" not in line))
    kit = _kit(written)
    compose(kit.material, kit.design, sheet(FULL))
    (told,) = kit.material.problems
    assert (told.code, told.place.file) == ("unknown-word", BANK)
    assert "'proof-fine'" in told.message


def test_a_style_that_the_theme_lacks_is_told(written: Written) -> None:
    theme = written.read("content/layouts/theme.yaml")
    written.write("content/layouts/theme.yaml", theme.replace("  proof-target:", "  proof-other:"))
    problems = Problems()
    load_design(written.project, written.load().ready.theme, problems)
    assert [problem.message for problem in problems] == ["the theme lacks the style 'proof-target'"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("verdict: [173, 25]}\nwords", "verdict: [173, 5]}\nwords", "sentences: the column verdict is 5 mm wide"),
        (
            "blind-words: {number: [12, 14]",
            "blind-words: {number: [12, 0]",
            "blind-words: the column number is 0 mm wide",
        ),
        ("head: [12, 9, 186, 5]", "head: [12, 9, 0, 5]", "the box head has no size"),
    ],
)
def test_a_design_that_nothing_fits_in_is_told(written: Written, old: str, new: str, message: str) -> None:
    written.replace(FILE, old, new)
    problems = Problems()
    assert load_design(written.project, written.load().ready.theme, problems) is None
    assert [(problem.place.file, problem.message) for problem in problems] == [(FILE, message)]


def test_a_design_that_there_is_not_is_told(written: Written) -> None:
    written.remove(FILE)
    problems = Problems()
    assert load_design(written.project, written.load().ready.theme, problems) is None
    assert [problem.code for problem in problems] == ["unreadable"]
