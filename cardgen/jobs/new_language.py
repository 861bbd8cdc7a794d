"""A new language: its file, and a file for each bank with every Czech string, ready to fill. What is there stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import babel
from babel.core import get_global, parse_locale

from cardgen import amend, marked, shapes
from cardgen.amend import scalar
from cardgen.bank import Bank, Section, Topic
from cardgen.bank.model import FOLDER, Rendering, Translation
from cardgen.bank.strings import String, strings
from cardgen.bank.writing import Edit, edits
from cardgen.jobs import content as contents
from cardgen.jobs.content import Content
from cardgen.jobs.status import printed_topics
from cardgen.languages import FOLDER as LANGUAGES
from cardgen.languages import SOURCE, Language, soundness
from cardgen.languages.exemplars import exemplars
from cardgen.layout.context import ANSWERS
from cardgen.problems import ContentError, Place, Problem, Problems, UnknownName, did_you_mean
from cardgen.project import Project
from cardgen.typography import Tongue
from cardgen.typography.shaping import MissingGlyphs

_SCHEMA: Final = "# yaml-language-server: $schema="
_EMPTY: Final = '""'
_SHOWN: Final = 3  # letters that a message names


@dataclass(frozen=True)
class Begun:
    """What was written: new files with how many strings, and strings added to files that had been there.

    `untranslated` counts the strings without a translation among all of the language, `total`. `unprinted` are
    those of what was written that no edition prints, by topic.
    """

    language: str
    name: str
    files: tuple[str, ...]
    strings: int
    added: int
    untranslated: int
    total: int
    unprinted: Mapping[str, int] = field(default_factory=dict)


def begin(project: Project, tag: str) -> Begun:
    """Write the files of a language, or what is still missing in them. Raises UnknownName, ContentError."""
    locale = _locale(tag)
    name = locale.get_display_name("en") or tag
    content = contents.load(project, lambda topic, language: False)
    content.problems.stop_on_errors()
    new: dict[str, bytes] = {}
    changed: dict[str, bytes] = {}
    if tag not in content.languages:
        file = f"{LANGUAGES}/{tag}.yaml"
        new[file] = _read_back(file, _language(content, tag, locale), Language)
    count = added = untranslated = total = 0
    printed = printed_topics(content)
    unprinted: dict[str, int] = {}
    for topic in content.bank.topics.values():
        file = f"{FOLDER}/{topic.topic}/{tag}.yaml"
        found = list(strings(content.bank, topic.topic, tag))
        untranslated += sum(string.standing == "missing" for string in found)
        total += len(found)
        if not found:  # a bank for staff alone
            continue
        before = count + added
        if not project.exists(file):
            new[file] = _read_back(file, _bank(content.bank, topic, tag, name, found), Translation)
            count += len(found)
        elif any(string.rendering is None for string in found):
            changes = list(_missing(found))
            changed[file] = amend.amend(project.path(file).read_bytes(), file, changes)
            added += len(changes)
        if topic.topic not in printed and count + added > before:
            unprinted[str(topic.topic)] = count + added - before
    amend.write(project, {**new, **changed})
    return Begun(tag, name, tuple(new), count, added, untranslated, total, unprinted)


def _locale(tag: str) -> babel.Locale:
    if tag == SOURCE:
        raise UnknownName(f"the language {SOURCE} is the source and not translated")
    try:
        locale = babel.Locale.parse(tag.partition("@")[0].replace("_", "-"), sep="-")
    except (babel.UnknownLocaleError, ValueError, TypeError):
        locale = None
    if locale is None or locale.language == "root":
        raise UnknownName(f"{tag!r} is not a language tag that is known; {_way_out(tag)}")
    if str(locale).replace("_", "-") != tag:
        raise UnknownName(f"{tag!r} is not how the tag is written; did you mean {str(locale).replace('_', '-')!r}?")
    if locale.character_order != "left-to-right":
        name = locale.get_display_name("en")
        raise UnknownName(f"{name} is not written from left to right, and cardgen sets only such languages for now")
    return locale


def _way_out(tag: str) -> str:
    """The tag that is meant, if somebody wrote the language's name, a country's code or a tag that is near."""
    for language in ("en", SOURCE):
        for known, name in babel.Locale(language).languages.items():
            if name.casefold() == tag.casefold() and known in _tags():
                return f"did you mean {known!r}?"
    country = tag.upper()
    if country in babel.Locale("en").territories:
        language = parse_locale(get_global("likely_subtags").get(f"und_{country}", "und"))[0]
        if language in _tags():
            return f"{country} is a country; did you mean its language, {language!r}?"
    return did_you_mean(tag, _tags())


def _tags() -> list[str]:
    return [one for one in babel.localedata.locale_identifiers() if len(one) <= 3]


def _script(locale: babel.Locale) -> str:
    """The ISO 15924 code of the script that a language is usually written in."""
    likely = get_global("likely_subtags")
    whole = likely.get(str(locale)) or likely.get(locale.language) or str(locale)
    return locale.script or parse_locale(whole)[2] or "Latn"


def _language(content: Content, tag: str, locale: babel.Locale) -> str:
    script = _script(locale)
    face = str(content.languages[SOURCE].face)
    alphabet = exemplars(tag, script) or ""
    # the name stands on the cards as well, and says enough where there are too many letters for an alphabet
    _can_be_set(content, Tongue(tag, script, face), alphabet + (locale.get_display_name(locale) or ""))
    lines = [
        f"{_SCHEMA}../schema/language.json",
        f"# {locale.get_display_name('en')}.",
        f"language: {scalar(tag, flow=False)}",
        f"script: {script}",
        "direction: ltr",
        f"face: {face}",
        "# Words that must not end a line, such as one-letter prepositions.",
        "keep-with-next: []",
        "# What the checks know of the language. The files of the other languages show what more can be said here:",
        "# negation, question-particles, instead, units, transcription.",
    ]
    if alphabet:
        lines += ["# Exemplar characters as in CLDR / gflanguages.", f"alphabet: {scalar(alphabet, flow=False)}"]
    return "\n".join(lines) + "\n"


def _read_back(file: str, text: str, shape: type[Language] | type[Translation]) -> bytes:
    """Return the bytes of a new file, once it is known to say what it should. Raises ContentError."""
    problems = Problems()
    data = text.encode()
    tree = marked.parse(data, file, problems)
    read = tree and shapes.decode(tree, shape, problems)
    if isinstance(read, Language):
        soundness.sound(read, file, problems)
    problems.stop_on_errors()
    return data


def _can_be_set(content: Content, tongue: Tongue, text: str) -> None:
    """Refuse a language whose letters the face does not have, before anybody begins to translate."""
    letters = text.replace(" ", "")
    try:
        content.ready.shaper.shape(letters + letters.upper(), tongue)
    except MissingGlyphs as error:
        first, others = error.characters[:_SHOWN], error.characters[_SHOWN:]
        named = MissingGlyphs(first, error.face).named() + (f" and {len(others)} more" if others else "")
        file = f"{LANGUAGES}/{tongue.tag}.yaml"
        problem = Problem(
            Place("fonts/faces.yaml"),
            "missing-glyph",
            f"{tongue.tag}: the face {tongue.face!r} has no glyph for {named}",
            f"add a face that has them, write {file} with that face by hand, and begin again",
        )
        raise ContentError((problem,)) from error


def _missing(found: Sequence[String]) -> Iterator[Edit]:
    """The changes that add what a file lacks, each behind what stands before it in topic.yaml."""
    before: dict[str, str] = {"title": "language"}
    for string in found:
        if string.rendering is None:
            empty = Rendering(str(string.source), "", "draft")
            yield from edits(string.path, None, empty, before.get(string.kind))
        if string.kind != "title":
            before[string.kind] = string.name


def _bank(bank: Bank, topic: Topic, tag: str, name: str, found: Sequence[String]) -> str:
    lines = [
        f"{_SCHEMA}../../schema/translation.json",
        f"# {_line(topic.title)}: {name}. Every text is a draft until a qualified translator has checked it.",
        f"language: {scalar(tag, flow=False)}",
    ]
    of_kind = {kind: [string for string in found if string.kind == kind] for kind in ("title", "section", "phrase")}
    lines += [f"title: {_flow(string)}" for string in of_kind["title"]]
    if of_kind["section"]:
        lines.append("sections:")
        lines += [f"  {scalar(string.name, flow=False)}: {_flow(string)}" for string in of_kind["section"]]
    if of_kind["phrase"]:
        lines.append("phrases:")
    opened: Section | None = None
    for string in of_kind["phrase"]:
        key = scalar(string.name, flow=False)
        if string.card is None:
            lines.append(f"  {key}: {_flow(string)}")
            continue
        section = next(one for one in topic.sections if string.card in one.cards)
        if section is not opened:
            lines += [*([""] if opened else []), f"  # {_line(section.title)}"]
            opened = section
        lines.append(f"  # {_about(bank, string)}")
        lines += [f"  {key}:", f"    from: {scalar(str(string.source), flow=False)}", f"    text: {_EMPTY}"]
        lines.append("    state: draft")
    return "\n".join(lines) + "\n"


def _flow(string: String) -> str:
    return f"{{from: {scalar(str(string.source), flow=True)}, text: {_EMPTY}, state: draft}}"


def _about(bank: Bank, string: String) -> str:
    """What a translator should know of a card: its number, its answers, and what the office says of it."""
    card = string.card
    assert card is not None
    parts = [f"{string.number}"]
    if card.choices:
        words = [str(bank.phrase(ANSWERS, word, SOURCE).text) for word in card.choices]
        parts.append(f"Odpovědi: {', '.join(words)}")
    if card.note:
        parts.append(str(card.note))
    return _line(". ".join(parts))


def _line(text: str) -> str:
    """Text as it may stand in a comment: on one line, and without what cannot be seen."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
