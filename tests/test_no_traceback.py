"""Whatever is typed into a content file, the answer is problems or pages, never a traceback."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest

from cardgen.jobs import exchanging, feedback, holding, orders
from cardgen.jobs.check import check
from cardgen.jobs.ordering import package
from cardgen.problems import ContentError, UnknownName
from tests.jobs.issues import put_on_record
from tests.jobs.test_holding import FILE as ORDER_FILE
from tests.jobs.test_holding import ORDER
from tests.jobs.test_ordering import with_orders
from tests.projects import REAL, make

TYPED = (
    b"", b"no", b"-1", b"99999999999", b"[]", b"{}", b"[[[", b'"', b"'", b"\t", b"&a", b"*a", b"!!x y", b"null",
    b"../../secret", b"\xff", b"\x00", b"1e9", b"{a: b}", b"- x", b"cs", b"text: ", b": ", b"#ffffff", b"x" * 3000,
    b"0",
)  # fmt: skip


def spoiled(text: bytes, choose: random.Random) -> bytes:
    """The file with a line left out, written twice, or with something else typed into it."""
    lines = text.split(b"\n")
    at = choose.randrange(len(lines))
    how = choose.random()
    if how < 0.2 and len(lines) > 1:
        del lines[at]
    elif how < 0.4:
        lines.insert(at, lines[at])
    elif how < 0.7:
        words = lines[at].split(b" ")
        words[choose.randrange(len(words))] = choose.choice(TYPED)
        lines[at] = b" ".join(words)
    else:
        lines[at] = lines[at].split(b":")[0] + b": " + choose.choice(TYPED)
    return b"\n".join(lines)


@pytest.mark.parametrize("seed", range(4))
def test_a_spoiled_file_never_gives_a_traceback(tmp_path: Path, seed: int) -> None:
    tiny = make(tmp_path)
    files = sorted(path for path in tmp_path.rglob("*") if path.suffix in (".yaml", ".svg"))
    choose = random.Random(seed)
    for _ in range(30):
        file = choose.choice(files)
        sound = file.read_bytes()
        file.write_bytes(spoiled(sound, choose))
        check(tiny.project, (), tmp_path)  # a traceback fails the test
        file.write_bytes(sound)


ROUND = """\
round: one
title: Dotazník
edition: tiny
of: "2026.1"
sent: 10
returned: 4
entries:
  p1: {about: P1, kind: wording, text: Nejasné, institution: N, date: 2026-05, state: accepted, changes: [P1]}
  p2: {kind: praise, text: Malé, institution: N, date: "2026", state: done, changes: [pain], version: "2026.1",
       answer: Ano}
  p3: {about: pain, kind: handling, text: Dobré, institution: N, date: 2026-01-02, state: declined, reason: Nelze}
"""


@pytest.mark.parametrize("seed", range(2))
def test_a_spoiled_order_round_printer_or_edition_never_gives_a_traceback(tmp_path: Path, seed: int) -> None:
    tiny = with_orders(tmp_path)
    words = "content/phrases/feedback/topic.yaml"
    tiny.write(words, (REAL / words).read_text(encoding="utf-8"))
    tiny.write("content/feedback/one.yaml", ROUND)
    folders = ("orders", "feedback", "printers", "editions")
    files = sorted(path for path in tmp_path.rglob("*.yaml") if any(name in path.parts for name in folders))
    choose = random.Random(seed)
    jobs = (
        lambda: feedback.page(tiny.project, "tiny"),
        lambda: orders.move_on(tiny.project, "one", "drafted"),
        lambda: package(tiny.project, Path("one"), jobs=1, count_only=True),
    )
    for job in jobs:
        job()  # what is not spoiled can be done
    for _ in range(8):
        file = choose.choice(files)
        sound = file.read_bytes()
        for job in jobs:
            file.write_bytes(spoiled(sound, choose))
            with contextlib.suppress(ContentError, UnknownName):
                job()  # a traceback fails the test
        file.write_bytes(sound)


def test_a_spoiled_order_with_exchanges_never_gives_a_traceback(tmp_path: Path) -> None:
    tiny = make(tmp_path, {ORDER_FILE: ORDER + 'exchanged:\n  "2026.2":\n    porodnice: {ru: 2026-11-21}\n'})
    put_on_record(tiny, "2026.1", {"pain-ru": "a"})
    put_on_record(tiny, "2026.2", {"pain-ru": "b"})
    holding.held(tiny.project)
    file = tiny.root / ORDER_FILE
    sound = file.read_bytes()
    choose = random.Random(0)
    for _ in range(60):
        file.write_bytes(spoiled(sound, choose))
        with contextlib.suppress(ContentError, UnknownName):
            holding.held(tiny.project)
        with contextlib.suppress(ContentError, UnknownName):
            exchanging.note(tiny.project, "one", "2026.2", ["Chirurgie: B"])


def test_a_word_that_pages_need_and_the_bank_lacks_is_told(tmp_path: Path) -> None:
    tiny = make(tmp_path)
    bank = "content/phrases/layout/topic.yaml"
    line = next(line for line in tiny.read(bank).splitlines(keepends=True) if line.startswith("  state-draft:"))
    tiny.replace(bank, line, "")
    told = [str(problem) for problem in check(tiny.project, (), tmp_path).problems]
    assert told == [
        f"{bank}:1:1: error: the bank 'layout' lacks the word 'state-draft' in cs, which stands on the pages "
        "[unknown-word]\n    add it to the bank, with its translations where it is not for staff alone"
    ]
