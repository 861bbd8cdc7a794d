"""How a document ends: who issued it and when, how far the translation was checked, and whose work is in it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Final

from babel.dates import format_date

from cardgen.bank import Topic
from cardgen.bank.model import State
from cardgen.bank.strings import strings
from cardgen.languages import SOURCE
from cardgen.layout.context import Issue, Material
from cardgen.layout.documents.parts import Part
from cardgen.layout.documents.setter import Setter
from cardgen.layout.documents.tagging import Path
from cardgen.prose import Figure, Prose
from cardgen.typography.rich import Piece

_STATES: Final[tuple[State, ...]] = ("draft", "revised", "approved")
_SIZE: Final = 9.0  # pt: the least that can be read
_BEFORE: Final = 1.2  # lines above it
_LICENCE: Final = "Creative Commons BY-SA 4.0"


def imprint(setter: Setter, issue: Issue, topic: Topic) -> list[Part]:
    """The imprint in Czech, small, held together. It is not lasting: a new version alone prints nothing anew."""
    material, language = setter.material, setter.speaker.language
    word = material.word
    lines = [
        f"{issue.title}, {word('version', SOURCE).text.lower()} {issue.version}, "
        f"{format_date(issue.date, format='long', locale=SOURCE)}",
        f"{issue.publisher}, {issue.contact}" if issue.contact else issue.publisher,
    ]
    if language != SOURCE:
        name = material.languages[language].name_in(SOURCE)
        said = _states(material, topic, language)
        lines.append(f"{name[:1].upper()}{name[1:]}. {word('states', SOURCE).text} – {said}.")
    lines.append("; ".join((*_credits(material, topic, setter.prose), _LICENCE)))
    found: list[Part] = []
    for number, text in enumerate(lines):
        pieces = (Piece(text, tongue=setter.speaker.czech),)
        before = setter.line * (_BEFORE if number == 0 else 0.1)
        own: Path = (dataclasses.replace(setter.node("P", SOURCE), lasting=False),)
        found += setter.paragraph(
            pieces,
            setter.design.column,
            own,
            scale=_SIZE / setter.size,
            before=before,
            colour="quiet",
            role=None,
            keeps=True,
        )
    if found:
        found[-1] = dataclasses.replace(found[-1], slug=dataclasses.replace(found[-1].slug, keeps=False))
    return found


def _states(material: Material, topic: Topic, language: str) -> str:
    """How many strings are in which state."""
    states = Counter(one.standing for one in strings(material.bank, topic.topic, language))
    return ", ".join(
        f"{material.word(f'state-{state}', SOURCE).text}: {states[state]}" for state in _STATES if states[state]
    )


def _credits(material: Material, topic: Topic, prose: Prose) -> list[str]:
    register = material.register
    names = [block.picture for block in prose.every if isinstance(block, Figure)]
    names += [str(topic.picture)] if topic.picture else []
    lines = [f"{face.title}, {face.author}, {face.licence}" for face in material.shaper.faces.faces.values()]
    used = register.credits(sorted({name for name in names if name in register}))
    return lines + [f"{credit.title}, {credit.author}, {credit.licence}" for credit in used]
