"""An order -> the job ticket for people: a PDF in Czech that says all the print shop must know."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from cardgen import pdf
from cardgen.jobs import notices
from cardgen.jobs.content import Content
from cardgen.jobs.finished import apart, finished, printed
from cardgen.languages import SOURCE
from cardgen.marked import Text
from cardgen.press import Line, Order, Printer, SheetFile, Total, cutting
from cardgen.press.order import SEVERAL
from cardgen.problems import Place
from cardgen.prose import Align, Block, Box, Heading, Item, List, Paragraph, Prose, Table, Words, literal
from cardgen.shapes import place_of

BANK = "orders"
_NO_BREAK = "\N{NO-BREAK SPACE}"


def ticket_for_people(
    content: Content,
    order: Order,
    printer: Printer,
    lines: Sequence[Line],
    sums: Total,
    grammage: float,
    *,
    drafts: int,
) -> bytes:
    """Return the ticket as a PDF. Raises ContentError, and UnknownName where its words or its layout are missing.

    All that is said of a product stands on one page where that makes the ticket no longer.
    """
    notices.require(content, BANK)
    material = content.ready

    def word(name: str) -> str:
        return str(material.word(name, SOURCE, BANK).text)

    blocks = tuple(_blocks(content, order, printer, lines, sums, grammage, word, drafts=drafts))
    content.problems.stop_on_errors()
    parted = tuple(
        part for one in blocks for part in (one.blocks if isinstance(one, Box) and one.kind == "keep" else (one,))
    )
    made = [
        notices.notice(content, BANK, content.editions[order.edition], Prose(one), str(order.order))
        for one in (blocks, parted)
    ]
    document = min(made, key=lambda one: len(one.frames))  # the first of those that are as short
    return pdf.write(document, material.shaper.faces)


def _blocks(
    content: Content,
    order: Order,
    printer: Printer,
    lines: Sequence[Line],
    sums: Total,
    grammage: float,
    word: Callable[[str], str],
    *,
    drafts: int,
) -> Iterable[Block]:
    yield Heading(2, _text(order.title))
    paper = order.paper
    files = {tag: sum(line.file.language == tag for line in lines) for tag in order.languages}
    sets = max(files.values(), default=0) > 1
    delivered = (word("delivery"), order.delivery.to)
    about = _pairs(
        (word("order"), str(order.order)),
        (word("customer"), order.customer),
        (word("edition"), f"{content.editions[order.edition].title}, {order.version}"),
        (word("printer"), printer.title),
        (word("paper"), Text(f"{grammage:g} g/m² {paper.name if paper else ''}".strip(), _place_of_paper(order))),
        (word("colours"), word(printer.colour.space)),
        *([] if order.delivery.by else [delivered]),  # a table of its own would be a head alone
    )
    delivery = [_pairs(delivered, (word("deliver-by"), _day(order.delivery.by)))] if order.delivery.by else []
    cost = () if sums.cost is None else ((word("cost"), format_currency(sums.cost, sums.currency, locale=SOURCE)),)
    sums_ = _pairs(
        (word("sums"), word("amount")),
        *([(word("sets"), _number(sum(order.languages.values())))] if sets else []),
        *([(word("files-of-set"), _files_of_set(content, files))] if sets else []),
        (word("copies"), _number(sums.copies)),
        (word("total-sheets"), _number(sums.sheets)),
        *([(word("sides"), _number(sums.sides))] if sums.sides != sums.clicks else []),
        (word("clicks"), _number(sums.clicks)),
        (word("paper-weight"), _kilograms(sums.paper)),
        (word("weight"), _kilograms(sums.weight)),
        *cost,
    )
    yield Box("columns", tuple(Box("keep", (one,)) for one in (about, *delivery, sums_)))
    yield Paragraph(_text(word("on-spec")))
    if drafts:
        yield Paragraph(_text(word("drafts")))
    if order.note:
        yield Paragraph(_text(Text(f"{word('note')}: {order.note}", place_of(order.note, order.place))))
    yield Heading(2, _text(word("what")))
    for form in dict.fromkeys(line.format for line in lines):
        yield Heading(3, _text(f"{printer.formats[form].title} ({word('folder')} {form})"))
        for layout in dict.fromkeys(line.file.layout for line in lines if line.format == form):
            product = [line for line in lines if (line.format, line.file.layout) == (form, layout)]
            yield Heading(4, _text(_title(content, layout)))
            yield Box("keep", (_list(_how(printer, product, word)), _files(content, product, word)))
    if order.recipients:
        yield Heading(2, _text(word("handed-out" if sets else "handed-out-copies")))
        yield _table(
            [word("who"), *(_language(content, tag) for tag in order.languages)],
            [(one.who, *(_number(one.languages.get(tag, 0)) for tag in order.languages)) for one in order.recipients],
        )


# -- a product, in all its languages -------------------------------------------------------------


def _title(content: Content, layout: str) -> str:
    """What a layout is called."""
    design = content.designs.get(layout) or content.certificates.get(layout) or content.formats[layout]
    return design.title


def _files_of_set(content: Content, files: Mapping[str, int]) -> str:
    """How many files make one set; by language, where they are not the same."""
    if len(set(files.values())) == 1:
        return _number(next(iter(files.values())))
    return ", ".join(f"{_language(content, tag)} {_number(count)}" for tag, count in files.items())


def _how(printer: Printer, lines: Sequence[Line], word: Callable[[str], str]) -> list[str]:
    """All that is done with a product, from the first sheet on."""
    form, done = printer.formats[lines[0].format], lines[0].finishing
    cuts = cutting(form, done.size)
    has_backs = any(line.file.sides > line.file.sheets for line in lines)
    return [
        printed(lines[0].sheet, printer.flip_of(form) if has_backs else None, word),
        *apart(cuts, word, spare=any(line.file.spare for line in lines)),
        *finished(done, word, divided=cuts.order != "whole" and not done.stitched),
    ]


def _holds(content: Content, file: SheetFile) -> str:
    """What is in a file, in Czech: a topic, or what its layout is called."""
    found = content.bank.topics.get(file.topic)
    return str(found.title) if found else _title(content, file.layout)


def _files(content: Content, lines: Sequence[Line], word: Callable[[str], str]) -> Table:
    rows = [
        (
            line.file.path,
            f"{_holds(content, line.file)}, {_language(content, line.file.language)}",
            _number(line.quantity),
            _number(line.file.sheets),
            _number(line.sheets),
        )
        for line in lines
    ]
    return _table([word(name) for name in ("file", "holds", "quantity", "sheets", "all-sheets")], rows)


# -- blocks --------------------------------------------------------------------------------------


def _list(items: Iterable[str]) -> List:
    return List(tuple(Item((Paragraph(_text(one)),)) for one in items))


def _place_of_paper(order: Order) -> Place:
    return place_of(order.paper.name, order.place) if order.paper else order.place


def _pairs(head: tuple[str, str], *rows: tuple[str, str]) -> Table:
    """A table of labels and values; a label stays on one line."""
    found = [(label.replace(" ", _NO_BREAK), value) for label, value in (head, *rows)]
    return _table(found[0], found[1:])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    align: tuple[Align, ...] = tuple("left" for _ in head)
    return Table(tuple(map(_text, head)), tuple(tuple(map(_text, row)) for row in rows), align)


def _language(content: Content, tag: str) -> str:
    if tag == SEVERAL:
        return str(content.ready.word("several", SOURCE, BANK).text)
    return content.languages[tag].name_in(SOURCE)


def _number(count: int) -> str:
    return str(format_decimal(count, locale=SOURCE))


def _kilograms(weight: float) -> str:
    return f"{format_decimal(round(weight, 1), locale=SOURCE)} kg"


def _day(day: str) -> str:
    return str(format_date(datetime.date.fromisoformat(day), format="long", locale=SOURCE))


def _text(text: str) -> Words:
    """A text as it stands, with the place in the order where it was typed; other words are the bank's."""
    words = _NO_BREAK.join(literal(part) for part in str(text).split(_NO_BREAK))  # literal makes a plain space of it
    return Words(None, words, place_of(text, Place(f"content/phrases/{BANK}/topic.yaml")))
