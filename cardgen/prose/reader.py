"""A Markdown file -> Prose. Every block that the dialect does not have is a problem with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Any, Final, Literal, TypeVar, cast

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from cardgen.problems import Place, Problems, did_you_mean
from cardgen.prose.inline import WrongMarkup, bounded, spans
from cardgen.prose.model import (
    Align,
    Block,
    Box,
    Break,
    Figure,
    Heading,
    Insert,
    Item,
    List,
    Paragraph,
    Prose,
    Table,
    Words,
)

MAX_BYTES: Final = 2_000_000
MOST_NOTES: Final = 500
_DEEPEST_HEADING: Final = 4
_DEEPEST: Final = 6  # lists and named blocks within one another; the parser drops what stands in ten lists
_ID: Final = re.compile(r"\{#([^{}]*)\}$")
_SPACES: Final = re.compile(r"[ \n]+")
_LINES: Final = re.compile(r"\r\n?|\n")
_CELL_ENDS: Final = re.compile(r"(?<!\\)\|")
_OPENING: Final = re.compile(r"^\s*:::+[ \t]*(\S*)", re.MULTILINE)
_NOTE: Final = re.compile(r"\[\^([^\]\s]+)\]")
_NOTE_TEXT: Final = re.compile(r"[>\s]*\[\^([^\]\s]+)\]:")
_LINKS: Final = ("#", "https://", "http://", "mailto:", "tel:")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_BOXES: Final = ("note", "warning", "plain")
_INSERTS: Final = ("contacts", "courses", "qr", "toc")
BLOCKS: Final = ("box", "keep", "columns", "picture", "page", *_INSERTS)
_TAKES: Final = {  # how many names stand behind the name of a block
    "box": (0, 1), "keep": (0, 0), "columns": (0, 0), "page": (0, 0), "toc": (0, 0), "picture": (1, 1), "qr": (1, 1),
    "contacts": (1, 99), "courses": (1, 99),
}  # fmt: skip  # a line a block would be a page long
_REFUSED: Final = {
    "hr": ("a line across", "write '::: page' for a new page, or leave it out"),
    "fence": ("code", "write it as a paragraph"),
    "code_block": ("code: these lines are indented by four spaces or more", "indent them less"),
    "blockquote": ("a quotation", "write '::: box' before it and ':::' behind it"),
    "html_block": ("HTML", "write it as plain text"),
}
_ALIGN: Final[dict[str, Align]] = {"": "left", "left": "left", "center": "centre", "right": "right"}

B = TypeVar("B")


def read(text: str, file: str, problems: Problems, *, ids: bool = True) -> Prose:
    """Return what a Markdown text says; `file` is its name in places. Without `ids` no block needs one."""
    return _Reader(file, problems, ids).prose(text)


class _Reader:
    """Reads one file."""

    def __init__(self, file: str, problems: Problems, ids: bool) -> None:
        self._file = file
        self._problems = problems
        self._needs_ids = ids
        self._first: dict[str, Place] = {}
        self._labels: tuple[str, ...] = ()
        self._lines: list[str] = []
        self._depth = 0
        self._anchors: set[str] = set()
        self._links: list[tuple[str, Place]] = []

    def prose(self, text: str) -> Prose:
        if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
            self._tell(Place(self._file), "file-too-large", "the text is too long", "split it into two documents")
            return Prose(())
        env: dict[str, Any] = {}
        root = SyntaxTreeNode(_MARKDOWN.parse(text, env))
        for line, excess in env.get("too_much", ()):
            self._tell(Place(self._file, line), "text-too-long", f"the text has {excess}", "part it into paragraphs")
        refs = env.get("footnotes", {}).get("refs", {})
        if len(refs) > MOST_NOTES:
            self._tell(
                Place(self._file),
                "too-many-footnotes",
                f"the text has {len(refs):,} footnotes; {MOST_NOTES} are the most",
                "split it into two documents, or say it in the text",
            )
            return Prose(())
        self._lines = _LINES.split(text)
        self._labels = tuple(label.removeprefix(":") for label in refs)
        blocks: list[Block] = []
        notes: dict[str, Words] = {}
        for node in root.children:
            if node.type == "footnote_block":
                notes = {str(one.meta["label"]): self._note(one) for one in node.children}
            else:
                blocks += self._block(node)
        self._defined(env.get("references", {}))
        self._note_texts({label.removeprefix(":") for label, place in refs.items() if place < 0})
        for anchor, place in self._links:
            if anchor not in self._anchors:
                self._tell(
                    place, "unknown-link", f"there is no heading {anchor!r}", did_you_mean(anchor, self._anchors)
                )
        return Prose(tuple(blocks), notes)

    # -- footnotes -----------------------------------------------------------------------------

    def _note(self, node: SyntaxTreeNode) -> Words:
        label = str(node.meta["label"])
        blocks = [one for one in node.children if one.type != "footnote_anchor"]
        texts = [one for one in node.walk() if one.type == "inline"]
        if not texts:
            at = next((i for i, line in enumerate(self._lines, 1) if _is_note_text(line, label)), 1)
            place = Place(self._file, at)
            self._tell(place, "wrong-markup", f"the footnote {label!r} has no text", "write it behind the colon")
            return Words(None, "", place)
        if len(blocks) > 1 or blocks[0].type != "paragraph":
            self._tell(
                self._place(blocks[-1]),
                "wrong-markup",
                f"the footnote {label!r} is more than one paragraph",
                "write it as one",
            )
        words = self._words(texts[0])
        self._without_notes([words], "a footnote")
        return words

    def _note_texts(self, idle: Set[str]) -> None:
        """Tell footnotes that nothing refers to, and those that stand twice."""
        first: dict[str, int] = {}
        for number, line in enumerate(self._lines, 1):
            match = _NOTE_TEXT.match(line)
            label = match[1] if match else ""
            if label not in self._labels:
                continue
            if label in first:
                self._tell(
                    Place(self._file, number),
                    "duplicate-id",
                    f"the footnote {label!r} stands twice; it stood first in line {first[label]}",
                    "give one of the two another name",
                )
            elif label in idle:
                self._tell(
                    Place(self._file, number),
                    "unused-footnote",
                    f"nothing refers to the footnote {label!r}",
                    f"write [^{label}] where it belongs, or take it out",
                )
            first.setdefault(label, number)

    def _without_notes(self, texts: Iterable[Words], where: str) -> None:
        for words in texts:
            if any(f"[^{label}]" in words.text for label in self._labels):
                self._tell(words.place, "wrong-markup", f"{where} refers to a footnote", "refer to it from a paragraph")

    def _defined(self, references: Mapping[str, Any]) -> None:
        """Tell addresses that are given apart from their links: each text is translated by itself."""
        for name, reference in references.items():
            self._tell(
                Place(self._file, reference["map"][0] + 1),
                "wrong-markup",
                f"the address of the link {name.lower()!r} stands apart",
                "write it behind the words: [words](https://...)",
            )

    # -- blocks --------------------------------------------------------------------------------

    def _blocks(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        self._depth += 1
        found: tuple[Block, ...] = ()
        if self._depth <= _DEEPEST:
            found = tuple(block for node in nodes for block in self._block(node))
        elif nodes:
            place = self._place(nodes[0])
            self._tell(place, "wrong-markup", f"it stands in more than {_DEEPEST} lists and blocks", "use fewer")
        self._depth -= 1
        return found

    def _block(self, node: SyntaxTreeNode) -> list[Block]:
        place = self._place(node)
        if node.type == "heading":
            level = int(node.tag[1])
            if level > _DEEPEST_HEADING:
                self._tell(place, "wrong-markup", f"a heading of level {level}", "four levels are the most: ####")
            words = self._words(node.children[0])
            self._without_notes([words], "a heading")
            self._anchors.add(words.id or "")
            return [Heading(min(level, _DEEPEST_HEADING), words)]
        if node.type == "paragraph":
            return [Paragraph(self._words(node.children[0]))]
        if node.type in ("bullet_list", "ordered_list"):
            items = tuple(Item(self._blocks(item.children)) for item in node.children)
            return [List(items, int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None)]
        if node.type == "table":
            return [self._table(node)]
        if node.type.startswith("container_"):
            return self._named(node, place)
        what, way_out = _REFUSED.get(node.type, (node.type, "write it as a paragraph"))
        self._tell(place, "wrong-markup", f"the text has {what}, which a document does not", way_out)
        return []

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        cells = [tuple(self._words(cell.children[0]) if cell.children else Words(None, "") for cell in row.children)
                 for row in rows]  # fmt: skip
        for row in rows:
            line = self._lines[row.map[0]] if row.map else ""
            if len(_CELL_ENDS.findall(f"|{_bare(line)}")) > len(cells[0]):
                self._tell(
                    self._place(row),
                    "wrong-markup",
                    f"the row has more cells than the head of its table, which has {len(cells[0])}",
                    "take cells out, or give the head more; write \\| for a line within a text",
                )
        styles = [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in rows[0].children]
        return Table(cells[0], tuple(cells[1:]), tuple(_ALIGN.get(style, "left") for style in styles))

    def _named(self, node: SyntaxTreeNode, place: Place) -> list[Block]:
        name, *names = node.info.split()
        self._closed(node, place)
        inner = self._blocks(node.children)
        least, most = _TAKES[name]
        if len(names) < least or (name == "picture" and len(names) > most):
            takes = "an address" if name == "qr" else "a name"
            self._tell(place, "wrong-markup", f"the block {name!r} needs {takes}", f"write '::: {name} {takes}'")
        elif len(names) > most:
            self._tell(place, "wrong-markup", f"{names[most]!r} is too much for the block {name!r}", "take it out")
        if name == "page":
            return [Break(), *inner]
        if name in _INSERTS or name == "picture":
            self._caption(name, inner, place)
        if name in _INSERTS:
            return [Insert(cast(Literal["contacts"], name), tuple(names), inner, place)]
        if name == "picture":
            return [Figure(names[0], inner, place)] if names else list(inner)
        kind = names[0] if name == "box" and names else "plain" if name == "box" else name
        if name == "box" and kind not in _BOXES:
            self._tell(place, "wrong-markup", f"there is no box {kind!r}", did_you_mean(kind, _BOXES))
            kind = "plain"
        return [Box(cast(Literal["plain"], kind), inner)]

    def _closed(self, node: SyntaxTreeNode, place: Place) -> None:
        last = node.map[1] if node.map else 0
        line = self._lines[last].strip(" \t>") if last < len(self._lines) else ""
        if not line.startswith(node.markup) or line.strip(":"):
            self._tell(
                place,
                "wrong-markup",
                f"nothing closes the block {node.info.split()[0]!r}",
                f"write '{node.markup}' on a line of its own behind it; a block around others has more colons",
            )

    def _caption(self, name: str, inner: tuple[Block, ...], place: Place) -> None:
        """Tell text in a block that the program fills in; one paragraph goes with a picture and a QR code."""
        allowed = 1 if name in ("picture", "qr") else 0
        if len(inner) > allowed or not all(isinstance(block, Paragraph) for block in inner):
            holds = "one paragraph at most" if allowed else "no text"
            self._tell(place, "wrong-markup", f"the block {name!r} holds {holds}", "write the rest behind it")
        self._without_notes([block.words for block in inner if isinstance(block, Paragraph)], "a caption")

    # -- words ---------------------------------------------------------------------------------

    def _words(self, node: SyntaxTreeNode) -> Words:
        place = self._place(node)
        for match in _OPENING.finditer(node.content):
            if match[1]:
                self._tell(place, "wrong-markup", f"there is no block {match[1]!r}", did_you_mean(match[1], BLOCKS))
            else:
                self._tell(place, "wrong-markup", "':::' closes no block", "take the line out")
        text = node.content.strip()
        match_id = _ID.search(text)
        name = match_id[1] if match_id else None
        text = self._on_one_line(text[: match_id.start()].rstrip() if match_id else text, place)
        if name is not None and not _NAME.fullmatch(name):
            self._tell(place, "wrong-id", f"{name!r} cannot be an id", "use small letters, digits and hyphens")
            name = None
        elif name is not None and name in self._first:
            self._tell(
                place,
                "duplicate-id",
                f"the id {name!r} stands twice; it stood first in line {self._first[name].line}",
                "give one of the two another id",
            )
        elif name is None and self._needs_ids and any(letter.isalpha() for letter in _without_facts(text)):
            self._tell(
                place,
                "missing-id",
                f"the text {_short(text)!r} has no id",
                "write one at its end, such as {#who-helps}: translations are found by it",
            )
        if "{#" in text:
            self._tell(place, "wrong-id", "an id stands within the text", "leave an empty line behind each id")
        if name is not None:
            self._first.setdefault(name, place)
        self._spans(text, place)
        return Words(name, text, place)

    def _on_one_line(self, text: str, place: Place) -> str:
        """Join lines. A foreign text keeps the line breaks that it asks for; a translator could not see them."""
        lines = text.split("\n")
        forced = [_is_forced(line) for line in lines[:-1]]
        if any(forced) and self._needs_ids:
            self._tell(place, "wrong-markup", "a line break is forced", "begin a new paragraph, or leave it out")
        elif any(forced):
            kept = [
                _bare_of_break(line) + "\\\n" if one else f"{line} " for line, one in zip(lines, forced, strict=False)
            ]
            return "".join((*kept, lines[-1]))
        return " ".join(_SPACES.split(text))

    def _spans(self, text: str, place: Place) -> None:
        """Tell what is wrong within a text, and remember where its links lead."""
        try:
            found = spans(text, self._labels)
        except WrongMarkup as error:
            self._tell(place, "wrong-markup", str(error), "write it as plain text")
            return
        for span in found:
            if "{{" in span.text:
                self._tell(
                    place,
                    "unknown-fact",
                    f"{_short(span.text[span.text.index('{{') :])!r} is not the name of a fact",
                    "write it as {{office.contact-centre.phone}}, in small letters",
                )
            for match in _NOTE.finditer(span.text):
                self._tell(
                    place,
                    "unknown-footnote",
                    f"there is no footnote {match[1]!r}",
                    did_you_mean(match[1], self._labels) if self._labels else f"write it: [^{match[1]}]: ...",
                )
        for link in dict.fromkeys(span.link for span in found if span.link is not None):
            if link.startswith("#"):
                self._links.append((link[1:], place))
            elif not link.startswith(_LINKS):
                self._tell(
                    place,
                    "wrong-link",
                    f"the link to {link!r} leads nowhere from a page",
                    "begin it with https://, mailto:, tel: or with # and the id of a heading",
                )

    def _place(self, node: SyntaxTreeNode) -> Place:
        return Place(self._file, node.map[0] + 1 if node.map else 1)

    def _tell(self, place: Place, code: str, message: str, way_out: str) -> None:
        self._problems.error(place, code, message, way_out)


def _is_forced(line: str) -> bool:
    """Does a line end where it is typed? CommonMark: behind two spaces, or a backslash."""
    backslashes = len(line) - len(line.rstrip("\\"))
    return line.endswith("  ") or backslashes % 2 == 1


def _bare_of_break(line: str) -> str:
    return line.rstrip(" ") if line.endswith(" ") else line[:-1]


def _is_note_text(line: str, label: str) -> bool:
    match = _NOTE_TEXT.match(line)
    return match is not None and match[1] == label


def _bare(row: str) -> str:
    """A row of a table without the lines at its ends."""
    text = row.strip().removeprefix("|")
    return text[:-1] if text.endswith("|") and not text.endswith("\\|") else text


def _without_facts(text: str) -> str:
    return re.sub(r"\{\{[^{}]*\}\}", "", text)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").use(footnote_plugin, inline=False)
    for name in BLOCKS:
        markdown.use(container_plugin, name, validate=_is(name))
    return bounded(markdown)


def _is(name: str) -> Callable[[str, str], bool]:
    return lambda info, markup: info.split()[:1] == [name]


_MARKDOWN: Final = _markdown()
