"""Releasing, comparing and exchanging, on the tiny project: what is on record, what is refused, what is printed."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import page as validation
import pypdf
import pytest
from PIL import Image

from cardgen import pdf
from cardgen.editions import ledger, records
from cardgen.editions.exchange import apply
from cardgen.editions.records import Release
from cardgen.jobs import build, diff, releasing, replacing
from cardgen.jobs.build import Wanted
from cardgen.jobs.chosen import choose
from cardgen.jobs.packing import Pack
from cardgen.jobs.records import present, released
from cardgen.problems import ContentError, UnknownName
from tests.jobs.manifests import pages
from tests.jobs.tiny import snapshot
from tests.projects import Written, make

EDITION = "content/editions/tiny.yaml"
TOPIC = "content/phrases/pain/topic.yaml"
RU = "content/phrases/pain/ru.yaml"
VI = "content/phrases/pain/vi.yaml"
BY = "Jana Nováková, koordinátorka"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The tiny project with its first trial issue; only to be read."""
    project = make(tmp_path_factory.mktemp("issued"))
    releasing.issue(project.project, "tiny", BY, trial=True, jobs=1)
    return project


@pytest.fixture
def issued(first: Written, tmp_path: Path) -> Written:
    """The same, to be changed."""
    shutil.copytree(first.root, tmp_path / "issued")
    return Written(tmp_path / "issued")


def raised(project: Written, version: str = "2026.2") -> None:
    project.replace(EDITION, 'version: "2026.1"', f'version: "{version}"')


def codes(error: pytest.ExceptionInfo[ContentError]) -> list[str]:
    return [problem.code for problem in error.value.problems if problem.level == "error"]


def record(project: Written, version: str = "2026.1") -> Release:
    found = project.load().releases.find("tiny", version)
    assert found
    return found


# -- release -------------------------------------------------------------------------------------


def test_a_release_says_what_was_issued_by_whom_and_what_nobody_approved(first: Written) -> None:
    release = record(first)
    assert (release.kind, release.by, release.date) == ("trial", BY, "2026-11-22")
    assert release.numbers["pain"].cards == {
        "1": "where-does-it-hurt",
        "2": "does-it-hurt",
        "3": "what-do-you-need",
    }
    assert release.numbers["pain"].retired == (4,)
    signed = next(one for one in release.signed if (one.topic, one.language) == ("pain", "ru"))
    assert (signed.strings, signed.revised, signed.approved) == (6, {"Jana Nováková": 2}, {"Petr Malý": 1})


def test_a_release_says_where_the_marks_of_its_sections_stand(first: Written) -> None:
    assert record(first).numbers["pain"].marks == {"where": 2, "help": 3}
    assert record(first).numbers["loose"].marks == {}  # loose cards have no edge


def test_the_files_of_a_release_are_kept_and_are_what_a_build_makes(first: Written, tmp_path: Path) -> None:
    build.build(first.project, Wanted(), tmp_path, jobs=1)
    folder = releasing.kept(first.project, "tiny", "2026.1")
    for one in record(first).files:
        data = (folder / one.file).read_bytes()
        assert hashlib.sha256(data).hexdigest() == one.sha256
        assert data == (tmp_path / "tiny" / one.file).read_bytes()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["release"] is False  # a trial


def test_a_build_of_what_was_released_warns_of_nothing_but_of_what_differs(issued: Written) -> None:
    wanted = Wanted(("tiny",))
    assert build.build(issued.project, wanted, issued.root / "output", jobs=1).warnings == ()
    _reword(issued)
    (problem,) = build.build(issued.project, wanted, issued.root / "output", jobs=1).warnings
    assert (problem.code, problem.level, problem.place.file) == ("changed-since-release", "warning", EDITION)
    assert re.fullmatch(
        r"tiny 2026\.1 was released on \d{4}-\d\d-\d\d, and this differs from it: pain-ru\.pdf( and \d+ more)?",
        problem.message,
    )
    assert problem.also == (record(issued).place,)
    assert build.build(issued.project, Wanted(("tiny",), ("vi",)), issued.root / "vi", jobs=1).warnings == ()
    raised(issued)
    assert build.build(issued.project, wanted, issued.root / "output", jobs=1).warnings == ()


def test_a_build_in_other_bytes_with_the_same_leaves_is_what_was_released(
    issued: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = pdf.write
    monkeypatch.setattr(pdf, "write", lambda *given: written(*given) + b"\n")
    assert build.build(issued.project, Wanted(("tiny",)), issued.root / "output", jobs=1).warnings == ()


def test_a_record_holds_every_leaf_in_order_with_its_fingerprint(first: Written) -> None:
    content = first.load()
    held = {one.file: one for one in released(content, record(first))}["pain-ru.pdf"]
    keys = ["cover", "index:1", "divider:pain/where", "P1", "P2", "divider:pain/help", "P3", "imprint"]
    assert [leaf.leaf for leaf in held.leaves] == keys
    assert held.by_key["index:1"].lists == ("P1", "P3")
    card = held.by_key["P2"]
    assert card.text == {"cs": "Bolí to?", "ru": "Болит?"}
    assert card.words["yes"] == {"cs": "Ano", "ru": "Да"}
    assert (card.note, card.next) == ("Zapište čas.", ("P1 Kde vás to bolí?", "P3 Co potřebujete?"))
    manifest = (releasing.kept(first.project, "tiny", "2026.1") / "manifest.json").read_text(encoding="utf-8")
    (entry,) = (one for one in json.loads(manifest)["files"] if one["path"] == "pain-ru.pdf")
    for one in entry["cards"]:
        leaf = held.by_key[one["number"]]
        assert (leaf.appearance, leaf.wording, leaf.id) == (one["appearance"], one["wording"], one["id"])


def test_the_same_content_gives_the_same_record(first: Written, tmp_path: Path) -> None:
    other = make(tmp_path)
    releasing.issue(other.project, "tiny", BY, trial=True, jobs=2)
    folder = "content/releases"
    assert snapshot(other.root / folder) == snapshot(first.root / folder)


def test_a_version_is_released_once(issued: Written) -> None:
    before = snapshot(issued.root)
    issued.replace(RU, "text: Болит?", "text: Больно?")
    issued.sign_anew(RU)
    with pytest.raises(ContentError) as error:
        releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    assert codes(error) == ["already-released"]
    changed = {file for file, data in snapshot(issued.root).items() if before.get(file) != data}
    assert changed == {RU}


@pytest.mark.parametrize("version", ["2026.01", "2026-1", "2025.9", "2026"])
def test_a_version_that_is_not_newer_is_refused(issued: Written, version: str) -> None:
    raised(issued, version)
    before = snapshot(issued.root)
    with pytest.raises(ContentError) as error:
        releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    assert codes(error) == ["not-newer"]
    (problem,) = error.value.problems
    assert problem.message == f"tiny {version} would not be newer than 2026.1, which was released on 2026-11-22"
    assert snapshot(issued.root) == before


def test_without_trial_everything_has_to_be_approved(tiny: Written) -> None:
    before = snapshot(tiny.root)
    with pytest.raises(ContentError) as error:
        releasing.issue(tiny.project, "tiny", BY, jobs=1)
    assert set(codes(error)) == {"not-approved"}
    assert "as a trial (--trial)" in error.value.problems[0].way_out
    assert snapshot(tiny.root) == before
    for path in sorted((tiny.root / "content/phrases").glob("*/??.yaml")):
        tiny.sign(path.relative_to(tiny.root).as_posix(), "approved")
    done = releasing.issue(tiny.project, "tiny", BY, jobs=1)
    assert (done.release.kind, done.drafts) == ("release", 0)


def test_a_dry_run_leaves_nothing(tiny: Written) -> None:
    before = snapshot(tiny.root)
    done = releasing.issue(tiny.project, "tiny", BY, trial=True, dry_run=True, jobs=1)
    assert (done.cards, len(done.release.files)) == (13, 5)
    assert snapshot(tiny.root) == before


@pytest.mark.parametrize("version", ["../2026", "2026/1", ".2026", "x" * 41, "2026 1"])
def test_a_version_that_can_be_no_folder_is_refused(tiny: Written, version: str) -> None:
    raised(tiny, version)
    with pytest.raises(ContentError) as error:
        releasing.issue(tiny.project, "tiny", BY, trial=True, jobs=1)
    assert codes(error) == ["wrong-value"]


def test_a_release_that_is_interrupted_leaves_neither_record_nor_files(
    tiny: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = snapshot(tiny.root)
    monkeypatch.setattr(releasing, "_release", interrupted)
    with pytest.raises(KeyboardInterrupt):
        releasing.issue(tiny.project, "tiny", BY, trial=True, jobs=1)
    assert snapshot(tiny.root) == before


def test_a_record_that_could_not_be_read_again_is_not_written(tiny: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(tiny.root)
    monkeypatch.setattr(records, "write_record", lambda _: "ř" * 500_001)
    with pytest.raises(ContentError) as error:
        releasing.issue(tiny.project, "tiny", BY, trial=True, jobs=1)
    assert {problem.code for problem in error.value.problems} == {"file-too-large"}
    assert "the record of loose-ru.pdf would have 1,000,002 bytes" in str(error.value)
    assert snapshot(tiny.root) == before


def _broken(*_: object) -> None:
    raise OSError("the disk is full")


def test_a_release_that_cannot_be_listed_leaves_no_record(issued: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(issued.root / "content/releases")
    raised(issued)
    monkeypatch.setattr(releasing, "put", _broken)
    with pytest.raises(ContentError):
        releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    assert snapshot(issued.root / "content/releases") == before


def test_a_release_whose_run_was_killed_before_it_was_listed_can_be_made_again(issued: Written) -> None:
    listed = issued.read(ledger.LIST)
    raised(issued)
    releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    whole = snapshot(issued.root / "content/releases")
    issued.write(ledger.LIST, listed)
    issued.write("content/releases/tiny/2026.2/.unlisted", "")
    issued.write("content/releases/tiny/2026.2/release.yaml", "half: written\n")
    content = issued.load()
    assert content.releases.find("tiny", "2026.2") is None
    assert [(problem.code, problem.level) for problem in content.problems] == [("release-not-finished", "warning")]
    assert releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1).warnings == ()
    assert snapshot(issued.root / "content/releases") == whole


def test_the_mark_of_a_run_that_was_killed_once_all_was_written_goes_with_the_next_release(issued: Written) -> None:
    mark = issued.root / "content/releases/tiny/2026.1/.unlisted"
    mark.touch()
    raised(issued)
    releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    assert not mark.exists()  # or it would hide that a line of the list was lost


def test_the_newest_release_is_missed_and_its_version_is_not_issued_again(issued: Written) -> None:
    raised(issued)
    releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    shutil.rmtree(issued.root / "content/releases/tiny/2026.2")
    with pytest.raises(ContentError) as error:
        releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    assert codes(error) == ["release-missing"]
    with pytest.raises(ContentError) as error:
        build.build(issued.project, Wanted(), issued.root / "output", jobs=1)
    assert codes(error) == ["release-missing"]


def test_a_number_that_meant_another_card_stops_a_build(issued: Written) -> None:
    for file in (TOPIC, RU, VI):
        issued.write(
            file,
            issued.read(file)
            .replace("does-it-hurt", "does-it-ache")
            .replace("where-does-it-ache", "where-does-it-hurt"),
        )
    with pytest.raises(ContentError) as error:
        build.build(issued.project, Wanted(), issued.root / "output", jobs=1)
    assert codes(error) == ["released-number"]


# -- difference ----------------------------------------------------------------------------------


def fates(project: Written, *versions: str) -> dict[str, dict[str, str]]:
    """What became of the cards, by file; untouched ones are left out."""
    compared = diff.compare(project.project, "tiny", *versions)
    return {
        one.record.file: {
            change.leaf.leaf: " ".join((change.fate, *change.languages, *change.reasons))
            for change in one.changes
            if change.leaf.is_card and change.fate != "untouched"
        }
        for one in compared.difference
    }


def test_nothing_has_changed_since_the_release(issued: Written) -> None:
    assert set(map(str, fates(issued).values())) == {"{}"}
    raised(issued)  # a new version alone changes no leaf
    assert set(map(str, fates(issued).values())) == {"{}"}


def test_a_reworded_translation_is_told_for_its_language_alone(issued: Written) -> None:
    issued.replace(VI, "text: Có đau không?", "text: Quý vị có đau không?")
    found = fates(issued)
    assert found["pain-vi.pdf"] == {"P2": "reworded vi"}
    assert found["pain-polyglot.pdf"] == {"P2": "reworded vi"}
    assert found["pain-ru.pdf"] == {}


def test_a_changed_picture_redraws_the_card_in_every_language(issued: Written) -> None:
    issued.replace("content/pictures/drawn/circle.svg", "#1f5fa8", "#94276e")
    found = fates(issued)
    both = {"P2": "redrawn picture", "P3": "redrawn picture"}  # P3 has it beside an answer
    assert found["pain-ru.pdf"] == found["pain-vi.pdf"] == both
    assert found["loose-ru.pdf"] == {"K1": "redrawn picture"}


def test_a_reworded_title_is_told_as_a_wording_and_not_as_the_layout(issued: Written, tmp_path: Path) -> None:
    issued.replace(TOPIC, "title: Bolest\n", "title: Bolesti\n")
    for file in (RU, VI):
        issued.replace(file, "from: Bolest,", "from: Bolesti,")
    compared = diff.compare(issued.project, "tiny")
    found = {one.record.file: one for one in compared.difference}["pain-vi.pdf"]
    assert found.titles == (("pain", "cs", "Bolest", "Bolesti"),)
    assert {change.leaf.leaf: change.reasons for change in found.changes if change.fate != "untouched"} == {
        "cover": ("heading",)
    }
    text, _ = shown(issued, tmp_path)
    assert "<del>Bolest</del> <ins>Bolesti</ins>" in text


def test_a_word_beside_a_drawing_is_reworded_and_not_only_drawn_otherwise(issued: Written) -> None:
    issued.replace("content/phrases/answers/vi.yaml", "text: Phía trước", "text: Mặt trước")
    found = fates(issued)
    assert found["pain-vi.pdf"] == {"P1": "reworded vi"}
    assert found["pain-ru.pdf"] == found["pain-polyglot.pdf"] == {}


def test_an_answer_that_is_said_otherwise_is_another_pronunciation(issued: Written) -> None:
    issued.replace("content/phrases/answers/vi.yaml", "text: Có,", "text: Có, say: kó,")
    assert fates(issued)["pain-vi.pdf"] == {"P2": "redrawn pronunciation"}


def test_a_new_section_reprints_no_card_of_another(issued: Written) -> None:
    card = "{number: 5, id: cold, text: Je vám zima?, answer: yes-no, picture: circle}"
    section = f"  - {{id: comfort, title: Pohodlí, mark: 4, cards: [{card}]}}\n"
    issued.write(TOPIC, issued.read(TOPIC).replace("sections:\n", f"sections:\n{section}"))
    for file, title, text in ((RU, "Удобство", "Вам холодно?"), (VI, "Tiện nghi", "Quý vị có lạnh không?")):
        issued.replace(file, "sections:\n", f"sections:\n  comfort: {{from: Pohodlí, text: {title}, state: draft}}\n")
        issued.write(file, issued.read(file) + f"  cold: {{from: Je vám zima?, text: {text}, state: draft}}\n")
    assert fates(issued)["pain-ru.pdf"] == fates(issued)["pain-vi.pdf"] == {"P5": "added"}


def test_a_mark_that_moves_is_warned_of_until_it_is_released_and_redraws_the_cards_of_its_section(
    issued: Written,
) -> None:
    issued.replace(TOPIC, "    mark: 3\n", "    mark: 7\n")
    assert [problem.code for problem in issued.load().problems] == ["mark-moved"]
    assert fates(issued)["pain-vi.pdf"] == {"P3": "redrawn mark"}
    assert fates(issued)["pain-polyglot.pdf"] == {}  # without an edge
    raised(issued)
    done = releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    assert "mark-moved" in [problem.code for problem in done.warnings]
    assert record(issued, "2026.2").numbers["pain"].marks == {"where": 2, "help": 7}
    assert not list(issued.load().problems)


def test_another_drawing_of_the_body_is_another_picture(issued: Written) -> None:
    drawing = "content/pictures/body/front.svg"
    text = issued.read(drawing)
    issued.write(drawing, text.replace("</svg>", '<circle cx="36" cy="36" r="2" fill="#1f5fa8"/></svg>'))
    found = fates(issued)
    assert found["pain-ru.pdf"] == found["pain-vi.pdf"] == {"P1": "redrawn picture"}


def test_two_releases_are_compared_without_the_present_content(issued: Written) -> None:
    issued.replace(VI, "text: Có đau không?", "text: Quý vị có đau không?")
    raised(issued)
    releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    issued.replace(TOPIC, "picture: square\n        next", "picture: pian\n        next")  # what comes is broken
    assert fates(issued, "2026.1", "2026.2")["pain-vi.pdf"] == {"P2": "reworded vi"}
    assert fates(issued, "2026.2", "2026.1")["pain-vi.pdf"] == {"P2": "reworded vi"}


def test_a_picture_that_cannot_be_drawn_is_a_problem(issued: Written) -> None:
    issued.write("content/pictures/drawn/circle.svg", "<svg>")
    with pytest.raises(ContentError) as error:
        diff.compare(issued.project, "tiny")
    assert {problem.place.file for problem in error.value.problems} & {
        "content/pictures/drawn/circle.svg",
        "content/pictures/register.yaml",
    }


def test_an_unknown_version_is_wrong_usage(issued: Written) -> None:
    with pytest.raises(UnknownName, match=r"tiny has no release '2026'; did you mean '2026\.1'"):
        diff.compare(issued.project, "tiny", "2026")
    with pytest.raises(UnknownName, match="there is no edition 'tony'"):
        diff.compare(issued.project, "tony", "2026.1", "2026.1")


class _Page(HTMLParser):
    """What a page shows and loads."""

    def __init__(self) -> None:
        super().__init__()
        self.images: list[tuple[str, bytes]] = []
        self.tags: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag == "img":
            kind, _, data = str(given["src"]).partition(",")
            assert kind == "data:image/png;base64"
            self.images.append((str(given["alt"]), base64.b64decode(data)))
        self.loads += [str(given[key]) for key in ("href", "src") if key in given and tag != "img"]


def shown(project: Written, tmp_path: Path) -> tuple[str, _Page]:
    target = tmp_path / "page.html"
    diff.write_page(diff.compare(project.project, "tiny"), target)
    text = target.read_text(encoding="utf-8")
    parsed = _Page()
    parsed.feed(text)
    return text, parsed


def test_the_page_shows_old_and_new_side_by_side_and_loads_nothing(issued: Written, tmp_path: Path) -> None:
    issued.replace(VI, "text: Có đau không?", "text: Quý vị có đau không?")
    text, parsed = shown(issued, tmp_path)
    assert parsed.loads == []
    assert "script" not in parsed.tags
    assert not re.search(r"https?:|url\(", text)
    assert text.count('<figure class="old">') == text.count('<figure class="new">') == 2
    alts = [alt for alt, _ in parsed.images]
    assert len(alts) == 8  # front and back, old and new, in the Vietnamese and in the polyglot set
    assert "P2, dříve, přední strana: Bolí to? / Có đau không?" in alts
    assert "P2, nyní, zadní strana: Bolí to? / Quý vị có đau không?" in alts
    sizes = {Image.open(io.BytesIO(data)).size for _, data in parsed.images}
    assert len(sizes) == 1  # old and new are of one size
    assert len({data for _, data in parsed.images}) > 4  # and do not show the same


def test_a_note_that_is_gone_was_struck_out_and_nothing_put_in(issued: Written, tmp_path: Path) -> None:
    issued.replace(TOPIC, "        note: Zapište čas.\n", "")
    text, _ = shown(issued, tmp_path)
    assert "<p>poznámka: <del>Zapište čas.</del></p>" in text


def test_without_the_old_files_the_page_shows_the_old_texts(issued: Written, tmp_path: Path) -> None:
    shutil.rmtree(issued.root / "output")
    issued.replace(VI, "text: Có đau không?", "text: Quý vị có đau không?")
    text, parsed = shown(issued, tmp_path)
    assert len(parsed.images) == 4
    assert '<p lang="vi">Có đau không?</p>' in text
    assert "Podoba karty není uložena" in text


def test_a_file_that_is_not_the_issued_one_is_not_shown_as_it(issued: Written, tmp_path: Path) -> None:
    path = releasing.kept(issued.project, "tiny", "2026.1") / "pain-vi.pdf"
    path.write_bytes(path.read_bytes() + b"\n")
    issued.replace(VI, "text: Có đau không?", "text: Quý vị có đau không?")
    _, parsed = shown(issued, tmp_path)
    assert sum("dříve" in alt for alt, _ in parsed.images) == 2  # of the polyglot set alone


def test_texts_on_the_page_are_escaped(issued: Written, tmp_path: Path) -> None:
    issued.replace(TOPIC, "note: Zapište čas.", "note: '<b onclick=\"x\">5 < 6 & 7</b>'")
    text, parsed = shown(issued, tmp_path)
    assert "b" not in parsed.tags
    assert "&lt;b onclick=&quot;x&quot;&gt;5 &lt; 6 &amp; 7&lt;/b&gt;" in text


# -- replacement packs ---------------------------------------------------------------------------


def packs(project: Written, *languages: str) -> dict[str, Pack]:
    found = replacing.replace(project.project, "tiny", "2026.1", languages)
    return {pack.file: pack for pack in found.packs}


def _reword(project: Written) -> None:
    project.replace(RU, "text: Болит?", "text: Больно?")
    project.sign_anew(RU)


def _retire(project: Written) -> None:
    project.replace(TOPIC, "retired: [4]", "retired: [2, 4]")
    text = project.read(TOPIC)
    start, end = text.index("      - number: 2"), text.index("    mark: 2")
    project.write(TOPIC, (text[:start] + text[end:]).replace("        next: [P2]\n", ""))
    for file in (RU, VI):
        project.write(file, re.sub(r"^  does-it-hurt:\n(?:    .*\n)+", "", project.read(file), flags=re.MULTILINE))


def _reorder(project: Written) -> None:
    text = project.read(TOPIC)
    one, two = text.index("      - number: 1"), text.index("      - number: 2")
    end = text.index("    mark: 2")
    project.write(TOPIC, text[:one] + text[two:end] + text[one:two] + text[end:])


def _add(project: Written) -> None:
    card = "      - {number: 5, id: cold, text: Je vám zima?, answer: yes-no, picture: circle}\n"
    project.replace(TOPIC, "      - number: 2\n", card + "      - number: 2\n")
    for file, text in ((RU, "Вам холодно?"), (VI, "Quý vị có lạnh không?")):
        project.write(file, project.read(file) + f"  cold: {{from: Je vám zima?, text: {text}, state: draft}}\n")


@pytest.mark.parametrize(
    ("change", "removed", "aside", "put"),
    [
        (
            _reword,
            ["index:1", "divider:pain/where", "P2", "imprint"],
            [],
            ["index:1 cover", "divider:pain/where index:1", "P2 P1", "imprint P3"],
        ),
        (
            _retire,
            ["index:1", "divider:pain/where", "P1", "P2", "imprint"],
            [],
            ["index:1 cover", "divider:pain/where index:1", "P1 divider:pain/where", "imprint P3"],
        ),
        (
            _reorder,
            ["index:1", "divider:pain/where", "imprint"],
            ["P2"],
            ["index:1 cover", "divider:pain/where index:1", "P2 divider:pain/where", "imprint P3"],
        ),
        (
            _add,
            ["index:1", "divider:pain/where", "imprint"],
            [],
            ["index:1 cover", "divider:pain/where index:1", "P5 P1", "imprint P3"],
        ),
    ],
)
def test_a_pack_turns_the_binder_into_the_new_set(
    issued: Written, change: Callable[[Written], None], removed: list[str], aside: list[str], put: list[str]
) -> None:
    change(issued)
    raised(issued)
    pack = packs(issued, "ru")["pain-ru.pdf"]
    todo = pack.todo
    assert todo is not None
    assert [leaf.leaf for leaf in todo.remove] == removed
    assert [leaf.leaf for leaf in todo.aside] == aside
    assert [f"{one.leaf.leaf} {one.behind}" for one in todo.puts] == put
    chosen = choose(issued.project, "tiny", ["ru"])
    before = {one.file: one for one in released(chosen.content, record(issued))}["pain-ru.pdf"]
    after, _ = present(chosen.content, chosen.plans)["pain-ru.pdf"]
    binder = apply(before.leaves, todo)
    assert [(leaf.leaf, leaf.appearance) for leaf in binder if leaf.leaf != "imprint"] == [
        (leaf.leaf, leaf.appearance) for leaf in after.leaves if leaf.leaf != "imprint"
    ]
    assert binder[-1] == after.leaves[-1]


def test_a_pack_is_a_sheet_and_the_new_leaves_alone_on_the_paper_of_the_set(issued: Written) -> None:
    _reword(issued)
    raised(issued)
    pack = packs(issued, "ru")["pain-ru.pdf"]
    assert pack.path == issued.root / "output/replace/tiny/pain-ru-2026.1-2026.2.pdf"
    texts = pages(pack.path)
    assert len(texts) == 10  # the sheet, then four leaves
    assert texts[0].startswith("Výměna listů Bolest · ruština Malé vydání: 2026.1 → 2026.2")
    assert "1. Vyjměte a vyřaďte · listů: 4" in texts[0]
    assert re.search(r"P2 Bolí to\?.* P2 Bolí to\? za P1", texts[0])
    assert re.search(r"1\..* Seznam karet od P1 do P3 .*2\..* Seznam karet od P1 do P3 za obálku", texts[0])
    assert "Listů v sadě po výměně: 8" in texts[0]
    assert texts[1] == ""  # its back
    assert "Больно?" in texts[6]
    whole = issued.root / "whole"
    build.build(issued.project, Wanted(languages=("ru",), topics=("pain",)), whole, jobs=1)
    assert texts[2:] == [pages(whole / "tiny/pain-ru.pdf")[at] for at in (2, 3, 4, 5, 8, 9, 14, 15)]
    sizes = {tuple(page.mediabox) for page in pypdf.PdfReader(whole / "tiny/pain-ru.pdf").pages}
    assert {tuple(page.mediabox) for page in pypdf.PdfReader(pack.path).pages} == sizes


def test_a_pack_is_accessible(issued: Written) -> None:
    _reorder(issued)
    _reword(issued)
    raised(issued)
    for pack in packs(issued).values():
        if pack.path:
            report = validation.validate_pdf_bytes(pack.path.read_bytes(), profile="ua1")
            assert [str(failure.message) for failure in report.failures] == []


def test_the_same_content_gives_the_same_pack(issued: Written) -> None:
    _reword(issued)
    raised(issued)
    data = []
    for _ in range(2):
        path = packs(issued, "ru")["pain-ru.pdf"].path
        assert path
        data.append(path.read_bytes())
    assert data[0] == data[1]


def test_where_nothing_is_to_be_exchanged_no_pack_is_made(issued: Written) -> None:
    raised(issued)
    assert {pack.outcome for pack in packs(issued).values()} == {"same"}
    assert not (issued.root / "output/replace").exists()


def test_another_paper_wants_the_whole_set(issued: Written) -> None:
    issued.replace("content/layouts/ring.yaml", "holes: [65, 145]", "holes: [60, 150]")
    raised(issued)
    found = packs(issued, "ru")
    assert found["pain-ru.pdf"].outcome == "whole"
    assert "holes left 60 150" in found["pain-ru.pdf"].why
    assert found["loose-ru.pdf"].outcome == "same"


def test_a_set_in_which_no_leaf_stays_is_printed_whole(issued: Written) -> None:
    issued.replace("content/layouts/loose.yaml", "at: [16, 20, 66, 84]", "at: [16, 20, 66, 80]")
    raised(issued)
    found = packs(issued, "ru")["loose-ru.pdf"]
    assert (found.outcome, found.why) == ("whole", "no leaf is as it was: print the whole set")


def test_a_language_that_is_new_or_given_up_is_told(issued: Written) -> None:
    issued.replace(EDITION, "languages: [ru, vi]", "languages: [vi]")
    raised(issued)
    found = packs(issued)
    assert found["pain-ru.pdf"].outcome == "gone"
    releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    issued.replace(EDITION, "languages: [vi]", "languages: [ru, vi]")
    issued.replace(EDITION, "2026.2", "2026.3")
    later = replacing.replace(issued.project, "tiny", "2026.2", ["ru"])
    assert {pack.outcome for pack in later.packs} == {"new"}


def test_two_sets_of_one_version_must_not_differ(issued: Written) -> None:
    _reword(issued)
    with pytest.raises(ContentError) as error:
        packs(issued)
    assert codes(error) == ["changed-since-release"]
    assert not (issued.root / "output/replace").exists()


def test_a_pack_of_what_is_not_on_record_is_made_with_a_warning(issued: Written) -> None:
    _reword(issued)
    raised(issued)
    found = replacing.replace(issued.project, "tiny", "2026.1", ["ru"])
    assert [problem.code for problem in found.warnings] == ["not-released"]
    releasing.issue(issued.project, "tiny", BY, trial=True, jobs=1)
    assert replacing.replace(issued.project, "tiny", "2026.1", ["ru"]).warnings == ()
    issued.replace(VI, "text: Có đau không?", "text: Quý vị có đau không?")
    with pytest.raises(ContentError) as error:
        packs(issued)
    assert codes(error) == ["changed-since-release"]


def test_a_word_of_the_sheet_that_is_missing_is_a_problem(issued: Written) -> None:
    issued.replace("content/phrases/layout/topic.yaml", "  exchange-put: {text: Vložte, for: staff}\n", "")
    _reword(issued)
    raised(issued)
    with pytest.raises(ContentError) as error:
        packs(issued)
    assert codes(error) == ["unknown-word"]
