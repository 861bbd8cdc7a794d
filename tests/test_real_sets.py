"""The real content, every page of every file: it fits, is sound, says what the bank says, and is accessible.

These tests look at all frames and all files, not at a sample.
"""

from __future__ import annotations

import functools
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import page as validation
import pikepdf
import pypdfium2
import pytest

from cardgen import pdf
from cardgen.editions.edition import CERTIFICATE
from cardgen.jobs import content as contents
from cardgen.jobs.content import Content
from cardgen.jobs.laying import lay_out
from cardgen.jobs.plan import FilePlan, plan
from cardgen.languages import SOURCE
from cardgen.layout.frame import Mark, Run, Tag, walk
from cardgen.layout.sets import CardSet
from cardgen.project import Project
from cardgen.prose import spans
from cardgen.units import mm
from tests.projects import REAL

WORD = re.compile(r"[^\W\d_]+")
PARTED = re.compile("[\u00ad\ufffe] ?")  # the hyphen that parts a word at the end of a line, as PDFium gives it
CARD_COUNTS = {
    "emergency": (50, 60),
    "anamnesis": (45, 60),
    "social-history": (20, 30),
    "inpatient-care": (50, 60),
}


@functools.cache
def content() -> Content:
    found = contents.load(Project(REAL))
    assert [str(problem) for problem in found.problems] == []
    return found


def issued() -> list[FilePlan]:
    found = contents.load_editions(Project(REAL))
    return [one for edition in found.values() for one in plan(edition, (), ())]


def made(one: FilePlan) -> CardSet:
    found = lay_out(content(), one)
    told = [str(problem) for problem in content().problems]
    content().problems.clear()
    assert told == []
    return found


@functools.cache
def anamnesis(language: str) -> CardSet:
    return made(FilePlan("hospital", "x.pdf", "anamnesis", "a5-portrait", (language,)))


def size(one: FilePlan) -> tuple[float, float]:
    """The trim of a file in mm."""
    found = content()
    design = found.designs.get(one.layout) or found.certificates.get(one.layout) or found.formats[one.layout]
    page = design.page
    return page.width, page.height


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


@pytest.mark.parametrize("one", issued(), ids=lambda one: f"{one.edition}/{one.path}")
def test_every_file_is_sound_says_what_the_bank_says_and_is_accessible(one: FilePlan) -> None:
    card_set = made(one)
    data = pdf.write(card_set.document, content().ready.shaper.faces)

    report = validation.validate_pdf_bytes(data, profile="ua1")
    assert [str(failure.message) for failure in report.failures] == []
    assert report.is_compliant

    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) == len(card_set.document.frames)
        boxes = {tuple(round(mm(float(v)), 2) for v in page.TrimBox) for page in document.pages}
        assert boxes == {(0.0, 0.0, *size(one))}
        fonts = [
            o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        assert all("/FontFile2" in font for font in fonts)

    bank = content().bank
    read = pypdfium2.PdfDocument(data)
    if one.topic in bank.texts:
        pages = [page.get_textpage().get_text_range() for page in read]
        says_all_of_a_text(one, " ".join(pages))
        if one.topic == "brochure":
            is_as_long_as_was_asked_for(one, pages)
        return
    if one.topic == CERTIFICATE:
        says_all_of_a_certificate(one, [plain(page.get_textpage().get_text_range()) for page in read])
        return
    for record in card_set.cards:
        topic, card = bank.by_number[record.number]
        front, back = (plain(read[number - 1].get_textpage().get_text_range()) for number in record.pages)
        assert card.id == record.id
        assert record.number in front
        assert plain(card.text) in front
        assert plain(card.text) in back
        for language in one.languages:
            assert plain(bank.phrase(topic.topic, card.id, language).text) in front


def is_as_long_as_was_asked_for(one: FilePlan, pages: list[str]) -> None:
    """The brochure has 16 to 24 pages in every language, and no more than two of them are for notes."""
    assert 16 <= len(pages) <= 24
    notes = str(content().bank.phrase("documents", "notes", one.languages[0]).text)
    assert sum(page.startswith(notes) for page in pages) <= 2


def says_all_of_a_text(one: FilePlan, extracted: str) -> None:
    """Every word of a running text is on its pages, whole or parted by a hyphen."""
    found = set(WORD.findall(PARTED.sub("", plain(extracted)).casefold()))
    bank, (language,) = content().bank, one.languages
    for words in bank.texts[one.topic].words:
        if words.id is not None:
            parts = spans(str(bank.phrase(one.topic, words.id, language).text), bank.texts[one.topic].notes)
            text = "".join(part.text for part in parts)
            assert set(WORD.findall(plain(text).casefold())) <= found, words.id


def says_all_of_a_certificate(one: FilePlan, pages: list[str]) -> None:
    """Every page says in both languages what the bank has for all, and that it is a sample."""
    bank, (language,) = content().bank, one.languages
    assert pages
    for said in pages:
        for name in ("title", "subtitle", "certifies", "dates", "hours", "date", "course-head", "city", "sample"):
            for tag in (SOURCE, language):
                assert plain(bank.phrase(CERTIFICATE, name, tag).text) in said, (name, tag)


@pytest.mark.parametrize("language", ["ru", "mn"])  # whose texts are the longest; no edition issues it
@pytest.mark.parametrize("topic", sorted(CARD_COUNTS))
def test_every_topic_is_sound_on_the_landscape_layout_too(topic: str, language: str) -> None:
    edition = "emergency" if topic == "emergency" else "hospital"
    card_set = made(FilePlan(edition, "x.pdf", topic, "a5-landscape", (language,)))
    assert {(frame.width, frame.height) for frame in card_set.document.frames} == {(210.0, 148.0)}


def rows(tags: Iterable[Tag | Mark]) -> Iterator[Tag]:
    for tag in tags:
        if isinstance(tag, Tag):
            yield from (tag,) if tag.role == "TR" else rows(tag.children)


@pytest.mark.parametrize("language", ["ru", "vi"])
def test_the_czech_of_an_index_keeps_three_millimetres_from_the_translation(language: str) -> None:
    card_set = anamnesis(language)
    gaps = []
    for row in (row for frame in card_set.document.frames for row in rows(frame.tags)):
        czech, own = ([mark for _, mark in walk((cell,)) if isinstance(mark, Run)] for cell in row.children[1:])
        gaps.append(min(run.x for run in own) - max(run.x + mm(run.line.width * run.size / 1000) for run in czech))
    assert len(gaps) >= 59
    assert min(gaps) >= 3


@pytest.mark.parametrize("topic", sorted(CARD_COUNTS))
def test_a_topic_has_as_many_cards_as_those_who_use_it_asked_for(topic: str) -> None:
    least, most = CARD_COUNTS[topic]
    assert least <= sum(1 for _ in content().bank.topics[topic].cards) <= most


def test_the_social_history_may_never_have_more_than_thirty_cards() -> None:
    assert content().bank.topics["social-history"].limit == 30


def test_every_translation_is_a_draft_until_somebody_qualified_says_otherwise() -> None:
    states: Counter[str] = Counter()
    for translation in content().bank.translations.values():
        states.update(rendering.state for rendering in translation.phrases.values())
    assert set(states) == {"draft"}


def test_at_least_forty_five_parts_of_the_body_are_named_each_with_a_number_of_its_own() -> None:
    parts = [part for diagram in content().ready.diagrams.values() for part in diagram.parts]
    assert len(parts) >= 45
    assert sorted(part.number for part in parts) == list(range(1, len(parts) + 1))
    assert {str(part.part) for part in parts} == {str(name) for name in content().bank.topics["body"].phrases}


def test_patient_and_staff_language_keep_their_least_sizes_on_every_front() -> None:
    card_set = anamnesis("ru")
    bank = content().bank
    for record in card_set.cards:
        topic, card = bank.by_number[record.number]
        frame = card_set.document.frames[record.pages[0] - 1]
        runs = [mark for _, mark in walk(frame.tags) if isinstance(mark, Run)]
        sentence = plain(bank.phrase(topic.topic, card.id, "ru").text)
        words = [run for run in runs if run.line.language == "ru" and len(run.line.text) > 3]
        patient = [run.size for run in words if plain(run.line.text) in sentence]
        staff = [run.size for run in runs if run.line.language == SOURCE and plain(run.line.text) == plain(card.text)]
        assert max(patient) >= 16, record.number
        assert not staff or max(staff) >= 12, record.number
        assert min(run.size for run in runs) >= 8, record.number


def test_every_card_has_a_picture_of_its_own_meaning_registered_with_a_text() -> None:
    register = content().ready.register
    for topic in content().bank.topics.values():
        for card in topic.cards:
            assert register.alt(card.picture), card.id
