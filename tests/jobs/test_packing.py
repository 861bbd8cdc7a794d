"""Replacement packs on the sheets of a printer: read back from the cut pile, and that nothing is half made."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import page as validation
import pypdf
import pypdfium2
import pytest

from cardgen.editions.exchange import Exchange
from cardgen.jobs import build, releasing, replacing, sheeting
from cardgen.jobs.build import Wanted
from cardgen.jobs.replacing import Replaced
from cardgen.pdf.x4 import faults
from cardgen.press import axis_of
from cardgen.press.printers import Flip
from cardgen.problems import ContentError, UnknownName
from tests.icc import press
from tests.jobs.tiny import snapshot
from tests.projects import Written, make

EDITION: Final = "content/editions/tiny.yaml"
TOPIC: Final = "content/phrases/pain/topic.yaml"
RU: Final = "content/phrases/pain/ru.yaml"
DESK: Final = "content/printers/desk.yaml"
PROFILE: Final = "content/printers/profiles/press.icc"
FILES: Final = {
    DESK: """\
printer: desk
title: Na stole
flip: short
formats:
  booklet-a4: {title: Sešit, scheme: booklet, sheet: [297, 210], columns: 2, creep: 0}
  cards-a4: {title: Karty, scheme: cut-and-stack, sheet: [297, 210], columns: 2}
  cards-sra3: {title: Karty, scheme: cut-and-stack, sheet: [320, 450], columns: 2, rows: 2, bleed: 3, marks: [crop]}
  in-order: {title: Karty, scheme: n-up, sheet: [297, 210], columns: 2}
""",
    "content/printers/shop.yaml": f"""\
printer: shop
title: Tiskárna
flip: long
colour: {{space: cmyk, profile: {PROFILE}, condition: FOGRA51}}
formats:
  cards-a4: {{title: Karty, scheme: n-up, sheet: [297, 210], columns: 2}}
  pages: {{title: Strany, scheme: n-up, bleed: 3, marks: [crop, registration]}}
""",
}
CARD: Final = "      - {number: 5, id: cold, text: Je vám zima?, answer: yes-no, picture: circle}\n"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The tiny project with printers and a trial issue, then changed; only to be read."""
    project = make(tmp_path_factory.mktemp("issued"))
    for file, text in FILES.items():
        project.write(file, text)
    project.write(PROFILE, press())
    releasing.issue(project.project, "tiny", "Jana Nováková", trial=True, jobs=1)
    project.replace(EDITION, 'version: "2026.1"', 'version: "2026.2"')
    return project


@pytest.fixture
def issued(first: Written, tmp_path: Path) -> Written:
    """The same, to be changed; nothing is to be exchanged yet."""
    shutil.copytree(first.root, tmp_path / "issued")
    return Written(tmp_path / "issued")


def reword(project: Written) -> None:
    project.replace(RU, "text: Болит?", "text: Больно?")
    project.sign_anew(RU)


def rebuild(project: Written) -> None:
    """A card is reworded, two change places, one is new: leaves are taken out, laid aside and put in."""
    project.replace(RU, "text: Что вам нужно?", "text: Что Вам нужно?")
    project.sign_anew(RU)
    text = project.read(TOPIC)
    one, two, end = (text.index(part) for part in ("      - number: 1", "      - number: 2", "    mark: 2"))
    project.write(TOPIC, text[:one] + text[two:end] + text[one:two] + CARD + text[end:])
    for tag, said in (("ru", "Вам холодно?"), ("vi", "Bạn có lạnh không?")):
        phrase = f"phrases:\n  cold: {{from: Je vám zima?, text: {said}, state: draft}}\n"
        project.replace(f"content/phrases/pain/{tag}.yaml", "phrases:\n", phrase)


def run(project: Written, form: str | None = "cards-a4", printer: str | None = "desk", *tags: str) -> Replaced:
    return replacing.replace(project.project, "tiny", "2026.1", tags, form=form, printer=printer)


def folder(project: Written, form: str = "cards-a4") -> Path:
    return project.root / f"output/replace/tiny-2026.1-2026.2-{form}"


def record(project: Written, form: str = "cards-a4") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder(project, form) / "sheets.json").read_text(encoding="utf-8"))
    return found


def codes(error: pytest.ExceptionInfo[ContentError]) -> list[str]:
    return [problem.code for problem in error.value.problems if problem.level == "error"]


# -- through the guillotine --------------------------------------------------------------------------


def letters(text: str) -> str:
    """What stands on a page, in no order: a page that is turned is read from its other end. Versions are one."""
    return "".join(sorted("".join(text.replace("2026.1", "2026.2").split())))


FILLER: Final = letters("Tento list je prázdný. Vyhoďte ho.")


def pages(data: bytes) -> list[str]:
    return [letters(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(io.BytesIO(data))]


def sides(data: bytes, columns: int, rows: int) -> Iterator[dict[tuple[int, int], str]]:
    """What stands in each place of each side of the sheets, by row and column as one sees that side."""
    mm = 72 / 25.4
    for page in pypdfium2.PdfDocument(io.BytesIO(data)):
        width, height = page.get_size()
        text = page.get_textpage()
        found = {}
        for row in range(rows):
            for column in range(columns):
                left = width / 2 + (column - columns / 2) * 148 * mm
                top = height / 2 + (rows / 2 - row) * 210 * mm
                box = {"left": left, "right": left + 148 * mm, "top": top, "bottom": top - 210 * mm}
                found[row, column] = letters(text.get_text_bounded(**box))
        yield found


def cut(data: bytes, columns: int, rows: int, flip: Flip, sheet: tuple[float, float], *, stack: bool) -> list[str]:
    """The pages of the leaves in the order of the pile, front and back in turn, as a person gets them."""
    both = list(sides(data, columns, rows))
    upright = axis_of(flip, *sheet) == "upright"
    places = [(row, column) for row in range(rows) for column in range(columns)]
    pile = []
    for front, back in zip(both[::2], both[1::2], strict=True):
        leaves = []
        for row, column in places:
            behind = (row, columns - 1 - column) if upright else (rows - 1 - row, column)
            leaves.append((front[row, column], back[behind]))
        pile.append(leaves)
    piles = zip(*pile, strict=True) if stack else pile
    order = [leaf for leaves in piles for leaf in leaves]
    while order[-1] == (FILLER, FILLER):  # paper that was left over
        order.pop()
    assert FILLER not in (page for leaf in order for page in leaf)
    assert all(front or back for front, back in order)  # no leaf is left empty: somebody would file it
    return [page for leaf in order for page in leaf]


FORMS: Final = {
    "cards-a4": (2, 1, (297.0, 210.0), True),
    "cards-sra3": (2, 2, (320.0, 450.0), True),
    "in-order": (2, 1, (297.0, 210.0), False),
}


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("form", FORMS)
def test_the_cut_pile_makes_the_new_set_of_the_old_binder(issued: Written, form: str, flip: Flip) -> None:
    columns, rows, sheet, stack = FORMS[form]
    rebuild(issued)
    issued.replace(DESK, "flip: short", f"flip: {flip}\nback: [0.5, -1]")
    pack = run(issued, form, "desk", "ru").packs[0]
    assert pack.path
    assert pack.todo
    assert pack.todo.aside
    plain = replacing.replace(issued.project, "tiny", "2026.1", ["ru"], output=issued.root / "plain").packs[0]
    assert plain.path
    pile = cut(pack.path.read_bytes(), columns, rows, flip, sheet, stack=stack)
    assert pile == pages(plain.path.read_bytes())  # each page once, the instructions on top, backs behind fronts
    build.build(issued.project, Wanted(("tiny",), ("ru",), ("pain",)), issued.root / "whole", jobs=1)
    new = pages((issued.root / "whole/tiny/pain-ru.pdf").read_bytes())
    old = pages((releasing.kept(issued.project, "tiny", "2026.1") / "pain-ru.pdf").read_bytes())
    instructions = len(pile) - 2 * len(pack.todo.fresh)
    assert instructions == 2
    assert exchanged(issued, old, pile[instructions:], pack.todo) == new


def exchanged(project: Written, old: Sequence[str], pile: Sequence[str], todo: Exchange) -> list[str]:
    """What is in the binder once somebody took out, laid aside, and put in leaf by leaf from the top of the pile."""
    file = project.read("content/releases/tiny/2026.1/pain-ru.yaml")
    keys = [
        line.partition("leaf: ")[2].partition(",")[0].strip("'\" ") for line in file.splitlines() if "leaf: " in line
    ]
    leaves = dict(zip(keys, zip(old[::2], old[1::2], strict=True), strict=True))
    fresh = iter(zip(pile[::2], pile[1::2], strict=True))
    binder = list(leaves)
    for leaf in (*todo.remove, *todo.aside):
        binder.remove(leaf.leaf)
    for put in todo.puts:
        if put.fresh:
            leaves[put.leaf.leaf] = next(fresh)
        binder.insert(binder.index(put.behind) + 1 if put.behind else 0, put.leaf.leaf)
    assert next(fresh, None) is None
    return [page for key in binder for page in leaves[key]]


# -- files and record --------------------------------------------------------------------------------


def test_packs_are_made_in_a_folder_of_their_versions_with_a_record(issued: Written) -> None:
    reword(issued)
    done = run(issued)
    (pack,) = (one for one in done.packs if one.file == "pain-ru.pdf")
    name = "pain-ru-2026.1-2026.2.pdf"
    assert pack.path == folder(issued) / name
    names = ["pain-polyglot-2026.1-2026.2.pdf", name, "sheets.json"]
    assert sorted(path.name for path in folder(issued).iterdir()) == names
    found = record(issued)
    assert {key: found[key] for key in ("since", "version", "printer", "flip", "release")} == {
        "since": "2026.1",
        "version": "2026.2",
        "printer": "desk",
        "flip": "short",
        "release": False,
    }
    assert found["files"][1:] == [
        {
            "path": name,
            "sha256": hashlib.sha256(pack.path.read_bytes()).hexdigest(),
            "topic": "pain",
            "language": "ru",
            "layout": "ring",
            "pages": 10,
            "blank": 0,
            "sheets": 3,
            "sides": 6,
            "spare": 0,
        }
    ]
    before = snapshot(folder(issued))
    run(issued)
    assert snapshot(folder(issued)) == before  # the same bytes


def test_a_pack_on_sheets_is_accessible(issued: Written) -> None:
    rebuild(issued)
    for pack in run(issued).packs:
        if pack.path:
            report = validation.validate_pdf_bytes(pack.path.read_bytes(), profile="ua1")
            assert [str(failure.message) for failure in report.failures] == []


def test_a_press_gets_packs_as_pdf_x_4_with_bleed_and_marks(issued: Written) -> None:
    reword(issued)
    pack = run(issued, "pages", None, "ru").packs[0]
    assert pack.path
    data = pack.path.read_bytes()
    assert b">PDF/X-4<" in data
    assert list(faults(data)) == []
    assert [str(f.message) for f in validation.validate_pdf_bytes(data, profile="ua1").failures] == []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        media, bleed, trim = page.mediabox, page.bleedbox, page.trimbox
        assert media.left < bleed.left < trim.left
        assert round(float(trim.width) * 25.4 / 72, 1) == 148.0
        assert round(float(bleed.width) * 25.4 / 72, 1) == 154.0


def test_backs_stand_off_as_the_printer_needs_it(issued: Written) -> None:
    reword(issued)
    issued.replace(DESK, "flip: short", "flip: short\nback: [0.5, -1]")
    pack = run(issued, "in-order", "desk", "ru").packs[0]
    assert pack.path
    boxes = [page.trimbox for page in pypdf.PdfReader(pack.path).pages]
    assert {round(float(box.left) * 25.4 / 72, 1) for box in boxes[::2]} == {0.5}
    assert {round(float(box.left) * 25.4 / 72, 1) for box in boxes[1::2]} == {1.0}


# -- nothing to exchange -----------------------------------------------------------------------------


def test_where_nothing_is_to_be_exchanged_no_sheets_are_made(issued: Written) -> None:
    before = snapshot(issued.root)
    done = run(issued)
    assert {pack.outcome for pack in done.packs} == {"same"}
    assert snapshot(issued.root) == before


@pytest.mark.parametrize("tags", [(), ("ru",)])
@pytest.mark.parametrize("form", ["cards-a4", None])
def test_a_pack_that_is_due_no_more_goes_and_what_others_put_there_stays(
    issued: Written, form: str | None, tags: tuple[str, ...]
) -> None:
    text = issued.read(RU)
    reword(issued)
    pack = run(issued, form, "desk" if form else None, "ru").packs[0]
    assert pack.path
    note = pack.path.with_name("note.txt")
    note.write_text("naše", encoding="utf-8")
    issued.write(RU, text)
    assert run(issued, form, "desk" if form else None, *tags).packs[0].outcome == "same"
    assert not pack.path.exists()
    assert note.exists()
    if form:
        assert record(issued)["files"] == []


# -- refusals ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [None, reword])
def test_a_format_that_takes_no_leaves_is_refused_whether_or_not_there_are_any(issued: Written, change: Any) -> None:
    if change:
        change(issued)
    before = snapshot(issued.root)
    with pytest.raises(ContentError) as told:
        run(issued, "booklet-a4")
    assert set(codes(told)) == {"no-booklet", "does-not-fit"}  # the second is of the loose cards, which lie across
    assert any("no booklet is made of the layout ring: it is drilled" in one.message for one in told.value.problems)
    assert snapshot(issued.root) == before


def test_a_pack_that_does_not_fit_is_left_out_and_told(issued: Written) -> None:
    issued.replace("content/phrases/loose/topic.yaml", 'circle, colour: "yes"', 'square, colour: "yes"')
    with pytest.raises(ContentError) as told:
        run(issued)
    assert codes(told) == ["does-not-fit"]
    assert not (issued.root / "output/replace").exists()
    reword(issued)
    done = run(issued)
    assert [problem.code for problem in done.warnings] == ["not-released", "does-not-fit"]
    found = {pack.file: pack for pack in done.packs}
    assert found["loose-ru.pdf"].outcome == "unfit"
    assert found["loose-ru.pdf"].path is None
    assert found["loose-ru.pdf"].why.startswith("its leaves do not fit cards-a4: make this pack with another format")
    assert [one["topic"] for one in record(issued)["files"]] == ["pain", "pain"]  # in Russian, and the polyglot set


def test_layouts_without_a_pack_are_not_said_to_be_left_out(issued: Written) -> None:
    reword(issued)
    assert [problem.code for problem in run(issued).warnings] == ["not-released"]


def test_a_press_without_its_profile_gets_no_rgb(issued: Written) -> None:
    reword(issued)
    issued.remove(PROFILE)
    with pytest.raises(ContentError) as told:
        run(issued, "pages", None)
    assert codes(told) == ["no-profile"]
    assert not (issued.root / "output/replace").exists()


@pytest.mark.parametrize(
    ("form", "printer", "message"),
    [
        ("cards-a5", None, "no printer has a format 'cards-a5'; did you mean 'cards-a4'"),
        ("cards-a4", "dask", "there is no printer 'dask'; did you mean 'desk'?"),
        ("cards-a4", None, "desk and shop have a format 'cards-a4'; say which printer with --printer"),
    ],
)
def test_a_name_that_there_is_not_is_refused(issued: Written, form: str, printer: str | None, message: str) -> None:
    with pytest.raises(UnknownName) as told:
        run(issued, form, printer)
    assert str(told.value).startswith(message)


def test_packs_for_two_printers_are_not_mixed(issued: Written) -> None:
    issued.replace(TOPIC, "note: Zapište čas.", "note: Zapište hodinu.")
    run(issued)
    before = snapshot(issued.root)
    with pytest.raises(ContentError) as told:
        run(issued, "cards-a4", "shop", "ru")
    assert codes(told) == ["mixed-versions"]
    assert snapshot(issued.root) == before
    run(issued, "cards-a4", "shop")  # all of them at once
    assert record(issued)["printer"] == "shop"


def test_the_packs_of_another_language_stay(issued: Written) -> None:
    issued.replace(TOPIC, "note: Zapište čas.", "note: Zapište hodinu.")
    for tag in ("ru", "vi"):
        run(issued, "cards-a4", "desk", tag)
    names = [f"pain-{tag}-2026.1-2026.2.pdf" for tag in ("ru", "vi")]
    assert [one["path"] for one in record(issued)["files"]] == names
    assert all((folder(issued) / name).is_file() for name in names)


def test_earlier_sheets_stay_until_the_new_ones_are_there(issued: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    reword(issued)
    run(issued)
    before = snapshot(issued.root / "output")
    issued.replace(RU, "text: Больно?", "text: Больно痛?")
    with pytest.raises(ContentError):
        run(issued)
    assert snapshot(issued.root / "output") == before
    issued.replace(RU, "text: Больно痛?", "text: Вам больно?")
    issued.sign_anew(RU)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sheeting, "on_paper", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(issued)
    assert snapshot(issued.root / "output") == before
