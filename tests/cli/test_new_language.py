"""`cardgen new-language`: what was written, and what to do next."""

from __future__ import annotations

import os

import pytest

from tests.cli.running import Shell
from tests.jobs.tiny import snapshot


def wrong(shell: Shell, *words: str) -> str:
    """Type what is wrong usage, and return the message; nothing may be written."""
    before = snapshot(shell.project.root)
    said = shell.run("new-language", *words)
    assert (said.status, said.out) == (2, "")
    assert snapshot(shell.project.root) == before
    return said.err.splitlines()[-1]


def test_the_new_files_are_named_with_what_to_do_next(shell: Shell) -> None:
    said = shell.run("new-language", "uk")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "new: content/languages/uk.yaml\n"
        "new: content/phrases/answers/uk.yaml\n"
        "new: content/phrases/body/uk.yaml\n"
        "new: content/phrases/calendar/uk.yaml\n"
        "new: content/phrases/layout/uk.yaml\n"
        "new: content/phrases/loose/uk.yaml\n"
        "new: content/phrases/street/uk.yaml\n"
        "new: content/phrases/ward/uk.yaml\n"
        "Ukrainian: 54 strings to translate\n"
        "fill the files, or: cardgen export uk --format xlsx --only missing\n"
    )


def test_strings_that_no_edition_prints_are_told_apart_since_status_does_not_count_them(shell: Shell) -> None:
    shell.project.replace("content/editions/clinic.yaml", "[ward, street]", "[ward]")
    said = shell.run("new-language", "uk")
    assert (
        "Ukrainian: 54 strings to translate "
        "(among them 4 of street: not printed, so cardgen status does not count them)\n"
    ) in said.out
    sums = [line.split() for line in shell.run("status", "--lang", "uk").out.splitlines() if "all " in line]
    assert sums[0][:3] == ["uk", "all", "50"]


def test_what_it_proposes_can_be_done(shell: Shell) -> None:
    shell.run("new-language", "uk")
    said = shell.run("export", "uk", "--format", "xlsx", "--only", "missing")
    assert (said.status, said.out) == (0, "output/exchange/uk-missing.xlsx: 54 strings of 7 topics\n")


def test_a_language_that_is_there_is_completed(shell: Shell) -> None:
    shell.project.remove("content/phrases/street/vi.yaml")
    file = "content/phrases/ward/vi.yaml"
    text = shell.project.read(file)
    shell.project.write(file, "".join(line for line in text.splitlines(True) if not line.startswith("  where: ")))
    said = shell.run("new-language", "vi")
    assert said.status == 0
    assert said.out == (
        "new: content/phrases/street/vi.yaml\n"
        "added to files that were there: 1 string\n"
        "Vietnamese: 5 strings to translate\n"
        "fill the files, or: cardgen export vi --format xlsx --only missing\n"
    )


def test_where_nothing_is_missing_nothing_is_written(shell: Shell) -> None:
    before = snapshot(shell.project.root)
    said = shell.run("new-language", "vi")
    assert said.status == 0
    assert said.out == (
        "nothing was written: Vietnamese (vi) has an entry for every string, and every string is translated\n"
    )
    assert snapshot(shell.project.root) == before


def test_typed_again_it_says_how_much_is_not_translated_yet(shell: Shell) -> None:
    shell.run("new-language", "uk")
    shell.project.replace(
        "content/phrases/ward/uk.yaml", 'from: Oddělení, text: ""', "from: Oddělení, text: Відділення"
    )
    said = shell.run("new-language", "uk")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "nothing was written: Ukrainian (uk) has an entry for every string, 53 of 54 strings not translated yet\n"
        "fill the files, or: cardgen export uk --format xlsx --only missing\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("cs",), "Error: the language cs is the source and not translated"),
        (("ar",), "Error: Arabic is not written from left to right, and cardgen sets only such languages for now"),
        (
            ("ua",),
            "Error: 'ua' is not a language tag that is known; UA is a country; did you mean its language, 'uk'?",
        ),
        (("UK",), "Error: 'UK' is not how the tag is written; did you mean 'uk'?"),
        (("ukrainian",), "Error: 'ukrainian' is not a language tag that is known; did you mean 'uk'?"),
        (("uk/",), "Error: 'uk/' is not a language tag that is known; did you mean 'uk'?"),
        ((), "Error: Missing argument 'LANG'."),
        (("uk", "pl"), "Error: Got unexpected extra argument (pl)"),
    ],
)
def test_wrong_usage_is_told_with_the_way_out(shell: Shell, words: tuple[str, ...], message: str) -> None:
    assert wrong(shell, *words) == message


def test_a_face_without_the_letters_is_a_problem_of_the_content(shell: Shell) -> None:
    before = snapshot(shell.project.root)
    said = shell.run("new-language", "ka")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "fonts/faces.yaml:1:1: error: ka: the face 'text' has no glyph for 'ა' U+10D0 GEORGIAN LETTER AN, "
        "'ბ' U+10D1 GEORGIAN LETTER BAN, 'გ' U+10D2 GEORGIAN LETTER GAN and 63 more [missing-glyph]\n"
        "    add a face that has them, write content/languages/ka.yaml with that face by hand, and begin again\n"
        "1 error\n"
    )
    assert snapshot(shell.project.root) == before


def test_a_disk_that_is_full_leaves_everything_as_it_was(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    before = snapshot(shell.project.root)
    said = shell.run("new-language", "uk")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("content/languages/uk.yaml:1:1: error: the file cannot be written: No space left on ")
    assert snapshot(shell.project.root) == before


def test_a_link_that_leads_out_of_the_project_is_no_traceback(shell: Shell) -> None:
    file = "content/phrases/ward/uk.yaml"
    (shell.project.root / file).symlink_to(shell.project.root.parent / "no" / "such" / "file.yaml")
    assert wrong(shell, "uk") == f"Error: {file} leads out of the project"
