"""What the tests of the writer share: real fonts, a shaper of a few lines, a document with every kind of tag."""

from __future__ import annotations

import datetime
import functools

import uharfbuzz as hb

from cardgen.layout.frame import Bookmark, Document, Frame, Mark, Picture, Run, Tag, Target
from cardgen.pictures.drawing import Drawing, Path
from cardgen.project import package_file
from cardgen.typography.shaped import FontKey, Shaped

REGULAR = FontKey("source-sans", 400)
BOLD = FontKey("source-sans", 700)
DATE = datetime.date(2026, 11, 22)


@functools.cache
def pinned(key: FontKey) -> bytes:
    """Source Sans 3 at one weight, with the glyph ids of the variable font."""
    file = package_file("fontpkg_source_sans_3", "files/SourceSans3[wght].ttf")
    assert file is not None
    face = hb.Face(hb.Blob.from_file_path(str(file)))
    wanted = hb.SubsetInput()
    wanted.pin_axis_location(face, "wght", key.weight)
    wanted.sets(hb.SubsetInputSets.UNICODE).invert()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS
    data: bytes = hb.subset(face, wanted).blob.data
    return data


class SourceSans:
    """Fonts for `write`."""

    def data(self, key: FontKey) -> bytes:
        return pinned(key)


FONTS = SourceSans()


@functools.cache
def _font(key: FontKey) -> hb.Font:
    return hb.Font(hb.Face(pinned(key)))


@functools.cache
def shape(text: str, language: str = "cs", key: FontKey = REGULAR) -> Shaped:
    """Shape one left-to-right line, a cluster's text on its first glyph."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    buffer.direction = "ltr"
    hb.shape(_font(key), buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = sorted({info.cluster for info in infos})
    until = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    texts, last = [], -1
    for info in infos:
        texts.append("" if info.cluster == last else text[info.cluster : until[info.cluster]])
        last = info.cluster
    advances = tuple(float(p.x_advance) for p in positions)
    return Shaped(
        font=key,
        language=language,
        glyphs=tuple(info.codepoint for info in infos),
        texts=tuple(texts),
        advances=advances,
        dx=tuple(float(p.x_offset) for p in positions),
        dy=tuple(float(p.y_offset) for p in positions),
        width=sum(advances),
    )


def run(text: str, language: str = "cs", x: float = 20, y: float = 30, size: float = 16, key: FontKey = REGULAR) -> Run:
    """Set one line."""
    return Run(x, y, size, "#102030", shape(text, language, key))


def page(*tags: Tag, **more: object) -> Frame:
    """An A5 page."""
    return Frame(148, 210, 3, tags, **more)  # type: ignore[arg-type]  # only the fields of Frame are passed


def document(*frames: Frame, language: str = "cs", bookmarks: tuple[Bookmark, ...] = ()) -> Document:
    """A document of these frames."""
    return Document("Zkouška", language, "Město", "Kartičky", DATE, frames, bookmarks)


def says(*marks: Mark, language: str | None = None) -> Document:
    """A document with one page and one paragraph."""
    return document(page(Tag("P", marks, language=language)))


def box(x: float, y: float, across: float, down: float, **more: object) -> Path:
    """A rectangle."""
    steps = (("m", x, y), ("l", x + across, y), ("l", x + across, y + down), ("l", x, y + down), ("h",))
    return Path(steps, **more)  # type: ignore[arg-type]  # only the fields of Path are passed


HOUSE = Drawing(
    72,
    72,
    (
        box(12, 30, 48, 36, fill="#ffcc00", stroke="#000000", width=2, join="round"),
        Path((("m", 6, 32), ("l", 36, 6), ("l", 66, 32), ("h",)), fill="#c01010", stroke="#000000", width=2),
        Path(
            (("m", 36, 40), ("c", 44, 40, 44, 52, 36, 52), ("c", 28, 52, 28, 40, 36, 40), ("h",)),
            fill="#ffffff",
            even_odd=True,
        ),
    ),
)
HEART = Drawing(
    40,
    40,
    (
        Path(
            (("m", 20, 35), ("c", -10, 15, 12, -5, 20, 10), ("c", 28, -5, 50, 15, 20, 35), ("h",)),
            fill="#d00030",
        ),
    ),
)


def card() -> Document:
    """Two cards in two sections and an index, with every kind of tag, mark and link."""
    tab = box(138, 20, 13, 30, fill="#e0a000", bleeds=True)
    edge = Tag("Artifact", (tab, run("N1", x=140, y=36, key=BOLD)))
    pain, breath = ("Neodkladná péče", "Bolest"), ("Neodkladná péče", "Dech")
    front = (
        edge,
        Tag("H1", (run("Bạn đau ở đâu?", "vi", y=110, size=28, key=BOLD),), language="vi"),
        Tag("P", (run("Kde vás to ", y=124, size=14), run("bolí?", y=130, size=14)), language="cs"),
        Tag("Figure", (Picture(44, 30, 60, 60, HOUSE),), alt="Dům", language="cs"),
        Tag("L", (_item("1.", 150, Tag("LBody", (run("Có", "vi", 30, 150),), "vi")), _item("2.", 160, _body("Không")))),
    )
    back = (
        edge,
        Tag("H1", (run("Kde vás to bolí?", size=20),)),
        Tag(
            "Table",
            (
                Tag(
                    "TR",
                    tuple(Tag("TH", (run(t, x=x, y=60),), scope="Column") for t, x in (("Hlava", 20), ("Ruka", 80))),
                ),
                Tag("TR", tuple(Tag("TD", (run(t, "vi", x, 70),), "vi") for t, x in (("đầu", 20), ("tay", 80)))),
            ),
        ),
        Tag(
            "P",
            (
                run("Dále: ", y=90),
                Tag("Link", (run("karta N2", x=40, y=90),), target=Target("N2", (40, 84, 30, 8), "Karta N2")),
                run(" a ", x=75, y=90),
                Tag(
                    "Link", (run("web", x=82, y=90),), target=Target("https://brno.cz/č", (82, 84, 12, 8), "Web města")
                ),
            ),
        ),
    )
    second = (
        edge,
        Tag("H1", (run("Дышите глубоко", "ru", y=110, size=28, key=BOLD),), language="ru"),
        Tag("Figure", (Picture(44, 30, 60, 60, HOUSE), Picture(60, 50, 20, 20, HEART)), alt="Сердце", language="ru"),
    )
    return document(
        page(*front, anchor="N1", label="N1", sections=pain),
        page(*back, label="N1b", sections=pain),
        page(*second, anchor="N2", label="N2", sections=breath),
        page(Tag("H1", (run("Rejstřík"),))),
        bookmarks=(Bookmark("Bolest", "N1", (Bookmark("Bạn đau ở đâu?", "N1"), Bookmark("Dech", "N2"))),),
    )


def _item(label: str, y: float, body: Tag) -> Tag:
    return Tag("LI", (Tag("Lbl", (run(label, y=y),)), body))


def _body(text: str) -> Tag:
    return Tag("LBody", (run(text, "vi", x=30, y=160),))  # in another language than its tag
