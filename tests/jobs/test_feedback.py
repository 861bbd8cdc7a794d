"""Feedback of a project: taken over from tables, listed, and told on a page."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import page as validation
import pypdf
import pytest

from cardgen.editions.ledger import Releases
from cardgen.editions.records import Release
from cardgen.jobs import feedback as job
from cardgen.jobs.feedback import Begun, Decision, Wanted
from cardgen.problems import ContentError, UnknownName
from cardgen.project import Project
from tests.projects import REAL, Written, copy_of_real

TABLE = "Druh;Karta;Připomínka;Instituce\nZnění;P1;Nerozumím.;Nemocnice\nPochvala;;Díky, pomáhá to.;Nemocnice\n"
NEW = Begun("tiny", "Dotazník", sent=40, returned=2)


@pytest.fixture
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("answers") / "answers.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def take(project: Project, file: Path, name: str, begun: Begun, day: str | None = None) -> job.Taken:
    taken = job.take(project, file, name, begun, day)
    job.put(project, taken)
    return taken


def test_a_table_begins_a_round_and_may_come_again(tiny: Written, answers: Path) -> None:
    taken = take(tiny.project, answers, "r1", NEW)
    assert list(taken.entries) == ["p1", "p2"]
    first = tiny.read(taken.file)
    again = take(tiny.project, answers, "r1", Begun())
    assert (dict(again.entries), again.before) == ({}, 2)
    assert tiny.read(taken.file) == first
    found = job.listed(tiny.project, Wanted(kinds=["wording"]))
    assert [(name, entry.text) for _, name, entry in found.entries] == [("p1", "Nerozumím.")]
    assert found.rounds[0].rate == 0.05


def test_a_table_with_a_mistake_writes_nothing(tiny: Written, answers: Path) -> None:
    answers.write_text(TABLE.replace("P1", "P9"), encoding="utf-8")
    with pytest.raises(ContentError) as told:
        take(tiny.project, answers, "r1", NEW)
    assert str(told.value).startswith(
        "answers.csv:2:2: error: there is no card 'P9' [unknown-card]\n    the numbers with P are P1"
    )
    assert not (tiny.root / "content/feedback").exists()


def test_days_are_taken_over_as_a_czech_excel_writes_them(tiny: Written, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Druh", "Karta", "Připomínka", "Instituce", "Datum"])
    days = (
        datetime.date(2026, 11, 20),
        datetime.datetime(2026, 11, 20, 14, 5),
        "20.11.2026",
        "20. 11. 2026",
        "2026-11",
        2026,
        None,
    )
    for number, day in enumerate(days):
        sheet.append(["Pochvala", None, f"Díky {number}.", "Nemocnice", day])
    sheet["E2"].number_format = '[$-405]d"."\\ mmmm\\ yyyy;@'
    file = tmp_path / "answers.xlsx"
    book.save(file)
    taken = take(tiny.project, file, "r1", NEW, "2026-11-21")
    assert [entry.date for entry in taken.entries.values()] == [*["2026-11-20"] * 4, "2026-11", "2026", "2026-11-21"]
    assert (taken.undated, taken.day) == (1, "2026-11-21")


def test_a_number_that_is_not_shown_as_a_day_is_none(tiny: Written, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Druh", "Karta", "Připomínka", "Instituce", "Datum"])
    sheet.append(["Pochvala", None, "Díky.", "Nemocnice", 46346])
    file = tmp_path / "answers.xlsx"
    book.save(file)
    with pytest.raises(ContentError, match=r"'46346' is not a date.*\n.*22\. 11\. 2026 or 2026-11-22"):
        take(tiny.project, file, "r1", NEW)


def test_a_decision_is_written_and_what_it_needs_no_more_is_taken_out(tiny: Written, answers: Path) -> None:
    file = take(tiny.project, answers, "r1", NEW).file
    other = tiny.read(file).splitlines()[-1]
    accepted = job.decide(tiny.project, "r1", "p1", Decision("accepted", changes=("P1", "pain")))
    assert accepted.entry.changes == ("P1", "pain")
    assert "state: accepted, changes: [P1, pain]}" in tiny.read(file)
    answer = "Ano, karta je: „nová“ [ne]."
    done = job.decide(tiny.project, "r1", "p1", Decision("done", version="2026.1", answer=answer))
    assert (done.entry.changes, done.entry.answer, done.removed) == (("P1", "pain"), answer, {})
    declined = job.decide(tiny.project, "r1", "p1", Decision("declined", reason="Neděláme to, karet je dost."))
    assert declined.removed == {"changes": ("P1", "pain"), "version": "2026.1", "answer": answer}
    assert 'state: declined, reason: "Neděláme to, karet je dost."}' in tiny.read(file)
    assert tiny.read(file).splitlines()[-1] == other
    assert job.decide(tiny.project, "r1", "p1", Decision("new")).entry.reason is None


@pytest.mark.parametrize(
    ("id_", "decision", "error", "said"),
    [
        ("p9", Decision("new"), UnknownName, "no entry 'p9' in r1; known are: p1, p2"),
        ("p1", Decision("accepted"), UnknownName, "say --changes too"),
        ("p1", Decision("done", ("P1",)), UnknownName, "say --version and --answer too"),
        ("p1", Decision("declined", ("P1",), "Ne."), UnknownName, "what is declined has no --changes"),
        ("p1", Decision("accepted", ("P9",)), ContentError, "there is no card, topic or file 'P9'"),
        ("p1", Decision("declined", reason="Pište na jana@example.org."), ContentError, "an e-mail address stands"),
        ("p1", Decision("done", ("P1",), None, "2031.1", "Ano."), ContentError, "no version '2031.1' of tiny"),
    ],
)
def test_a_decision_that_cannot_be_is_not_written(
    tiny: Written, answers: Path, id_: str, decision: Decision, error: type[Exception], said: str
) -> None:
    file = take(tiny.project, answers, "r1", NEW).file
    before = tiny.read(file)
    with pytest.raises(error, match=said):
        job.decide(tiny.project, "r1", id_, decision)
    assert tiny.read(file) == before


@pytest.mark.parametrize(
    ("name", "begun", "said"),
    [
        ("r1", Begun(), "say --edition and --title"),
        ("r1", Begun("tinny", "x"), "did you mean 'tiny'"),
        ("../r1", NEW, "cannot be called"),
    ],
)
def test_a_round_that_cannot_begin_is_refused(tiny: Written, answers: Path, name: str, begun: Begun, said: str) -> None:
    with pytest.raises(UnknownName, match=said):
        take(tiny.project, answers, name, begun)


def test_two_people_who_say_the_same_are_two_entries_and_are_not_taken_twice(tiny: Written, answers: Path) -> None:
    answers.write_text(TABLE + TABLE.splitlines()[1] + "\n", encoding="utf-8")
    assert len(take(tiny.project, answers, "r1", NEW).entries) == 3
    again = take(tiny.project, answers, "r1", Begun())
    assert (dict(again.entries), again.before) == ({}, 3)


def test_a_round_that_would_have_a_mistake_is_not_written(tiny: Written, answers: Path) -> None:
    with pytest.raises(ContentError, match="40 questionnaires came back, but only 2 were sent"):
        take(tiny.project, answers, "r1", Begun("tiny", "Dotazník", sent=2, returned=40))
    assert not (tiny.root / "content/feedback").exists()


def test_what_a_round_says_already_is_not_passed_over(tiny: Written, answers: Path) -> None:
    take(tiny.project, answers, "r1", Begun("tiny", "Dotazník", sent=40))
    take(tiny.project, answers, "r1", Begun("tiny", "Dotazník", sent=40))
    with pytest.raises(
        UnknownName, match=r"its 'sent' is 40; leave --sent out, or write 41 in content/feedback/r1\.yaml"
    ):
        take(tiny.project, answers, "r1", Begun(sent=41))
    with pytest.raises(UnknownName, match="its 'returned' is not said"):
        take(tiny.project, answers, "r1", Begun(returned=1))


def test_what_was_only_read_is_not_written(tiny: Written, answers: Path) -> None:
    assert len(job.take(tiny.project, answers, "r1", NEW).entries) == 2
    assert not (tiny.root / "content/feedback").exists()


def test_a_name_that_there_is_not_is_refused(tiny: Written) -> None:
    with pytest.raises(UnknownName, match="no round 'x'"):
        job.listed(tiny.project, Wanted(rounds=["x"]))
    with pytest.raises(UnknownName, match=r"no card and no topic 'P9'; the numbers with P are P1 to P4$"):
        job.listed(tiny.project, Wanted(about=["P9"]))


def test_the_page_of_the_real_project_tells_the_nine_points(tmp_path: Path) -> None:
    done = job.page(Project(REAL), "hospital", file=tmp_path / "page.pdf")
    assert done.told == 9
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(done.file).pages)
    assert "Každá karta má formát A5." in text
    found = validation.validate_pdf_bytes(done.file.read_bytes(), profile="ua1")
    assert found.is_compliant, found
    twice = job.page(Project(REAL), "hospital", file=tmp_path / "again.pdf")
    assert done.file.read_bytes() == twice.file.read_bytes()
    with pytest.raises(UnknownName, match="nothing to tell"):
        job.page(Project(REAL), "leaflets", file=tmp_path / "none.pdf")


def test_each_of_the_nine_points_is_done_and_leads_to_what_does_it() -> None:
    found = job.listed(Project(REAL), Wanted(rounds=["2010-hospital"]))
    assert [(entry.state, bool(entry.changes)) for _, _, entry in found.entries] == [("done", True)] * 9


def test_a_card_that_is_gone_and_not_retired_is_told(tmp_path: Path) -> None:
    project = copy_of_real(tmp_path)
    project.replace("content/feedback/2010-hospital.yaml", "changes: [loose, ", "changes: [K99, ")
    with pytest.raises(ContentError, match="there is no card, topic or file 'K99'"):
        job.listed(project.project, Wanted())


EDITION = "content/editions/hospital.yaml"
WORDS = "content/phrases/feedback/topic.yaml"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return copy_of_real(tmp_path_factory.mktemp("real"))


def test_what_was_done_stays_done_in_the_next_version(copied: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    before = copied.read(EDITION)
    copied.replace(EDITION, '"2026.1"', '"2026.2"')
    with pytest.raises(ContentError, match=r"no version '2026\.1' of hospital.*\n.*once they were released"):
        job.listed(copied.project, Wanted())
    released = Release("hospital", "2026.1", "trial", "2026-11-22", "2026-11-22", "N", "0", ())
    monkeypatch.setattr(Releases, "of", lambda _, name: (released,) if name == "hospital" else ())
    assert len(job.listed(copied.project, Wanted()).entries) == 9
    with pytest.raises(UnknownName, match=r"no version '\.\./x' of hospital; known are: 2026\.1, 2026\.2"):
        job.page(copied.project, "hospital", "../x")
    copied.write(EDITION, before)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  whole-set:", "  whole-st:", "lacks the word 'whole-set'"),
        ("{returned}", "{retuned}", "each of {returned}, {sent}, {rate} must stand in it once"),
        ("{sent}", "{sent} {x}", "each of {returned}, {sent}, {rate} must stand in it once"),
    ],
)
def test_a_word_that_the_page_needs_is_told(copied: Written, tmp_path: Path, old: str, new: str, said: str) -> None:
    before = copied.read(WORDS)
    copied.replace(WORDS, old, new)
    with pytest.raises(ContentError, match=said):
        job.page(copied.project, "hospital", file=tmp_path / "page.pdf")
    copied.write(WORDS, before)
