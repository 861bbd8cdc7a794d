"""What was found sound is not looked at again, and nothing is taken for sound that could have changed."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from cardgen import checks
from cardgen.bank import Bank, Phrase
from cardgen.bank.model import Translation
from cardgen.checks import spelling as speller
from cardgen.jobs import content as contents
from cardgen.jobs import inspecting as checking
from cardgen.jobs import remembered, unchanged
from cardgen.jobs import snapshot as snapshots
from cardgen.jobs.check import Checked, check
from cardgen.jobs.content import Content
from cardgen.jobs.laying import lay_out
from cardgen.jobs.plan import FilePlan, issue_of, plan
from cardgen.jobs.remembered import FILE, Remembered
from cardgen.jobs.snapshot import Snapshot
from cardgen.languages import SOURCE
from cardgen.layout import sets
from cardgen.layout.frame import Document
from cardgen.layout.sets import CardSet, Wanted, every
from cardgen.problems import Problem, Problems
from cardgen.project import Project
from tests.jobs.tiny import snapshot
from tests.projects import REAL, Written

pytestmark = pytest.mark.usefixtures("dictionaries", "program")

RU = "content/phrases/pain/ru.yaml"
VI = "content/phrases/pain/vi.yaml"
ALL = {"pain-ru", "pain-vi", "loose-ru", "loose-vi", "pain-ru-vi"}
LONG = "Rất" + "dài" * 60


class Desk:
    """The tiny project, and which of its files were laid out since somebody asked last; as pages only if `real`."""

    def __init__(self, tiny: Written) -> None:
        self.tiny = tiny
        self.laid: list[str] = []
        self.real = False

    def lay_out(self, content: Content, one: FilePlan, wanted: Wanted = every) -> CardSet:
        name = "-".join((one.topic, *one.languages))
        if name not in self.laid:  # else what was wrong without the known cards is looked at with them
            self.laid.append(name)
        if self.real:
            return lay_out(content, one, wanted)
        return CardSet(Document("", "", "", "", date(2026, 11, 22), ()), ())

    def look(self) -> Checked:
        """Check, without what is known of the whole."""
        with contextlib.suppress(OSError):
            (self.tiny.root / unchanged.FILE).unlink()
        return check(self.tiny.project, (), self.tiny.root)

    def again(self) -> set[str]:
        """Check, and say what was laid out."""
        self.laid.clear()
        self.look()
        assert len(self.laid) == len(set(self.laid))
        return set(self.laid)

    @property
    def verdicts(self) -> dict[str, int]:
        found: dict[str, int] = json.loads(self.tiny.read(FILE))
        return found


@pytest.fixture
def desk(tiny: Written, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(tiny)
    monkeypatch.setattr(checking, "lay_out", made.lay_out)
    return made


# -- what is not looked at again


def test_a_second_check_lays_out_nothing_and_says_the_same(tiny: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    composed: list[str] = []
    compose = sets.compose

    def counted(material: Any, layout: Any, issue: Any, topic: Any, languages: Any, wanted: Any) -> CardSet:
        composed.append("-".join((topic.topic, *languages)))
        return compose(material, layout, issue, topic, languages, wanted)

    monkeypatch.setattr(sets, "compose", counted)
    first = check(tiny.project, (), tiny.root)
    assert first.pages > 40
    assert sorted(composed) == sorted(ALL)
    composed.clear()
    assert check(tiny.project, (), tiny.root) == first
    assert composed == []


def test_a_changed_translation_lays_out_what_prints_it(desk: Desk) -> None:
    desk.look()
    desk.tiny.write(VI, desk.tiny.read(VI) + "# looked over\n")
    assert desk.again() == {"pain-vi", "pain-ru-vi"}
    assert desk.again() == set()


class Keys:
    """The keys of all files, and which of them are others than when somebody asked last."""

    def __init__(self, tiny: Written) -> None:
        self.tiny = tiny
        self.content = fresh(tiny)
        self.known = self.now()

    def now(self) -> dict[str, str]:
        memory = memory_of(self.content)
        return {"-".join((one.topic, *one.languages)): memory.key_of_file(one) for one in plans(self.content)}

    def changed(self) -> set[str]:
        before, self.known = self.known, self.now()
        return {name for name in ALL if before[name] != self.known[name]}

    def change(self, file: str) -> set[str]:
        """Change a file that all is read from, and change it back."""
        before = self.tiny.read(file)
        self.tiny.write(file, before + ("<!-- new -->\n" if file.endswith(".svg") else "# new\n"))
        changed = self.changed()
        self.tiny.write(file, before)
        assert self.changed() == changed
        return changed


def test_a_translation_is_in_the_key_of_the_files_that_may_print_it(tiny: Written) -> None:
    keys = Keys(tiny)
    assert keys.changed() == set()
    assert keys.change(VI) == {"pain-vi", "pain-ru-vi"}
    assert keys.change(RU) == {"pain-ru", "pain-ru-vi"}
    assert keys.change("content/phrases/answers/vi.yaml") == {"pain-vi", "loose-vi", "pain-ru-vi"}
    assert keys.change("content/phrases/loose/ru.yaml") == {"pain-ru", "loose-ru", "pain-ru-vi"}
    # the card on which patients find their language speaks all of them
    assert keys.change("content/phrases/layout/vi.yaml") == ALL


APART = ["feedback", "orders", "printers", "releases/tiny", "schema"]


def test_what_no_page_prints_is_in_no_key(tiny: Written) -> None:
    keys = Keys(tiny)
    for folder in APART:
        tiny.write(f"content/{folder}/new.yaml", "# new")
        assert keys.changed() == set(), folder


def test_a_picture_counts_wherever_it_stands(tiny: Written) -> None:
    shutil.move(tiny.root / "content/pictures/drawn", tiny.root / "content/orders")
    tiny.replace("content/pictures/register.yaml", "folder: content/pictures/drawn", "folder: content/orders")
    assert Keys(tiny).change("content/orders/circle.svg") == ALL


def test_everything_else_is_in_every_key(tiny: Written) -> None:
    keys = Keys(tiny)
    for path in sorted(tiny.root.rglob("*.*")):
        file = path.relative_to(tiny.root).as_posix()
        apart = file.startswith(tuple(f"content/{folder}" for folder in APART))
        if not apart and not re.fullmatch(r"content/phrases/\w+/(ru|vi)\.yaml", file):
            assert keys.change(file) == ALL, file


def test_a_file_that_comes_or_goes_is_in_every_key(tiny: Written) -> None:
    keys = Keys(tiny)
    for file in ("fonts/new.ttf", "content/phrases/pain/text.md", "content/pictures/new/a.svg", "content/facts/a.yaml"):
        tiny.write(file, "new")
        assert keys.changed() == ALL, file
        tiny.remove(file)
        assert keys.changed() == ALL, file


def test_what_moves_from_one_file_to_the_next_is_a_change(tiny: Written) -> None:
    tiny.write("content/a.txt", "one")
    tiny.write("content/b.txt", "two")
    keys = Keys(tiny)
    tiny.write("content/a.txt", "onetw")
    tiny.write("content/b.txt", "o")
    assert keys.changed() == ALL


def test_what_an_editor_keeps_beside_a_file_is_no_change(tiny: Written) -> None:
    keys = Keys(tiny)
    tiny.write("content/phrases/pain/.vi.yaml.swp", "x")
    assert keys.changed() == set()


def test_another_program_lays_out_everything(desk: Desk, program: Path) -> None:
    desk.look()
    assert desk.again() == set()
    (program / "cards.py").write_text("2")
    assert desk.again() == ALL


def test_another_version_of_a_package_lays_out_everything(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.look()
    monkeypatch.setattr(snapshots, "installed", lambda: ("uharfbuzz-99.dist-info",))
    assert desk.again() == ALL


def test_packages_without_a_version_are_no_traceback(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(package: str) -> str:
        raise metadata.PackageNotFoundError(package)

    monkeypatch.setattr(metadata, "version", unknown)
    assert desk.look().problems == ()
    assert desk.again() == set()


def test_pictures_that_stand_beside_the_content_count(desk: Desk) -> None:
    tiny = desk.tiny
    shutil.move(tiny.root / "content/pictures/drawn", tiny.root / "art")
    tiny.replace("content/pictures/register.yaml", "folder: content/pictures/drawn", "folder: art")
    assert desk.look().problems == ()
    assert desk.again() == set()
    tiny.write("art/circle.svg", tiny.read("art/circle.svg").replace("1f5fa8", "8a5f1f"))
    assert desk.again() == ALL


def test_files_behind_a_link_count(desk: Desk) -> None:
    tiny = desk.tiny
    for folder in ("content/phrases/pain", "content/pictures/drawn"):
        shutil.move(tiny.root / folder, tiny.root / "elsewhere" / folder)
        (tiny.root / folder).symlink_to(tiny.root / "elsewhere" / folder)
    assert desk.look().problems == ()
    assert desk.again() == set()
    tiny.write("elsewhere/content/phrases/pain/topic.yaml", tiny.read("content/phrases/pain/topic.yaml") + "# new\n")
    assert desk.again() == ALL
    tiny.write("elsewhere/content/pictures/drawn/circle.svg", tiny.read("content/pictures/drawn/square.svg"))
    assert desk.again() == ALL
    tiny.write("elsewhere/content/phrases/pain/vi.yaml", tiny.read(VI) + "# new\n")
    assert desk.again() == {"pain-vi", "pain-ru-vi"}


# -- problems


def fresh(tiny: Written) -> Content:
    return contents.load(tiny.project)


def memory_of(content: Content) -> Remembered:
    return Remembered(content, Snapshot(content.project))


def plans(content: Content) -> list[FilePlan]:
    return [one for edition in content.editions.values() for one in plan(edition, (), ())]


def too_long(tiny: Written) -> None:
    tiny.replace(VI, "Bạn đau ở đâu?", f"{LONG}?")


def no_glyph(tiny: Written) -> None:
    tiny.replace("content/phrases/loose/ru.yaml", "text: Да", 'text: "Да ა"')


def unsound_page(tiny: Written) -> None:
    tiny.replace("content/layouts/ring.yaml", "at: [82, 198, 58, 5]", "at: [82, 207, 58, 5]")


@pytest.mark.parametrize("spoil", [too_long, no_glyph, unsound_page])
def test_no_verdict_is_kept_for_a_file_with_a_problem(desk: Desk, spoil: Any) -> None:
    desk.real = True
    spoil(desk.tiny)
    first = desk.look()
    content = fresh(desk.tiny)
    memory = memory_of(content)
    bad: set[str] = set()
    for one in plans(content):
        alone = fresh(desk.tiny)  # nothing that another file left behind
        lay_out(alone, one)
        assert (memory.key_of_file(one) not in desk.verdicts) == bool(len(alone.problems))
        if len(alone.problems):
            bad.add("-".join((one.topic, *one.languages)))
    assert bad
    assert desk.again() == bad
    assert desk.look() == first


def test_what_was_mended_is_looked_at_and_then_remembered(desk: Desk) -> None:
    desk.real = True
    desk.look()
    before = desk.tiny.read(VI)
    too_long(desk.tiny)
    assert desk.again() == {"pain-vi", "pain-ru-vi"}
    desk.tiny.write(VI, before)
    assert desk.again() == {"pain-vi", "pain-ru-vi"}
    assert desk.again() == set()


def test_a_slip_in_one_file_does_not_cost_the_verdicts_of_the_others(desk: Desk) -> None:
    desk.look()
    before = desk.tiny.read(VI)
    desk.tiny.write(VI, before.replace("phrases:", "phrases: ["))
    assert desk.again() == set()  # nothing can be laid out
    desk.tiny.write(VI, before)
    assert desk.again() == set()


def test_verdicts_that_nobody_asks_for_are_forgotten(desk: Desk) -> None:
    desk.look()
    count = len(desk.verdicts)
    desk.tiny.replace("content/editions/tiny.yaml", "[ru, vi]", "[ru]")
    desk.look()
    assert len(desk.verdicts) < count


def test_broken_pictures_are_told_each_time(desk: Desk) -> None:
    desk.look()
    desk.tiny.write("content/pictures/drawn/circle.svg", "<svg")
    first = desk.look()
    assert {problem.place.file for problem in first.problems} == {"content/pictures/drawn/circle.svg"}
    assert desk.look() == first


# -- the file with the verdicts

HOSTILE = (
    "", "no", "{", "[]", "[[[", "null", "1", '"a"', "\x00", "[" * 100_000, '{"a":' * 100_000, "{" * 999_999,
    '{"a": ' + "9" * 5000 + "}", "NaN", '{"a": NaN}', '{"\\ud800": 1}', b"\xff\xfe{", b"\xef\xbb\xbf{}", b"\x80",
)  # fmt: skip


def test_a_file_that_is_damaged_is_passed_over_and_written_anew(tiny: Written) -> None:
    content = fresh(tiny)
    for data in HOSTILE:
        tiny.write(FILE, data)
        memory = memory_of(content)
        keys = sorted(memory.key_of_file(one) for one in plans(content))
        assert {memory.pages(key) for key in keys} == {None}
        memory.sound(keys[0], 3)
        memory.save()
        assert json.loads(tiny.read(FILE)) == {keys[0]: 3}


def test_a_verdict_that_is_no_number_of_pages_does_not_count(tiny: Written) -> None:
    content = fresh(tiny)
    key = memory_of(content).key_of_pictures()
    for pages in ("-1", "true", "null", '"80"', "1.5", "[1]", "{}", "1e3", "100001"):
        tiny.write(FILE, f'{{"{key}": {pages}}}')
        assert memory_of(content).pages(key) is None, pages
    tiny.write(FILE, f'{{"{key}": 80}}')
    assert memory_of(content).pages(key) == 80


def test_a_file_that_is_far_too_large_is_not_read(tiny: Written) -> None:
    content = fresh(tiny)
    key = memory_of(content).key_of_pictures()
    tiny.write(FILE, f'{{"{key}": 0}}' + " " * remembered._MOST_BYTES)
    assert memory_of(content).pages(key) is None


def test_a_device_in_its_place_is_not_read(desk: Desk) -> None:
    (desk.tiny.root / "output").mkdir()
    (desk.tiny.root / FILE).symlink_to("/dev/zero")
    assert desk.look().problems == ()
    assert desk.again() == set()  # it was replaced by a file
    assert Path("/dev/zero").is_char_device()


def test_a_queue_in_its_place_does_not_hang(desk: Desk) -> None:
    (desk.tiny.root / "output").mkdir()
    os.mkfifo(desk.tiny.root / FILE)
    assert desk.look().problems == ()


def test_a_folder_in_its_place_is_left(desk: Desk) -> None:
    (desk.tiny.root / FILE / "mine").mkdir(parents=True)
    assert desk.look().problems == ()
    assert desk.again() == ALL
    assert (desk.tiny.root / FILE / "mine").is_dir()


@pytest.mark.parametrize("data", [b"", None])
def test_a_project_that_cannot_be_written_to_is_checked_all_the_same(desk: Desk, data: bytes | None) -> None:
    output = desk.tiny.root / "output"
    if data is None:
        output.symlink_to(desk.tiny.root / "there is no such folder" / "nor this")
    else:
        output.write_bytes(data)
    before = snapshot(desk.tiny.root)
    assert desk.look().problems == ()
    assert snapshot(desk.tiny.root) == before or data is None


def test_a_full_disk_does_not_stop_a_check(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(remembered, "put", full)
    assert desk.look().problems == ()


def test_output_that_is_kept_on_another_disk_remembers(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("disk")
    (desk.tiny.root / "output").symlink_to(elsewhere)
    desk.look()
    assert {path.name for path in elsewhere.iterdir()} == {Path(FILE).name, Path(unchanged.FILE).name}
    assert desk.again() == set()


@pytest.mark.parametrize("file", ["content/notes.txt", "content/phrases/pain/notes.txt", "content/pictures/x.svg"])
def test_a_link_that_leads_out_of_the_project_is_no_traceback(desk: Desk, file: str) -> None:
    (desk.tiny.root / file).symlink_to("/etc/hostname")
    assert desk.look().problems == ()
    assert desk.again() == set()


def test_a_translation_that_leads_out_of_the_project_is_a_problem(desk: Desk, tmp_path_factory: Any) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "vi.yaml"
    shutil.move(desk.tiny.root / VI, elsewhere)
    (desk.tiny.root / VI).symlink_to(elsewhere)
    assert "outside-project" in {problem.code for problem in desk.look().problems}


def test_a_file_that_cannot_be_read_is_no_traceback(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refused(path: Path, *how: Any, **more: Any) -> Any:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **more)

    desk.tiny.write("content/secret.txt", "x")
    monkeypatch.setattr(Path, "open", refused)
    assert desk.look().problems == ()


# -- the key


class Noted(Mapping[tuple[str, str], Translation]):
    """Translations that note who asked for what."""

    def __init__(self, translations: Mapping[tuple[str, str], Translation]) -> None:
        self._translations = translations
        self.asked: set[tuple[str, str]] = set()

    def __getitem__(self, key: tuple[str, str]) -> Translation:
        self.asked.add(key)
        return self._translations[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        raise AssertionError("a page has no use for all translations")

    def __len__(self) -> int:
        return len(self._translations)


def assert_covered(content: Content, files: list[FilePlan]) -> set[str]:
    """Whatever a file asks the translations for is in its key; return what it asked for."""
    assert list(content.problems.errors) == []
    noted = Noted(content.bank.translations)
    object.__setattr__(content.bank, "translations", noted)
    memory = memory_of(content)
    every: set[str] = set()
    for one in files:
        noted.asked.clear()
        lay_out(content, one)
        asked = {(topic, language) for topic, language in noted.asked if language != SOURCE}
        assert asked <= set(memory.translations_of(one)), one.path
        assert asked, one.path
        every |= {topic for topic, _ in asked}
    return every


def test_the_key_covers_every_translation_that_a_file_asks_for(tiny: Written) -> None:
    content = fresh(tiny)
    assert assert_covered(content, plans(content)) == {"answers", "loose", "pain"}


def test_the_key_covers_the_card_on_which_patients_find_their_language(tiny: Written) -> None:
    tiny.replace("content/phrases/pain/topic.yaml", "answer: yes-no", "answer: languages")
    tiny.replace("content/phrases/layout/topic.yaml", "  note:", "  other-language: {text: Jiný, for: staff}\n  note:")
    content = fresh(tiny)
    files = [one for one in plans(content) if one.languages == ("ru",)]
    assert_covered(content, files)
    assert ("layout", "vi") in memory_of(content).translations_of(files[0])


def test_the_key_covers_the_files_of_the_real_project() -> None:
    content = contents.load(Project(REAL), lambda _, tag: tag == "vi")
    smallest: dict[str, FilePlan] = {}
    for edition in content.editions.values():
        for one in plan(edition, ("vi",), ()):
            known = smallest.setdefault(one.layout, one)
            if size(content, one) < size(content, known):
                smallest[one.layout] = one
    assert len(smallest) > 1
    assert_covered(content, list(smallest.values()))


def size(content: Content, one: FilePlan) -> int:
    topic = content.bank.topics[one.topic]
    return len(list(topic.cards)) + len(topic.phrases)


def test_two_files_have_two_keys(tiny: Written) -> None:
    content = fresh(tiny)
    memory = memory_of(content)
    keys = [memory.key_of_file(one) for one in plans(content)] + [memory.key_of_pictures()]
    assert len(set(keys)) == len(keys)


# -- spelling


def words(tiny: Written, folder: Path, *without: str) -> None:
    """A dictionary with every word of the tiny project's Vietnamese, but for some."""
    bank = tiny.load().bank
    texts = [
        rendering.text
        for (_, language), translation in bank.translations.items()
        if language == "vi"
        for rendering in (translation.title, *translation.sections.values(), *translation.phrases.values())
        if rendering
    ]
    (folder / "vi.aff").write_text("SET UTF-8\n", encoding="utf-8")
    found = {"".join(char for char in word if char.isalpha()) for text in texts for word in text.split()}
    found |= {word.lower() for word in found}
    known = sorted(found - set(without) - {""})
    (folder / "vi.dic").write_text("\n".join([str(len(known)), *known]) + "\n", encoding="utf-8")


def spelling(found: Checked) -> list[Problem]:
    return [problem for problem in found.problems if problem.code == "spelling"]


def test_words_that_were_found_right_are_not_looked_up_again(
    desk: Desk, dictionaries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[list[str]] = []
    load_all = speller.load_all
    monkeypatch.setattr(speller, "_opened", speller._opened.__wrapped__)  # no process sees two dictionaries

    def counted(tags: Any, project: Project) -> Any:
        loaded.append([tag for tag in tags if tag == "vi"])
        return load_all(loaded[-1], project)

    monkeypatch.setattr(speller, "load_all", counted)
    words(desk.tiny, dictionaries)
    assert spelling(desk.look()) == []
    desk.look()
    assert loaded == [["vi"], []]
    words(desk.tiny, dictionaries, "Thuốc", "thuốc")  # another dictionary
    assert len(spelling(desk.look())) == 1
    assert len(spelling(desk.look())) == 1
    assert loaded[2:] == [["vi"], ["vi"]]
    desk.tiny.write("content/languages/vi.words.txt", "thuốc\n")
    assert spelling(desk.look()) == []
    desk.look()
    assert loaded[4:] == [["vi"], []]
    desk.tiny.replace(VI, "Bạn cần gì?", "Bạn cầnn gì?")
    assert [problem.place.file for problem in spelling(desk.look())] == [VI]


# -- texts in which the checks found nothing

GLOSSARY_TOPIC = "topic: glossary\ntitle: Slovník\nphrases:\n  pain: {text: bolest, stems: [bol]}\n"
GLOSSARY = (
    "language: {}\ntitle: {{from: Slovník, text: {}, state: draft}}\n"
    "phrases:\n  pain: {{from: bolest, text: {}, state: draft, stems: [{}]}}\n"
)


TOPICS = ("answers", "body", "calendar", "glossary", "layout", "loose", "pain", "*")
EVERY = [f"{tag} {topic}" for tag in ("cs", "ru", "vi") for topic in TOPICS]


@pytest.fixture
def read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was looked at: languages and topics, "*" for all, with a glossary in the project, looked at once."""
    desk.tiny.write("content/phrases/glossary/topic.yaml", GLOSSARY_TOPIC)
    desk.tiny.write("content/phrases/glossary/ru.yaml", GLOSSARY.format("ru", "Словарь", "боль", "бол"))
    desk.tiny.write("content/phrases/glossary/vi.yaml", GLOSSARY.format("vi", "Từ vựng", "đau", "đau"))
    desk.tiny.write("content/languages/vi.words.txt", "thuốc\n")
    found: list[str] = []
    perform = checks.perform

    def counted(bank: Any, languages: Any, task: checks.Task, *others: Any) -> None:
        found.append(f"{task.language} {task.topics[0] if len(task.topics) == 1 else '*'}")
        perform(bank, languages, task, *others)

    monkeypatch.setattr(checks, "perform", counted)
    assert desk.look().problems == ()
    assert found == EVERY
    found.clear()
    desk.look()
    assert found == []
    return found


@pytest.mark.parametrize(
    ("file", "old", "new", "languages"),
    [
        (VI, "Bạn cần gì?", "Bạn cần gì đó?", ["vi pain", "vi *"]),
        (VI, "state: draft\n    say", "state: draft  # as before\n    say", ["vi pain", "vi *"]),
        ("content/phrases/glossary/vi.yaml", "[đau]", "[đau, nhức]", ["vi glossary", "vi *"]),
        ("content/phrases/pain/topic.yaml", "Zapište čas.", "Zapište hodinu.", EVERY),
        ("content/phrases/glossary/topic.yaml", "[bol]", "[bolest]", EVERY),
        ("content/languages/vi.yaml", "language: vi", "language: vi  # Vietnamese", EVERY),
        ("content/languages/vi.words.txt", "thuốc", "thuốc\nđau", EVERY),
        ("content/editions/tiny.yaml", "edition: tiny", "edition: tiny  # the only one", EVERY),
    ],
)
def test_texts_are_looked_at_again_when_what_they_depend_on_changes(
    desk: Desk, read: list[str], file: str, old: str, new: str, languages: list[str]
) -> None:
    desk.tiny.replace(file, old, new)
    assert desk.look().problems == ()
    assert read == languages
    read.clear()
    desk.look()
    assert read == []


def test_texts_are_looked_at_again_by_another_program(desk: Desk, read: list[str], program: Path) -> None:
    (program / "cards.py").write_text("2")
    desk.look()
    assert read == EVERY


def test_texts_are_looked_at_again_with_another_version_of_a_package(
    desk: Desk, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "installed", lambda: ("markdown_it_py-99.dist-info",))
    desk.look()
    assert read == EVERY


def test_a_topic_in_which_something_was_found_is_looked_at_each_time(desk: Desk, read: list[str]) -> None:
    desk.tiny.replace(VI, "Bạn cần gì?", "Bạn  cần gì?")
    first = desk.look()
    assert [problem.code for problem in first.problems] == ["spaces"]
    read.clear()
    assert desk.look() == first
    assert read == ["vi pain"]


def test_what_the_checks_ask_for_is_in_the_key(read: list[str], tiny: Written) -> None:
    content = fresh(tiny)
    memory = memory_of(content)
    asked = set()
    for part in (part for task in checks.tasks(content.bank, content.languages) for part in checks.parts(task)):
        noted = Noted(content.bank.translations)
        bank = replace(content.bank, translations=noted)
        list(checks.look(bank, content.languages, part.language, part.topics, Problems(), part.checks))
        assert {(topic, tag) for topic, tag in noted.asked if tag != SOURCE} <= set(memory.translations_for(part))
        asked |= noted.asked
    assert asked >= set(content.bank.translations)


# -- cold and warm


def two_spaces(tiny: Written) -> None:
    tiny.replace(RU, "Что вам нужно?", "Что  вам нужно?")
    tiny.sign_anew(RU)


def needless_silence(tiny: Written) -> None:
    tiny.replace(VI, "say: ko dau khong", "say: ko dau khong\n    silence: {numbers: Čísla jsou slovy.}")


def czech_slip(tiny: Written) -> None:
    tiny.replace("content/phrases/loose/topic.yaml", "text: Ano,", "text: A no,")


def missing_word(tiny: Written) -> None:
    tiny.replace("content/phrases/loose/vi.yaml", '  "no": {from: Ne, text: Không, state: draft}\n', "")


@pytest.mark.parametrize(
    "mistakes",
    [
        (two_spaces,),
        (needless_silence, two_spaces),
        (too_long,),
        (too_long, needless_silence),
        (no_glyph, two_spaces),
        (unsound_page, needless_silence),
        (czech_slip, missing_word),
    ],
)
def test_what_is_told_is_the_same_cold_and_warm(desk: Desk, mistakes: tuple[Any, ...]) -> None:
    desk.real = True
    assert desk.look().problems == ()
    for spoil in mistakes:
        spoil(desk.tiny)
    warm = desk.look()
    assert desk.look() == warm
    desk.tiny.remove(FILE)
    cold = desk.look()
    assert cold.problems
    assert warm == cold


# -- cards of a file that has to be looked at again


@pytest.fixture
def leaves(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cards that were laid out for patients who speak Vietnamese alone, once all was looked at."""
    desk.real = True
    desk.look()
    found: list[str] = []

    def noted(content: Content, one: FilePlan, wanted: Wanted = every) -> CardSet:
        made = lay_out(content, one, wanted)
        if one.languages == ("vi",):
            found.extend(card.number for card in made.cards)
        return made

    monkeypatch.setattr(checking, "lay_out", noted)
    return found


@pytest.mark.parametrize(
    ("old", "new", "cards"),
    [
        ("Bạn đau ở đâu?", "Bạn đau chỗ nào?", ["P1"]),
        ("ko dau khong", "ko dau", ["P2"]),
        ("text: Đau,", "text: Bị đau,", ["P1", "P2", "P3"]),  # the title, for instance
        ("text: Giúp đỡ,", "text: Giúp,", ["P1", "P2", "P3"]),
        ("language: vi", "# Vietnamese\nlanguage: vi", []),
    ],
)
def test_of_a_changed_file_only_changed_cards_are_laid_out(
    desk: Desk, leaves: list[str], old: str, new: str, cards: list[str]
) -> None:
    before = desk.look()
    desk.tiny.replace(VI, old, new)
    assert desk.look() == before
    assert leaves == cards
    leaves.clear()
    desk.look()
    assert leaves == []


def test_words_that_all_cards_share_lay_out_all_cards(desk: Desk, leaves: list[str]) -> None:
    desk.tiny.write("content/phrases/answers/vi.yaml", desk.tiny.read("content/phrases/answers/vi.yaml") + "# new\n")
    desk.look()
    assert leaves == ["P1", "P2", "P3", "K1", "K2"]


def test_a_signature_lays_out_all_cards_since_a_page_may_count_them(desk: Desk, leaves: list[str]) -> None:
    desk.tiny.sign(VI, "revised")
    desk.look()
    assert leaves == ["P1", "P2", "P3"]


def test_cards_that_list_other_cards_are_not_remembered(tiny: Written) -> None:
    files = plans(fresh(tiny))
    assert all(memory_of(fresh(tiny)).keys_of_cards(one) for one in files)
    listing = "  card-back:\n    - {block: section-cards, at: [24, 190, 116, 7], in: patient, style: divider-card}\n"
    tiny.replace("content/layouts/ring.yaml", "  card-back:\n", listing)
    content = fresh(tiny)
    without = {one.layout for one in files if not memory_of(content).keys_of_cards(one)}
    assert without == {"ring"}


def test_a_card_asks_for_no_sentence_of_another_card() -> None:
    content = contents.load(Project(REAL), lambda topic, tag: False)
    content.problems.clear()
    material, edition = content.ready, content.editions["emergency"]
    issue = issue_of(edition)
    asked: set[str] = set()
    phrase = Bank.phrase

    def noted(bank: Bank, topic: str, name: str, language: str) -> Phrase:
        if any(bank.topics[topic].cards) and language != SOURCE:
            asked.add(name)
        return phrase(bank, topic, name, language)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Bank, "phrase", noted)
        kinds = {(card.answer, bool(card.next)): (topic, card) for topic, card in content.bank.by_number.values()}
        for topic, card in kinds.values():
            for layout, languages in (("a5-portrait", ("vi",)), ("a5-polyglot", ("ru", "vi"))):
                if topic.topic in edition.topics or layout == "a5-portrait":
                    asked.clear()
                    sets.one_card(material, content.formats[layout], issue, topic, card, languages)
                    assert asked == {str(card.id)}
