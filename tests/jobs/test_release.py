"""A release holds approved phrases only: what is missing is told phrase by phrase, or counted where it is much."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cardgen.jobs.build import Wanted, build
from cardgen.problems import ContentError, Problem
from tests.jobs.manifests import make, manifest, pages
from tests.jobs.tiny import ALL_FILES, Tiny
from tests.projects import Written, copy_of_real

RELEASE = Wanted(release=True)


def refused(project: Tiny, wanted: Wanted) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as error:
        make(project, wanted)
    assert not project.output.exists()
    return error.value.problems


def test_a_release_of_drafts_is_refused_with_one_problem_a_language(project: Tiny) -> None:
    problems = refused(project, RELEASE)
    assert [str(problem) for problem in problems] == [
        f"content/phrases/answers/{tag}.yaml:2:31: error: {tag}: {waiting} of 54 phrases are not approved: "
        f"answers 20, body 3, calendar 13, layout 4, loose 4, street 4, ward {ward} [not-approved]\n"
        f"    have a qualified translator check and approve them (cardgen status --lang {tag} counts them), or build "
        "without --release"
        for tag, waiting, ward in (("ru", 54, 6), ("vi", 53, 5))  # one is approved
    ]


def test_what_several_editions_print_is_counted_once(project: Tiny) -> None:
    both = refused(project, RELEASE)
    project.write(
        "content/editions/second.yaml", project.read("content/editions/clinic.yaml").replace("clinic", "second")
    )
    assert refused(project, RELEASE) == both


def test_as_many_as_can_be_read_are_told_each_at_its_place(project: Tiny) -> None:
    project.approve_all()
    project.unapprove("content/phrases/ward/ru.yaml")
    found = refused(project, RELEASE)
    assert len(found) == 6
    assert str(found[-1]) == (
        "content/phrases/ward/ru.yaml:9:35: error: card W2 (drink), ru: it is a draft, not approved [not-approved]\n"
        "    have a qualified translator check and approve it, or build without --release"
    )


def test_a_single_draft_is_enough(project: Tiny) -> None:
    project.approve_all()
    project.replace("content/phrases/loose/ru.yaml", "text: Да, state: approved", "text: Да, state: revised")
    (problem,) = refused(project, RELEASE)
    assert problem.message == "card K1 (yes), ru: it is revised, not approved"


@pytest.mark.parametrize("bank", ["answers", "body", "calendar", "layout"])
def test_words_that_every_set_shares_must_be_approved_too(project: Tiny, bank: str) -> None:
    project.approve_all()
    file = f"content/phrases/{bank}/vi.yaml"
    project.write(file, project.read(file).replace("state: approved", "state: draft", 1))
    (problem,) = refused(project, RELEASE)
    assert problem.place.file == file


def test_a_release_of_one_language_asks_nothing_of_the_others(project: Tiny) -> None:
    project.approve_all()
    for bank in ("ward", "answers", "loose"):
        project.unapprove(f"content/phrases/{bank}/ru.yaml")
    assert make(project, Wanted(languages=("vi",), release=True)).files == 3


def test_a_release_of_one_topic_asks_nothing_of_the_others(project: Tiny) -> None:
    project.approve_all()
    project.unapprove("content/phrases/street/ru.yaml")
    assert make(project, Wanted(topics=("ward",), release=True)).files == 3


def test_drafts_are_built_where_no_release_is_asked_for(project: Tiny) -> None:
    assert make(project).drafts == 17


# -- what comes out once everything is signed

UNVERIFIED = "překlad neověřen"


def released(project: Written, wanted: Wanted, edition: str) -> tuple[dict[str, Any], str]:
    """Build a release; return its manifest, and the text of all its pages."""
    output = project.root / "output"
    build(project.project, wanted, output, jobs=1)
    found = manifest(output / edition)
    text = "\n".join(page for entry in found["files"] for page in pages(output / edition / entry["path"]))
    return found, text


def test_a_bank_that_is_signed_throughout_is_released_without_a_mark(project: Tiny) -> None:
    _, draft = released(project, Wanted(), "clinic")
    assert UNVERIFIED in draft  # or its absence below would say nothing
    project.approve_all()
    found, text = released(project, RELEASE, "clinic")
    assert UNVERIFIED not in text
    assert found["release"] is True
    assert sorted(entry["path"] for entry in found["files"]) == sorted(ALL_FILES)
    assert {card["state"] for entry in found["files"] for card in entry["cards"]} == {"approved"}


def test_a_real_topic_that_is_signed_throughout_is_released_without_a_mark(tmp_path: Path) -> None:
    real = copy_of_real(tmp_path)
    printed = ("loose", "answers", "body", "calendar", "protocol", "tools")
    files = [f"{topic}/ru" for topic in printed] + [f"layout/{tag}" for tag in ("ru", "vi", "mn", "bg")]
    for file in files:
        real.sign(f"content/phrases/{file}.yaml", "approved")
    found, text = released(real, Wanted(("emergency",), ("ru",), ("loose",), release=True), "emergency")
    assert "Не понимаю" in text
    assert UNVERIFIED not in text
    assert found["release"] is True
    assert {card["state"] for entry in found["files"] for card in entry["cards"]} == {"approved"}
