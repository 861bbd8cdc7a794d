"""A difference -> a page for people, one HTML file: old and new card side by side, what was said and is said.

It holds everything that it shows and loads nothing; every text is escaped. It can be printed. The words are given, in
Czech. Knows no PDF: pictures are given as PNG.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Literal, TypeAlias

from cardgen.editions.difference import FATES, Change, Difference, FileChanges
from cardgen.editions.records import Leaf
from cardgen.languages import SOURCE

Side: TypeAlias = Literal["old", "new"]
Pictures: TypeAlias = Mapping[tuple[str, str, Side], Sequence[bytes]]  # by file, leaf and side: PNG, the front first

_STYLE: Final = """\
:root { color-scheme: light; }
body { font: 16px/1.45 "Source Sans 3", "Segoe UI", "Noto Sans", Arial, sans-serif; color: #1b1d21; background: #fff;
  margin: 2rem auto; max-width: 68rem; padding: 0 1rem; }
h1 { font-size: 2rem; margin: 0; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .5rem; border-bottom: 2px solid #1b1d21; }
h3 { font-size: 1.1rem; margin: 0 0 .5rem; }
h3 .fate { font-weight: normal; color: #50565e; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #d9dde2; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
article { break-inside: avoid; margin: 1.5rem 0; padding: 1rem; background: #f4f5f7; border-radius: 6px; }
.both { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
figure { margin: 0; }
figure.new { grid-column: 2; }
figcaption { font-weight: 600; margin-bottom: .25rem; }
.faces { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; }
figure img { width: 100%; box-sizing: border-box; border: 1px solid #6b727b; background: #fff; }
.text { background: #fff; border: 1px solid #6b727b; padding: .5rem .75rem; }
del { background: #fbe3e1; text-decoration: line-through; }
ins { background: #dff2e6; text-decoration: none; font-weight: 600; }
.quiet { color: #50565e; }
@media (max-width: 40rem) { .both { grid-template-columns: 1fr; } figure.new { grid-column: 1; } }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } article { background: none;
  border: 1px solid #6b727b; } }
"""


@dataclass(frozen=True)
class Shown:
    """What the page says around the difference.

    `title` is the edition's, `old` and `new` say which issues are compared. `word` gives a word of the page by its
    name, `topic` the title of a topic, `language` the name of a language, `leaf` what a leaf is called, all in Czech.
    """

    title: str
    old: str
    new: str
    word: Callable[[str], str]
    topic: Callable[[str], str]
    language: Callable[[str], str]
    leaf: Callable[[Leaf], str]


def page(difference: Difference, shown: Shown, pictures: Pictures, *, is_cut: bool = False) -> str:
    """The HTML text. `is_cut` says that there are more changed cards than pictures."""
    return "\n".join(_lines(difference, shown, pictures, is_cut=is_cut)) + "\n"


def _lines(difference: Difference, shown: Shown, pictures: Pictures, *, is_cut: bool) -> Iterator[str]:
    word = shown.word
    title = f"{word('title')}: {shown.title}, {shown.old} → {shown.new}"
    yield "<!DOCTYPE html>"
    yield '<html lang="cs">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1>{escape(word('title'))}</h1>"
    yield f"<p>{escape(shown.title)}: {escape(shown.old)} → {escape(shown.new)}</p>"
    yield from _table(difference, shown)
    if is_cut:
        yield f"<p>{escape(word('many'))}</p>"
    changed = [one for one in difference if any(change.fate != "untouched" for change in one.changes)]
    if not changed:
        yield f"<p>{escape(word('nothing'))}</p>"
    for one in changed:
        yield from _file(one, shown, pictures)
    yield "</body>"
    yield "</html>"


def _table(difference: Difference, shown: Shown) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>{escape(shown.word('cards'))}</caption>"
    heads = "".join(f'<th scope="col">{escape(shown.word(fate))}</th>' for fate in FATES)
    yield f'<thead><tr><th scope="col">{escape(shown.word("set"))}</th>{heads}</tr></thead>'
    yield "<tbody>"
    for one in difference:
        counts = "".join(f'<td class="number">{one.counts[fate] or "–"}</td>' for fate in FATES)
        yield f'<tr><th scope="row">{escape(_name(one, shown))}</th>{counts}</tr>'
    yield "</tbody>"
    yield "</table>"


def _name(one: FileChanges, shown: Shown) -> str:
    own = [tag for tag in one.record.languages if tag != SOURCE] or [SOURCE]
    return f"{shown.topic(one.record.topic)} · {', '.join(shown.language(str(tag)) for tag in own)}"


def _file(one: FileChanges, shown: Shown, pictures: Pictures) -> Iterator[str]:
    yield f"<h2>{escape(_name(one, shown))}</h2>"
    if one.old and one.new and one.is_other_paper:
        yield f"<p>{escape(str(one.old.paper))} → {escape(str(one.new.paper))}</p>"
    if one.titles:
        yield "<table>"
        yield f"<caption>{escape(shown.word('headings'))}</caption>"
        for _, tag, before, after in one.titles:
            what = f'<th scope="row">{escape(shown.language(tag))}</th>'
            yield f'<tr>{what}<td lang="{escape(tag)}">{_words(before, after)}</td></tr>'
        yield "</table>"
    others = []
    for change in one.changes:
        if change.fate == "untouched":
            continue
        if not change.leaf.is_card:
            others.append(f"{shown.leaf(change.leaf)} ({_fate(change, shown)})")
            continue
        yield from _card(one, change, shown, pictures)
    if others:
        yield f"<p>{escape(shown.word('others'))}: {escape('; '.join(others))}.</p>"


def _fate(change: Change, shown: Shown) -> str:
    why = [shown.language(tag) for tag in change.languages] + [shown.word(reason) for reason in change.reasons]
    return shown.word(change.fate) + (f": {', '.join(why)}" if why else "")


def _card(one: FileChanges, change: Change, shown: Shown, pictures: Pictures) -> Iterator[str]:
    leaf = change.leaf
    yield "<article>"
    fate = f'<span class="fate">– {escape(_fate(change, shown))}</span>'
    number = leaf.leaf if leaf.leaf != leaf.topic else ""  # a document has none
    yield f"<h3>{escape(f'{number} {leaf.czech}'.strip())} {fate}</h3>"
    if change.fate != "moved":
        yield '<div class="both">'
        for side, issue in (("old", change.old), ("new", change.new)):
            if issue is not None:
                name: Side = "old" if side == "old" else "new"
                yield from _issue(one, issue, name, shown, pictures)
        yield "</div>"
    if change.words:
        yield "<table>"
        for _, tag, before, after in change.words:
            what = f'<th scope="row">{escape(shown.language(tag))}</th>'
            yield f'<tr>{what}<td lang="{escape(tag)}">{_words(before, after)}</td></tr>'
        yield "</table>"
    if change.old and change.new and change.old.note != change.new.note:
        yield f"<p>{escape(shown.word('note'))}: {_words(change.old.note, change.new.note)}</p>"
    yield "</article>"


def _words(before: str, after: str) -> str:
    """What was struck out and what was put in; a side without words has no mark of its own."""
    sides = (("del", before), ("ins", after))
    return " ".join(f"<{mark}>{escape(text)}</{mark}>" for mark, text in sides if text)


def _issue(one: FileChanges, leaf: Leaf, side: Side, shown: Shown, pictures: Pictures) -> Iterator[str]:
    """A card as it was or is: its pages, or where they are not at hand its texts."""
    yield f'<figure class="{side}">'
    yield f"<figcaption>{escape(shown.word(side))}</figcaption>"
    found = pictures.get((one.record.file, leaf.leaf, side), ())
    if found:
        yield '<div class="faces">'
    for number, png in enumerate(found, 1):
        faces = ("front", "back")
        what = shown.word(faces[number - 1]) if len(found) == 2 else f"{shown.word('page')} {number}"
        alt = f"{leaf.leaf}, {shown.word(side)}, {what}: {' / '.join(leaf.text.values())}"
        data = base64.b64encode(png).decode("ascii")
        yield f'<img alt="{escape(alt)}" src="data:image/png;base64,{data}">'
    if found:
        yield "</div>"
    else:
        yield '<div class="text">'
        for tag, text in leaf.text.items():
            yield f'<p lang="{escape(str(tag))}">{escape(str(text))}</p>'
        for texts in leaf.words.values():
            both = " · ".join(
                f'<span lang="{escape(str(tag))}">{escape(str(text))}</span>' for tag, text in texts.items()
            )
            yield f"<p>{both}</p>"
        yield f'<p class="quiet">{escape(shown.word("no-picture"))}</p>'
        yield "</div>"
    yield "</figure>"
