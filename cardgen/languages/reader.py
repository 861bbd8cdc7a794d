"""content/languages/*.yaml -> the languages that this project knows."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen import marked, shapes
from cardgen.languages import soundness
from cardgen.languages.language import FOLDER, SOURCE, Language, Languages
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import Project


def load(project: Project, problems: Problems) -> Languages:
    """Read all language files; what is wrong with one is told and that language left out."""
    found: dict[str, Language] = {}
    for file in project.files(f"{FOLDER}/*.yaml"):
        tree = marked.read(project, file, problems)
        language = tree and shapes.decode(tree, Language, problems)
        if language and soundness.sound(language, file, problems):
            found[language.language] = language
    if SOURCE not in found:
        problems.error(
            Place(f"{FOLDER}/{SOURCE}.yaml"),
            "unknown-language",
            "there is no Czech",
            "Czech is the source: add its file",
        )
    else:
        _units(found, problems)
    return Languages(dict(sorted(found.items())))


def _units(languages: Mapping[str, Language], problems: Problems) -> None:
    """Tell units that the Czech file does not have: nothing could be compared with them."""
    known = languages[SOURCE].units
    for language in languages.values():
        for unit in language.units:
            if unit not in known:
                problems.error(
                    shapes.place_of(unit, language.place),
                    "unknown-unit",
                    f"the unit {str(unit)!r} of {language.language} is not among the units of {SOURCE}.yaml",
                    did_you_mean(unit, map(str, known)),
                )
