"""A topic in some languages -> a document: leaves in the order of the layout, each two frames.

1. which cards, in which order, under which anchors
2. leaf by leaf: cover, how-to, shared cards, index, sections, imprint
3. bookmarks, and which pages and fingerprints each card got
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from cardgen.bank import Card, Section, Topic
from cardgen.languages import SOURCE
from cardgen.layout import blocks
from cardgen.layout.blocks import listing
from cardgen.layout.blocks.reverse import answer_words
from cardgen.layout.context import ANSWERS, Context, Issue, Material, Row
from cardgen.layout.data import SIDES, Format, Side
from cardgen.layout.fingerprint import appearance, drawings, wording
from cardgen.layout.frame import Bookmark, Document, Frame
from cardgen.layout.leaf import LeafRecord, Spoken
from cardgen.problems import did_you_mean
from cardgen.shapes import place_of

Wanted: TypeAlias = Callable[[Topic, Card], bool]
Asked: TypeAlias = Mapping[tuple[str, str], Mapping[str, str]]

_ORDER = ("draft", "revised", "approved")  # from the least checked


@dataclass(frozen=True)
class CardRecord:
    """What the manifest says of a card: `pages` from 1, the front first; both fingerprints as hex digests."""

    number: str
    id: str
    pages: tuple[int, ...]
    state: str
    wording: str
    appearance: str


@dataclass(frozen=True)
class CardSet:
    """A finished set: its pages, and what is known of each of its cards and leaves. A document is one leaf.

    `titles` are those of the topics and sections of its cards, as `topic` and `topic/section`, by language.
    """

    document: Document
    cards: tuple[CardRecord, ...]
    leaves: tuple[LeafRecord, ...] = ()
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass
class _Leaf:
    """Two faces with a name in the outline. `key` is what the leaf is called from issue to issue.

    `lists` are the first and the last number on a leaf of the index; `asked` are the words of shared banks on both
    faces of a card, as `Context` keeps them.
    """

    front: Frame
    back: Frame
    key: str
    title: str = ""
    card: Card | None = None
    topic: Topic | None = None
    section: Section | None = None
    lists: tuple[str, ...] = ()
    asked: Asked = field(default_factory=dict)


def every(topic: Topic, card: Card) -> bool:
    """All cards are wanted."""
    return True


def compose(
    material: Material,
    layout: Format,
    issue: Issue,
    topic: Topic,
    languages: Sequence[str],
    wanted: Wanted = every,
) -> CardSet:
    """Lay out the set of a topic for patients who speak `languages`. Problems are told to the material's.

    The leaves of cards that are not `wanted` are left out; all others are as in the whole set.
    """
    topics = _topics(material, layout, topic)
    cards = [card for one in topics for card in one.cards]
    anchors = frozenset(one.number(card) for one in topics for card in one.cards)
    states = Counter(_state(material, one, card, languages) for one in topics for card in one.cards)
    worst = next((state for state in _ORDER if states[state]), "approved")
    ctx = Context(
        material,
        layout,
        issue,
        tuple(languages),
        topic,
        anchors=anchors,
        state=worst,
        states_line=_states_line(material, states),
        credits=_credits(material, cards),
    )
    leaves = [leaf for name in layout.leaves for leaf in _leaves(ctx, name, topics, wanted)]
    frames = [frame for leaf in leaves for frame in (leaf.front, leaf.back)]
    records = []
    known: list[LeafRecord] = []
    keys: Counter[str] = Counter()
    for i, leaf in enumerate(leaves):
        pages = (2 * i + 1, 2 * i + 2)
        looks = appearance((leaf.front, leaf.back))
        here = ctx.on(topic=leaf.topic, card=leaf.card, section=leaf.section)
        words = _words(here, leaf.asked) if leaf.card else {}
        spoken = _spoken(here, words, drawings((leaf.front, leaf.back))) if leaf.card else None
        keys[leaf.key] += 1  # a layout may have a blank leaf twice
        key = leaf.key if keys[leaf.key] == 1 else f"{leaf.key}#{keys[leaf.key]}"
        title = str(leaf.card.text) if leaf.card else leaf.title
        mark = leaf.section.mark if leaf.section and layout.places else None
        known.append(LeafRecord(key, title, pages, looks, spoken, leaf.lists, mark))
        if leaf.card and leaf.topic:
            records.append(
                CardRecord(
                    number=leaf.topic.number(leaf.card),
                    id=str(leaf.card.id),
                    pages=pages,
                    state=_state(material, leaf.topic, leaf.card, languages),
                    wording=wording(_texts(here, words)),
                    appearance=looks,
                )
            )
    named = [material.languages[tag].name_in(SOURCE) for tag in languages]
    document = Document(
        title=f"{topic.title} – {', '.join(named)}",
        language=languages[0] if len(languages) == 1 else SOURCE,
        author=issue.publisher,
        subject=f"{issue.title} {issue.version}",
        date=issue.date,
        frames=tuple(frames),
        bookmarks=_bookmarks(leaves),
    )
    return CardSet(document, tuple(records), tuple(known), _titles(material, topics, (SOURCE, *languages)))


def one_card(
    material: Material, layout: Format, issue: Issue, topic: Topic, card: Card, languages: Sequence[str]
) -> Document:
    """Only the leaf of one card, as it stands in its set."""
    section = next(section for section in topic.sections if card in section.cards)
    ctx = Context(material, layout, issue, tuple(languages), topic, section=section, card=card)
    ctx = ctx.on(state=_state(material, topic, card, languages))
    leaf = _leaf(ctx, "card", (), anchor=topic.number(card))
    return Document(
        title=f"{topic.number(card)} {card.text}",
        language=languages[0] if len(languages) == 1 else SOURCE,
        author=issue.publisher,
        subject=f"{issue.title} {issue.version}",
        date=issue.date,
        frames=(leaf.front, leaf.back),
    )


def _topics(material: Material, layout: Format, topic: Topic) -> list[Topic]:
    """The topics whose cards the layout puts into the set, in order."""
    found = []
    for leaf in layout.leaves:
        if leaf == "sections":
            found.append(topic)
        elif leaf.startswith(_SHARED):
            name = leaf.split(":")[1]
            if name in material.bank.topics:
                found.append(material.bank.topics[name])
            else:
                material.problems.error(
                    place_of(leaf, layout.place),
                    "unknown-topic",
                    f"the layout {layout.layout} asks for cards of the topic {name!r}, which there is not",
                    did_you_mean(name, material.bank.topics),
                )
    return found


def _leaves(ctx: Context, name: str, topics: Sequence[Topic], wanted: Wanted) -> Iterator[_Leaf]:
    title = str(ctx.topic.title)
    if name == "sections":
        for section in ctx.topic.sections:
            yield _divider(ctx, ctx.topic, section)
            yield from _cards(ctx, ctx.topic, section, wanted)
    elif name.startswith(_SHARED):
        kind, shared = name.split(":")
        for topic in topics:
            for section in topic.sections if topic.topic == shared else ():
                here = ctx.on(topic=topic)
                if kind == "divided":
                    yield _divider(here, topic, section)
                yield from _cards(here, topic, section, wanted)
    elif name == "index":
        yield from _index(ctx, topics)
    else:
        yield _leaf(ctx, name, (title,), anchor=name, title="" if name == "cover" else name)


_SHARED = ("cards:", "divided:")  # leaves with the cards of a shared topic, without and with a divider


def _leaf(
    ctx: Context, face: str, sections: tuple[str, ...], *, anchor: str = "", title: str = "", label: str = ""
) -> _Leaf:
    shown = str(ctx.staff_word(title).text) if title in ctx.material.bank.topics["layout"].phrases else title
    return _Leaf(
        front=_frame(ctx.on(side="front"), f"{face}-front", sections, anchor, label),
        back=_frame(ctx.on(side="back"), f"{face}-back", sections, "", label),
        key=face,
        title=shown,
    )


def _frame(ctx: Context, face: str, sections: tuple[str, ...], anchor: str, label: str) -> Frame:
    page = ctx.layout.page
    return Frame(
        width=page.width,
        height=page.height,
        bleed=page.bleed,
        tags=blocks.draw(ctx, face),
        anchor=anchor,
        label=label,
        sections=sections,
    )


def _divider(ctx: Context, topic: Topic, section: Section) -> _Leaf:
    here = ctx.on(section=section)
    leaf = _leaf(here, "divider", (str(topic.title), str(section.title)), anchor=f"section-{topic.topic}-{section.id}")
    leaf.title, leaf.section, leaf.key = str(section.title), section, f"divider:{topic.topic}/{section.id}"
    return leaf


def _cards(ctx: Context, topic: Topic, section: Section, wanted: Wanted) -> Iterator[_Leaf]:
    for card in section.cards:
        if not wanted(topic, card):
            continue
        number = topic.number(card)
        state = _state(ctx.material, topic, card, ctx.languages)
        here = ctx.on(topic=topic, section=section, card=card, state=state, asked={})
        titles = (str(topic.title), str(section.title))
        leaf = _leaf(here, "card", titles, anchor=number, label=number)
        leaf.title, leaf.card, leaf.topic, leaf.section = f"{number} {card.text}", card, topic, section
        leaf.key, leaf.asked = number, here.asked
        yield leaf


def _index(ctx: Context, topics: Sequence[Topic]) -> Iterator[_Leaf]:
    """As many leaves as the list needs, both sides used."""
    todo = rows = listing.rows(topics)
    title = str(ctx.staff_word("index").text)
    number = 0
    while todo:
        number += 1
        left = len(todo)
        faces: dict[Side, Frame] = {}
        for side in SIDES:
            here = ctx.on(side=side)
            face = f"index-{side}"
            count = sum(listing.take(here, b, todo) for b in ctx.layout.faces[face] if b.block == "index")
            anchor = "index" if title and side == "front" else ""
            faces[side] = _frame(here.on(rows=todo[:count]), face, (str(ctx.topic.title),), anchor, "")
            todo = todo[count:]
        listed = rows[len(rows) - left : len(rows) - len(todo)]
        yield _Leaf(faces["front"], faces["back"], f"index:{number}", title=title, lists=_ends(listed))
        title = ""
        if len(todo) == left:
            ctx.material.problems.error(
                ctx.layout.place,
                "no-room",
                f"the index of {ctx.layout.layout} has no room for a single row",
                "give the blocks 'index' on index-front and index-back more height",
            )
            return


def _ends(rows: Sequence[Row]) -> tuple[str, ...]:
    """The numbers of the first and the last card of these rows."""
    numbers = [row.topic.number(row.card) for row in rows if row.card]
    return (numbers[0], numbers[-1]) if numbers else ()


def _bookmarks(leaves: Iterable[_Leaf]) -> tuple[Bookmark, ...]:
    top: list[Bookmark] = []
    open_section: Section | None = None
    for leaf in leaves:
        if not leaf.title or not leaf.front.anchor:
            continue
        mark = Bookmark(leaf.title, leaf.front.anchor)
        if leaf.card and leaf.section is open_section and top:
            last = top[-1]
            top[-1] = Bookmark(last.title, last.anchor, (*last.children, mark))
        elif leaf.card and leaf.section:
            top.append(Bookmark(str(leaf.section.title), leaf.front.anchor, (mark,)))
        else:
            top.append(mark)
        open_section = leaf.section
    return tuple(top)


def _state(material: Material, topic: Topic, card: Card, languages: Sequence[str]) -> str:
    found = {material.bank.phrase(topic.topic, card.id, language).state for language in languages}
    return next(state for state in _ORDER if state in found)


def _words(ctx: Context, asked: Asked) -> dict[str, dict[str, str]]:
    """Every word of a shared bank on a card, by name and language: its answers first, then what else was asked for.

    A word of another bank than that of the answers has its bank before its name: two banks may have one name.
    """
    assert ctx.card is not None
    languages = (SOURCE, *ctx.languages)
    found = {
        str(name): {tag: str(ctx.word(name, tag, ANSWERS).text) for tag in languages}
        for name in answer_words(ctx, ctx.card)
    }
    for (bank, name), texts in asked.items():
        tags = dict.fromkeys(tag for tag in (*languages, *texts) if tag in texts)
        found.setdefault(name if bank == ANSWERS else f"{bank}/{name}", {tag: texts[tag] for tag in tags})
    return found


def _texts(ctx: Context, words: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Everything on a card that a translator answers for: the sentence and the words of its answers."""
    languages = (SOURCE, *ctx.languages)
    texts = [str(ctx.sentence(language).text) for language in languages]
    return texts + [said[language] for said in words.values() for language in languages if language in said]


def _spoken(ctx: Context, words: Mapping[str, Mapping[str, str]], drawing: str) -> Spoken:
    """What the card at hand says, by language, with all else that a later issue may have changed."""
    card, languages = ctx.card, (SOURCE, *ctx.languages)
    assert card is not None
    phrases = {tag: ctx.sentence(tag) for tag in languages}
    said = {tag: ctx.said(phrases[tag]) for tag in ctx.languages}
    # the back has one language of an answer
    of_words = {str(name): ctx.said(ctx.word(name, ctx.languages[0], ANSWERS)) for name in answer_words(ctx, card)}
    return Spoken(
        topic=str(ctx.topic.topic),
        id=str(card.id),
        text={tag: str(phrase.text) for tag, phrase in phrases.items()},
        words=words,
        said={tag: text for tag, text in said.items() if text},
        words_said={name: text for name, text in of_words.items() if text},
        section=_section_titles(ctx, languages),
        note=str(card.note or ""),
        next=tuple(_next(ctx.material, str(number)) for number in card.next),
        picture=str(card.picture),
        drawing=drawing,
    )


def _next(material: Material, number: str) -> str:
    """A card that follows, as its number and Czech sentence stand on the back."""
    found = material.bank.by_number.get(number)
    return f"{number} {found[1].text}" if found else number


def _section_titles(ctx: Context, languages: Sequence[str]) -> Mapping[str, str]:
    section = ctx.section
    if section is None:
        return {}
    return {tag: str(ctx.material.bank.section_title(ctx.topic.topic, section, tag).text) for tag in languages}


def _titles(material: Material, topics: Iterable[Topic], languages: Sequence[str]) -> dict[str, dict[str, str]]:
    """The titles of topics and sections, by language; one that lacks is told where it is printed."""
    found: dict[str, dict[str, str]] = {}
    bank = material.bank
    for topic in topics:
        name = str(topic.topic)
        for tag in languages:
            with contextlib.suppress(KeyError):
                found.setdefault(name, {})[str(tag)] = str(bank.title(name, tag).text)
            for section in topic.sections:
                with contextlib.suppress(KeyError):
                    title = str(bank.section_title(name, section, tag).text)
                    found.setdefault(f"{name}/{section.id}", {})[str(tag)] = title
    return found


def _states_line(material: Material, states: Counter[str]) -> str:
    words = {state: str(material.word(f"state-{state}", SOURCE).text) for state in _ORDER}
    return ", ".join(f"{words[state]}: {states[state]}" for state in _ORDER if states[state])


def _credits(material: Material, cards: Iterable[Card]) -> tuple[str, ...]:
    names = {card.picture for card in cards if card.picture in material.register}
    answers = material.bank.topics[ANSWERS].phrases
    used = {word for card in cards for word in card.choices}
    names |= {str(p) for word in used if (p := answers[word].picture) and p in material.register}
    lines = [f"{face.title}, {face.author}, {face.licence}" for face in material.shaper.faces.faces.values()]
    for credit in material.register.credits(sorted(names)):
        lines.append(f"{credit.title}, {credit.author}, {credit.licence}")
    return tuple(lines)
