"""Words in inline Markdown -> spans of plain text that are strong, emphasised, linked, or stand for a fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_MARKED: Final = re.compile(r"[\\`*_\[\]{}<>!&^\n]")  # text without these is nothing but text
_ASCII_SIGN: Final = re.compile(r"([!-/:-@\[-`{-~])")  # each may be escaped
_SPACE: Final = re.compile(r"\s+")
LONGEST: Final = 10_000  # characters of a text with markup
MOST_BRACKETS: Final = 200  # of those that open: the parser looks for the end of each
_FACT: Final = re.compile(r"\{\{\s*([a-z0-9.-]{1,80})\s*\}\}")


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one manner. `note` refers to a footnote, `fact` names what is written in place of the text."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None
    note: str | None = None
    fact: str | None = None


class WrongMarkup(ValueError):
    """Inline Markdown that the dialect does not have; the message says what."""


def spans(text: str, notes: Iterable[str] = ()) -> tuple[Span, ...]:
    """Return the spans of inline Markdown; `notes` are the labels of the footnotes there are. Raises WrongMarkup."""
    if not _MARKED.search(text):
        return (Span(text),) if text else ()
    if excess := too_much(text):
        raise WrongMarkup(f"the text has {excess}")
    env = {"footnotes": {"refs": {f":{label}": -1 for label in notes}}}
    tokens = _MARKDOWN.parseInline(text, env)
    return tuple(_spans(tokens[0].children or []))


def literal(text: str) -> str:
    """Return inline Markdown that says `text` on one line, whatever it holds: nothing of it is read as markup.

    Two braces, which would begin a fact, are set apart.
    """
    line = _SPACE.sub(" ", text).strip().replace("{{", "{ {")
    return _ASCII_SIGN.sub(r"\\\1", line)


def plain(text: str, notes: Iterable[str] = ()) -> str:
    """The words as they are read, without markup. What is no right Markdown stays as it is.

    0 stands for a fact, and for what is emphasised: that quotes what stands on a screen, a form or a door, in Czech.
    """
    try:
        return "".join(
            "0" if span.fact or (span.emphasis and span.text.strip()) else span.text for span in spans(text, notes)
        )
    except WrongMarkup:
        return text


def too_much(text: str) -> str | None:
    """What of a text with markup is more than anybody writes, and could keep the parser busy for hours; else None."""
    if not _MARKED.search(text):
        return None
    if len(text) > LONGEST:
        return f"markup and {len(text):,} characters; {LONGEST:,} are the most"
    brackets = text.count("[")
    return f"{brackets:,} opening brackets; {MOST_BRACKETS} are the most" if brackets > MOST_BRACKETS else None


def bounded(markdown: MarkdownIt) -> MarkdownIt:
    """Let a parser of whole files leave out texts with too much in them; `too_much` says so of each again."""
    markdown.core.ruler.before("inline", "bounded", _bound)
    return markdown


def _bound(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and (excess := too_much(token.content)):
            token.content = ""
            state.env.setdefault("too_much", []).append((token.map[0] + 1 if token.map else 1, excess))


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": 10}).use(footnote_plugin, inline=False)
    return markdown


_MARKDOWN: Final = _markdown()
_REFUSED: Final = {
    "image": "a picture; write '::: picture NAME' on lines of its own",
    "code_inline": "code in back-quotes",
    "html_inline": "HTML",
}


def _spans(tokens: list[Token]) -> Iterator[Span]:
    manner: dict[str, Any] = {"strong": False, "emphasis": False, "link": None}
    for token in tokens:
        if token.type == "text":
            yield from _text(token.content, manner)
        elif token.type in ("softbreak", "hardbreak"):
            yield Span("\n" if token.type == "hardbreak" else " ", **manner)
        elif token.type in ("strong_open", "strong_close"):
            manner["strong"] = token.type.endswith("open")
        elif token.type in ("em_open", "em_close"):
            manner["emphasis"] = token.type.endswith("open")
        elif token.type == "link_open":
            manner["link"] = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            manner["link"] = None
        elif token.type == "footnote_ref":
            yield Span("", note=str(token.meta["label"]))
        else:
            raise WrongMarkup(f"the text holds {_REFUSED.get(token.type, token.type)}")


def _text(text: str, manner: dict[str, Any]) -> Iterator[Span]:
    at = 0
    for match in _FACT.finditer(text):
        if match.start() > at:
            yield Span(text[at : match.start()], **manner)
        yield Span("", **manner, fact=match[1])
        at = match.end()
    if at < len(text):
        yield Span(text[at:], **manner)
