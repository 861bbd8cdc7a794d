"""Is a language sound: are there such a tag and script, can its direction be set, can its lists mean something?"""

from __future__ import annotations

import unicodedata
from typing import Final

import babel

from cardgen import shapes
from cardgen.languages.language import Language
from cardgen.languages.units import is_unit
from cardgen.languages.words import is_negation_pattern, words
from cardgen.problems import Place, Problems, did_you_mean

# ISO 15924 codes of scripts that are not written from left to right: from right to left, or in columns.
_OTHERWISE: Final = frozenset(
    [
        "Adlm",
        "Arab",
        "Aran",
        "Armi",
        "Avst",
        "Chrs",
        "Cprt",
        "Elym",
        "Hatr",
        "Hebr",
        "Hung",
        "Khar",
        "Lydi",
        "Mand",
        "Mani",
        "Mend",
        "Merc",
        "Mero",
        "Narb",
        "Nbat",
        "Nkoo",
        "Orkh",
        "Ougr",
        "Palm",
        "Phli",
        "Phlp",
        "Phnx",
        "Prti",
        "Rohg",
        "Samr",
        "Sarb",
        "Sogd",
        "Sogo",
        "Syrc",
        "Syre",
        "Syrj",
        "Syrn",
        "Thaa",
        "Yezi",
        "Mong",
        "Phag",
    ]
)
_LEFT_TO_RIGHT_ONLY: Final = (
    "cardgen sets only left-to-right scripts for now; leave this language out rather than print it wrong"
)


def sound(language: Language, file: str, problems: Problems) -> bool:
    """Tell all that is wrong with a language that was read from `file`; return whether nothing is."""
    place = shapes.place_of(language.language, language.place)
    name = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if language.language != name:
        problems.error(
            place,
            "wrong-file-name",
            f"the language {language.language} stands in {name}.yaml",
            f"rename the file to {language.language}.yaml, or mend the tag",
        )
        return False
    try:
        locale = babel.Locale.parse(language.language, sep="-")
    except (babel.UnknownLocaleError, ValueError):
        tags = [tag.replace("_", "-") for tag in babel.localedata.locale_identifiers() if len(tag) <= 3]
        problems.error(
            place,
            "unknown-language",
            f"{language.language!r} is not a language tag that babel knows",
            did_you_mean(language.language, tags),
        )
        return False
    if language.direction != "ltr" or locale.character_order != "left-to-right":
        problems.error(
            shapes.place_of(language.direction, place),
            "direction-unsupported",
            f"{locale.get_display_name('en')} ({language.language}) is not written from left to right",
            _LEFT_TO_RIGHT_ONLY,
        )
        return False
    found = Problems()
    for check in (_script, _rules, _letters, _negation, _units):
        check(language, place, found)
    problems.extend(found)
    return not len(found)


def _script(language: Language, otherwise: Place, problems: Problems) -> None:
    place = shapes.place_of(language.script, otherwise)
    if language.script in _OTHERWISE:
        problems.error(
            place,
            "direction-unsupported",
            f"the script {language.script} of {language.language} is not written from left to right",
            _LEFT_TO_RIGHT_ONLY,
        )
        return
    scripts = babel.Locale("en").scripts
    if language.script not in scripts:
        problems.error(
            place,
            "unknown-script",
            f"{str(language.script)!r} is not a script code of ISO 15924",
            did_you_mean(language.script, scripts),
        )


def _rules(language: Language, otherwise: Place, problems: Problems) -> None:
    for rule in (rule for rule in language.transcription if not rule.letters):
        problems.error(
            rule.place,
            "wrong-value",
            f"a rule of the transcription of {language.language} has no letters",
            "write the letters that it is for, or remove it",
        )


def _letters(language: Language, otherwise: Place, problems: Problems) -> None:
    place = shapes.place_of(language.alphabet, otherwise)
    alphabet = str(language.alphabet)
    for exemplar in alphabet.split():
        composed = unicodedata.normalize("NFC", exemplar)
        if composed != exemplar:
            problems.error(
                place,
                "wrong-value",
                f"the alphabet of {language.language} has {exemplar!r} as a letter with marks apart",
                f"write {composed!r}, composed (NFC)",
            )
        elif not all(unicodedata.category(letter)[0] in "LM" for letter in exemplar):
            problems.error(
                place,
                "wrong-value",
                f"{exemplar!r} in the alphabet of {language.language} is not made of letters",
                "write letters with spaces between them",
            )
    first: dict[str, str] = {}
    for right, wrongs in language.instead.items():
        if len(right) != 1 or (alphabet and right not in language.letters):
            problems.error(
                shapes.place_of(right, otherwise),
                "wrong-value",
                f"{str(right)!r} is not a letter of the alphabet of {language.language}",
                "write one right letter, a colon, and behind it the wrong characters",
            )
        for wrong in wrongs:
            _wrong_letter(language, right, wrong, first, shapes.place_of(wrongs, otherwise), problems)


def _wrong_letter(
    language: Language, right: str, wrong: str, first: dict[str, str], place: Place, problems: Problems
) -> None:
    code = f"U+{ord(wrong):04X}"
    if wrong in language.letters or wrong == right:
        problems.error(
            place,
            "wrong-value",
            f"{wrong!r} ({code}) is a letter of the alphabet of {language.language} itself",
            f"remove it from what is typed instead of {str(right)!r}",
        )
    elif wrong.isspace():
        problems.error(
            place,
            "wrong-value",
            f"a space stands among what is typed instead of {str(right)!r}",
            "write no spaces there",
        )
    elif first.setdefault(wrong, right) != right:
        problems.error(
            place,
            "wrong-value",
            f"{wrong!r} ({code}) stands for {str(first[wrong])!r} and for {str(right)!r}",
            "keep it with the letter that is meant",
        )


def _negation(language: Language, otherwise: Place, problems: Problems) -> None:
    for pattern in (*language.negation, *language.not_negation):
        if not is_negation_pattern(pattern):
            problems.error(
                shapes.place_of(pattern, otherwise),
                "wrong-value",
                f"{str(pattern)!r} is no word that can be found in a sentence",
                "write a word, or its beginning or end with a hyphen for the rest, like 'ne-'",
            )
    for pattern in language.not_negation:
        if pattern in language.negation:
            problems.error(
                shapes.place_of(pattern, otherwise),
                "wrong-value",
                f"{str(pattern)!r} is a negation and is none",
                "keep it in one of the two lists",
            )
    for particle in language.question_particles:
        if not particle.strip() or words(particle) != tuple(particle.lower().split()):
            problems.error(
                shapes.place_of(particle, otherwise),
                "wrong-value",
                f"{str(particle)!r} is no word that can end a question",
                "write whole words, without hyphens or signs",
            )


def _units(language: Language, otherwise: Place, problems: Problems) -> None:
    first: dict[str, str] = {}
    for unit, spellings in language.units.items():
        for spelling in spellings:
            if not is_unit(spelling):
                problems.error(
                    shapes.place_of(spelling, otherwise),
                    "wrong-value",
                    f"{str(spelling)!r} cannot stand behind a number as a unit",
                    "write a sign or a word, or its beginning with a hyphen for the rest, like 'hodin-'",
                )
            elif first.setdefault(spelling, unit) != unit:
                problems.error(
                    shapes.place_of(spelling, otherwise),
                    "wrong-value",
                    f"{str(spelling)!r} stands for {first[spelling]} and for {unit!s}",
                    "keep it with the unit that is meant",
                )
