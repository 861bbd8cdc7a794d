"""`cardgen order` and `cardgen orders`, as people type them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from cardgen.cli import main
from tests.jobs.issues import put_on_record
from tests.jobs.test_ordering import PRINTER, with_orders
from tests.layout.documents import papers
from tests.projects import Written


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_orders(tmp_path)
    monkeypatch.chdir(tmp_path)


def run(*words: str, typed: str | None = None) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, list(words), input=typed, prog_name="cardgen", catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def test_an_order_is_counted_and_packed() -> None:
    status, out, _ = run("order", "one", "--jobs", "1")
    assert status == 0
    assert out.splitlines()[-1] == "output/orders/one.zip: 6 files"
    assert "x 4 sheets, cards" in out
    assert Path("output/orders/one.zip").is_file()


def test_a_new_order_asks_for_what_is_needed() -> None:
    answers = "Nová\nMěsto\n0\n4\n0\noffice\ncards, across\n250\nmatt\ny\nsklad\n2026-12-15\n\n\n"
    status, out, _ = run("order", "two", "--new", "tiny", typed=answers)
    assert status == 0, out
    assert "wrote content/orders/two.yaml" in out
    written = Path("content/orders/two.yaml").read_text(encoding="utf-8")
    assert "languages: {vi: 4}" in written
    assert "paper: {weight: 250, lamination: matt}\ndrilled: true\n" in written
    assert yaml.safe_load(written)["delivery"] == {"to": "sklad", "by": datetime.date(2026, 12, 15)}
    assert run("order", "three", "--repeat", "two")[:2] == (
        0,
        "wrote content/orders/three.yaml\nlook through it, then: cardgen order three\n",
    )


PLAIN = ("Nová", "Město", "0", "4", "0", "office", "cards, across", "", "", "", "sklad", "", "", "")


def typed(*answers: str) -> str:
    return "".join(f"{one}\n" for one in answers)


def broken(file: str, old: str, new: str) -> None:
    text = Path(file).read_text(encoding="utf-8")
    assert old in text
    Path(file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_new_order_is_begun_though_the_content_has_errors_and_they_are_told_of() -> None:
    broken("content/phrases/pain/topic.yaml", "picture: square", "picture: sqare")
    status, out, err = run("order", "two", "--new", "tiny", typed=typed(*PLAIN))
    assert status == 0, out + err
    assert "wrote content/orders/two.yaml" in out
    assert (
        "warning: the content has 1 error, and no order is made before that is mended [no-order-yet]\n"
        "    an order can be begun all the same; cardgen check says what is wrong\n" in err
    )
    assert run("order", "two", "--count")[0] == 1


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("content/editions/tiny.yaml", "languages: [ru, vi]", "languages: [ru, vy]", "unknown-language"),
        ("content/editions/tiny.yaml", "languages: [ru, vi]", "languages: [ru, vi", "broken-yaml"),
        ("content/layouts/ring.yaml", "layout: ring", "layout: rings", "wrong-file-name"),
        ("content/layouts/ring.yaml", "layout: ring", "layout: ring\nholes: 2", "unknown-key"),
        ("content/printers/office.yaml", "printer: office", "printer: offices", "wrong-file-name"),
        ("content/languages/vi.yaml", "script: Latn", "script: Ltn", "unknown-script"),
    ],
)
def test_what_a_new_order_needs_must_be_whole(file: str, old: str, new: str, code: str) -> None:
    broken(file, old, new)
    status, out, err = run("order", "two", "--new", "tiny", typed=typed(*PLAIN))
    assert (status, out) == (1, "")
    assert f"[{code}]" in err
    assert not Path("content/orders/two.yaml").exists()


def asked(*answers: str) -> tuple[str, str]:
    """What is said when `answers` are typed one after the other, and the order that is then written."""
    status, out, err = run("order", "two", "--new", "tiny", typed="".join(f"{one}\n" for one in answers))
    assert status == 0, out + err
    return out, Path("content/orders/two.yaml").read_text(encoding="utf-8")


FIRST = ("Nová", "Město", "0", "4", "0")
LAST = ("", "", "", "sklad", "", "", "")


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ((" ", *FIRST, "office", "", *LAST), "write something"),
        (("Nová", "Město", "šest", "0", "4", "0", "office", "", *LAST), "'šest' is no count: write it in digits"),
        (("Nová", "Město", "100001", "0", "4", "0", "office", "", *LAST), "100,001 are too many: 100,000 at most"),
        (("Nová", "Město", "0", "0", "0", "0", "4", "0", "office", "", *LAST), "say how many in one language at least"),
        ((*FIRST, "ofice", "office", "", *LAST), "there is no 'ofice' to choose; did you mean 'office'?"),
        ((*FIRST, "3", "1", "", *LAST), "there is no number 3 in the list: it goes from 1 to 1"),
        ((*FIRST, "", "2", "1 2", *LAST), "does not fit on that: add cards"),
        ((*FIRST, "", "kards", "cards across", *LAST), "there is no 'kards' to choose; did you mean 'cards'?"),
        ((*FIRST, "", "", "těžký", *LAST), "'těžký' is no weight of paper: write 30 to 600, like 170"),
        ((*FIRST, "", "", "", "mat", *LAST[1:]), "there is no 'mat' to choose; did you mean 'matt'?"),
        ((*FIRST, "", "", *LAST[:4], "31. 2. 2027", "", "", ""), "'31. 2. 2027' is no day"),
        ((*FIRST, "", "", *LAST[:4], "1. 11. 2026", "", "", ""), "2026-11-01 has passed already"),
        ((*FIRST, "", "", *LAST[:5], "porodnice", "5", "4", ""), "5 are too many: 4 at most"),
    ],
)
def test_a_wrong_answer_is_asked_for_again_and_nothing_is_lost(answers: tuple[str, ...], said: str) -> None:
    out, written = asked(*answers)
    assert said in out
    assert "languages: {vi: 4}" in written
    assert "printer: office\n" in written


def test_a_new_order_is_told_of_what_how_much_and_offers_what_is_usual() -> None:
    out, written = asked(*FIRST, "", "", *LAST)
    assert "Sets in ruština (ru; each is 2 files) [0]: " in out
    assert "Copies in several languages together (mul) [0]: " in out
    assert "Printer, name or number [office]: " in out
    assert "takes the first that it fits [cards, across]: " in out
    assert "Paper, in g/m² [160]: " in out  # the leaves go into a ring binder, and the printer has 80 g/m²
    assert "formats: [cards, across]\n" in written
    assert "drilled: true\n" in written


def test_a_booklet_is_not_offered_for_cards() -> None:
    booklet = "formats:\n  booklet: {title: Sešit, scheme: booklet, sheet: [297, 210], columns: 2}\n"
    Written(Path()).replace("content/printers/office.yaml", "formats:\n", booklet)
    out, written = asked(*FIRST, "", "booklet", "", *LAST)
    assert "Sešit" not in out
    assert "there is no 'booklet' to choose; known are: " in out
    assert "formats: [cards, across]\n" in written


@pytest.mark.parametrize("day", ["15. 12. 2026", "15.12.2026", "2026-12-15", " 15. 12.2026 "])
def test_a_day_may_be_written_as_czechs_do(day: str) -> None:
    assert "by: 2026-12-15}" in asked(*FIRST, "", "", *LAST[:4], day, "", "")[1]


def test_a_new_order_asks_who_gets_how_many_and_for_a_note() -> None:
    out, written = asked("Nová", "Město", "3", "4", "0", "", "", *LAST[:5], "JIP", "3", "1", "  Dům:  1 ", "2", "",
                         "Obálky: zvlášť")  # fmt: skip  # as it is typed
    assert "how many in ruština (ru), of 3 left [0]: " in out
    assert "how many in vietnamština (vi), of 3 left [0]: " in out
    data = yaml.safe_load(written)
    assert data["recipients"] == [
        {"who": "JIP", "languages": {"ru": 3, "vi": 1}},
        {"who": "Dům: 1", "languages": {"vi": 2}},
    ]
    assert data["note"] == "Obálky: zvlášť"


@pytest.mark.parametrize(("answer", "written"), [("", ""), ("all", ""), ("booklet", "layouts: [booklet]\n")])
def test_a_new_order_asks_for_layouts_where_there_is_a_choice(tmp_path: Path, answer: str, written: str) -> None:
    project = papers.make(tmp_path)
    project.write("content/printers/office.yaml", PRINTER + "  leaf: {title: List, scheme: n-up, sheet: [297, 210]}\n")
    project.replace("content/editions/leaflets.yaml", "[sheet]", "[sheet, booklet]")
    answers = f"Nová\nMěsto\n{answer}\n4\n4\noffice\nleaf\n\n\nsklad\n\n\n\n"
    status, out, err = run("order", "two", "--new", "leaflets", typed=answers)
    assert status == 0, out + err
    assert "Layouts of documents, names or numbers [all]: " in out
    text = Path("content/orders/two.yaml").read_text(encoding="utf-8")
    assert text.count("layouts:") == bool(written)
    assert written in text


def test_orders_are_listed_with_their_state_and_moved_on() -> None:
    assert run("order", "one", "--state", "confirmed")[:2] == (0, "one is confirmed\n")
    assert run("order", "one", "--state", "delivered", "--date", "2026-11-20")[1] == (
        "one is delivered, since 2026-11-20\n"
    )
    assert run("orders")[1].splitlines()[0] == "one                  delivered  tiny 2026.1: ru 3"
    assert run("orders", "--who")[1] == (
        "porodnice\n    tiny 2026.1: ru 2; delivered 2026-11-20 (one); never released, so no pack can begin from it\n"
    )
    assert run("orders", "--older")[1] == "nobody is known to have anything that a newer release would change\n"
    assert json.loads(run("orders", "--format", "json")[1])[0]["languages"] == {"ru": 3}


def test_who_still_has_to_exchange_leaves_is_told_until_it_is_written_down() -> None:
    project = Written(Path())
    changes = "{who: porodnice, languages: {ru: 2}}\n  - {who: 'Gen. \"B\"', languages: {ru: 1, vi: 1, mul: 1}}"
    project.replace("content/orders/one.yaml", "{who: porodnice, languages: {ru: 2}}", changes)
    project.replace("content/orders/one.yaml", "{ru: 3}", "{ru: 3, vi: 1, mul: 1}")
    run("order", "one", "--state", "delivered", "--date", "2026-11-10")
    put_on_record(project, "2026.1", {"pain-ru": "a", "pain-vi": "a", "pain-polyglot": "a"}, day="2026-11-01")
    put_on_record(project, "2026.2", {"pain-ru": "b", "pain-vi": "a", "pain-polyglot": "a"})
    behind = "delivered 2026-11-10 (one); older than 2026.2"
    same = "delivered 2026-11-10 (one); 2026.2 changes nothing in it"
    assert run("orders", "--who")[1].splitlines() == [
        'Gen. "B"',
        f"    tiny 2026.1: ru 1; {behind}",
        f"    tiny 2026.1: vi 1, mul 1; {same}",
        "porodnice",
        f"    tiny 2026.1: ru 2; {behind}",
        "to be exchanged: 2 places",
        "    tiny 2026.1 -> 2026.2: ru 3",
        "        cardgen replace tiny --since 2026.1 --lang ru --printer office --format cards",
    ]
    assert run("order", "one", "--exchanged", "2026.2", "--who", "porodnice")[:2] == (
        0,
        "porodnice: tiny 2026.2 ru since 2026-11-22 (one)\nwho still has to: cardgen orders --who --older\n",
    )
    assert "as was written down before" in run("order", "one", "--exchanged", "2026.2", "--who", "porodnice")[1]
    (left,) = json.loads(run("orders", "--who", "--older", "--format", "json")[1])
    assert left == {
        "who": 'Gen. "B"',
        "edition": "tiny",
        "version": "2026.1",
        "language": "ru",
        "count": 1,
        "order": "one",
        "state": "delivered",
        "since": "2026-11-10",
        "topics": [],
        "newest": "2026.2",
        "standing": "behind",
        "printer": "office",
        "format": "cards",
        "older": True,
    }
    words = ("order", "one", "--exchanged", "2026.2", "--who", 'Gen. "B"', "--lang", "ru", "--date", "2026-11-21")
    assert run(*words)[1].startswith('Gen. "B": tiny 2026.2 ru since 2026-11-21 (one)\n')
    assert run("orders", "--older")[1] == "nobody is known to have anything that a newer release would change\n"


def test_a_set_in_several_languages_is_of_no_language_for_packs() -> None:
    project = Written(Path())
    project.replace("content/orders/one.yaml", "{ru: 3}", "{mul: 3}")
    project.replace("content/orders/one.yaml", "{ru: 2}", "{mul: 2}")
    run("order", "one", "--state", "delivered", "--date", "2026-11-10")
    put_on_record(project, "2026.1", {"pain-polyglot": "a"})
    put_on_record(project, "2026.2", {"pain-polyglot": "b"})
    assert run("orders", "--who")[1].splitlines()[-2:] == [
        "    tiny 2026.1 -> 2026.2: mul 2",
        "        cardgen replace tiny --since 2026.1 --printer office --format cards",
    ]
    project.replace("content/orders/one.yaml", '"2026.1"', '"2025.9"')
    assert run("orders", "--who")[1].splitlines()[-1] == (
        "        print 2026.2 whole: what has changed since 2025.9 is not on record"
    )


@pytest.mark.parametrize(
    ("there", "formats", "on"),
    [
        ("office", "[across, cards]", " --printer office --format across"),
        ("office", "[book, cards]", " --printer office --format cards"),
        ("office", "[gone]", ""),
        ("other", "[cards]", ""),
    ],
)
def test_packs_are_made_on_the_sheets_of_the_order_as_far_as_there_are_such(there: str, formats: str, on: str) -> None:
    project = Written(Path())
    booklet = "formats:\n  book: {title: Sešit, scheme: booklet, sheet: [297, 210], columns: 2}\n"
    project.replace("content/printers/office.yaml", "formats:\n", booklet)
    project.replace("content/orders/one.yaml", "[cards, across]", formats)
    project.replace("content/orders/one.yaml", "state: drafted", "state: sent")
    project.replace("content/orders/one.yaml", "printer: office", f"printer: {there}")
    put_on_record(project, "2026.1", {"pain-ru": "a"})
    put_on_record(project, "2026.2", {"pain-ru": "b"})
    assert run("orders", "--older")[1].splitlines()[-1] == f"        cardgen replace tiny --since 2026.1 --lang ru{on}"


def test_orders_on_other_sheets_get_a_command_of_their_own() -> None:
    project = Written(Path())
    project.replace("content/orders/one.yaml", "state: drafted", "state: sent")
    text = project.read("content/orders/one.yaml")
    other = text.replace("order: one", "order: two").replace("[cards, across]", "[across]").replace("ru:", "vi:")
    project.write("content/orders/two.yaml", other)
    put_on_record(project, "2026.1", {"pain-ru": "a", "pain-vi": "a"})
    put_on_record(project, "2026.2", {"pain-ru": "b", "pain-vi": "b"})
    assert run("orders", "--older")[1].splitlines()[-3:] == [
        "    tiny 2026.1 -> 2026.2: ru 2, vi 2",
        "        cardgen replace tiny --since 2026.1 --lang ru --printer office --format cards",
        "        cardgen replace tiny --since 2026.1 --lang vi --printer office --format across",
    ]


def test_what_is_not_issued_any_more_is_not_asked_to_be_exchanged() -> None:
    project = Written(Path())
    project.replace("content/orders/one.yaml", "{ru: 3}", "{ru: 3, vi: 1}")
    project.replace("content/orders/one.yaml", "{ru: 2}", "{ru: 2, vi: 1}")
    run("order", "one", "--state", "delivered", "--date", "2026-11-10")
    put_on_record(project, "2026.1", {"pain-ru": "a", "pain-vi": "a"})
    put_on_record(project, "2026.2", {"pain-ru": "b"})
    assert run("orders", "--older")[1].splitlines() == [
        "porodnice",
        "    tiny 2026.1: ru 2; delivered 2026-11-10 (one); older than 2026.2",
        "    tiny 2026.1: vi 1; delivered 2026-11-10 (one); not issued any more",
        "to be exchanged: 1 place",
        "    tiny 2026.1 -> 2026.2: ru 2",
        "        cardgen replace tiny --since 2026.1 --lang ru --printer office --format cards",
        "    tiny 2026.1 -> 2026.2: vi 1",
        "        it is not issued any more: take it out of use",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("order",), "name the order"),
        (("order", "one", "--new", "tiny", "--repeat", "one"), "exclude one another"),
        (("order", "ons"), "did you mean 'one'"),
        (("order", "two", "--new", "tinny"), "did you mean 'tiny'"),
        (("order", "one", "--new", "tiny"), "already"),
        (("order", "one", "--state", "sent", "--count"), "leave the other options out"),
        (("order", "one", "--exchanged", "2026.2"), "say who has exchanged leaves, and for which version"),
        (("order", "one", "--who", "porodnice"), "say who has exchanged leaves, and for which version"),
        (("order", "one", "--lang", "ru"), "say who has exchanged leaves, and for which version"),
        (("order", "one", "--exchanged", "2026.2", "--who", "porodnice"), "cardgen order one --state delivered"),
        (("order", "one", "--exchanged", "2026.2", "--who", "porodnice", "--state", "sent"), "exclude one another"),
        (("order", "one", "--state", "sent", "--date", "2026-11-20"), "the day of an exchange or a delivery"),
        (("order", "one", "--exchanged", ""), "say who has exchanged leaves, and for which version"),
        (("order", "two", "--new", ""), "there is no edition ''"),
        (("order", "two", "--repeat", ""), "there is no order ''"),
    ],
)
def test_wrong_usage_says_the_way_out(words: tuple[str, ...], said: str) -> None:
    status, _, err = run(*words, typed="N\nM\n0\n4\n0\noffice\n\n\n\n\nsklad\n\n\n\n")
    assert status == 2
    assert said in err


@pytest.mark.parametrize("words", [("--state", "sent"), ("--exchanged", "2026.2", "--who", "porodnice"), ("--count",)])
def test_a_file_elsewhere_is_not_the_order_of_that_name(words: tuple[str, ...]) -> None:
    before = Path("content/orders/one.yaml").read_bytes()
    Path("drafts").mkdir()
    Path("drafts/one.yaml").write_bytes(before)
    for named in ("drafts/one.yaml", "../one", "/elsewhere/one.yaml"):
        status, _, err = run("order", named, *words)
        assert status == 2
        assert f"{named} is no order of the project, no file in content/orders/; did you mean 'one'?" in err
    assert Path("content/orders/one.yaml").read_bytes() == before


@pytest.mark.parametrize("named", ["one", "one.yaml", "content/orders/one.yaml", "./content/orders/../orders/one.yaml"])
def test_an_order_is_named_by_its_name_or_its_file(named: str) -> None:
    assert run("order", named, "--state", "sent")[:2] == (0, "one is sent\n")


def test_an_order_that_cannot_be_written_is_no_traceback() -> None:
    Path("content/orders/one.yaml").rename("one.yaml")
    Path("content/orders").rmdir()
    Path("content/orders").write_text("", encoding="utf-8")
    status, _, err = run("order", "two", "--new", "tiny", typed="N\nM\n0\n4\n0\noffice\n\n\n\n\nsklad\n\n\n\n")
    assert status == 2
    assert "content/orders/two.yaml cannot be written: Not a directory" in err
