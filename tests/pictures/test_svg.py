from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.pictures.drawing import Drawing, Path
from cardgen.pictures.svg import MAX_ELEMENTS, read_svg
from cardgen.problems import Place, Problems

FILE = Place("content/pictures/drawn/a.svg")
NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
DOT = '<circle cx="5" cy="5" r="2"/>'


def svg(inside: str, attributes: str = 'viewBox="0 0 72 72"') -> bytes:
    return f"<svg {NAMESPACES} {attributes}>\n{inside}</svg>".encode()


def read(inside: str, attributes: str = 'viewBox="0 0 72 72"') -> Drawing:
    problems = Problems()
    drawing = read_svg(svg(inside, attributes), FILE, problems)
    assert list(problems) == []
    assert drawing is not None
    return drawing


def one(inside: str) -> Path:
    (path,) = read(inside).paths
    return path


def refused(data: bytes) -> list[str]:
    """What is said about a file that must not come through."""
    problems = Problems()
    assert read_svg(data, FILE, problems) is None
    return [str(problem) for problem in problems]


# --- what is drawn


def test_a_shape_is_black_and_not_stroked_unless_it_says_so() -> None:
    path = one('<rect x="1" y="2" width="3" height="4"/>')
    assert path == Path((("m", 1, 2), ("l", 4, 2), ("l", 4, 6), ("l", 1, 6), ("h",)), fill="#000000")


def test_a_stroke_without_a_colour_is_no_stroke() -> None:
    assert one('<rect width="3" height="4" stroke-width="2"/>').stroke is None


def test_a_stroke_without_a_width_is_one_wide() -> None:
    assert one('<rect width="3" height="4" stroke="#123456"/>').width == 1


def test_a_stroke_of_no_width_is_no_stroke() -> None:
    assert one('<rect width="3" height="4" stroke="#123456" stroke-width="0"/>').stroke is None


def test_a_line_has_no_fill() -> None:
    path = one('<line x1="1" y1="2" x2="3" y2="4" stroke="#000" stroke-linecap="round"/>')
    assert path == Path((("m", 1, 2), ("l", 3, 4)), stroke="#000000", width=1, cap="round")


def test_groups_hand_down_what_their_shapes_do_not_say() -> None:
    path = one(
        '<g fill="#ABC" stroke="#000000" stroke-width="2" stroke-linejoin="round" fill-rule="evenodd">'
        '<g stroke-width="3"><rect width="3" height="4"/></g></g>'
    )
    assert (path.fill, path.stroke, path.width, path.join, path.even_odd) == ("#aabbcc", "#000000", 3, "round", True)


def test_a_style_attribute_wins_over_the_others() -> None:
    path = one('<rect width="3" height="4" fill="#ffffff" style="fill:#112233; stroke: #445566 !important"/>')
    assert (path.fill, path.stroke) == ("#112233", "#445566")


@pytest.mark.parametrize(
    ("said", "colour"),
    [("#AbC", "#aabbcc"), ("red", "#ff0000"), ("rgb(1, 2, 3)", "#010203"), ("none", None), ("transparent", None)],
)
def test_colours_are_written_in_one_way(said: str, colour: str | None) -> None:
    assert one(f'<rect width="3" height="4" stroke="#000" fill="{said}"/>').fill == colour


def test_current_colour_is_the_colour_handed_down() -> None:
    assert one('<g color="#010203"><rect width="3" height="4" fill="currentColor"/></g>').fill == "#010203"


def test_transforms_are_done_inside_out() -> None:
    path = one('<g transform="translate(10 20) scale(2)"><path d="M1 1H3" transform="rotate(90)"/></g>')
    assert path.steps == (("m", 8, 22), ("l", 8, 26))


def test_a_turn_about_a_point_leaves_the_point_where_it_is() -> None:
    assert one('<path d="M5 5H7" transform="rotate(90, 5, 5)"/>').steps == (("m", 5, 5), ("l", 5, 7))


def test_all_transforms_are_known() -> None:
    path = one('<path d="M1 2H3" transform="matrix(1 0 0 1 1 0) skewX(45) skewY(0) translate(1) scale(1 2)"/>')
    assert path.steps == (("m", 7, 4), ("l", 9, 4))


def test_strokes_and_dashes_are_scaled() -> None:
    path = one('<path d="M1 1H3" stroke="#000" stroke-width="2" stroke-dasharray="1 2 3" transform="scale(2)"/>')
    assert (path.width, path.dash) == (4, (2, 4, 6, 2, 4, 6))


@pytest.mark.parametrize(
    ("said", "dash"),
    [
        ("none", ()), ("0 0", ()), ("4 0", ()), ("5", (5, 5)), ("0 0 3 4", (3, 4)), ("0,6,0,0,0,0", (0, 6)),
        ("1 0 2 3", (3, 3)),
    ],
)  # fmt: skip
def test_dashes_without_a_gap_are_joined(said: str, dash: tuple[float, ...]) -> None:
    assert one(f'<path d="M1 1H30" stroke="#000" stroke-dasharray="{said}"/>').dash == dash


def test_the_view_box_is_moved_into_the_corner() -> None:
    drawing = read('<path d="M10 20H13"/>', 'viewBox="10,20 30.12345 40" width="72mm"')
    assert (drawing.width, drawing.height) == (30.123, 40)
    assert drawing.paths[0].steps == (("m", 0, 0), ("l", 3, 0))


def test_rounded_rectangles_have_four_curves_even_with_one_radius_given() -> None:
    for radius in ('rx="2"', 'ry="2"', 'rx="2" ry="auto"'):
        steps = one(f'<rect width="9" height="9" {radius}/>').steps
        assert sum(step[0] == "c" for step in steps) == 4


def test_circles_ellipses_polygons_and_polylines_are_drawn() -> None:
    drawing = read(
        '<circle r="2"/><ellipse rx="2" ry="3"/><polygon points="0 0 1 1 2 0"/><polyline points="0 0 1 1 2 0"/>'
    )
    assert [(path.steps[0][0], path.steps[-1][0]) for path in drawing.paths] == [
        ("m", "h"), ("m", "h"), ("m", "h"), ("m", "l"),
    ]  # fmt: skip


def test_a_stroke_may_be_painted_before_its_fill() -> None:
    drawing = read('<circle r="2" fill="#ff0000" stroke="#000" paint-order="stroke fill markers"/>')
    assert [(path.fill, path.stroke) for path in drawing.paths] == [(None, "#000000"), ("#ff0000", None)]


@pytest.mark.parametrize(
    "hidden", ['display="none"', 'visibility="hidden"', 'opacity="0"', 'style="display:none"', 'fill-opacity="0"']
)
def test_what_is_hidden_is_not_drawn(hidden: str) -> None:
    assert len(read(f'<g {hidden}><circle r="2"/></g>{DOT}').paths) == 1


def test_notes_of_programs_are_passed_over() -> None:
    notes = (
        "<title>A</title><desc>B</desc><metadata><x:RDF xmlns:x='y'><x:circle r='2'/></x:RDF></metadata>"
        "<n:namedview xmlns:n='http://inkscape.org'><n:grid/></n:namedview><defs id='d'/><!-- note -->"
    )
    assert len(read(notes + DOT).paths) == 1


def test_opacity_next_to_one_is_one() -> None:
    assert one('<circle r="2" opacity="0.999"/>').fill == "#000000"


# --- what is refused


def test_a_file_too_large_is_not_read() -> None:
    (said,) = refused(b" " * 200_001)
    assert said == (
        f"{FILE}: error: the picture has more than 200,000 bytes [svg-too-large]\n"
        "    simplify its paths (in Inkscape: Path, Simplify), or remove embedded images"
    )


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE svg>",
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">',
    ],
)
def test_a_doctype_is_refused_before_anything_is_declared(doctype: str) -> None:
    (said,) = refused(doctype.encode() + svg(DOT))
    assert "the picture declares a DOCTYPE, which can hold entities [svg-doctype]" in said


def test_an_entity_that_nobody_declared_is_no_xml() -> None:
    (said,) = refused(svg("&a;" + DOT))
    assert "a.svg:2:1: error: the picture is not XML: undefined entity [svg-broken]" in said


def test_a_processing_instruction_is_refused() -> None:
    (said,) = refused(b'<?xml-stylesheet href="http://a/b.css"?>' + svg(DOT))
    assert "the picture holds the processing instruction <?xml-stylesheet ...?> [svg-instruction]" in said


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<script>1</script>", "<script> element [svg-active]\n    remove it; a picture needs no script"),
        ("<foreignObject/>", "<foreignObject> element [svg-active]"),
        ('<image href="#a"/>', "<image> element [svg-image]\n    trace the image, or draw it with paths"),
        ('<use href="#a"/>', "<use> element [svg-use]"),
        ("<symbol/>", "<symbol> element [svg-use]"),
        ('<a href="#b"/>', "<a> element [svg-link]"),
        ("<style>@import url(http://a)</style>", "<style> element [svg-style]"),
        ("<text>A</text>", "<text> element [svg-text]\n    turn the text into paths, or leave words to the card"),
        ("<linearGradient/>", "<linearGradient> element [svg-gradient]\n    use one flat colour"),
        ("<defs><radialGradient/></defs>", "<radialGradient> element [svg-gradient]"),
        ("<clipPath/>", "<clipPath> element [svg-effect]"),
        ("<filter/>", "<filter> element [svg-effect]"),
        ("<animate/>", "<animate> element [svg-animation]\n    remove it; paper does not move"),
        ("<set/>", "<set> element [svg-animation]"),
        ("<switch/>", "<switch> is not drawn [svg-element]"),
        ("<svg/>", "an <svg> inside the <svg> is not drawn [svg-element]"),
        ('<defs><circle r="1"/></defs>', "the <circle> in <defs> is drawn only by what refers to it [svg-use]"),
        ("<metadata><script/></metadata>", "<script> element [svg-active]"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', "<script> element [svg-active]"),
        ('<g onload="x()"/>', "<g> has the event attribute onload [svg-active]"),
        ('<g onClick="x()"/>', "<g> has the event attribute onClick [svg-active]"),
        ('<g xlink:href="http://a/b"/>', "<g> refers to 'http://a/b', outside the picture [svg-link]"),
        ('<g href="data:text/html,1"/>', "<g> refers to 'data:text/html,1', outside the picture [svg-link]"),
        ('<g fill="url(http://a)"/>', "<g> refers outside the picture in fill [svg-link]"),
        ("<g style=\"fill: URL( '//a' )\"/>", "<g> refers outside the picture in style [svg-link]"),
        ('<circle r="2" fill="url(#a)"/>', "fill is a gradient or a pattern [svg-gradient]"),
        ('<g clip-path="url(#a)"/>', "clip-path on <g> is not drawn [svg-effect]"),
        ('<g style="mask:url(#a)"/>', "mask on <g> is not drawn [svg-effect]"),
        ('<path marker-end="url(#a)"/>', "marker-end on <path> is not drawn [svg-effect]"),
        ('<g opacity="0.5"/>', "opacity on <g> is '0.5'; only 1 is drawn [svg-opacity]"),
        ('<circle r="2" fill-opacity="50%"/>', "fill-opacity on <circle> is '50%'; only 1 is drawn [svg-opacity]"),
        ('<circle r="2" stroke="red" stroke-opacity="x"/>', "stroke-opacity on <circle> is 'x'; only 1 is drawn"),
        ('<circle r="2mm"/>', "r is '2mm' [svg-unit]\n    write a number without a unit"),
        ('<circle r="2" fill="pinkish"/>', "fill is 'pinkish' [svg-colour]\n    write a colour as #rrggbb"),
        ('<circle r="2" fill="#11223344"/>', "fill is '#11223344' [svg-colour]"),
        ('<circle r="2" stroke="red" stroke-linecap="fat"/>', "stroke-linecap is 'fat' [svg-value]\n    write one of"),
        ('<g transform="wobble(2)"/>', "transform is 'wobble(2)' [svg-value]"),
        ('<g transform="rotate(1 2)"/>', "transform is 'rotate(1 2)' [svg-value]"),
        ('<g transform="scale(nan)"/>', "transform is 'scale(nan)' [svg-value]"),
        ('<path d="M0 0 L1"/>', "a <path> cannot be read: L is followed by 1 numbers"),
        ('<path d="M0 0 H1e6"/>', "a <path> cannot be read: a coordinate lies beyond 100,000 [svg-outline]"),
        ('<path d="M0 0 H1e999"/>', "a <path> cannot be read: the number '1e999' is too large [svg-outline]"),
        ('<path d="M0 0 A1e-999 1 0 0 0 9 1e-999 H1e99"/>', "the number '1e99' is too large [svg-outline]"),
        ('<circle r="2" stroke="red" stroke-width="1e8"/>', "its line is wider than 100,000 [svg-outline]"),
        ('<circle r="2" stroke="red" transform="scale(1 5)"/>', "the line of a <circle> is stretched unevenly"),
        (
            '<path d="M0 0H9" stroke="red" stroke-dasharray="3" stroke-dashoffset="1"/>',
            "stroke-dashoffset is not drawn [svg-effect]",
        ),
    ],
)
def test_a_picture_is_refused_with_what_is_wrong_and_where(inside: str, says: str) -> None:
    said = refused(svg(DOT + inside))
    assert len(said) == 1
    assert said[0].startswith("content/pictures/drawn/a.svg:2:")
    assert says in said[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the picture is not XML: no element found [svg-broken]"),
        (b"\x89PNG", "the picture is not XML"),
        (b"<svg", "the picture is not XML"),
        (svg("<title>é</title>").decode().encode("latin-1"), "the picture is not XML: not well-formed"),
        (b"<html/>", "the file's outermost element is <html> [svg-broken]"),
        (b"<svg viewBox='0 0 1 1'/>", "the <svg> element is not of the SVG namespace [svg-broken]"),
        (svg(DOT, ""), "the picture has no viewBox [svg-viewbox]"),
        (svg(DOT, 'viewBox="0 0 72"'), "the picture's viewBox is no box [svg-viewbox]"),
        (svg(DOT, 'viewBox="0 0 0 72"'), "the picture's viewBox is no box [svg-viewbox]"),
        (svg(DOT, 'viewBox="0 0 1e9 72"'), "the picture's viewBox is no box [svg-viewbox]"),
        (svg(DOT, 'viewBox="a b c d"'), "the picture's viewBox is no box [svg-viewbox]"),
        (svg(""), "the picture draws nothing [svg-empty]"),
        (svg("<g>" * 30 + "</g>" * 30), "nested more than 30 deep [svg-too-complex]"),
        (svg("<g/>" * MAX_ELEMENTS), "more than 3,000 elements [svg-too-complex]"),
    ],
)
def test_a_file_that_is_no_picture_is_refused(data: bytes, says: str) -> None:
    (said,) = refused(data)
    assert says in said


def test_all_that_is_wrong_is_told_each_once() -> None:
    said = refused(svg("<text/><text/>\n<image/><g opacity='.5'/>"))
    assert len(said) == 3


def test_a_file_full_of_wrongs_is_given_up() -> None:
    assert len(refused(svg("".join(f"<x{i}/>" for i in range(100))))) == 20


def test_a_long_row_of_digits_in_an_arc_is_read_quickly() -> None:
    assert "cannot be read" in refused(svg(f'<path d="M0 0a{"1" * 100_000}"/>'))[0]


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_fall_over(data: bytes) -> None:
    problems = Problems()
    assert read_svg(data, FILE, problems) is None
    assert len(problems) > 0


@given(st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE \n", max_size=60))
def test_any_path_data_is_drawn_or_told(data: str) -> None:
    problems = Problems()
    drawing = read_svg(svg(f'<path d="{data}"/>{DOT}'), FILE, problems)
    assert (drawing is None) == (len(problems) > 0)
