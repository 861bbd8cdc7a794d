"""Which checks there are, in the order of the manual: what is there at all, its letters, its meaning, its state."""

from __future__ import annotations

from typing import Final

from cardgen.checks import (
    alphabet,
    alternatives,
    back_differs,
    back_missing,
    capital,
    changed_after_signing,
    empty,
    foreign_word,
    glossary,
    invisible_character,
    leftover,
    lost_diacritics,
    markup,
    missing,
    mixed_scripts,
    negation,
    no_break,
    not_composed,
    number_without_space,
    numbers,
    one_pair_of_eyes,
    same_answer,
    same_as_source,
    same_translation,
    sentence_end,
    sentence_kind,
    spaces,
    spelling,
    stale,
    too_many_words,
    two_translations,
    units,
    unmarked_words,
    unsigned,
)
from cardgen.checks.check import Check

# What is there at all. These need to know nothing of the language.
PRESENCE: Final[tuple[Check, ...]] = (missing.CHECK, empty.CHECK, stale.CHECK, leftover.CHECK)

ALL: Final[tuple[Check, ...]] = (
    *PRESENCE,
    # letters and form
    same_as_source.CHECK,
    alphabet.CHECK,
    mixed_scripts.CHECK,
    foreign_word.CHECK,
    lost_diacritics.CHECK,
    unmarked_words.CHECK,
    not_composed.CHECK,
    invisible_character.CHECK,
    spaces.CHECK,
    no_break.CHECK,
    number_without_space.CHECK,
    capital.CHECK,
    alternatives.CHECK,
    too_many_words.CHECK,
    spelling.CHECK,
    # meaning
    markup.CHECK,
    numbers.CHECK,
    units.CHECK,
    sentence_kind.CHECK,
    sentence_end.CHECK,
    negation.CHECK,
    two_translations.CHECK,
    same_translation.CHECK,
    same_answer.CHECK,
    glossary.CHECK,
    # state
    back_missing.CHECK,
    back_differs.CHECK,
    unsigned.CHECK,
    changed_after_signing.CHECK,
    one_pair_of_eyes.CHECK,
)

# What forbids printing. A build looks at these alone; warnings are for `cardgen check`.
FOR_PRINT: Final[tuple[Check, ...]] = tuple(one for one in ALL if one.level == "error" and not one.slow)
