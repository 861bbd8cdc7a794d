"""One planned file -> its pages: cards, running text or certificates. The only place that tells them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from cardgen import facts as facts_
from cardgen.jobs import partners
from cardgen.jobs.content import DOCUMENTS, Content
from cardgen.jobs.plan import FilePlan, issue_of
from cardgen.languages import SOURCE
from cardgen.layout import documents, sets, soundness
from cardgen.layout.documents.inserts import insert
from cardgen.layout.fingerprint import appearance, wording
from cardgen.layout.frame import Document
from cardgen.layout.leaf import LeafRecord, Spoken
from cardgen.layout.sets import CardRecord, CardSet, Wanted, every
from cardgen.prose import Block, Insert, Prose, Words, spans


def lay_out(content: Content, one: FilePlan, wanted: Wanted = every) -> CardSet:
    """Lay out a file and look at every page. Problems are told to the content's; what is wrong may look wrong.

    Of a set, the leaves of cards that are not `wanted` are left out.
    """
    material = content.ready
    if one.layout in content.certificates:
        from cardgen.jobs import awarding  # it reads lists, which takes longer to import than to lay out

        return awarding.samples(content, one)
    issue = issue_of(content.editions[one.edition])
    topic = content.bank.topics[one.topic]
    design = content.designs.get(one.layout)
    if design is None:
        layout = content.formats[one.layout]
        made = sets.compose(material, layout, issue, topic, one.languages, wanted)
        soundness.check(made.document, layout, material, f"{one.topic}, {one.language}")
        return made
    document = document_of(content, one)
    if content.problems.errors:  # told; what is said of it could not be asked for
        return CardSet(document, (), ())
    speaker = _source(content, one).speaker
    record = _record(content, one, document, speaker)
    spoken = _spoken(content, one, speaker)
    leaf = LeafRecord(record.number, str(topic.title), record.pages, record.appearance, spoken)
    return CardSet(document, (record,), (leaf,))


def document_of(content: Content, one: FilePlan) -> Document:
    """Lay out running text and look at every page. Problems are told to the content's."""
    material, design = content.ready, content.designs[one.layout]
    made = documents.compose(material, design, issue_of(content.editions[one.edition]), _source(content, one))
    soundness.check(made, design.format, material, f"{one.topic}, {one.language}")
    return made


def speaker_of(content: Content, topic: str, language: str, prose: Prose) -> documents.Speaker:
    """Who says a running text in a language, with the words of `topic` and the facts as the language writes them."""
    bank, material = content.bank, content.ready
    return documents.Speaker(
        tongue=material.tongue(language),
        czech=material.tongue(SOURCE),
        phrase=lambda name: bank.phrase(topic, name, language),
        source=lambda name: str(bank.topics[topic].phrases[name].text),
        fact=lambda name: facts_.fact(content.facts, name, language, _names(content, language)).text,
        word=lambda name: material.word(name, language, DOCUMENTS),
        notes={label: number for number, label in enumerate(prose.notes, 1)},
    )


def _names(content: Content, language: str) -> Callable[[str, str], str]:
    material = content.ready
    return lambda shared, name: str(material.word(name, language, shared).text)


def _source(content: Content, one: FilePlan) -> documents.Source:
    bank, language = content.bank, one.languages[0]
    prose = bank.texts[one.topic]
    speaker = speaker_of(content, one.topic, language, prose)
    inserts = partial(insert, content.facts, _names(content, language))
    placed = partners.of_file(content.editions[one.edition], content.partners, one)
    return documents.Source(bank.topics[one.topic], prose, language, speaker, inserts, placed)


def _filled_in(content: Content, block: Block, language: str) -> Iterator[str]:
    """What the facts put into a block; what they lack was told when the block was set."""
    if not isinstance(block, Insert):
        return
    for name in block.names:
        try:
            if block.kind == "contacts":
                yield from (f"{row.label} {row.text}" for row in facts_.contact(content.facts, name, language))
            elif block.kind == "courses":
                for row in facts_.course_rows(content.facts, name, language):
                    yield f"{row.level} {row.when} {row.dates} {row.venue} {row.registration_until}"
            else:
                yield name
        except facts_.UnknownFact:
            yield name


def _text(content: Content, one: FilePlan, words: Words, tag: str) -> str:
    """A stretch of text in a language; what has no id is in Czech for everybody."""
    if words.id is None or tag == SOURCE:
        return str(words.text)
    return str(content.bank.phrase(one.topic, words.id, tag).text)


def _facts(text: str, speaker: documents.Speaker) -> Iterator[str]:
    """The facts that stand in a text, but for those that stay Czech."""
    for span in spans(text, speaker.notes):
        if span.fact and not span.fact.startswith("czech."):
            yield span.fact


def _spoken(content: Content, one: FilePlan, speaker: documents.Speaker) -> Spoken:
    """What a document says, stretch by stretch; facts and what is filled in stand under names of their own."""
    bank, language = content.bank, one.languages[0]
    tags = tuple(dict.fromkeys((SOURCE, language)))
    words = {}
    for number, stretch in enumerate(bank.texts[one.topic].words, 1):
        words[str(stretch.id or f"#{number}")] = {tag: _text(content, one, stretch, tag) for tag in tags}
        for name in _facts(stretch.text, speaker):
            words[f"fact {name}"] = {language: speaker.fact(name) or ""}
    for block in bank.texts[one.topic].every:
        for row, text in enumerate(_filled_in(content, block, language), 1):
            assert isinstance(block, Insert)  # nothing else is filled in
            words[" ".join((block.kind, *block.names, str(row)))] = {language: text}
    topic = bank.topics[one.topic]
    titles = {tag: str(bank.title(one.topic, tag).text) for tag in tags}
    return Spoken(one.topic, one.topic, titles, words, picture=str(topic.picture or ""))


def _record(content: Content, one: FilePlan, document: Document, speaker: documents.Speaker) -> CardRecord:
    """What the manifest says of a document: as of a card whose number is the name of the topic."""
    bank, language = content.bank, one.languages[0]
    title = bank.title(one.topic, language)
    texts = [str(bank.topics[one.topic].title), str(title.text)]
    for words in bank.texts[one.topic].words:
        texts += [_text(content, one, words, tag) for tag in dict.fromkeys((SOURCE, language))]
        texts += [speaker.fact(name) or "" for name in _facts(words.text, speaker)]
    texts += [text for block in bank.texts[one.topic].every for text in _filled_in(content, block, language)]
    states = {title.state} | {
        bank.phrase(one.topic, str(words.id), language).state for words in bank.texts[one.topic].words if words.id
    }
    return CardRecord(
        number=one.topic,
        id=one.topic,
        pages=tuple(range(1, len(document.frames) + 1)),
        state=next((state for state in ("draft", "revised") if state in states), "approved"),
        wording=wording(texts),
        appearance=appearance(document.frames),
    )
