"""content/phrases -> Bank. Reads every file, tells every problem, links what refers to what.

Split by question: reader.py reads, mentioned.py remembers what was named in what could not be read, links.py asks
whether what is named exists. Whether each language says what the Czech says is for checks/.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from cardgen import marked, prose, shapes
from cardgen.bank import dates, links
from cardgen.bank.mentioned import Mentioned
from cardgen.bank.model import FOLDER, Bank, Topic, Translation, Word
from cardgen.languages import FOLDER as LANGUAGES
from cardgen.languages import Languages
from cardgen.marked import Text
from cardgen.problems import Place, Problems, did_you_mean
from cardgen.project import OutsideProject, Project
from cardgen.prose import Prose

_SOURCE_FILE = "topic.yaml"


def load(project: Project, languages: Languages, pictures: frozenset[str], problems: Problems) -> Bank:
    """Read all topics and translations. `pictures` are the names that cards may use.

    Translations may be unfinished: what is broken in them is told, what is missing or stale is not.
    """
    mentioned = Mentioned()
    topics: dict[str, Topic] = {}
    texts: dict[str, Prose] = {}
    found: dict[tuple[str, str], Translation] = {}
    sources = tuple(project.files(f"{FOLDER}/*/{_SOURCE_FILE}"))
    for file in sources:
        topic = _topic(project, file, problems, mentioned)
        if topic and topic.text is not None:
            before = len(problems)
            texts[topic.topic] = _text(project, file, topic, problems)
            if not texts[topic.topic].blocks and len(problems) > before:
                mentioned.in_topic(topic.topic, None, whole=False)  # its translations are not left over
            topic = replace(topic, phrases=_words(texts[topic.topic]))
        if topic:
            topics[topic.topic] = topic
    for file in project.files(f"{FOLDER}/*/*.yaml"):
        folder, name = file.rsplit("/", 2)[-2:]
        if name != _SOURCE_FILE:
            translation = _translation(project, file, languages, problems, mentioned)
            if translation and _has_source(sources, file, folder, problems):
                found[folder, translation.language] = translation
    _strays(project, problems)
    _stray_texts(project, topics, problems)
    bank = Bank(topics, found, mentioned, texts)
    links.check(bank, pictures, problems, mentioned)
    dates.check(bank, problems)
    return bank


def _topic(project: Project, file: str, problems: Problems, mentioned: Mentioned) -> Topic | None:
    before = len(problems)
    tree = marked.read(project, file, problems)
    topic = tree and shapes.decode(tree, Topic, problems)
    mentioned.in_topic(file.split("/")[-2], tree, whole=len(problems) == before)
    if not topic:
        return None
    folder = file.split("/")[-2]
    if topic.topic != folder:
        problems.error(
            shapes.place_of(topic.topic, topic.place),
            "wrong-file-name",
            f"the topic {topic.topic} stands in the folder {folder}",
            "give folder and topic the same name",
        )
        return None
    return topic


def _text(project: Project, file: str, topic: Topic, problems: Problems) -> Prose:
    """The running text of a topic, from the Markdown file beside its topic.yaml."""
    assert topic.text is not None
    name = f"{file.rsplit('/', 1)[0]}/{topic.text}"
    place = shapes.place_of(topic.text, topic.place)
    if topic.sections or topic.phrases:
        problems.error(
            place, "wrong-shape", f"the topic {topic.topic} has a text and cards or phrases", "keep one of them"
        )
    if "/" in topic.text or not topic.text.endswith(".md"):
        problems.error(place, "wrong-value", f"{str(topic.text)!r} is no Markdown file here", "name it text.md")
        return Prose(())
    try:
        data = project.path(name).read_bytes()
        return prose.read(data.decode("utf-8-sig"), name, problems)
    except UnicodeDecodeError:
        problems.error(Place(name), "wrong-encoding", "the file is not UTF-8", "save it as UTF-8")
    except OutsideProject:
        problems.error(place, "wrong-value", f"{str(topic.text)!r} is no Markdown file here", "name it text.md")
    except OSError as error:
        problems.error(place, "unreadable", f"{name} cannot be read: {error.strerror}", "check its name")
    return Prose(())


def _words(text: Prose) -> dict[str, Word]:
    """Each stretch of text that has an id, as a word of the bank; of two with one id the first counts."""
    found: dict[str, Word] = {}
    for words in text.words:
        if words.id is not None:
            found.setdefault(Text(words.id, words.place), Word(Text(words.text, words.place), place=words.place))
    return found


def _translation(
    project: Project, file: str, languages: Languages, problems: Problems, mentioned: Mentioned
) -> Translation | None:
    tree = marked.read(project, file, problems)
    translation = tree and shapes.decode(tree, Translation, problems)
    if not translation:
        return None
    mentioned.in_translation(file.split("/")[-2], translation.language, tree)
    tag = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    place = shapes.place_of(translation.language, translation.place)
    if translation.language != tag:
        problems.error(
            place,
            "wrong-file-name",
            f"the language {translation.language} stands in {tag}.yaml",
            f"rename the file to {translation.language}.yaml, or mend the language",
        )
        return None
    if tag not in languages and not project.exists(f"{LANGUAGES}/{tag}.yaml"):  # else what is wrong there was told
        problems.error(
            place,
            "unknown-language",
            f"the language {tag!r} is not in content/languages",
            did_you_mean(tag, languages) + f"; a new language needs content/languages/{tag}.yaml",
        )
        return None
    return translation


def _has_source(sources: Collection[str], file: str, folder: str, problems: Problems) -> bool:
    if f"{FOLDER}/{folder}/{_SOURCE_FILE}" in sources:
        return True
    problems.error(
        Place(file),
        "translation-without-source",
        f"the folder {folder} has no {_SOURCE_FILE}",
        f"write {FOLDER}/{folder}/{_SOURCE_FILE} first, or remove this file",
    )
    return False


def _strays(project: Project, problems: Problems) -> None:
    """Tell files that look like phrases and stand where nothing reads them."""
    for file in project.files(f"{FOLDER}/**/*.y*ml"):
        if file.endswith(".yml") or (file.endswith(".yaml") and file.count("/") != FOLDER.count("/") + 2):
            problems.error(
                Place(file),
                "wrong-file-name",
                "nothing reads this file",
                f"move it to {FOLDER}/TOPIC/{_SOURCE_FILE} or {FOLDER}/TOPIC/LANGUAGE.yaml, or remove it",
            )


def _stray_texts(project: Project, topics: Mapping[str, Topic], problems: Problems) -> None:
    """Tell Markdown files beside a topic that does not name them: what somebody wrote there is never printed."""
    for file in project.files(f"{FOLDER}/*/*.md"):
        folder, name = file.rsplit("/", 2)[-2:]
        if folder in topics and topics[folder].text != name:
            problems.warning(
                Place(file),
                "unnamed-text",
                f"the topic {folder} does not name this text, so it is never printed",
                f"write 'text: {name}' in {FOLDER}/{folder}/{_SOURCE_FILE}, or remove the file",
            )
