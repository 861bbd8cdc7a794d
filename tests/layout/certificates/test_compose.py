"""Certificates as frames and PDF: both languages, the name as it was given, nothing that does not fit."""

from __future__ import annotations

import dataclasses
import datetime
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import page as validation
import pikepdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardgen import pdf
from cardgen.jobs.content import Content
from cardgen.jobs.plan import issue_of
from cardgen.layout import certificates, soundness
from cardgen.layout.certificates import Certificate
from cardgen.layout.frame import Frame, Run, Tag, walk
from cardgen.problems import Place
from tests import projects
from tests.layout.awards import DESIGN, TOPIC, with_certificates
from tests.projects import Written

ONE = Certificate(
    name="Мария Образцова",
    language="ru",
    subject="czech",
    level="A1",
    first=datetime.date(2026, 9, 7),
    last=datetime.date(2026, 11, 16),
    hours=20,
    attended=92,
    day=datetime.date(2026, 11, 16),
    sample=False,
    place=Place("kurz.csv", 2, 1),
    born=datetime.date(1990, 2, 1),
    number="7/2026",
)


Copied: TypeAlias = Callable[[Certificate], list[str]]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    written = projects.make(tmp_path_factory.mktemp("awards"))
    with_certificates(written)
    found = written.load()
    assert [str(problem) for problem in found.problems] == []
    return found


@pytest.fixture(scope="module")
def copied(content: Content) -> Copied:
    """The texts of a certificate's pages, of which nothing is wrong.

    A law is given this and not the content: Hypothesis writes down all that it gives, and the content is long.
    """

    def pages(one: Certificate) -> list[str]:
        texts = extracted(content, one)
        assert [str(problem) for problem in content.problems] == []
        return texts

    return pages


@pytest.fixture
def written(tmp_path: Path) -> Written:
    made = projects.make(tmp_path)
    with_certificates(made)
    return made


def frames(content: Content, *made: Certificate) -> tuple[Frame, ...]:
    """Lay out, and look whether it can be printed."""
    assert content.material
    design = content.certificates["award"]
    document = certificates.compose(content.material, design, issue_of(content.editions["awards"]), made)
    soundness.check(document, design.format, content.material, "test")
    return document.frames


def told(content: Content, *made: Certificate) -> list[str]:
    frames(content, *made)
    found = [str(problem) for problem in content.problems]
    content.problems.clear()
    return found


def runs(frame: Frame) -> Iterator[tuple[Tag | None, Run]]:
    return ((tag, mark) for tag, mark in walk(frame.tags) if isinstance(mark, Run))


def said(frame: Frame) -> dict[str, list[str]]:
    """What stands on a page, by language: the lines of a text together, with plain spaces."""
    lines: dict[int, tuple[Tag, list[str]]] = {}
    for tag, run in runs(frame):
        assert tag
        lines.setdefault(id(tag), (tag, []))[1].append(run.line.text.strip())
    found: dict[str, list[str]] = {}
    for tag, parts in lines.values():
        found.setdefault(tag.language or "", []).append(" ".join(" ".join(parts).split()))
    return found


def extracted(content: Content, *made: Certificate) -> list[str]:
    assert content.material
    document = certificates.compose(
        content.material, content.certificates["award"], issue_of(content.editions["awards"]), made
    )
    data = pdf.write(document, content.material.shaper.faces)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    return [re.sub(r"\s+", " ", text) for text in pages]


# -- what stands on it -----------------------------------------------------------------------------


def test_everything_stands_in_czech_and_in_the_language(content: Content) -> None:
    (frame,) = frames(content, ONE)
    assert told(content, ONE) == []
    found = said(frame)
    for czech, russian in [
        ("Osvědčení", "Свидетельство"),
        ("Kurz češtiny A1", "Курс чешского языка A1"),
        ("7. září – 16. listopadu 2026", "7 сентября – 16 ноября 2026 г."),
        ("16. listopadu 2026", "16 ноября 2026 г."),
        ("1. února 1990", "1 февраля 1990 г."),
        ("Brno", "Брно"),
        ("Za město", "От города"),
        ("překlad neověřen", "перевод не проверен"),
    ]:
        assert (czech in found["cs"], russian in found["ru"]) == (True, True), czech
    assert "Účast (nejméně 75 %)" in found["cs"]
    assert {"20", "92 %", "7/2026"} <= set(found["cs"])  # once: Russian writes them alike
    assert not {"20", "92 %", "7/2026"} & set(found["ru"])


def test_in_czech_alone_nothing_stands_twice_and_nothing_is_unverified(content: Content) -> None:
    (frame,) = frames(content, dataclasses.replace(ONE, language="cs", name="Jana Nováková"))
    found = said(frame)
    assert set(found) == {"cs"}
    assert "překlad neověřen" not in found["cs"]
    assert all(found["cs"].count(text) == 1 for text in ("Osvědčení", "Kurz češtiny A1", "20"))


@pytest.mark.parametrize("sample", [True, False])
def test_a_sample_says_that_it_is_none(content: Content, sample: bool) -> None:
    (frame,) = frames(content, dataclasses.replace(ONE, sample=sample))
    assert ("Vzor bez platnosti" in said(frame)["cs"]) is sample


def test_what_is_not_known_leaves_no_label(content: Content) -> None:
    (frame,) = frames(content, dataclasses.replace(ONE, born=None, number="", level=None))
    found = said(frame)["cs"]
    assert not {"Datum narození", "Číslo"} & set(found)
    assert "Kurz češtiny" in found


def test_the_mark_of_a_draft_goes_when_all_words_are_approved(written: Written) -> None:
    written.sign("content/phrases/certificate/ru.yaml", "approved")
    written.replace(
        "content/phrases/certificate/ru.yaml", "text: Печать, state: approved", "text: Печать, state: draft"
    )
    assert "překlad neověřen" in said(frames(written.load(), ONE)[0])["cs"]
    written.sign("content/phrases/certificate/ru.yaml", "approved")
    assert "překlad neověřen" not in said(frames(written.load(), ONE)[0])["cs"]


# -- names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "language", "tag", "script"),
    [
        ("Мария Образцова", "ru", "ru", "Cyrl"),
        ("Nguyễn Thị Ánh", "vi", "vi", "Latn"),
        ("Jana Nováková", "ru", "und-Latn", "Latn"),
        ("Өнөрмаа", "vi", "und-Cyrl", "Cyrl"),
        ("Ελένη", "cs", "und-Grek", "Grek"),
    ],
)
def test_a_name_is_set_in_its_own_script(content: Content, name: str, language: str, tag: str, script: str) -> None:
    (frame,) = frames(content, dataclasses.replace(ONE, name=name, language=language))
    assert told(content, dataclasses.replace(ONE, name=name, language=language)) == []
    (found,) = [(tag, run) for tag, run in runs(frame) if tag and tag.role == "H2"]
    assert (found[0].language, found[1].line.language) == (tag, tag)
    assert found[1].size == 40


LATIN = "aáčďéěňřšťůýžăâđêôơưạảấầẩậắẵễệỉịọồộớợủụứừựỳỹ"
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъьюяөүќї"
NAMES = [st.text(st.sampled_from(letters), min_size=1, max_size=12).map(str.title) for letters in (LATIN, CYRILLIC)]


@given(st.one_of(*NAMES), st.one_of(*NAMES), st.sampled_from(["cs", "ru", "vi"]))
@settings(max_examples=15)
@example("Nguyễn", "Phương", "vi")
@example("Өнөрмаа", "Батбаяр", "cs")
@example("O’Brien-Šťastná", "Łucja", "ru")
def test_what_is_copied_from_the_page_is_the_name_that_was_given(
    copied: Copied, first: str, last: str, language: str
) -> None:
    name = unicodedata.normalize("NFC", f"{first} {last}")
    (text,) = copied(dataclasses.replace(ONE, name=name, language=language))
    assert name in text


def test_a_long_name_takes_two_lines_and_smaller_letters(content: Content) -> None:
    name = "Wolfeschlegelsteinhausen Maximilianová Bergerdorffová"
    (frame,) = frames(content, dataclasses.replace(ONE, name=name, language="cs"))
    found = [run for tag, run in runs(frame) if tag and tag.role == "H2"]
    assert len(found) == 2
    assert " ".join(run.line.text.strip() for run in found) == name
    assert {run.size for run in found} == {30}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Bergerdorffová" * 8, "kurz.csv:2:1: error: {name} is 481.7 mm too wide even at 20 pt [name-too-long]"),
        ("محمد", "kurz.csv:2:1: error: {name} runs from right to left, which cannot be set yet [right-to-left-name]"),
        ("王小明", "kurz.csv:2:1: error: {name}: Source Sans 3 has no glyph for '王' U+738B"),
    ],
)
def test_a_name_that_cannot_be_set_is_told_at_its_row(content: Content, name: str, message: str) -> None:
    found = told(content, dataclasses.replace(ONE, name=name))
    assert len(found) == 1
    assert found[0].startswith(re.sub(r"481\.7.*", "", message.format(name=name)))


# -- the file --------------------------------------------------------------------------------------


def test_the_file_is_accessible_and_has_a_page_and_a_bookmark_a_person(content: Content) -> None:
    assert content.material
    made = [ONE, dataclasses.replace(ONE, name="Nguyễn Thị Ánh", language="vi", sample=True)]
    document = certificates.compose(
        content.material, content.certificates["award"], issue_of(content.editions["awards"]), made
    )
    data = pdf.write(document, content.material.shaper.faces)
    report = validation.validate_pdf_bytes(data, profile="ua1")
    assert [str(failure.message) for failure in report.failures] == []
    assert report.is_compliant
    with pikepdf.open(io.BytesIO(data)) as read:
        assert len(read.pages) == 2
        with read.open_outline() as outline:
            assert [item.title for item in outline.root] == [one.name for one in made]
    assert pdf.write(document, content.material.shaper.faces) == data
    assert not any(one.name.encode() in data[:2000] for one in made)


# -- the design ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("layout: award", "layout: other", "other: it stands in award.yaml"),
        ("style: name, role", "style: nmae, role", "award: the block name names the style 'nmae', which there is not"),
        ("27], style: text, colour: line", "27], colour: line", "award: the block stamp names no style"),
        ("facts: [dates, hours, attendance]", "facts: []", "award: the block facts says nothing"),
        ("word: title, ", "", "award: the block word says nothing"),
        ("colour: line-strong", "colour: pink", "award: the colour 'pink' is not in the theme"),
        ("small: {sizes: [10, 9]}", "small: {sizes: [10, 8]}", "award: the sizes of the style small must run"),
        ("block: sample,", "block: word, word: sample,", "award: it has no block 'sample'"),
        ("block: unverified,", "block: publisher,", "award: it has no block 'unverified'"),
    ],
)  # fmt: skip  # a case a line
def test_what_a_design_may_not_say_is_told(written: Written, old: str, new: str, message: str) -> None:
    written.replace(DESIGN, old, new)
    found = [line for line in written.told() if line.startswith(DESIGN)]
    assert len(found) == 1
    assert message in found[0]


def test_words_that_do_not_fit_are_told_at_the_words(written: Written) -> None:
    written.replace(TOPIC, "city: {text: Za město}", f"city: {{text: {'Zastupitelstvo' * 4}}}")
    (found,) = told(written.load(lambda topic, tag: False), dataclasses.replace(ONE, language="cs"))
    assert found.startswith(f"{TOPIC}:15:16: error: the certificate, cs: ")
    assert "mm too wide even at 10 pt [does-not-fit]" in found


def test_ink_that_leaves_the_safe_zone_is_told(written: Written) -> None:
    written.replace(DESIGN, "block: border, at: [10, 12, 190, 270]", "block: border, at: [2, 12, 206, 270]")
    (found,) = told(written.load(), ONE)
    assert "a shape leaves the safe zone by" in found
