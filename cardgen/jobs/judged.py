"""The strings of a topic -> the rows of a proof sheet, each string on exactly one row, with what the checks say of it.

Knows no pages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from cardgen import checks
from cardgen.bank import Bank, Phrase
from cardgen.bank.model import FOLDER, back_of
from cardgen.bank.strings import Standing, String, strings
from cardgen.checks import (
    Check,
    Evidence,
    Whose,
    back_missing,
    changed_after_signing,
    empty,
    leftover,
    missing,
    one_pair_of_eyes,
    stale,
    unsigned,
)
from cardgen.languages import SOURCE, Language, transcribe
from cardgen.languages.transcription import NoRule
from cardgen.layout.context import ANSWERS, Material
from cardgen.layout.proofs import ProofPart, ProofRow, ProofSection, Quoted, Remark
from cardgen.problems import Problems

Remarks: TypeAlias = Mapping[tuple[str, tuple[str, ...]], Sequence[Remark]]  # by topic and path of a string

_SHOWN_BY_THE_ROW: Final = (missing, empty, stale, back_missing)
_OF_SIGNATURES: Final = (unsigned, changed_after_signing, one_pair_of_eyes)  # which the sheet is to bring
_OF_NO_STRING: Final = (leftover,)
# What a sheet tells: not what depends on the machine. The bank has words for each, `proof-check-` and its id.
ON_SHEETS: Final[tuple[Check, ...]] = tuple(
    check
    for check in checks.ALL
    if not check.slow
    and check not in [module.CHECK for module in (*_SHOWN_BY_THE_ROW, *_OF_SIGNATURES, *_OF_NO_STRING)]
)
_BETWEEN: Final = "; "  # two answers of a card
_GAP: Final = "…"
_MOST: Final = 4  # findings of one check that a row shows; of more it says how many there are
# What stands before the words that a check quotes.
LABELS: Final[Mapping[Whose, str]] = {
    "text": "proof-in-text",
    "source": "proof-in-source",
    "back": "proof-in-back",
    "say": "proof-in-say",
    "agreed": "proof-agreed",
    "letter": "proof-letter",
    "word": "proof-word",
    "character": "proof-character",
    "count": "proof-count",
    "most": "proof-most",
}
_IN_CZECH: Final[tuple[Whose, ...]] = ("source", "back", "say")
_NUMBERS: Final[tuple[Whose, ...]] = ("character", "count", "most")  # which stand without quotes
_STATES: Final[Mapping[Standing, str]] = {
    "missing": "proof-missing",
    "stale": "proof-stale",
    "draft": "state-draft",
    "revised": "state-revised",
    "approved": "state-approved",
}


def strings_of(bank: Bank, topic: str, language: str) -> tuple[String, ...]:
    """All strings of a topic as they follow one another in a set: the title, a section's title, then its cards."""
    order: dict[tuple[str, str], int] = {("title", "title"): 0}
    for section in bank.topics[topic].sections:
        order.setdefault(("section", str(section.id)), len(order))
        for card in section.cards:
            order.setdefault(("phrase", str(card.id)), len(order))
    return tuple(sorted(strings(bank, topic, language), key=lambda one: order.get((one.kind, one.name), len(order))))


def remarks(material: Material, language: str) -> Remarks:
    """What the checks say of the strings of a language, in Czech; words that the bank lacks are told.

    Left out are what depends on the machine, what a row shows of itself, and what is for those who keep signatures.
    """
    bank = material.bank
    found: dict[tuple[str, tuple[str, ...]], dict[str, list[tuple[Quoted, ...]]]] = {}
    # all topics are read, since a check may compare one with another
    for one in checks.look(bank, material.languages, language, tuple(bank.topics), Problems(), ON_SHEETS):
        string = one.finding.string
        assert string  # or the check is none for sheets
        quoted = tuple(_quoted(material, one.finding.evidence, string))
        found.setdefault((string.topic, string.path), {}).setdefault(one.check.id, []).append(quoted)
    return {
        key: [
            Remark(_word(material, f"proof-check-{check}"), _few(material, meant)) for check, meant in by_check.items()
        ]
        for key, by_check in found.items()
    }


def _quoted(material: Material, evidence: Sequence[Evidence], string: String) -> Iterator[Quoted]:
    """What a finding in a string means. Where two have the same label, it stands once."""
    before = ""
    for one in evidence:
        label = _word(material, LABELS[one.whose]) + (f" ({_where(material, one.on, string)})" if one.on else "")
        if not one.words:
            yield Quoted(f"{label} {_word(material, 'proof-nothing')}")
        elif one.whose in _NUMBERS:
            yield Quoted(f"{label} {one.words}")
        else:
            words = Phrase(one.words, SOURCE if one.whose in _IN_CZECH else string.language, "draft")
            yield Quoted("" if label == before else label, words)
        before = label


def _where(material: Material, string: String, seen_from: String) -> str:
    """Where the reader of one string finds another: its card, or its row, with the title if it is on another sheet."""
    if string.number:
        return string.number
    found = strings_of(material.bank, string.topic, string.language)
    row = next(row for row, one in enumerate(found, 1) if one.path == string.path)
    title = [] if string.topic == seen_from.topic else [str(material.bank.topics[string.topic].title)]
    return ", ".join([*title, f"{_word(material, 'proof-line')} {row}"])


def _few(material: Material, meant: Sequence[tuple[Quoted, ...]]) -> tuple[tuple[Quoted, ...], ...]:
    """What several findings of a check mean, each once; beyond the first few only how many there are.

    If each means but one word, all under the same label, they stand together.
    """
    each = tuple(dict.fromkeys(filter(None, meant)))
    few, more = each[:_MOST], len(each) - _MOST
    rest = (Quoted(f"{_word(material, 'proof-more')} {more}"),) if more > 0 else ()
    words = [one for some in few for one in some]
    if len(words) == len(few) > 1 and all(one.words and one.label == words[0].label for one in words):
        return ((words[0], *(Quoted("", one.words) for one in words[1:]), *rest),)
    return (*few, rest) if rest else few


def _word(material: Material, name: str) -> str:
    return str(material.word(name, SOURCE).text)


def part(
    material: Material,
    name: str,
    language: str,
    said: Remarks,
    *,
    editions: tuple[str, ...],
    blind: bool,
    number: int = 1,
) -> ProofPart:
    """The rows of a topic, which is the sheet's `number`.

    On a `blind` sheet they are shuffled, always alike: neighbours give a meaning away.
    """
    topic = material.bank.topics[name]
    found = strings_of(material.bank, name, language)
    rows = [_row(material, one, count, said) for count, one in enumerate(found, 1)]
    # what the office writes down is the next step: an approval, once every string is revised
    step = "approved" if all(one.standing in ("revised", "approved") for one in found) else "revised"
    return ProofPart(
        code=str(topic.letter or number),
        title=str(topic.title),
        sections=_shuffled(found, rows) if blind else _sections(found, rows),
        file=f"{FOLDER}/{name}/{language}.yaml",
        editions=editions,
        wording=_wording(found),
        command=f'cardgen sign {language} --as {step} --by "…" {name}',
        missing=sum(one.standing == "missing" for one in found),
        words=topic.letter is None and name not in material.bank.texts,
    )


def _sections(found: Sequence[String], rows: Sequence[ProofRow]) -> tuple[ProofSection, ...]:
    """Rows under the headings of the topic's sections, the title's before them."""
    titled: list[tuple[str, list[ProofRow]]] = [("", [])]
    for one, row in zip(found, rows, strict=True):
        if one.kind == "section":
            titled.append((str(one.source), []))
        titled[-1][1].append(row)
    return tuple(ProofSection(title, tuple(some)) for title, some in titled if some)


def _shuffled(found: Sequence[String], rows: Sequence[ProofRow]) -> tuple[ProofSection, ...]:
    def key(pair: tuple[String, ProofRow]) -> bytes:
        return hashlib.blake2s("\0".join((pair[0].topic, *pair[0].path)).encode()).digest()

    return (ProofSection("", tuple(row for _, row in sorted(zip(found, rows, strict=True), key=key))),)


def _row(material: Material, string: String, number: int, said: Remarks) -> ProofRow:
    rendering = string.rendering
    written = rendering if rendering and rendering.text.strip() else None
    reading = back_of(written)
    word = _STATES[string.standing]
    label = {"title": "proof-topic", "section": "proof-section"}.get(string.kind)
    running = string.topic in material.bank.texts
    target = Phrase(written.text, string.language, written.state, written.say) if written else None
    return ProofRow(
        row=number,
        source=str(string.source),
        target=target,
        state=_word(material, word),
        number=string.number or "",
        label=_word(material, label) if label else "",
        name="" if string.card or label else string.name,
        picture=_picture(string),
        earlier=str(written.from_) if written and string.stale else None,
        said=_said(material.languages[string.language], target) if target and not running else None,
        back=str(reading.text) if reading else None,
        back_by=str(reading.by) if reading else None,
        remarks=tuple(said.get((string.topic, string.path), ())),
        note=str(rendering.remark) if rendering and rendering.remark else None,
        answers=_BETWEEN.join(str(material.bank.phrase(ANSWERS, name, SOURCE).text) for name in _choices(string)),
        answered=_answered(material.bank, string),
        staff=str(string.card.note) if string.card and string.card.note else None,
        running=running,
    )


def _choices(string: String) -> tuple[str, ...]:
    return string.card.choices if string.card else ()


def _answered(bank: Bank, string: String) -> Phrase | None:
    """The answers on the card in the language of the string, in their order; a gap for one without a translation."""
    translation = bank.translations.get((ANSWERS, string.language))
    found = [translation.phrases.get(name) if translation else None for name in _choices(string)]
    texts = [str(one.text).strip() if one else "" for one in found]
    return Phrase(_BETWEEN.join(text or _GAP for text in texts), string.language, "draft") if any(texts) else None


def _picture(string: String) -> str | None:
    name = string.card.picture if string.card else string.word.picture if string.word else None
    return str(name) if name else None


def _said(language: Language, phrase: Phrase) -> str | None:
    """How a Czech reader says it, where the translator or a rule tells; a letter without a rule is for the checks."""
    if phrase.say:
        return str(phrase.say)
    try:
        return transcribe(str(phrase.text), language.transcription) if language.transcription else None
    except NoRule:
        return None


def _wording(found: Sequence[String]) -> str:
    """A fingerprint of all that a part lets people judge, in eight hexadecimal digits."""
    seen = "\0".join(
        text for one in found for text in (one.source, one.text, (one.rendering and one.rendering.say) or "")
    )
    return hashlib.blake2s(seen.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
