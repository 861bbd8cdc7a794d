"""The dialect as the guide for staff shows it is the dialect that is read."""

from __future__ import annotations

import re

from cardgen.facts import load
from cardgen.facts.named import names
from cardgen.problems import Problems
from cardgen.project import Project
from cardgen.prose import read, spans
from cardgen.prose.reader import BLOCKS
from tests.projects import REAL

GUIDE = (REAL / "docs/staff.md").read_text(encoding="utf-8")


def test_the_example_of_the_guide_is_read_without_a_problem_and_names_facts_that_there_are() -> None:
    (example,) = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)
    problems = Problems()
    prose = read(example, "text.md", problems)
    assert [str(problem) for problem in problems] == []
    facts = {span.fact for words in prose.words for span in spans(words.text, prose.notes) if span.fact}
    assert facts
    assert facts <= set(names(load(Project(REAL), problems)))


def test_the_guide_names_every_block() -> None:
    assert set(re.findall(r"`::: ([a-z]+)", GUIDE)) == set(BLOCKS)
