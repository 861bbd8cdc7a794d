"""docs/checks.md from the checks themselves: each holds its own page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from cardgen.checks.check import Check
from cardgen.checks.example import EMPTY, bank_of, excerpts
from cardgen.checks.profile import ALL
from cardgen.checks.run import run
from cardgen.languages import SOURCE, Languages
from cardgen.problems import Problem, Problems

_WIDTH = 120

_HEAD = """\
# Checks

<!-- Written from cardgen/checks by tests/checks/test_manual.py; to write it anew:
     CARDGEN_DOCS=write .venv/bin/python -m pytest tests/checks/test_manual.py -->

`cardgen check` reads every sentence of the phrase banks with the checks below. An **error** forbids printing: the card
would lie, or a letter would be wrong. A **warning** is for a person to look at; the cards are printed all the same.

A program does not know your language. Where a check is wrong, silence it beside the `text:` of that one sentence, and
write down the reason for whoever comes next:

```yaml
covid:
  from: Covid
  text: Covid
  state: draft
  silence: {same-as-source: "Jméno nemoci je ve vietnamštině stejné."}
```

A check of the Czech is silenced in the same way on its card in `topic.yaml`. A silence without a reason is an error;
one that no longer silences anything is a warning. Some checks cannot be silenced: what they find is never right.

"""


def page(languages: Languages) -> str:
    """Return the manual page. Every message in it is what the example of the check really gives in these languages."""
    return _HEAD + "\n".join(_table()) + "\n" + "".join("\n".join(_about(check, languages)) + "\n" for check in ALL)


def found(check: Check, languages: Languages, checks: Iterable[Check] = ALL) -> tuple[Problem, ...]:
    """Return what checks find in the example of one."""
    problems = Problems()
    run(bank_of(check.example), languages, problems, None, checks)
    return tuple(problems)


def _table() -> Iterator[str]:
    yield "| check | level | question |"
    yield "|---|---|---|"
    for check in ALL:
        yield f"| [`{check.id}`](#{check.id}) | {check.level} | {check.question} |"


def _about(check: Check, languages: Languages) -> Iterator[str]:
    yield f"\n## {check.id}\n"
    yield f"**{check.question}**\n"
    yield from textwrap.wrap(check.reason, _WIDTH, break_on_hyphens=False)
    yield ""
    yield from textwrap.wrap(" ".join(_habits(check)), _WIDTH, break_on_hyphens=False)
    yield "\n```yaml"
    for file, lines in excerpts(check.example):
        if lines:
            yield f"# {file}"
            yield from (line for line in lines if line not in EMPTY)
    yield "```\n"
    if not check.slow:
        yield "```text"
        yield from (str(problem) for problem in found(check, languages, [check]))
        yield "```"


def _habits(check: Check) -> Iterator[str]:
    yield "It is an error." if check.level == "error" else "It is a warning."
    if check.on_source:
        yield "The Czech is looked at as well."
    if check.slow:
        yield "Only `cardgen check` looks, and only where the machine has what it takes."
    if check.holds_always:
        yield "It cannot be silenced."
    else:
        yield f'To silence it: `silence: {{{check.id}: "why it does not hold here"}}`.'
    if check.example.language == SOURCE:
        yield "An example in Czech:"
    else:
        yield "An example:"
