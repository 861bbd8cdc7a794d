"""Rounds of feedback, read against what there is to speak about. Writes nothing, so that a check need not either."""

from __future__ import annotations

from cardgen import feedback
from cardgen.feedback import Known, Round
from cardgen.jobs.content import Content
from cardgen.problems import Problems


def check(content: Content, problems: Problems) -> tuple[Round, ...]:
    """Read all rounds against what there is to speak about."""
    return feedback.load(content.project, known(content), problems)


def known(content: Content) -> Known:
    """What there is to speak about: cards, those that were retired too, topics, editions with all their versions."""
    topics = content.bank.topics
    retired = (f"{topic.letter}{number}" for topic in topics.values() if topic.letter for number in topic.retired)
    return Known(
        cards=frozenset((*map(str, content.bank.by_number), *retired)),
        topics=frozenset(map(str, topics)),
        versions={
            str(name): tuple(
                dict.fromkeys((str(edition.version), *(str(one.version) for one in content.releases.of(str(name)))))
            )
            for name, edition in content.editions.items()
        },
    )
