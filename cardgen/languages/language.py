"""content/languages/*.yaml -> the languages that this project knows."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import babel

from cardgen import marked, shapes
from cardgen.languages.transcription import Rule
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import Project

SOURCE: Final = "cs"  # what every bank is written in first, and what staff read
FOLDER: Final = "content/languages"

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


@dataclass(frozen=True)
class Language:
    """What cardgen must know to set a language. `language` is its BCP 47 tag.

    `keep_with_next` are words that must not end a line; `opentype` overrides the
    language system that HarfBuzz would choose for the tag.
    """

    language: str
    script: str
    direction: Literal["ltr", "rtl", "ttb"]
    face: str
    opentype: str | None = None
    keep_with_next: tuple[str, ...] = ()
    transcription: tuple[Rule, ...] = ()
    place: Place = field(default_factory=lambda: Place(FOLDER), compare=False)

    @property
    def autonym(self) -> str:
        """The language's name in itself, e.g. "tiếng Việt" -> "Tiếng Việt", as it stands alone on a page."""
        name = self.name_in(self.language)
        return name[:1].upper() + name[1:]

    def name_in(self, other: str) -> str:
        """The language's name in another language, e.g. "vietnamština" for vi in cs."""
        return _display_name(self.language, other)

    @property
    def keeps(self) -> frozenset[str]:
        """The words of `keep_with_next`, for a quick look-up."""
        return _lowered(self.keep_with_next)


@functools.cache
def _lowered(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(str(word).lower() for word in words)


@functools.cache
def _display_name(tag: str, other: str) -> str:
    return babel.Locale.parse(tag, sep="-").get_display_name(other.replace("-", "_")) or tag


@dataclass(frozen=True)
class Languages:
    """The languages of the project by tag."""

    by_tag: Mapping[str, Language]

    def __getitem__(self, tag: str) -> Language:
        return self.by_tag[tag]

    def __contains__(self, tag: object) -> bool:
        return tag in self.by_tag

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_tag)


def load(project: Project, problems: Problems) -> Languages:
    """Read all language files; what is wrong with one is told and that language left out."""
    found: dict[str, Language] = {}
    for file in project.files(f"{FOLDER}/*.yaml"):
        tree = marked.read(project, file, problems)
        language = tree and shapes.decode(tree, Language, problems)
        if language and _sound(language, file, problems):
            found[language.language] = language
    if SOURCE not in found:
        problems.error(
            Place(f"{FOLDER}/{SOURCE}.yaml"),
            "unknown-language",
            "there is no Czech",
            "Czech is the source: add its file",
        )
    return Languages(dict(sorted(found.items())))


def _sound(language: Language, file: str, problems: Problems) -> bool:
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
    return _sound_script(language, place, problems) and _sound_rules(language, problems)


def _sound_script(language: Language, otherwise: Place, problems: Problems) -> bool:
    place = shapes.place_of(language.script, otherwise)
    if language.script in _OTHERWISE:
        problems.error(
            place,
            "direction-unsupported",
            f"the script {language.script} of {language.language} is not written from left to right",
            _LEFT_TO_RIGHT_ONLY,
        )
        return False
    scripts = babel.Locale("en").scripts
    if language.script not in scripts:
        problems.error(
            place,
            "unknown-script",
            f"{str(language.script)!r} is not a script code of ISO 15924",
            did_you_mean(language.script, scripts),
        )
        return False
    return True


def _sound_rules(language: Language, problems: Problems) -> bool:
    empty = [rule for rule in language.transcription if not rule.letters]
    for rule in empty:
        problems.error(
            rule.place,
            "wrong-value",
            f"a rule of the transcription of {language.language} has no letters",
            "write the letters that it is for, or remove it",
        )
    return not empty
