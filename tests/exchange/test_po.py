from __future__ import annotations

import dataclasses
import io
import itertools
import shutil
import subprocess
from pathlib import Path

import pytest
from babel.messages import pofile
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cardgen.exchange import _po_syntax, _reading, po
from cardgen.exchange.parcel import Parcel, Unit, fingerprint
from cardgen.problems import Problems
from tests.exchange.parcels import one_of_each, parcels, unit

FILE = "emergency-vi.po"


def told(data: bytes) -> list[str]:
    """The codes and places of all that is said of a file."""
    problems = Problems()
    po.read(data, FILE, problems)
    return [f"{problem.code} {problem.place.line}:{problem.place.column}" for problem in problems]


def read(data: bytes) -> Parcel:
    problems = Problems()
    parcel = po.read(data, FILE, problems)
    assert list(problems) == []
    assert parcel is not None
    return parcel


def changed(parcel: Parcel, old: str, new: str) -> bytes:
    """The file of a parcel in which a translator's tool has replaced what stands there once."""
    text = po.write(parcel).decode()
    assert text.count(old) == 1, text
    return text.replace(old, new).encode()


def back(one: Unit, old: str, new: str) -> Unit:
    (found,) = read(changed(Parcel("vi", (one,)), old, new)).units
    return found


def exported(**others: object) -> Unit:
    """A unit with the fingerprint of its text."""
    one = unit(**others)  # type: ignore[arg-type]  # fields of a unit
    return dataclasses.replace(one, base=fingerprint(one.target, one.state, "", ""))


def line_of(data: bytes, part: str) -> int:
    return next(number for number, line in enumerate(data.decode().split("\n"), 1) if part in line)


# --- the law


@given(parcels)
@example(Parcel("vi", ()))
@example(Parcel("vi", (unit(source=" " * 90 + "\n", target="a" + " " * 90, previous="\n"),)))
def test_what_was_written_is_read_again(parcel: Parcel) -> None:
    assert read(po.write(parcel)) == parcel


@settings(max_examples=30)
@given(parcels)
def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(parcel: Parcel) -> None:
    assert read(b"\xef\xbb\xbf" + po.write(parcel).replace(b"\n", b"\r\n")) == parcel


@settings(max_examples=30)
@given(parcels)
def test_babel_reads_the_same_strings(parcel: Parcel) -> None:
    catalog = pofile.read_po(io.BytesIO(po.write(parcel)), abort_invalid=True)
    assert {(entry.context, entry.id): entry.string for entry in catalog if entry.id} == {
        (f"{one.number} {one.key}" if one.number else one.key, one.source): one.target for one in parcel.units
    }


@settings(max_examples=30)
@given(parcels)
def test_the_order_of_comments_and_flags_does_not_matter(parcel: Parcel) -> None:
    blocks = po.write(parcel).decode().split("\n\n")
    turned = []
    for block in blocks:
        lines = block.split("\n")
        comments = list(itertools.takewhile(lambda line: line.startswith("#"), lines))
        remark = [line for line in comments if line[:2] in ("#", "# ")]
        others = [line for line in comments if line not in remark]
        turned.append("\n".join([*reversed(others), *remark, *lines[len(comments) :]]))
    assert read("\n\n".join(turned).encode()) == parcel


def test_the_same_parcel_gives_the_same_bytes() -> None:
    assert po.write(one_of_each()) == po.write(one_of_each())


def test_a_unit_without_a_source_is_left_out_since_it_would_be_a_header() -> None:
    assert read(po.write(Parcel("vi", (unit(source=""), unit("other"))))) == Parcel("vi", (unit("other"),))


# --- what a translator sees


def test_an_entry_shows_everything_that_helps() -> None:
    one = unit(
        source="Kde vás to bolí víc?",
        previous="Kde vás to bolí?",
        back="Kde to bolí?",
        remark="Zdvořile.\nK dospělým.",
        note="Ukažte kartu\ns tělem (N58).",
        picture="pain",
        longest=40,
    )
    assert po.write(Parcel("vi", (one,))).decode().split("\n\n")[1] == "\n".join([
        "# Zdvořile.",
        "# K dospělým.",
        "#. obrázek: pain",
        "#. poznámka: Ukažte kartu s tělem (N58).",
        "#. délka: nejvýše 40 znaků",
        '#. zpětný překlad [back]: "Kde to bolí?"',
        '#. přeloženo z [previous]: "Kde vás to bolí?"',
        "#. cardgen base=0123abcd0123abcd0123abcd0123abcd state=draft",
        "#, fuzzy",
        '#| msgid "Kde vás to bolí?"',
        'msgctxt "N14 emergency/phrase/where-does-it-hurt"',
        'msgid "Kde vás to bolí víc?"',
        'msgstr "Bạn đau ở đâu?"',
        "",
    ])  # fmt: skip


def test_the_header_names_languages_charset_and_plural_forms() -> None:
    header = po.write(Parcel("pt-BR", ())).decode()
    for line in (
        "Language: pt_BR",
        "X-Cardgen-Language: pt-BR",
        "Content-Type: text/plain; charset=UTF-8",
        "Plural-Forms: nplurals=2; plural=(n > 1);",
        "X-Source-Language: cs",
        "X-Cardgen-Format: 1",
    ):
        assert f'"{line}\\n"' in header


@pytest.mark.parametrize(
    ("name", "fuzzy"), [("missing", False), ("stale", True), ("draft", True), ("revised", False), ("approved", False)]
)
def test_drafts_and_stale_translations_are_fuzzy(name: str, fuzzy: bool) -> None:
    (block,) = (block for block in po.write(one_of_each()).decode().split("\n\n") if f"/{name}" in block)
    assert ("#, fuzzy" in block) is fuzzy


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_msgfmt_is_content(tmp_path: Path) -> None:
    units = tuple(
        unit(f"card-{i}", number=f"N{i}", source=f"Otázka č. {i}: bolí vás to?", state=state, previous=previous)
        for i, (state, previous) in zip(
            range(1, 601), itertools.cycle([("draft", None), ("revised", None), ("approved", "Bolí?")]), strict=False
        )
    )
    file = tmp_path / FILE
    file.write_bytes(po.write(Parcel("vi", units)))
    done = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", "/dev/null", str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )
    said = [line for line in done.stderr.splitlines() if "PO-Revision-Date" not in line]  # nobody has revised it yet
    assert (done.returncode, said) == (0, ["200 translated messages, 400 fuzzy translations."])


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")
@pytest.mark.parametrize("options", [["--width=60"], ["--no-wrap"], ["--sort-by-file"]])
def test_a_file_that_gettext_has_wrapped_anew_says_the_same(options: list[str]) -> None:
    parcel = Parcel(
        "vi",
        (
            *one_of_each().units,
            unit("long", source="Bolí vás to? " * 20, back="Kde  to bolí? " * 20, remark="a\n\n b\n"),
        ),
    )
    done = subprocess.run(["msgcat", *options, "-"], input=po.write(parcel), capture_output=True, check=True)
    assert done.stdout != po.write(parcel) or "--no-wrap" in options
    found = read(done.stdout)
    assert sorted(found.units, key=lambda one: one.key) == sorted(parcel.units, key=lambda one: one.key)


# --- what comes back


def test_who_clears_fuzzy_has_revised_a_draft() -> None:
    assert back(exported(), "#, fuzzy\n", "").state == "revised"


def test_an_editor_that_clears_fuzzy_while_somebody_types_has_revised_nothing() -> None:
    text = po.write(Parcel("vi", (exported(),))).decode().replace("#, fuzzy\n", "").replace("Bạn đau", "Anh đau")
    (found,) = read(text.encode()).units
    assert (found.target, found.state) == ("Anh đau ở đâu?", "draft")


def test_who_clears_fuzzy_says_that_a_stale_translation_fits_the_czech_of_today() -> None:
    found = back(exported(previous="Kde?", state="approved"), "#, fuzzy\n", "")
    assert (found.state, found.previous) == ("revised", None)


def test_a_stale_translation_stays_what_it_was_while_it_is_fuzzy() -> None:
    found = back(unit(previous="Kde?", state="approved"), "Bạn đau", "Anh đau")
    assert (found.state, found.previous) == ("approved", "Kde?")


def test_the_older_czech_comes_back_where_a_tool_has_dropped_it() -> None:
    assert back(unit(previous="Kde?"), '#| msgid "Kde?"\n', "").previous == "Kde?"


@pytest.mark.parametrize("state", ["revised", "approved"])
def test_what_was_made_fuzzy_is_a_draft(state: str) -> None:
    assert back(unit(state=state), "msgctxt", "#, fuzzy, no-wrap\nmsgctxt").state == "draft"


def test_a_new_translation_is_a_draft() -> None:
    data = po.write(Parcel("vi", (unit(target=""),))).decode().removesuffix('msgstr ""\n') + 'msgstr "Đau ở đâu?"\n'
    (found,) = read(data.encode()).units
    assert (found.state, found.target) == ("draft", "Đau ở đâu?")


def test_a_translation_that_was_removed_is_missing() -> None:
    found = back(unit(state="approved"), "Bạn đau ở đâu?", "")
    assert (found.state, found.target) == ("draft", "")


def test_a_remark_is_changed_added_and_removed() -> None:
    assert back(unit(remark="Zdvořile."), "# Zdvořile.", "# Hovorově.\n#Ano?").remark == "Hovorově.\nAno?"
    assert back(unit(), "#. cardgen", "# Nový.\n#. cardgen").remark == "Nový."
    assert back(unit(remark="Zdvořile."), "# Zdvořile.\n", "#\n").remark is None


def test_a_back_translation_comes_back_from_a_comment_that_a_tool_has_wrapped() -> None:
    found = back(unit(back="Kde vás bolí tělo?"), "vás bolí tělo", "vás\n#.    bolí tělo")
    assert found.back == "Kde vás bolí tělo?"


def test_a_note_that_looks_like_a_back_translation_is_none() -> None:
    (found,) = read(po.write(Parcel("vi", (unit(note='[back]: "x"\nx [back]: "x"'),)))).units
    assert found.back is None


def test_a_unit_knows_its_number_and_where_its_translation_stands() -> None:
    data = po.write(Parcel("vi", (unit(),)))
    (found,) = read(data).units
    assert (found.number, str(found.place)) == ("N14", f"{FILE}:{line_of(data, 'Bạn')}:1")


def test_blank_lines_and_indents_within_an_entry_change_nothing() -> None:
    parcel = Parcel("vi", (unit(),))
    data = changed(parcel, 'msgstr "Bạn đau ở đâu?"', '\n  msgstr\n\t"Bạn " "đau" \n\n "" " ở đâu?"  ')
    assert read(data) == Parcel("vi", (unit(),))


# --- what is refused


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "po-foreign 1:1"),
        (b"\n\n", "po-foreign 1:1"),
        (b"# hello\n", "po-foreign 1:1"),
        (b'msgid ""\nmsgstr "Language: vi\\n"\n\nmsgid "Open"\nmsgstr "Mo"\n', "po-foreign 2:1"),
        (b"\xde\x12\x04\x95\0\0\0\0", "po-compiled 1:1"),
        (b'msgid ""\nmsgstr "\xe1"\n', "po-encoding 2:9"),
        ("žluť\nkůň".encode("utf-16"), "po-encoding 1:1"),
        (b'msgid ""\nmsgstr "a\0"\n', "po-broken 2:10"),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-2\\n"\n', "po-encoding 2:1"),
        (b'msgid ""\nmsgstr "X-Cardgen-Format: 2\\n"\n', "po-format 2:1"),
        (b'msgid ""\nmsgstr "X-Cardgen-Format: 1\\n"\n', "po-language 2:1"),
        (b'msgid ""\nmsgstr "X-Cardgen-Format: 1\\nX-Cardgen-Language: vi\\nLanguage: ru\\n"\n', "po-language 2:1"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused(data: bytes, said: str) -> None:
    assert told(data) == [said]
    assert po.read(data, FILE, Problems()) is None


def test_a_tool_may_name_the_country_of_the_language() -> None:
    assert read(changed(Parcel("vi", ()), 'Language: vi\\n"\n"MIME', 'Language: vi_VN\\n"\n"MIME')).language == "vi"


GOOD = 'msgctxt "N14 emergency/phrase/where-does-it-hurt"\nmsgid "Kde vás to bolí?"\nmsgstr "Bạn đau ở đâu?"\n'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('msgstr "Bạn đau ở đâu?"', 'msgstr "Bạn đau ở đâu?', "po-broken 24:8"),
        ('msgstr "Bạn đau ở đâu?"', "msgstr Bạn", "po-broken 24:8"),
        ('msgstr "Bạn đau ở đâu?"', 'msgstr "Bạn" đau', "po-broken 24:14"),
        ('msgstr "Bạn đau ở đâu?"', 'msgstr "Bạn\\q"', "po-broken 24:12"),
        ('msgstr "Bạn đau ở đâu?"', "msgstr", "po-broken 22:1"),
        ('msgstr "Bạn đau ở đâu?"\n', "", "po-broken 22:1"),
        ('msgid "Kde vás to bolí?"\n', "", "po-broken 22:1"),
        ('msgid "Kde vás to bolí?"', 'msgid ""', "po-broken 22:1"),
        ('msgid "Kde vás to bolí?"', 'msgid "a"\nmsgstr "b"', "po-broken 25:1"),
        ('msgid "Kde vás to bolí?"', "hello", "po-broken 23:1"),
        ('msgid "Kde vás to bolí?"', 'msgid "Kde?"\nmsgid_plural "Kdes?"', "po-plural 24:1"),
        ('msgstr "Bạn', 'msgstr[0] "Bạn', "po-plural 24:1"),
        ("N14 emergency/phrase", "N14 emergency/picture", "po-context 22:1"),
        ("N14 emergency/phrase/where-does-it-hurt", "menu", "po-context 22:1"),
        ('msgctxt "N14 emergency/phrase/where-does-it-hurt"\n', "", "po-context 22:1"),
        ("#. cardgen base=0123abcd0123abcd0123abcd0123abcd state=draft\n", "", "po-mark 21:1"),
        ("state=draft", "state=final", "po-mark 22:1"),
        ("#. cardgen", '#. b [back]: "x\n#. cardgen', "po-mark 23:1"),
    ],
)
def test_an_entry_that_is_wrong_is_told_with_its_place_and_left_out(old: str, new: str, said: str) -> None:
    assert told(changed(Parcel("vi", (unit(),)), old, new)) == [said]
    parcel = po.read(changed(Parcel("vi", (unit(), unit("other", number="N15"))), *_once(old, new)), FILE, Problems())
    assert parcel is not None
    assert unit("other") in parcel.units
    assert unit() not in parcel.units


def _once(old: str, new: str) -> tuple[str, str]:
    """The same change, in the first of two entries."""
    first = po.write(Parcel("vi", (unit(),))).decode().split("\n\n")[1]
    second = po.write(Parcel("vi", (unit("other", number="N15"),))).decode().split("\n\n")[1]
    return f"{first}\n{second}", f"{first.replace(old, new)}\n{second}"


def test_an_entry_that_stands_twice_points_at_both() -> None:
    data = po.write(Parcel("vi", (unit(),))) + b"\n" + GOOD.replace("Bạn", "Anh").encode()
    data = data.replace(b"\nmsgctxt", b"\n#. cardgen base=0 state=draft\nmsgctxt")
    problems = Problems()
    parcel = po.read(data, FILE, problems)
    (problem,) = problems
    assert (problem.code, problem.place.line, problem.also[0].line) == ("po-duplicate", 30, 25)
    assert parcel is not None
    assert [one.target for one in parcel.units] == ["Bạn đau ở đâu?"]


def test_obsolete_entries_are_told_once_and_not_read() -> None:
    obsolete = "".join(f'#, fuzzy\n#~ msgctxt "x{i}"\n#~ msgid "a"\n#~ msgstr "b"\n\n' for i in range(3))
    data = po.write(Parcel("vi", (unit(),))) + b"\n" + obsolete.encode()
    problems = Problems()
    assert po.read(data, FILE, problems) == Parcel("vi", (unit(),))
    (problem,) = problems
    assert (problem.code, problem.level) == ("po-obsolete", "warning")
    assert problem.message.startswith("3 entries")


def test_a_second_header_is_told() -> None:
    assert told(po.write(Parcel("vi", ())) + b'\nmsgid ""\nmsgstr "Language: ru\\n"\n') == ["po-broken 20:1"]


def test_files_past_the_limits_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(b" " * (po.MAX_BYTES + 1)) == ["po-too-large 1:1"]
    assert told(b"\n#" + b" " * _po_syntax.MAX_LINE) == ["po-too-large 2:1"]
    monkeypatch.setattr(_po_syntax, "MAX_UNITS", 3)
    assert told(po.write(one_of_each())) == ["po-too-large 1:1"]


def test_a_file_full_of_faults_is_given_up() -> None:
    assert len(told(po.write(Parcel("vi", ())) + b'hello\n\nmsgid "x"\n' * 500)) == _reading.MAX_PROBLEMS


def test_a_message_stays_short_however_long_the_text_is() -> None:
    problems = Problems()
    po.read(changed(Parcel("vi", (unit(),)), "N14 emergency", "N14 " + "e/" * 20_000), FILE, problems)
    (problem,) = problems
    assert (problem.code, len(problem.message) < 400) == ("po-context", True)


def test_a_text_in_many_strings_is_read_whole() -> None:
    line = '""' * (_po_syntax.MAX_LINE // 2 - 50)
    assert read(changed(Parcel("vi", (unit(),)), '"Bạn', f'{line}"Bạn')) == Parcel("vi", (unit(),))


# --- files from anywhere


def test_a_file_that_ends_anywhere_raises_nothing_and_says_nothing_new() -> None:
    data = po.write(one_of_each())
    whole = set(one_of_each().units)
    for end in range(len(data)):
        parcel = po.read(data[:end], FILE, Problems())
        assert parcel is None or whole.issuperset(parcel.units)


@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=3)), min_size=1, max_size=6))
def test_a_file_in_which_bytes_were_changed_raises_nothing(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(po.write(one_of_each()))
    for at, put in changes:
        at %= len(data)
        data[at : at + len(put)] = put
    problems = Problems()
    assert po.read(bytes(data), FILE, problems) is not None or problems.errors


@given(st.lists(st.sampled_from([
    "#", "#. ", "#~ ", "#| ", "#, fuzzy", "msgid", "msgid_plural", "msgstr", "msgstr[0]", "msgctxt", ' "a"', ' "', "\\",
    "\n", " ", "\r", "\u2028", '"x/phrase/y"', "#. cardgen base=0 state=draft\n", "#. a [back]: \"", "x",
]), max_size=40))  # fmt: skip
def test_lines_in_any_order_raise_nothing(pieces: list[str]) -> None:
    data = po.write(Parcel("vi", ())) + "".join(pieces).encode()
    problems = Problems()
    assert po.read(data, FILE, problems) is not None or problems.errors
