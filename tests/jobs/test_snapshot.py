"""A snapshot is another one wherever anything that a check reads is another."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from cardgen.jobs import snapshot as snapshots
from cardgen.jobs.snapshot import Snapshot
from cardgen.project import Project

pytestmark = pytest.mark.usefixtures("program")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    for file, text in {"content/phrases/a/vi.yaml": "a", "content/b.yaml": "b", "fonts/c.ttf": "c"}.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text)
    return root


def taken(root: Path) -> Snapshot:
    return Snapshot(Project(root))


def test_it_names_every_file_below_content_and_fonts(root: Path) -> None:
    (root / "output").mkdir()
    (root / "output/cards.pdf").write_text("x")
    assert set(taken(root).files) == {"content/phrases/a/vi.yaml", "content/b.yaml", "fonts/c.ttf"}


def test_the_same_files_make_the_same_digest_wherever_they_stand(root: Path, tmp_path: Path) -> None:
    before = taken(root).whole
    assert taken(root).whole == before
    root.rename(tmp_path / "moved")
    assert taken(tmp_path / "moved").whole == before


@pytest.mark.parametrize("file", ["content/phrases/a/vi.yaml", "content/b.yaml", "fonts/c.ttf"])
def test_another_file_is_another_digest(root: Path, file: str) -> None:
    seen = {taken(root).whole}
    for text in ("", "other", "a" * 3_000_000):
        (root / file).write_text(text)
        seen.add(taken(root).whole)
    (root / file).rename(root / f"{file}.txt")
    seen.add(taken(root).whole)
    (root / f"{file}.txt").unlink()
    seen.add(taken(root).whole)
    assert len(seen) == 6


def test_a_file_however_deep_counts(root: Path) -> None:
    deep = root / "content" / "/".join("d" * 60)
    before = taken(root).whole
    deep.mkdir(parents=True)
    assert taken(root).whole == before  # empty folders say nothing
    (deep / "stray.yaml").write_text("x")
    assert taken(root).whole != before


def test_what_an_editor_hides_does_not_count(root: Path) -> None:
    before = taken(root).whole
    (root / "content/.b.yaml.swp").write_text("x")
    (root / "content/.git").mkdir()
    (root / "content/.git/config").write_text("x")
    assert taken(root).whole == before


def test_links_are_followed_within_the_project(root: Path) -> None:
    (root / "drafts").mkdir()
    (root / "drafts/vi.yaml").write_text("one")
    (root / "content/phrases/b").symlink_to("../../drafts")
    (root / "content/phrases/a/ru.yaml").symlink_to("../../../drafts/vi.yaml")
    before = taken(root)
    assert before.files["content/phrases/b/vi.yaml"] == before.files["content/phrases/a/ru.yaml"]
    (root / "drafts/vi.yaml").write_text("two")
    after = taken(root)
    assert after.whole != before.whole
    for file in ("content/phrases/b/vi.yaml", "content/phrases/a/ru.yaml"):
        assert after.files[file] != before.files[file]


def test_where_a_link_leads_counts(root: Path) -> None:
    for name in ("one", "two"):
        (root / name).mkdir()
        (root / name / "x.yaml").write_text("the same")
    link = root / "content/phrases/b"
    link.symlink_to("../../one")
    before = taken(root).whole
    link.unlink()
    link.symlink_to("../../two")
    assert taken(root).whole != before


def test_links_that_lead_round_come_to_an_end(root: Path) -> None:
    (root / "content/phrases/a/loop").symlink_to(root / "content")
    (root / "content/phrases/self").symlink_to(root / "content/phrases/self")
    before = taken(root).whole
    assert taken(root).whole == before


def test_a_link_to_the_project_itself_is_like_no_other_moment(root: Path) -> None:
    (root / "content/phrases/b").symlink_to(root)  # by which a topic.yaml beside content/ is read
    assert taken(root).whole != taken(root).whole


def test_links_without_end_are_like_no_other_moment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "_MOST_FILES", 500)
    for name in "abcdef":
        folder = root / "content" / name
        folder.mkdir()
        for other in "abcdef":
            (folder / f"to-{other}").symlink_to(root / "content" / other)
    assert taken(root).whole != taken(root).whole


def test_nothing_outside_the_project_is_read(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("one")
    (root / "content/leak.yaml").symlink_to(tmp_path / "secret")
    before = taken(root)
    (tmp_path / "secret").write_text("two")
    assert taken(root).whole == before.whole
    assert before.of("../secret") == b""


def test_that_there_is_something_where_a_link_leads_out_counts(root: Path, tmp_path: Path) -> None:
    (root / "content/phrases/a/uk.yaml").symlink_to(tmp_path / "later")
    before = taken(root).whole
    assert taken(root).whole == before
    (tmp_path / "later").write_text("x")
    assert taken(root).whole != before


def test_a_folder_that_a_link_out_leads_to_is_like_no_other_moment(root: Path, tmp_path: Path) -> None:
    (root / "content/phrases/b").symlink_to(tmp_path)
    assert taken(root).whole != taken(root).whole


def test_content_that_is_itself_a_link_out_is_another_digest(root: Path, tmp_path: Path) -> None:
    before = taken(root).whole
    (root / "content").rename(tmp_path / "share")
    (root / "content").symlink_to(tmp_path / "share")
    assert taken(root).whole != before


def test_queues_and_devices_are_passed_by(root: Path) -> None:
    os.mkfifo(root / "content/queue.yaml")
    assert "content/queue.yaml" not in taken(root).files
    os.mkfifo(root / "queue.csv")
    assert taken(root).of("queue.csv") == b""


def test_a_file_elsewhere_in_the_project_may_be_asked_for(root: Path) -> None:
    before = taken(root)
    assert before.of("lists/people.csv") == b""
    (root / "lists").mkdir()
    (root / "lists/people.csv").write_text("x")
    assert taken(root).of("lists/people.csv") not in (b"", taken(root).of("content/b.yaml"))


def test_another_program_is_another_digest(root: Path, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {taken(root).whole}
    (program / "cards.py").write_text("2")
    seen.add(taken(root).whole)
    (program / "new.py").write_text("")
    seen.add(taken(root).whole)
    monkeypatch.setattr("platform.python_version", lambda: "3.99")
    seen.add(taken(root).whole)
    monkeypatch.setattr(snapshots, "installed", lambda: ("x-1.dist-info",))
    seen.add(taken(root).whole)
    assert len(seen) == 5


def test_packages_are_known_with_their_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyyaml-6.0.dist-info", "old-1.egg-info", "pyyaml"):
        (tmp_path / "site" / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site"), str(tmp_path / "nowhere")])
    assert snapshots.installed() == ("old-1.egg-info", "pyyaml-6.0.dist-info")


def test_a_dictionary_is_known_by_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cardgen.project._DICTIONARIES", (str(tmp_path),))
    monkeypatch.delenv("DICPATH", raising=False)
    seen = {snapshots.of_dictionary("vi")}
    assert seen == {b""}
    (tmp_path / "vi.aff").write_text("SET UTF-8\n")
    for words in ("1\na\n", "1\nb\n"):
        (tmp_path / "vi.dic").write_text(words)
        seen.add(snapshots.of_dictionary("vi"))
    (tmp_path / "vi.aff").write_text("SET UTF-8\nTRY a\n")
    seen.add(snapshots.of_dictionary("vi"))
    assert len(seen) == 4
