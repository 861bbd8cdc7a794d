"""A check looks at all that a build would print, and tells all of it."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from cardgen.jobs import unchanged
from cardgen.jobs.check import Checked, NotInProject, check
from cardgen.jobs.new_language import begin
from cardgen.jobs.remembered import FILE
from tests.jobs.manifests import make
from tests.jobs.tiny import Tiny, snapshot
from tests.layout.documents import papers

pytestmark = pytest.mark.usefixtures("dictionaries")

REMEMBERED = (FILE, unchanged.FILE)
TOPIC = "content/phrases/ward/topic.yaml"
VI = "content/phrases/ward/vi.yaml"


def look(project: Tiny, *paths: str) -> Checked:
    return check(project.project, paths, project.root)


def codes(found: Checked) -> list[tuple[str, str]]:
    return [(problem.place.file, problem.code) for problem in found.problems]


def test_a_sound_project_has_no_problems_and_its_parts_are_counted(project: Tiny) -> None:
    unspelled = "spelling not checked: cs, ru, vi (no hunspell dictionary is installed)"
    assert look(project) == Checked(problems=(), topics=3, cards=7, languages=3, pages=80, notes=(unspelled,))


def test_a_check_loads_nothing_that_reads_or_writes_pdf_or_tables() -> None:
    code = "import sys, cardgen.jobs.check; print(sorted({'PIL', 'pypdf', 'reportlab', 'xlsxwriter'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_garbage_is_collected_again_once_all_is_read(project: Tiny) -> None:
    assert gc.isenabled()
    project.write(TOPIC, "topic: [")
    look(project)
    assert gc.isenabled()


def test_a_check_counts_the_pages_that_a_build_makes(project: Tiny) -> None:
    assert look(project).pages == make(project).pages


def test_a_check_writes_nothing_but_what_it_remembers(project: Tiny) -> None:
    before = snapshot(project.root)
    look(project)
    after = snapshot(project.root)
    for file in REMEMBERED:
        assert after.pop(file)
    assert after.pop("output", "") is None  # the folder
    assert after == before


def test_output_of_a_build_stays_as_it_is(issued: Tiny) -> None:
    before = snapshot(issued.output)
    look(issued)
    assert {
        name: data for name, data in snapshot(issued.output).items() if f"output/{name}" not in REMEMBERED
    } == before


# -- languages that no edition has


@pytest.fixture
def unissued(project: Tiny) -> Tiny:
    """The project with a language of which nothing is translated, and that no edition has."""
    begin(project.project, "uk")
    return project


UK = "content/phrases/ward/uk.yaml"


def test_what_a_language_without_an_edition_lacks_is_counted_file_by_file(unissued: Tiny) -> None:
    unissued.replace(UK, 'from: Co chcete?\n    text: ""', "from: Co chcete?\n    text: Що ви хочете?")
    found = [problem for problem in look(unissued).problems if problem.place.file == UK]
    assert [str(problem) for problem in found] == [
        f"{UK}:3:1: warning: ward, uk: 5 of 6 strings are not translated yet [unfinished]\n"
        "    translate them; an edition cannot have uk before"
    ]
    assert codes(look(unissued, "content/phrases/ward")) == [(UK, "unfinished")]


def test_what_is_translated_into_it_is_looked_at_like_the_rest(unissued: Tiny) -> None:
    unissued.replace(UK, 'from: Co chcete?\n    text: ""', "from: Co chcete?\n    text: Що ви  хочете ы")
    assert {code for file, code in codes(look(unissued)) if file == UK} >= {"unfinished", "spaces", "sentence-kind"}


def test_its_stale_translations_are_told(unissued: Tiny) -> None:
    unissued.replace(UK, 'from: Co chcete?\n    text: ""', "from: Co potřebujete?\n    text: Що вам потрібно?")
    assert {code for file, code in codes(look(unissued)) if file == UK} == {"unfinished", "stale-translation"}


def test_what_is_broken_in_it_is_told_and_what_follows_from_that_is_not(unissued: Tiny) -> None:
    unissued.write(UK, unissued.read(UK).replace("state: draft", "state: drat", 1))
    assert [code for file, code in codes(look(unissued)) if file == UK] == ["wrong-value"]


def test_a_language_that_an_edition_has_is_not_unfinished_but_wrong(unissued: Tiny) -> None:
    unissued.replace("content/editions/clinic.yaml", "[vi, ru]", "[vi, ru, uk]")
    found = codes(look(unissued))
    assert {code for _, code in found} == {"empty-translation", "unfinished"}
    assert {problem.level for problem in look(unissued).problems} == {"error"}


def test_a_language_whose_files_are_not_there_yet_is_no_problem(unissued: Tiny) -> None:
    for path in unissued.root.glob("content/phrases/*/uk.yaml"):
        path.unlink()
    assert look(unissued).problems == ()


# -- spelling


def dictionary(folder: Path, tag: str, *words: str) -> None:
    (folder / f"{tag}.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / f"{tag}.dic").write_text("\n".join([str(len(words)), *words]) + "\n", encoding="utf-8")


def test_words_that_the_dictionary_lacks_are_warnings_of_the_check_alone(project: Tiny, dictionaries: Path) -> None:
    dictionary(dictionaries, "ru", "больно")
    found = look(project)
    assert found.notes == ("spelling not checked: cs, vi (no hunspell dictionary is installed)",)
    assert {(problem.level, problem.code) for problem in found.problems} == {("warning", "spelling")}
    place = "content/phrases/street/ru.yaml"
    assert (place, "spelling") in codes(found)
    assert found.pages == 80
    assert look(project) == found  # it is told each time
    assert make(project).warnings == ()


def test_the_words_of_the_project_are_right(project: Tiny, dictionaries: Path) -> None:
    dictionary(dictionaries, "ru", "больно")
    told = [problem.message.split("'")[1] for problem in look(project).problems]
    project.write("content/languages/ru.words.txt", "# names\n" + "\n".join(told) + "\n")
    assert look(project).problems == ()


def test_a_dictionary_that_cannot_be_opened_is_a_note(project: Tiny, dictionaries: Path) -> None:
    dictionary(dictionaries, "ru")
    project.write("content/languages/ru.words.txt", b"\xff")
    assert look(project).notes[-1] == "spelling not checked: ru (content/languages/ru.words.txt is not UTF-8)"


def test_languages_without_an_edition_are_spelled_too(unissued: Tiny, dictionaries: Path) -> None:
    dictionary(dictionaries, "uk", "хочете")
    unissued.replace(UK, 'from: Co chcete?\n    text: ""', "from: Co chcete?\n    text: Що ви хочете?")
    assert {(UK, "spelling"), (UK, "unfinished")} <= set(codes(look(unissued)))


# -- what is remembered


def test_a_second_check_finds_the_same(project: Tiny) -> None:
    project.replace(VI, "Quý vị có đau không?", "Quý vị có đau không? " * 12)
    first = look(project)
    assert look(project) == first
    assert {code for _, code in codes(first)} >= {"does-not-fit"}


def test_a_path_changes_what_is_told_and_not_what_is_remembered(project: Tiny) -> None:
    look(project, "content/pictures")
    before = project.read(FILE)
    assert look(project).pages == 80
    assert project.read(FILE) == before


def test_problems_of_several_files_are_told_at_once(project: Tiny) -> None:
    project.replace(TOPIC, "picture: square", "picture: squaer")
    project.replace(VI, "from: Noc", "from: Den")
    project.replace("content/editions/clinic.yaml", "[vi, ru]", "[vi, rru]")
    assert codes(look(project)) == [
        ("content/editions/clinic.yaml", "unknown-language"),
        (TOPIC, "unknown-picture"),
        (VI, "stale-translation"),
    ]


def test_pages_in_processes_of_their_own_are_told_as_in_one(project: Tiny) -> None:
    project.replace(VI, "Quý vị có đau không?", "Quý vị có đau không? " * 12)
    project.replace("content/phrases/street/ru.yaml", "Вы упали?", "Вы упали? " * 24)
    together = check(project.project, (), project.root, jobs=2)
    verdicts = project.read(FILE)
    project.remove(FILE)
    assert look(project) == together
    assert project.read(FILE) == verdicts
    assert {code for _, code in codes(together)} == {"does-not-fit", "too-many-words"}


def test_pages_are_given_up_where_texts_are_wrong(project: Tiny) -> None:
    assert check(project.project, (), project.root, jobs=2) == look(project)
    project.replace(VI, "from: Noc", "from: Den")
    warm = check(project.project, (), project.root, jobs=2)
    assert codes(warm) == [(VI, "stale-translation")]
    assert warm.pages == 0
    project.remove(FILE)
    assert check(project.project, (), project.root, jobs=2) == warm == look(project)


def test_what_does_not_fit_is_told_for_every_file_that_it_stands_in(project: Tiny) -> None:
    project.replace(VI, "Quý vị có đau không?", "Quý vị có đau không? " * 12)
    project.replace("content/phrases/street/ru.yaml", "Вы упали?", "Вы упали? " * 24)
    found = {(problem.place.file, problem.code) for problem in look(project).problems}
    files = (VI, "content/phrases/street/ru.yaml")
    assert found == {(file, code) for file in files for code in ("does-not-fit", "too-many-words")}


def test_a_page_that_is_not_sound_is_told_at_the_layout(project: Tiny) -> None:
    project.replace("content/layouts/ring.yaml", "at: [82, 198, 58, 5]", "at: [82, 207, 58, 5]")
    found = look(project)
    assert {code for _, code in codes(found)} == {"outside-safe-zone"}
    assert {file for file, _ in codes(found)} == {"content/layouts/ring.yaml"}
    assert found.problems[0].message.startswith("street, ru, S1 (front): 'překlad neověřen' leaves the safe zone by ")


def test_a_refused_picture_is_told_with_everything_else_and_stops_nothing(project: Tiny) -> None:
    for name in ("square", "circle"):
        project.write(
            f"content/pictures/drawn/{name}.svg",
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>',
        )
    assert [file for file, _ in codes(look(project))] == [
        "content/pictures/drawn/circle.svg",
        "content/pictures/drawn/square.svg",
    ]


def test_a_translation_that_an_edition_needs_and_that_there_is_not_is_told(project: Tiny) -> None:
    project.remove("content/phrases/street/ru.yaml")
    (problem,) = look(project).problems
    assert str(problem) == (
        "content/editions/clinic.yaml:6:17: error: the edition clinic asks for ru, "
        "but street has no translation into it [missing-translation]\n"
        "    add content/phrases/street/ru.yaml, or take the language out of the edition"
    )


def test_a_bank_that_a_layout_needs_and_that_there_is_not_is_told(project: Tiny) -> None:
    project.replace("content/layouts/ring.yaml", "sections, imprint]", 'sections, imprint, "cards:tools"]')
    (problem,) = look(project).problems
    assert problem.message == "the edition clinic needs the bank 'tools', which there is not"


@pytest.mark.parametrize(
    "paths", [(TOPIC,), ("content/phrases/ward",), ("content",), (".",), ("content/pictures", "content/phrases/ward")]
)
def test_a_path_keeps_the_problems_in_it(project: Tiny, paths: tuple[str, ...]) -> None:
    project.replace(TOPIC, "picture: square", "picture: squaer")
    assert codes(look(project, *paths)) == [(TOPIC, "unknown-picture")]


@pytest.mark.parametrize("path", [VI, "content/phrases/street", "content/phrases/ward/ru.yaml", "fonts"])
def test_a_path_leaves_out_the_problems_beside_it(project: Tiny, path: str) -> None:
    project.replace(TOPIC, "picture: square", "picture: squaer")
    assert look(project, path).problems == ()


def test_a_path_is_relative_to_where_the_user_is(project: Tiny) -> None:
    project.replace(TOPIC, "picture: square", "picture: squaer")
    found = check(project.project, ("../ward/topic.yaml",), project.root / "content/phrases/street")
    assert codes(found) == [(TOPIC, "unknown-picture")]


@pytest.mark.parametrize("path", ["content/phrases/wardd", "..", "/etc/hostname"])
def test_a_path_that_is_not_in_the_project_is_refused(project: Tiny, path: str) -> None:
    with pytest.raises(NotInProject) as error:
        look(project, path)
    assert str(error.value) == f"{path} is not a file or folder of the project {project.root}"


def test_a_project_is_found_through_a_link_and_so_are_its_files(project: Tiny, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(project.root, target_is_directory=True)
    project.replace(TOPIC, "picture: square", "picture: squaer")
    assert codes(check(project.project, (TOPIC,), link)) == [(TOPIC, "unknown-picture")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: Quý vị có đau không?", f"text: {'Quý vị có đau không? ' * 12}"),
        ("text: Quý vị có đau không?", "text: Quý vi có đau không."),
        ("from: Noc", "from: Den"),
        ("text: Ban đêm", "text: Ban đêm 7"),
    ],
)
def test_paths_of_translations_alone_tell_what_a_whole_check_tells_of_them(project: Tiny, old: str, new: str) -> None:
    project.replace(VI, old, new)
    whole = [problem for problem in look(project).problems if problem.place.file == VI]
    assert whole
    assert list(look(project, VI).problems) == whole


def test_another_language_is_not_looked_at_and_does_not_hide_what_was_asked_for(project: Tiny) -> None:
    project.replace(VI, "text: Quý vị có đau không?", f"text: {'Quý vị có đau không? ' * 12}")
    ru = project.root / VI.replace("/vi.yaml", "/ru.yaml")
    ru.write_text(ru.read_text(encoding="utf-8").replace("?", ".", 1), encoding="utf-8")
    assert {code for _, code in codes(look(project, VI))} >= {"does-not-fit"}


def test_a_document_that_overflows_hides_nothing_that_a_card_has(tmp_path: Path) -> None:
    project = papers.make(tmp_path / "papers")
    file = "content/phrases/leaflet/ru.yaml"
    project.replace(file, 'text: "Приходите."', f'text: "Приходите{" снова" * 300}."')
    project.replace("content/phrases/pain/ru.yaml", "text: Где у вас болит?", f"text: Где у вас {'сильно ' * 90}болит?")
    found = check(project.project, (), project.root).problems
    told = {problem.place.file.split("/")[2] for problem in found if problem.code == "does-not-fit"}
    assert told == {"leaflet", "pain"}
