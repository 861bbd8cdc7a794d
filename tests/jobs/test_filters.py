"""Building only some languages, topics or editions: the rest stays as it is, and versions are never mixed."""

from __future__ import annotations

import pytest

from cardgen.jobs.build import Wanted
from cardgen.problems import ContentError, UnknownName
from tests.jobs.manifests import file_entry, make, manifest
from tests.jobs.tiny import ALL_FILES, Tiny, snapshot

EDITION = "content/editions/clinic.yaml"
STREET_ONLY = """\
edition: street
title: Uliční vydání
version: "7"
date: 2026-01-02
topics: [street]
languages: [vi]
layout: ring
publisher: Zkouška
"""


def said(error: pytest.ExceptionInfo[ContentError]) -> str:
    return str(error.value)


@pytest.mark.parametrize(
    ("wanted", "made"),
    [
        (Wanted(languages=("vi",)), {"ward-vi.pdf", "street-vi.pdf", "loose-vi.pdf"}),
        (Wanted(topics=("ward",)), {"ward-vi.pdf", "ward-ru.pdf", "ward-polyglot.pdf"}),
        (Wanted(topics=("loose",)), {"loose-vi.pdf", "loose-ru.pdf"}),
        (Wanted(languages=("ru",), topics=("street",)), {"street-ru.pdf"}),
        (
            Wanted(languages=("ru", "vi"), topics=("loose", "ward")),
            {f"{t}-{x}.pdf" for t in ("ward", "loose") for x in ("vi", "ru")},
        ),
    ],
)
def test_a_filtered_build_makes_only_the_files_asked_for(project: Tiny, wanted: Wanted, made: set[str]) -> None:
    assert make(project, wanted).files == len(made)
    assert {path.name for path in (project.output / "clinic").iterdir()} == made | {"manifest.json"}
    assert {entry["path"] for entry in manifest(project.output / "clinic")["files"]} == made


def test_a_filtered_build_keeps_the_other_files_and_their_entries(issued: Tiny) -> None:
    before = snapshot(issued.output / "clinic")
    entries = {entry["path"]: entry for entry in manifest(issued.output / "clinic")["files"]}
    issued.replace("content/phrases/ward/vi.yaml", "Quý vị có đau không?", "Quý vị đau?")
    make(issued, Wanted(languages=("vi",), topics=("ward",)))
    after = snapshot(issued.output / "clinic")
    assert set(after) == set(before)
    assert {name for name in after if after[name] != before[name]} == {"ward-vi.pdf", "manifest.json"}
    assert [entry["path"] for entry in manifest(issued.output / "clinic")["files"]] == sorted(ALL_FILES)
    for name in set(ALL_FILES) - {"ward-vi.pdf"}:
        assert file_entry(issued.output / "clinic", name) == entries[name]
    assert file_entry(issued.output / "clinic", "ward-vi.pdf") != entries["ward-vi.pdf"]


def test_a_filtered_build_drops_the_entry_of_a_file_that_somebody_deleted(issued: Tiny) -> None:
    (issued.output / "clinic" / "street-ru.pdf").unlink()
    make(issued, Wanted(topics=("ward",)))
    found = [entry["path"] for entry in manifest(issued.output / "clinic")["files"]]
    assert found == sorted(set(ALL_FILES) - {"street-ru.pdf"})


def test_a_filtered_build_of_another_version_is_refused_and_changes_nothing(issued: Tiny) -> None:
    before = snapshot(issued.output)
    issued.replace(EDITION, "2026.1", "2026.2")
    with pytest.raises(ContentError) as error:
        make(issued, Wanted(languages=("vi",)))
    assert said(error) == (
        "content/editions/clinic.yaml:1:1: error: clinic/ holds files of version 2026.1 of 2026-11-22, "
        "and only some of them would become version 2026.2 of 2026-11-22 [mixed-versions]\n"
        "    build the whole edition, or choose another folder with --output"
    )
    assert snapshot(issued.output) == before


def test_a_filtered_build_of_another_date_is_refused(issued: Tiny) -> None:
    issued.replace(EDITION, "2026-11-22", "2026-11-23")
    with pytest.raises(ContentError) as error:
        make(issued, Wanted(topics=("ward",)))
    assert (
        "clinic/ holds files of version 2026.1 of 2026-11-22, "
        "and only some of them would become version 2026.1 of 2026-11-23 [mixed-versions]"
    ) in said(error)


def test_a_filtered_release_over_a_trial_is_refused_and_says_which_is_which(issued: Tiny) -> None:
    issued.approve_all()
    with pytest.raises(ContentError) as error:
        make(issued, Wanted(topics=("ward",), release=True))
    assert (
        "clinic/ holds files of version 2026.1 of 2026-11-22, "
        "and only some of them would become version 2026.1 of 2026-11-22 for release [mixed-versions]"
    ) in said(error)


def test_a_filtered_build_of_another_version_is_allowed_where_it_replaces_every_file(project: Tiny) -> None:
    make(project, Wanted(topics=("loose",)))
    project.replace(EDITION, "2026.1", "2026.2")
    make(project, Wanted(topics=("loose",)))
    assert manifest(project.output / "clinic")["version"] == "2026.2"


def test_a_whole_build_replaces_every_file_of_another_version(issued: Tiny) -> None:
    issued.replace(EDITION, "2026.1", "2026.2")
    make(issued)
    assert manifest(issued.output / "clinic")["version"] == "2026.2"
    assert len(manifest(issued.output / "clinic")["files"]) == len(ALL_FILES)


def test_only_the_editions_named_are_built(project: Tiny) -> None:
    project.write("content/editions/street.yaml", STREET_ONLY)
    make(project, Wanted(editions=("street",)))
    assert sorted(snapshot(project.output)) == ["street", "street/manifest.json", "street/street-vi.pdf"]


def test_all_editions_are_built_where_none_is_named(project: Tiny) -> None:
    project.write("content/editions/street.yaml", STREET_ONLY)
    assert make(project).folders == (project.output / "clinic", project.output / "street")
    assert manifest(project.output / "street")["version"] == "7"
    assert manifest(project.output / "clinic")["version"] == "2026.1"


@pytest.mark.parametrize("wanted", [Wanted(topics=("ward",)), Wanted(languages=("ru",)), Wanted(topics=("loose",))])
def test_a_filter_leaves_editions_alone_that_have_nothing_of_it(project: Tiny, wanted: Wanted) -> None:
    project.write("content/editions/street.yaml", STREET_ONLY)
    built = make(project, wanted)
    assert built.folders == (project.output / "clinic",)
    assert not (project.output / "street").exists()


def test_a_filter_is_not_refused_for_an_older_version_of_an_edition_that_has_nothing_of_it(project: Tiny) -> None:
    project.write("content/editions/street.yaml", STREET_ONLY)
    make(project)
    before = snapshot(project.output / "street")
    project.write("content/editions/street.yaml", STREET_ONLY.replace('"7"', '"8"'))
    make(project, Wanted(topics=("ward",)))
    assert snapshot(project.output / "street") == before


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Wanted(editions=("clinik",)), "there is no edition 'clinik'; did you mean 'clinic'?"),
        (Wanted(editions=("zoo",)), "there is no edition 'zoo'; known are: clinic, street"),
        (Wanted(languages=("uk",)), "there is no language 'uk'; known are: ru, vi"),
        (Wanted(languages=("cs",)), "there is no language 'cs'; known are: ru, vi"),
        (Wanted(topics=("wrad",)), "there is no topic 'wrad'; did you mean 'ward'?"),
        (Wanted(topics=("answers",)), "there is no topic 'answers'; known are: loose, street, ward"),
        (Wanted(("street",), topics=("ward",)), "the edition street has no topic 'ward'; known are: street"),
        (Wanted(("street",), languages=("ru",)), "the edition street has no language 'ru'; known are: vi"),
        (Wanted(("street",), topics=("loose",)), "the edition street has no topic 'loose'; known are: street"),
    ],
)
def test_a_name_that_there_is_not_is_refused_with_a_way_out(project: Tiny, wanted: Wanted, message: str) -> None:
    project.write("content/editions/street.yaml", STREET_ONLY)
    with pytest.raises(UnknownName) as error:
        make(project, wanted)
    assert str(error.value) == message
    assert not project.output.exists()


def test_what_nobody_asked_for_may_be_unfinished(project: Tiny) -> None:
    project.replace(
        "content/phrases/ward/ru.yaml", "  hurts: {from: Bolí vás to?, text: Вам больно?, state: draft}\n", ""
    )
    make(project, Wanted(languages=("vi",)))
    with pytest.raises(ContentError) as error:
        make(project, Wanted(languages=("ru",)))
    assert "card W1 (hurts), ru: there is no translation of 'Bolí vás to?' [missing-translation]" in said(error)
