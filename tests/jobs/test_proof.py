"""Proof sheets of a project: every string once, whatever state it is in."""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path

import page as validation
import pypdf
import pypdfium2
import pytest

from cardgen import pdf
from cardgen.bank.strings import strings
from cardgen.jobs.content import Content
from cardgen.jobs.judged import part, remarks, strings_of
from cardgen.jobs.proof import Proof, lay_out, proof
from cardgen.layout.proofs import ProofPart, ProofRow, Remark
from cardgen.problems import ContentError, UnknownName
from tests.jobs.tiny import Tiny
from tests.layout.proofing import BANK, with_proofs
from tests.projects import REAL

VI = "content/phrases/ward/vi.yaml"
NIGHT = "  night: {from: Noc, text: Ban đêm, state: draft}\n"
HURTS = "text: Quý vị có đau không?"


@pytest.fixture
def project(project: Tiny) -> Tiny:
    with_proofs(project)
    return project


def pages(file: Path) -> list[str]:
    return [plain(page.extract_text()) for page in pypdf.PdfReader(file).pages]


def plain(text: str) -> str:
    """Text as it is read: lines joined, composed."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def made(project: Tiny, *topics: str, blind: bool = False) -> tuple[Proof, str]:
    done = proof(project.project, "vi", topics, blind=blind)
    return done, " ".join(pages(done.file))


def judged(project: Tiny, topic: str = "ward", *, blind: bool = False) -> ProofPart:
    content = project.load(lambda topic, tag: False)
    said = remarks(content.ready, "vi")
    return part(content.ready, topic, "vi", said, editions=(), blind=blind)


def row(project: Tiny, source: str = "Bolí vás to?") -> ProofRow:
    (found,) = [one for one in judged(project).rows if one.source == source]
    return found


def spaces(found: ProofRow) -> list[Remark]:
    """What is said of two spaces that follow one another."""
    return [one for one in found.remarks if one.says == "Kontrola spaces."]


# -- rows ------------------------------------------------------------------------------------------


def test_every_string_stands_on_one_row_in_the_order_of_the_set(project: Tiny) -> None:
    rows = list(judged(project).rows)
    assert [one.row for one in rows] == list(range(1, 7))
    assert [one.source for one in rows] == ["Oddělení", "Bolest", "Bolí vás to?", "Ukažte prstem.", "Noc", "Co chcete?"]
    assert [one.number for one in rows] == ["", "", "W1", "W4", "", "W2"]
    assert [section.title for section in judged(project).sections] == ["", "Bolest", "Noc"]


def test_a_blind_sheet_has_the_same_rows_shuffled_always_alike(project: Tiny) -> None:
    plain_rows, blind = list(judged(project).rows), list(judged(project, blind=True).rows)
    assert blind != plain_rows
    assert sorted(blind, key=lambda one: one.row) == plain_rows
    assert list(judged(project, blind=True).rows) == blind


def test_a_word_is_named_as_staff_type_it(project: Tiny) -> None:
    found = judged(project, "answers")
    assert found.words
    assert {one.source: one.name for one in found.rows}["Voda"] == "water"


def test_a_missing_string_is_a_row_without_translation(project: Tiny) -> None:
    project.replace(VI, NIGHT, "")
    assert (row(project, "Noc").target, row(project, "Noc").state) == (None, "chybí překlad")


def test_how_a_text_is_said_comes_from_the_translator_or_from_the_rules(project: Tiny) -> None:
    project.replace(VI, HURTS, f"{HURTS}, say: kui vi ko dau chom")
    assert row(project).said == "kui vi ko dau chom"
    rules = "transcription: [{letters: б, say: b}, {letters: о, say: o}, {letters: л, say: l}, {letters: ь, say: ''}]\n"
    project.write("content/languages/ru.yaml", project.read("content/languages/ru.yaml") + rules)
    content = project.load(lambda topic, tag: False)
    said = {one.source: one.said for one in part(content.ready, "ward", "ru", {}, editions=(), blind=False).rows}
    assert said["Bolest"] == "bol"
    assert said["Noc"] is None  # the rules lack a letter, which is for the checks to tell


def test_a_stale_string_shows_what_it_was_made_from(project: Tiny) -> None:
    project.replace(VI, "from: Bolí vás to?", "from: Bolelo to?")
    found = row(project)
    assert (found.earlier, found.state) == ("Bolelo to?", "čeština se změnila")
    assert found.target is not None


def test_a_back_translation_is_shown_with_who_made_it(project: Tiny) -> None:
    back = "back: {text: Máte bolest?, by: Jan, date: 2026-11-22}"
    project.replace(VI, HURTS, f"{HURTS}, {back}")
    assert (row(project).back, row(project).back_by) == ("Máte bolest?", "Jan")


def test_what_the_checks_find_stands_on_its_row_in_czech_with_the_words_that_it_means(project: Tiny) -> None:
    project.replace(VI, HURTS, 'text: "Quý vị  có đau không?", remark: Nevím.')
    found = row(project)
    (remark,) = spaces(found)
    (((quoted,),),) = (remark.found,)
    assert quoted.words
    assert (quoted.label, quoted.words.text, quoted.words.language) == ("v překladu", "vị  có", "vi")
    assert found.note == "Nevím."
    assert spaces(row(project, "Ukažte prstem.")) == []


def test_a_check_that_the_bank_has_no_words_for_is_told(project: Tiny) -> None:
    project.write(BANK, re.sub(r"  proof-check-spaces: .*\n", "", project.read(BANK)))
    project.replace(VI, HURTS, 'text: "Quý vị  có đau không?"')
    with pytest.raises(ContentError) as error:
        proof(project.project, "vi", ["ward"])
    assert {(problem.code, problem.place.file) for problem in error.value.problems} == {("unknown-word", BANK)}
    assert "'proof-check-spaces'" in error.value.problems[0].message


def test_a_silenced_check_says_nothing(project: Tiny) -> None:
    silenced = 'text: "Quý vị  có đau không?", silence: {spaces: tak to má být}'
    project.replace(VI, HURTS, silenced)
    assert spaces(row(project)) == []


def test_the_fingerprint_changes_with_the_wording_alone(project: Tiny) -> None:
    before = judged(project).wording
    project.replace(VI, HURTS, f"{HURTS}, remark: Nevím.")
    assert judged(project).wording == before
    project.replace(VI, "có đau không", "có bị đau không")
    assert judged(project).wording != before


# -- files -----------------------------------------------------------------------------------------


def test_all_topics_that_editions_print_are_proved_each_from_a_new_page(project: Tiny) -> None:
    done, _ = made(project)
    assert done.file == project.root / "output/proof/proof-vi.pdf"
    assert done.topics == ("ward", "street", "loose", "answers", "body", "calendar", "layout")
    firsts = [page for page in pages(done.file) if re.search(r"strana 1 / \d+", page)]
    assert len(firsts) == len(done.topics)


def test_a_topic_may_be_named_and_the_file_is_named_after_it(project: Tiny) -> None:
    done, text = made(project, "street")
    assert done.file == project.root / "output/proof/proof-vi-street.pdf"
    for said in ("Jste v bezpečí.", "Quý vị đã an toàn.", "Klinické vydání 2026.1", "vietnamština"):
        assert said in text
    assert 'cardgen sign vi --as revised --by "…" street' in text


def test_the_command_on_a_sheet_is_the_next_step(project: Tiny) -> None:
    file = "content/phrases/street/vi.yaml"
    project.sign(file, "revised")
    assert judged(project, "street").command == 'cardgen sign vi --as approved --by "…" street'
    project.write(file, project.read(file).replace("state: revised", "state: draft", 1))
    assert judged(project, "street").command == 'cardgen sign vi --as revised --by "…" street'


def test_the_answers_of_a_card_and_what_staff_read_stand_beside_its_sentence(project: Tiny) -> None:
    (choice,) = [one for one in judged(project).rows if one.answers]
    assert choice.answers == "Voda; Lék"
    assert choice.answered
    assert (choice.answered.text, choice.answered.language) == ("Nước; Thuốc", "vi")
    assert row(project, "Ukažte prstem.").staff == "Vezměte kartu W1."
    assert row(project).staff is None


def test_an_answer_without_translation_is_a_gap_and_none_is_nothing(project: Tiny) -> None:
    file = "content/phrases/answers/vi.yaml"
    project.write(file, project.read(file).replace("text: Nước", 'text: ""'))
    (choice,) = [one for one in judged(project).rows if one.answers]
    assert choice.answered
    assert choice.answered.text == "…; Thuốc"
    project.write(file, project.read(file).replace("text: Thuốc", 'text: ""'))
    (choice,) = [one for one in judged(project).rows if one.answers]
    assert choice.answered is None


def test_a_sheet_with_missing_translations_says_how_many_and_no_command_that_cannot_work(project: Tiny) -> None:
    project.write(VI, project.read(VI).replace(NIGHT, ""))
    assert judged(project).missing == 1
    _, text = made(project, "ward")
    assert "chybí překladů: 1." in text
    assert "cardgen sign" not in text


def test_a_sheet_names_no_edition_that_does_not_have_its_language(project: Tiny) -> None:
    edition = "content/editions/clinic.yaml"
    assert "Klinické vydání" in made(project, "ward")[1]
    project.write(edition, project.read(edition).replace("languages: [vi, ru]", "languages: [ru]"))
    assert "Klinické vydání" not in made(project, "ward")[1]


def test_a_blind_file_hides_every_czech_source(project: Tiny) -> None:
    done, text = made(project, "ward", "street", blind=True)
    assert done.file == project.root / "output/proof/proof-vi-ward-street-blind.pdf"
    content = project.load()
    for topic in ("ward", "street"):
        for one in strings(content.bank, topic, "vi"):
            assert one.source not in text
            assert plain(one.text) in text


def test_a_topic_with_nothing_to_read_blind_is_refused(project: Tiny) -> None:
    project.remove(VI)
    with pytest.raises(UnknownName, match=r"^there is nothing to read: ward is not translated into vi$"):
        proof(project.project, "vi", ["ward"], blind=True)


def test_missing_stale_and_doubtful_strings_do_not_stop_a_proof(project: Tiny) -> None:
    project.replace(VI, NIGHT, "")
    project.replace(VI, "from: Bolí vás to?", "from: Bolí?")
    project.replace(VI, "Hãy chỉ bằng ngón tay.", "Hãy chỉ 水 bằng tay ")
    project.remove("content/phrases/street/vi.yaml")
    done, text = made(project)
    assert (done.standings["missing"], done.standings["stale"]) == (5, 1)
    assert "[U+6C34]" in text
    assert "Noc" in text


def test_a_broken_file_stops_it_and_the_earlier_sheet_stays(project: Tiny) -> None:
    done, _ = made(project, "ward")
    before = done.file.read_bytes()
    project.write(VI, project.read(VI) + "  : [\n")
    with pytest.raises(ContentError):
        proof(project.project, "vi", ["ward"])
    assert done.file.read_bytes() == before
    assert [path.name for path in done.file.parent.iterdir()] == [done.file.name]


def test_every_picture_that_cannot_be_drawn_is_told(project: Tiny) -> None:
    for name in ("circle", "square"):
        project.write(f"content/pictures/drawn/{name}.svg", "<svg")
    with pytest.raises(ContentError) as error:
        proof(project.project, "vi", ["ward"])
    assert len({problem.place.file for problem in error.value.problems}) == 2


@pytest.mark.parametrize("blind", [False, True])
def test_the_same_content_gives_the_same_bytes(project: Tiny, tmp_path: Path, blind: bool) -> None:
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for file in files:
        proof(project.project, "ru", file=file, blind=blind)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    ("language", "topics", "message"),
    [
        ("vn", [], "there is no language 'vn'; known are: ru, vi"),
        ("cs", [], "the language cs is the source and not translated"),
        ("vi", ["wards"], "there is no topic 'wards'; did you mean 'ward'?"),
    ],
)
def test_a_name_that_there_is_not_is_refused(project: Tiny, language: str, topics: list[str], message: str) -> None:
    with pytest.raises(UnknownName) as error:
        proof(project.project, language, topics)
    assert str(error.value) == message


def test_a_project_without_editions_is_refused_with_the_way_out(project: Tiny) -> None:
    project.remove("content/editions/clinic.yaml")
    with pytest.raises(UnknownName, match="there is none; write one in content/editions"):
        proof(project.project, "vi", ["ward"])


# -- the real content ------------------------------------------------------------------------------


@functools.cache
def real() -> Content:
    return Tiny(REAL).load(lambda topic, tag: False)


@pytest.mark.parametrize("language", ["bg", "mn", "ru", "vi"])
def test_no_string_of_the_real_banks_is_left_out_or_stands_twice(language: str) -> None:
    bank = real().bank
    for topic in bank.topics:
        found = strings_of(bank, topic, language)
        assert sorted(one.path for one in found) == sorted(one.path for one in strings(bank, topic, language))


# whole ones in the language with letters of its own and in that with the most marks; blind ones are a third as long
@pytest.mark.parametrize(
    ("language", "blind"), [("bg", False), ("vi", False), *((tag, True) for tag in ("bg", "mn", "ru", "vi"))]
)
def test_real_sheets_are_sound_accessible_and_say_what_the_bank_says(language: str, blind: bool) -> None:
    # running text has links, which are longer than a column and cut: what they say is not found in one piece
    topics = [name for name in real().bank.topics if name not in real().bank.texts]
    laid = lay_out(real(), language, topics, blind=blind)  # all pages are sound, or it would raise
    data = pdf.write(laid.document, real().ready.shaper.faces)
    report = validation.validate_pdf_bytes(data, profile="ua1")
    assert [str(failure.message) for failure in report.failures] == []
    text = plain(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)))
    for one in (one for topic in laid.topics for one in strings(real().bank, topic, language)):
        back = plain(one.rendering.back.text) if one.rendering and one.rendering.back else ""
        assert plain(one.text) in text, one.label
        if not blind:
            assert plain(one.source) in text, one.label
            assert back in text, one.label
        elif one.number and one.topic != "loose":  # a word may stand in what is asked of the reader
            assert plain(one.source) not in text, one.label
            assert not back or back not in text, one.label
