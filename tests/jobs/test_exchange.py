"""Out to a translator's tool and back: nothing is lost, nothing is guessed, nothing is half written."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.bank.model import Rendering
from cardgen.bank.strings import strings
from cardgen.exchange import po, xliff, xlsx
from cardgen.jobs import importing
from cardgen.jobs.exporting import Exported, export
from cardgen.problems import ContentError, Problems, UnknownName
from tests.projects import Written, make

VI = "content/phrases/pain/vi.yaml"
Form = Literal["po", "xliff", "xlsx"]
FORMS: tuple[Form, ...] = ("po", "xliff", "xlsx")
READ = {"po": po.read, "xliff": xliff.read, "xlsx": xlsx.read}
WRITE = {"po": po.write, "xliff": xliff.write, "xlsx": xlsx.write}


def bank(tiny: Written, language: str = "vi") -> dict[tuple[str, ...], Rendering | None]:
    loaded = tiny.load().bank
    return {one.path_in_bank: one.rendering for topic in loaded.topics for one in strings(loaded, topic, language)}


def files(tiny: Written) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((tiny.root / "content").rglob("*")) if path.is_file()}


def out(tiny: Written, form: Form, language: str = "vi") -> Path:
    return export(tiny.project, language, form).path


def back(tiny: Written, path: Path, by: str | None = "Jana N.") -> importing.Import:
    planned = importing.plan(tiny.project, path, by)
    planned.write()
    return planned


@pytest.mark.parametrize("form", FORMS)
def test_export_then_import_leaves_every_byte_as_it_is(tiny: Written, form: Form) -> None:
    before = files(tiny)
    planned = back(tiny, out(tiny, form, "ru"))
    assert set(planned.counts) == {"unchanged"}
    assert not planned.changes
    assert files(tiny) == before


# What people type: anything but control characters. The bank's own characters are in it.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30).filter(
    str.strip
)
NAMES = ("where-does-it-hurt", "does-it-hurt", "what-do-you-need")


@dataclasses.dataclass
class Travelling:
    """A project, and what was last exported of it: a whole run reads all content four times, and that takes long."""

    tiny: Written
    exported: Path | None = None

    def out(self, form: Form) -> Path:
        """The export of what the banks hold now; made anew if the last run did not come to its end."""
        path, self.exported = self.exported, None
        return path or out(self.tiny, form)


@pytest.fixture(scope="module", params=FORMS)
def travelling(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Form, Travelling]:
    return request.param, Travelling(make(tmp_path_factory.mktemp("law")))


@given(texts=st.dictionaries(st.sampled_from(NAMES), TEXTS, min_size=1))
@settings(max_examples=5)
def test_what_a_translator_writes_arrives_letter_by_letter(
    travelling: tuple[Form, Travelling], texts: dict[str, str]
) -> None:
    form, case = travelling
    path = case.out(form)
    parcel = READ[form](path.read_bytes(), path.name, Problems())
    assert parcel is not None
    units = [dataclasses.replace(unit, target=texts.get(unit.name, unit.target)) for unit in parcel.units]
    path.write_bytes(WRITE[form](dataclasses.replace(parcel, units=tuple(units))))
    back(case.tiny, path)
    path = out(case.tiny, form)
    again = importing.plan(case.tiny.project, path)
    assert set(again.counts) == {"unchanged"}
    assert {f"{one.topic}/{one.kind}/{one.name}": one.text for one in again.strings} == {
        unit.key: unit.target for unit in units
    }
    case.exported = path


@pytest.mark.parametrize("form", FORMS)
def test_who_imports_a_file_again_changes_nothing_more(tiny: Written, form: Form) -> None:
    path = out(tiny, form, "ru")  # one card is revised, and becomes a draft with its new text
    parcel = READ[form](path.read_bytes(), path.name, Problems())
    assert parcel is not None
    units = [
        dataclasses.replace(unit, target="Вам больно?", remark="Я бы сказал так.")
        if unit.name == "does-it-hurt"
        else unit
        for unit in parcel.units
    ]
    path.write_bytes(WRITE[form](dataclasses.replace(parcel, units=tuple(units))))
    assert back(tiny, path, by=None).counts["changed"] == 1
    before = files(tiny)
    again = back(tiny, path, by=None)
    assert set(again.counts) == {"unchanged"}
    assert files(tiny) == before


def test_a_clash_of_remarks_does_not_speak_of_texts(tiny: Written) -> None:
    path = out(tiny, "po")
    parcel = po.read(path.read_bytes(), path.name, Problems())
    assert parcel is not None
    units = [dataclasses.replace(unit, remark="mine") if unit.name == "does-it-hurt" else unit for unit in parcel.units]
    path.write_bytes(po.write(dataclasses.replace(parcel, units=tuple(units))))
    tiny.replace(VI, "    say: ko dau khong\n", "    remark: yours\n")
    (problem,) = importing.plan(tiny.project, path).problems
    assert problem.message == (
        "card P2 (does-it-hurt), vi: it was changed in the file and, since it was exported, in the bank too: "
        "they differ in remark"
    )


def test_of_two_topics_named_twice_the_file_has_each_once(tiny: Written) -> None:
    done = export(tiny.project, "vi", "po", only=["draft", "draft"], topics=["pain", "loose", "pain"])
    assert done.path.name == "vi-loose-pain-draft.po"


@pytest.mark.parametrize(
    ("form", "name", "message"),
    [
        ("po", "vi.xlsx", "must end in .po"),
        ("xliff", "vi", "must end in .xlf or .xliff"),
        ("xlsx", "vi.xls", "must end in .xlsx"),
    ],
)
def test_a_name_by_which_no_import_would_know_the_form_is_refused(
    tiny: Written, form: Form, name: str, message: str
) -> None:
    with pytest.raises(UnknownName, match=message):
        export(tiny.project, "vi", form, target=tiny.root / name)
    assert not (tiny.root / name).exists()
    written = export(tiny.project, "vi", "xliff", target=tiny.root / "VI.XLIFF")
    assert back(tiny, written.path).counts == {"unchanged": 50}


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_entry_is_put_where_topic_yaml_has_it(tiny: Written, form: Form) -> None:
    text = tiny.read(VI)
    entry = "  does-it-hurt:\n    from: Bolí to?\n    text: Có đau không?\n    state: draft\n    say: ko dau khong\n"
    tiny.write(VI, text.replace(entry, ""))
    path = export(tiny.project, "vi", form, only=["missing"]).path
    parcel = READ[form](path.read_bytes(), path.name, Problems())
    assert parcel is not None
    (unit,) = parcel.units
    path.write_bytes(
        WRITE[form](dataclasses.replace(parcel, units=(dataclasses.replace(unit, target="Có đau không?"),)))
    )
    assert back(tiny, path, by=None).counts == {"added": 1}
    assert tiny.read(VI) == text.replace("    say: ko dau khong\n", "")


def test_export_of_some_states_and_topics(tiny: Written) -> None:
    tiny.replace(VI, "text: Bạn cần gì?", 'text: ""')
    done = export(tiny.project, "vi", "po", only=["missing"])
    assert done == Exported(tiny.root / "output/exchange/vi-missing.po", 1, 1)
    assert export(tiny.project, "vi", "po", topics=["pain", "loose"]).path.name == "vi-loose-pain.po"
    with pytest.raises(UnknownName, match="there is nothing to export: no string is stale"):
        export(tiny.project, "vi", "po", only=["stale"])
    with pytest.raises(UnknownName, match="there is no topic 'pian'; did you mean 'pain'"):
        export(tiny.project, "vi", "po", topics=["pian"])


def test_the_earlier_export_stays_when_the_new_one_cannot_be_made(tiny: Written) -> None:
    path = out(tiny, "po")
    before = path.read_bytes()
    tiny.write(VI, "language: vi\nphrases: [")
    with pytest.raises(ContentError):
        export(tiny.project, "vi", "po")
    assert path.read_bytes() == before


def test_nothing_is_written_where_one_string_cannot_be_taken(tiny: Written) -> None:
    path = out(tiny, "po")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Bạn cần gì?", "Quý vị cần gì?").replace("Bạn đau ở đâu?", "Quý vị đau ở đâu?"), "utf-8"
    )
    tiny.replace(VI, "Bạn đau ở đâu?", "Đau ở đâu?")
    before = files(tiny)
    planned = importing.plan(tiny.project, path)
    assert (planned.counts["changed"], planned.counts["conflicting"]) == (1, 1)
    assert [problem.code for problem in planned.problems] == ["both-changed"]
    with pytest.raises(ContentError):
        planned.write()
    assert files(tiny) == before


def test_what_the_checks_say_of_new_texts_is_told(tiny: Written) -> None:
    path = out(tiny, "po")
    path.write_text(path.read_text(encoding="utf-8").replace("Bạn cần gì?", "Bạn  cần gì?"), "utf-8")
    found = importing.plan(tiny.project, path).write()
    assert "spaces" in {problem.code for problem in found}
    assert {problem.place.file for problem in found} == {VI}


@pytest.mark.parametrize(
    ("name", "message"),
    [("vi.mo", "no file of a kind that can be imported: .po, .xlf, .xliff, .xlsx"), ("vi", "no file of a kind")],
)
def test_other_kinds_of_files_are_refused(tiny: Written, name: str, message: str) -> None:
    (tiny.root / name).write_bytes(b"x")
    with pytest.raises(UnknownName, match=message):
        importing.plan(tiny.project, tiny.root / name)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_in_a_language_that_there_is_not_is_refused(tiny: Written, form: Form) -> None:
    path = out(tiny, form)
    for file in tiny.root.glob("content/phrases/*/vi.yaml"):
        file.unlink()
    (tiny.root / "content/languages/vi.yaml").unlink()
    tiny.replace("content/editions/tiny.yaml", "[ru, vi]", "[ru]")
    with pytest.raises(UnknownName, match="there is no language 'vi'"):
        importing.plan(tiny.project, path)


def test_a_topic_without_its_file_names_the_way_out(tiny: Written) -> None:
    path = out(tiny, "po")
    path.write_text(path.read_text(encoding="utf-8").replace("Bạn cần gì?", "Quý vị cần gì?"), "utf-8")
    tiny.remove(VI)
    planned = importing.plan(tiny.project, path, take="file")
    assert [str(problem) for problem in planned.problems if problem.code == "no-language-file"] == [
        f"{VI}:1:1: error: there is no file for pain in vi yet [no-language-file]\n"
        "    make it with: cardgen new-language vi"
    ]
