"""One topic's sheet: a row each unit. What is to be filled in is unlocked, and colours follow what is typed."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from typing import Any, Final

from cardgen.exchange.parcel import Unit
from cardgen.exchange.xlsx import _book
from cardgen.exchange.xlsx._book import HEAD, PAPER, QUIET, SHADE, SIZE, SMALL, Book
from cardgen.exchange.xlsx._columns import (
    AT,
    COLUMNS,
    HEADING,
    MARK_AT,
    MOST_CHARACTERS,
    SEALED,
    STALE,
    STATES,
    WIDTHS,
    Name,
    letters,
    mark,
    seal,
    utf16_length,
)
from cardgen.exchange.xlsx._heights import lines
from cardgen.exchange.xlsx.look import Look

FIRST_ROW: Final = 3  # of units, from 0

_NAMES_ROW, _TITLE_ROW, _HEAD_ROW = range(3)
_LAST_SHOWN: Final = max(i for i, column in enumerate(COLUMNS) if column.heading)
_CENTRED: Final = ("number", "picture", "state", "words")
_CALLED: Final = {"title": "název", "section": "oddíl", "phrase": ""}
_STATE_INKS: Final = (("revised", "#1f5fa8"), ("approved", "#1b7f4d"))
_MIDDLE: Final = 10.0  # pt; of what is filled in beside the translation

_PX: Final = 0.75  # pt, at 96 dpi
_PICTURE: Final = (74, 60)  # px
_PICTURE_ROW: Final = 51.0  # pt
_LEAST_ROW: Final = 25.5
_MOST_ROW: Final = 405.0  # Excel has 409.5
_LEADING: Final = 1.3
_PADDING: Final = 9.0  # pt; above and below the text of a cell
_SIDES: Final = 14.0  # pt; left and right of it, with its indent


def fill(book: Book, sheet: Any, title: str, units: Sequence[tuple[int, Unit]], language: str, look: Look) -> None:
    """Fill a topic's sheet with its units, each with its place in the parcel, counted from 1."""
    one = _Sheet(book, sheet, language, look)
    one.columns()
    one.head(title)
    for row, (order, unit) in enumerate(units, FIRST_ROW):
        one.row(row, order, unit)
    last = FIRST_ROW + len(units) - 1
    one.rules(last)
    one.view(last)


class _Sheet:
    """A sheet while it is written. Rows and columns count from 0, as XlsxWriter does."""

    def __init__(self, book: Book, sheet: Any, language: str, look: Look) -> None:
        self._book = book
        self._sheet = sheet
        self._language = language
        self._look = look

    def columns(self) -> None:
        quiet = self._book.format(font_size=SMALL, font_color=QUIET)
        for i, column in enumerate(COLUMNS):
            if column.heading:
                self._sheet.set_column_pixels(i, i, column.width)
            else:
                self._sheet.set_column(i, i, None, quiet, {"hidden": True})
            self._sheet.write_string(_NAMES_ROW, i, column.name, quiet)
        self._sheet.set_column(MARK_AT, MARK_AT, None, quiet, {"hidden": True})
        self._sheet.write_string(_NAMES_ROW, MARK_AT, mark(self._language), quiet)
        self._sheet.set_row(_NAMES_ROW, None, quiet, {"hidden": True})

    def head(self, title: str) -> None:
        self._sheet.set_row(_TITLE_ROW, 34)
        self._text(_TITLE_ROW, "number", title, self._book.format(font_size=18, bold=True, font_color=HEAD))
        self._sheet.set_row(_HEAD_ROW, 24)
        for column in COLUMNS:
            if column.heading:
                into = column.name == "target" and self._look.language
                heading = f"{column.heading} ({self._look.language})" if into else column.heading
                align = {"align": "center"} if column.name in _CENTRED else {"indent": 1}
                self._text(
                    _HEAD_ROW,
                    column.name,
                    heading,
                    self._book.format(
                        font_size=_MIDDLE, bold=True, font_color=PAPER, bg_color=HEAD, text_wrap=True, **align
                    ),
                )
        for row in (_TITLE_ROW, _HEAD_ROW):
            self._text(row, "key", HEADING)

    def row(self, row: int, order: int, unit: Unit) -> None:
        cell = self._book.cell
        czech = _czech(unit)
        picture = self._look.pictures.get(unit.picture or "")
        height = _height(unit, czech, picture is not None)
        self._sheet.set_row(row, height)

        ground = SHADE if unit.previous is None else _book.STALE
        called = {"bold": True} if unit.number else {"font_size": SMALL, "font_color": QUIET}
        self._text(row, "number", unit.number or _CALLED[unit.kind], cell(align="center", bg_color=ground, **called))
        self._text(row, "picture", "", cell())
        if picture is not None:
            self._picture(row, height, unit.picture or "", picture)
        formats = [
            self._book.format(bold=unit.kind != "phrase"),
            *[self._book.format(font_size=SMALL, font_color=QUIET)] * (len(czech) - 1),
        ]
        self._book.texts(
            self._sheet,
            row,
            AT["czech"],
            list(zip(czech, formats, strict=True)),
            cell(bg_color=ground, bold=unit.kind != "phrase", indent=1),
        )
        state = STATES[unit.state] if unit.target or unit.state != "draft" else ""
        self._text(row, "target", unit.target, cell(locked=False, indent=1))
        self._text(row, "state", state, cell(locked=False, font_size=_MIDDLE, align="center"))
        self._text(row, "back", unit.back or "", cell(locked=False, font_size=_MIDDLE, indent=1))
        self._text(row, "remark", unit.remark or "", cell(locked=False, font_size=_MIDDLE, indent=1))
        self._words(row, unit.target)
        self._kept(row, order, unit, "".join(czech))

    def _words(self, row: int, target: str) -> None:
        """A count that goes on counting; nobody reads it back."""
        plain = f'TRIM(SUBSTITUTE(${letters(AT["target"] + 1)}{row + 1},CHAR(10)," "))'
        self._sheet.write_formula(
            row,
            AT["words"],
            f'=IF({plain}="","",LEN({plain})-LEN(SUBSTITUTE({plain}," ",""))+1)',
            self._book.cell(align="center", bg_color=SHADE, font_size=_MIDDLE, font_color=QUIET, num_format="0"),
            len([word for word in target.replace("\n", " ").split(" ") if word]) or "",
        )

    def _kept(self, row: int, order: int, unit: Unit, czech: str) -> None:
        """What the way back needs, in hidden columns."""
        kept: dict[Name, str] = {
            "key": unit.key,
            "base": unit.base,
            "order": str(order),
            "source": unit.source,
            "stale": "" if unit.previous is None else STALE,
            "previous": unit.previous or "",
        }
        sealed = seal(self._language, czech, *(kept[name] for name in SEALED))
        for name, text in (*kept.items(), ("seal", sealed)):
            self._text(row, name, text)
        if unit.longest is not None:
            self._sheet.write_number(row, AT["longest"], unit.longest)

    def _picture(self, row: int, height: float, name: str, data: bytes) -> None:
        wide, high = struct.unpack(">2I", data[16:24])  # a PNG's header
        scale = min(_PICTURE[0] / wide, _PICTURE[1] / high)
        options = {
            "image_data": io.BytesIO(data),
            "x_scale": scale,
            "y_scale": scale,
            "x_offset": (WIDTHS["picture"] - wide * scale) / 2,
            "y_offset": (height / _PX - high * scale) / 2,
            "object_position": 1,  # it moves and sizes with its cell
            "decorative": True,  # the sentence beside it says the same
        }
        self._sheet.insert_image(row, AT["picture"], f"{name}.png", options)

    def rules(self, last: int) -> None:
        """The list of states, and the colours."""
        words = list(STATES.values())
        self._sheet.data_validation(
            FIRST_ROW,
            AT["state"],
            last,
            AT["state"],
            {
                "validate": "list",
                "source": words,
                "error_title": "Stav",
                "error_message": f"Vyberte ze seznamu: {', '.join(words)}.",
            },
        )
        target, count, longest = _cell("target"), _cell("words"), _cell("longest")
        too_long = f'AND({longest}<>"",LEN({target})>{longest})'
        self._rule("target", too_long, last, _book.TOO_LONG)
        self._rule("target", f"LEN(TRIM({target}))=0", last, {"bg_color": _book.MISSING})
        self._rule("words", too_long, last, _book.TOO_LONG)
        if self._look.most_words is not None:
            self._rule("words", f"AND(ISNUMBER({count}),{count}>{self._look.most_words})", last, _book.WORDY)
        for state, ink in _STATE_INKS:
            word = next(czech for one, czech in STATES.items() if one == state)
            self._rule("state", f'{_cell("state")}="{word}"', last, {"font_color": ink, "bold": True})

    def _rule(self, name: Name, formula: str, last: int, changes: Mapping[str, object]) -> None:
        rule = {
            "type": "formula",
            "criteria": f"={formula}",
            "format": self._book.change(**changes),
            "stop_if_true": True,
        }
        self._sheet.conditional_format(FIRST_ROW, AT[name], last, AT[name], rule)

    def view(self, last: int) -> None:
        """How it opens, how it is printed, and what is locked: without a password, against slips only."""
        self._sheet.freeze_panes(FIRST_ROW, AT["czech"])
        self._sheet.autofilter(_HEAD_ROW, 0, last, _LAST_SHOWN)
        self._sheet.set_selection(FIRST_ROW, AT["target"], FIRST_ROW, AT["target"])
        self._sheet.set_landscape()
        self._sheet.repeat_rows(_TITLE_ROW, _HEAD_ROW)
        self._sheet.print_area(_TITLE_ROW, 0, last, _LAST_SHOWN)
        self._sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})

    def _text(self, row: int, name: Name, text: str, cell: Any = None) -> None:
        self._book.text(self._sheet, row, AT[name], text, cell)


def _cell(name: Name) -> str:
    """The first row's cell of a column, as rules name it."""
    return f"${letters(AT[name] + 1)}{FIRST_ROW + 1}"


def _czech(unit: Unit) -> list[str]:
    """What stands in the Czech cell: the sentence, then its earlier wording and the office's note."""
    parts = [unit.source]
    if unit.previous:
        parts.append(f"\ndříve: {unit.previous}")
    if unit.note:
        parts.append(f"\n{unit.note}")
    return parts if sum(map(utf16_length, parts)) <= MOST_CHARACTERS else parts[:1]


def _height(unit: Unit, czech: Sequence[str], pictured: bool) -> float:
    """How high a row is, in pt: room for what stands there, or for a long translation where there is none."""
    expected = unit.source + unit.source[: len(unit.source) // 2]
    needs = (
        _needs("czech", czech[0], SIZE) + sum(_needs("czech", part.lstrip("\n"), SMALL) for part in czech[1:]),
        _needs("target", unit.target or expected, SIZE),
        _needs("back", unit.back or "", _MIDDLE),
        _needs("remark", unit.remark or "", _MIDDLE),
    )
    return min(_MOST_ROW, max(_PICTURE_ROW if pictured else _LEAST_ROW, max(needs) + _PADDING))


def _needs(name: Name, text: str, size: float) -> float:
    return lines(text, WIDTHS[name] * _PX - _SIDES, size) * size * _LEADING
