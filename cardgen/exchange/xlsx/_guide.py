"""The first sheet of a workbook: how to fill it in, what is in it, whom to ask. In Czech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from cardgen.exchange.parcel import Unit
from cardgen.exchange.xlsx import _book
from cardgen.exchange.xlsx._book import HEAD, PAPER, QUIET, SHADE, Book
from cardgen.exchange.xlsx._columns import HEADINGS, STATES, Name
from cardgen.exchange.xlsx._heights import lines
from cardgen.exchange.xlsx.look import Look

NAME: Final = "Návod"

_WIDTHS: Final = (26, 150, 280, 70, 104, 124)  # px; the first for the numbers of steps
_LABEL: Final = 2  # columns that a label takes
_PX: Final = 0.75  # pt
_LEADING: Final = 1.3
_SIZE: Final = 10.5
_SMALL: Final = 9.5

_LINK: Final = "#1f5fa8"

_LEAD: Final = (
    "Karty ukazuje zdravotník člověku, se kterým nemá společnou řeč. Na každé je jedna krátká věta, a na té záleží. "
    "Děkujeme, že ji překládáte."
)
_STEPS: Final = (
    "Každý další list je jedno téma. Vyplňujte bílé a modré buňky. Ostatní jsou zamčené (bez hesla), aby se nic "
    "nepřepsalo omylem.",
    "Jedna myšlenka, jedna věta. Zdvořile, slovy, kterým rozumí i vyděšený člověk, a tak, aby nezáleželo na tom, zda "
    "mluví muž, nebo žena. Otázka zůstává otázkou, zápor záporem, čísla a jednotky se nemění. Bez závorek a lomítek.",
    "Řádky můžete filtrovat a upravit jejich výšku, sloupce šířku, listy přejmenovat. Řádky nepřidávejte a buňky "
    "neslučujte. Co nechcete přeložit, nechte prázdné.",
    "Pište samotný text, žádné vzorce. Uložte jako sešit Excelu (.xlsx), bez hesla a maker, a pošlete zpět.",
)
_COLUMNS: Final[tuple[tuple[Name, str], ...]] = (
    ("number", "Číslo karty. U slov, která stojí na více kartách, není."),
    ("picture", "Obrázek, který je na kartě vedle věty."),
    (
        "czech",
        "Co se překládá. Šedě pod tím je dřívější znění, ze kterého překlad vznikl, a poznámka pro zdravotníky; ty se "
        "nepřekládají.",
    ),
    ("target", "Vaše věta, přesně tak, jak má stát na kartě."),
    ("state", f"Vyberte ze seznamu: {', '.join(STATES.values())}. Kde nic není, je to návrh."),
    ("back", "Co z překladu pochopil česky mluvící člověk, který českou větu neviděl. Nepovinné."),
    ("remark", "Co má úřad o překladu vědět: pochybnost, jiná možnost, důvod. Nepovinné."),
    ("words", "Počítá se sám."),
)
_SIGNED: Final = (
    "Každý překlad je návrh, dokud za něj někdo neodpovídá jménem. Stav v tabulce je zpráva pro úřad; teprve při "
    "načtení sešitu se zapíše, kdo korekturu udělal a kdo překlad schválil. Neschválené karty se vydat nedají."
)


@dataclass(frozen=True)
class Listed:
    """A sheet of the workbook, as the guide lists it."""

    sheet: str
    title: str
    units: tuple[Unit, ...]


def fill(book: Book, sheet: Any, mark: str, language: str, look: Look, listed: Sequence[Listed]) -> None:
    """Fill the guide. `mark` makes the workbook ours, `language` is what people call the language."""
    guide = _Guide(book, sheet)
    guide.begin(mark)
    guide.title(f"Překlad karet: {language}")
    guide.text(_LEAD)
    guide.heading("Jak na to")
    for number, step in enumerate(_STEPS, 1):
        guide.step(number, step)
    guide.heading("Co je ve sloupcích")
    for name, meaning in _COLUMNS:
        guide.pair(HEADINGS[name], meaning, guide.framed(bg_color=SHADE, bold=True))
    guide.heading("Co znamenají barvy")
    guide.pair("", "Překlad chybí.", guide.framed(bg_color=_book.MISSING))
    stale = "Čeština se změnila až po překladu: přečtěte ji a překlad upravte nebo potvrďte."
    guide.pair("česky", stale, guide.framed(bg_color=_book.STALE))
    too_long = "Překlad má víc znaků, než kolik se na kartu vejde: zkraťte ho."
    guide.pair("překlad", too_long, guide.framed(**_book.TOO_LONG))
    if look.most_words is not None:
        wordy = f"Překlad má víc než {look.most_words} slov: jde to kratčeji?"
        guide.pair(str(look.most_words + 1), wordy, guide.framed(**_book.WORDY))
    guide.heading("Než se karty vytisknou")
    guide.text(_SIGNED)
    guide.heading("Koho se zeptat")
    guide.text(look.contact or "Toho, kdo vám sešit poslal.")
    if listed:
        guide.heading("Co je v sešitu")
        guide.sheets(listed)
    guide.end()


class _Guide:
    """The sheet while it is written, from the top."""

    def __init__(self, book: Book, sheet: Any) -> None:
        self._book = book
        self._sheet = sheet
        self._row = 0

    def begin(self, mark: str) -> None:
        for i, width in enumerate(_WIDTHS):
            self._sheet.set_column_pixels(i, i, width)
        self._book.text(self._sheet, 0, 0, mark, self._book.format(font_size=_SMALL, font_color=QUIET))
        self._sheet.set_row(0, None, None, {"hidden": True})
        self._row = 1

    def framed(self, **properties: object) -> Any:
        return self._book.cell(**{"font_size": _SIZE, "indent": 1, **properties})

    def title(self, text: str) -> None:
        self._sheet.set_row(self._row, 36)
        self._write(text, self._book.format(font_size=20, bold=True, font_color=HEAD))

    def heading(self, text: str) -> None:
        self._sheet.set_row(self._row, 30)
        self._write(text, self._book.format(font_size=12, bold=True, font_color=HEAD, valign="bottom"))

    def text(self, text: str) -> None:
        """A paragraph over the whole width."""
        self._spread(text, 0, self._plain())
        self._row += 1

    def step(self, number: int, text: str) -> None:
        """A paragraph with its number."""
        bold = self._book.format(font_size=_SIZE, bold=True, font_color=HEAD, valign="top")
        self._book.text(self._sheet, self._row, 0, f"{number}.", bold)
        self._spread(text, 1, self._plain())
        self._row += 1

    def pair(self, label: str, text: str, format_: Any) -> None:
        """A label, and what is to be said of it."""
        self._over(label, 0, _LABEL - 1, format_)
        self._spread(text, _LABEL, self.framed())
        self._row += 1

    def sheets(self, listed: Sequence[Listed]) -> None:
        """A table of all topics with what is left to do."""
        names = ("list", "téma", "textů", "bez překladu", "čeština změněna")
        self._sheet.set_row(self._row, 20)
        for i, name in enumerate(names):
            align: dict[str, object] = {"indent": 1} if i < 2 else {"align": "center"}
            head = self._book.format(font_size=_SMALL, bold=True, font_color=PAPER, bg_color=HEAD, **align)
            self._over(name, 0 if i == 0 else i + 1, i + 1, head)
        for one in listed:
            self._row += 1
            self._sheet.set_row(self._row, 19)
            target = one.sheet.replace("'", "''")
            link = self.framed(font_color=_LINK, underline=1, text_wrap=False)
            self._over("", 0, _LABEL - 1, link)
            self._sheet.write_url(self._row, 0, f"internal:'{target}'!A1", link, one.sheet)
            self._book.text(self._sheet, self._row, _LABEL, one.title, self.framed(text_wrap=False))
            missing = sum(not unit.target.strip() for unit in one.units)
            stale = sum(unit.previous is not None for unit in one.units)
            number = self.framed(align="center", indent=0, num_format='0;-0;"–"')
            for i, count in enumerate((len(one.units), missing, stale), _LABEL + 1):
                self._sheet.write_number(self._row, i, count, number)
        self._row += 1

    def end(self) -> None:
        self._sheet.set_portrait()
        self._sheet.set_selection(1, 0, 1, 0)
        self._sheet.print_area(1, 0, self._row - 1, len(_WIDTHS) - 1)
        self._sheet.protect("", {"format_columns": True, "format_rows": True})

    def _write(self, text: str, format_: Any) -> None:
        self._book.text(self._sheet, self._row, 0, text, format_)
        self._row += 1

    def _plain(self) -> Any:
        return self._book.format(font_size=_SIZE, text_wrap=True, valign="top")

    def _spread(self, text: str, first: int, format_: Any) -> None:
        """A text from a column to the last one; the row grows with it."""
        width = sum(_WIDTHS[first:]) * _PX - 14
        self._sheet.set_row(self._row, lines(text, width, _SIZE) * _SIZE * _LEADING + 7)
        self._over(text, first, len(_WIDTHS) - 1, format_)

    def _over(self, text: str, first: int, last: int, format_: Any) -> None:
        if first < last:
            self._sheet.merge_range(self._row, first, self._row, last, "", format_)
        self._book.text(self._sheet, self._row, first, text, format_)
