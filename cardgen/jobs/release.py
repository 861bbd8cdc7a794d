"""May an edition be released? Only when every phrase that it prints is approved, and every fact confirmed."""

from __future__ import annotations

from collections.abc import Iterable

from cardgen.bank.strings import strings
from cardgen.editions import Edition
from cardgen.jobs import shown
from cardgen.jobs.content import Content, topics_of
from cardgen.layout.context import WORDS


def check(content: Content, edition: Edition, topics: Iterable[str], languages: Iterable[str]) -> None:
    """Tell, one problem a language file, how many of its phrases nobody has approved yet, and facts without source."""
    topics = tuple(topics)
    shown.require_confirmed(content, topics)
    for topic in topics_of(content, edition, topics):
        # the card on which the patient finds their language speaks all of them
        for language in edition.languages if topic == WORDS else languages:
            if (topic, str(language)) not in content.bank.translations:
                continue
            found = list(strings(content.bank, topic, str(language)))
            waiting = [string for string in found if string.standing != "approved"]
            if waiting:
                content.problems.error(
                    waiting[0].place,
                    "not-approved",
                    f"{topic}, {language}: {len(waiting)} of {len(found)} phrases are not approved",
                    "have a qualified translator check and approve them, or build without --release",
                )
