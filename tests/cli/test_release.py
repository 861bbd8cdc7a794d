"""cardgen release, diff and replace: words in, messages out."""

from __future__ import annotations

import json

from tests.cli.running import Shell
from tests.jobs.test_impose import FILES

EDITION = "content/editions/clinic.yaml"
TOPIC = "content/phrases/ward/topic.yaml"
RU = "content/phrases/ward/ru.yaml"
VI = "content/phrases/ward/vi.yaml"
ORDER = """\
order: wards
title: Sady
customer: Nemocnice
edition: clinic
version: "2026.1"
languages: {ru: 9, vi: 9}
printer: office
formats: [leaves]
delivery: {to: sklad}
state: delivered
recipients:
  - {who: porodnice, languages: {ru: 2, vi: 1}}
  - {who: chirurgie, languages: {vi: 2}}
"""


def test_release_diff_and_replace_tell_one_story(shell: Shell) -> None:
    done = shell.run("release", "clinic", "--by", "Jana Nováková", "--trial", "--jobs", "1")
    assert done.status == 0
    assert done.out.splitlines()[0].startswith("clinic 2026.1 is a trial issue, by Jana Nováková on ")
    assert done.out.splitlines()[1:] == [
        "8 files, 80 pages, 19 cards",
        "17 cards nobody has checked, and the cards and the record say so",
        "print the files of output/releases/clinic/2026.1/ and keep them",
        "keep the record in content/releases/clinic/2026.1/ and content/releases/list.yaml with the content; "
        "change neither",
    ]
    shell.project.replace(RU, "text: Вам больно?", "text: Болит?")
    shell.project.replace(TOPIC, "note: Vezměte kartu W1.", "note: Podejte ruku.")
    last = (
        "2026.1 is released and means what it was: raise 'version' in content/editions/clinic.yaml before this goes out"
    )
    assert shell.run("diff", "clinic").out.splitlines()[-1] == last
    shell.project.replace(EDITION, "2026.1", "2026.2")

    said = shell.run("diff", "clinic", "2026.1", "--topic", "ward")
    assert said.status == 0
    assert (
        said.out
        == """\
clinic: from 2026.1 to the present content, as 2026.2
cards                                  added   removed  reworded   redrawn     moved untouched
ward-polyglot.pdf                          -         -         1         -         -         2
ward-ru.pdf                                -         -         1         1         -         1
ward-vi.pdf                                -         -         -         1         -         2

ward on polyglot
    W1 reworded in ru: 'Bolí vás to?'
        ru: 'Вам больно?' -> 'Болит?'

ward on ring
    W1 reworded in ru (ru): 'Bolí vás to?'
        ru: 'Вам больно?' -> 'Болит?'
    W4 redrawn: note: 'Ukažte prstem.'
    other leaves redrawn (ru): index:1, divider:ward/pain
"""
    )
    said = shell.run("diff", "clinic", "--lang", "ru", "--topic", "ward", "--format", "json", "--page", "w.html")
    found = json.loads(said.out)
    assert [one["path"] for one in found["files"]] == ["ward-ru.pdf"]
    assert found["files"][0]["counts"] == {"redrawn": 1, "reworded": 1, "untouched": 1}
    assert found["files"][0]["leaves"][2] == {
        "leaf": "W1",
        "id": "hurts",
        "title": "Bolí vás to?",
        "fate": "reworded",
        "languages": ["ru"],
        "reasons": [],
        "words": [{"name": None, "language": "ru", "old": "Вам больно?", "new": "Болит?"}],
    }
    assert said.err == "w.html: old and new side by side\n"
    assert "Болит?" in shell.project.read("w.html")

    said = shell.run("replace", "clinic", "--since", "2026.1", "--lang", "ru")
    assert said.status == 0
    assert (
        said.out
        == """\
clinic: from 2026.1 to 2026.2
output/replace/clinic/ward-ru-2026.1-2026.2.pdf: take out 5, put in 5 new; 12 pages
street-ru.pdf: nothing to exchange
loose-ru.pdf: nothing to exchange
when a place has exchanged its leaves, write it down:
    cardgen order ORDER --exchanged 2026.2 --who WHO, with the order that brought its binders
"""
    )
    assert '[not-released]\n    before it goes out: cardgen release clinic --by "..."\n' in said.err
    refused = shell.run("release", "clinic", "--by", "...", "--trial", "--jobs", "1")
    assert "'...' is not a name" in refused.err
    said = shell.run("release", "clinic", "--by", "Jana", "--trial", "--dry-run", "--jobs", "1")
    assert "nothing was written" in said.out

    for file, text in FILES.items():
        shell.project.write(file, text)
    on = ("replace", "clinic", "--since", "2026.1", "--lang", "ru", "--printer", "desk")
    said = shell.run(*on, "--format", "cards-a4")
    assert said.status == 0
    assert (
        said.out
        == """\
clinic: from 2026.1 to 2026.2
output/replace/clinic-2026.1-2026.2-cards-a4/ward-ru-2026.1-2026.2.pdf: take out 5, put in 5 new; 12 pages on 3 sheets
street-ru.pdf: nothing to exchange
loose-ru.pdf: nothing to exchange
print on desk: on paper of 297 x 210 mm, at 100 %, double-sided, turned over the short edge
when a place has exchanged its leaves, write it down:
    cardgen order ORDER --exchanged 2026.2 --who WHO, with the order that brought its binders
"""
    )
    said = shell.run(*on)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == "Error: say what desk is to print on: --format, as in --format cards-a4"
    said = shell.run(*on, "--topic", "street", "--format", "cards-a4")
    assert (
        said.out == "clinic: from 2026.1 to 2026.2\nstreet-ru.pdf: nothing to exchange\nthere is nothing to exchange\n"
    )
    said = shell.run(*on, "--format", "booklet-a5")
    assert (said.status, said.out) == (1, "")
    assert "booklet-a5: no booklet is made of the layout ring: it is drilled for a ring binder [no-booklet]" in said.err
    shell.project.write("content/orders/wards.yaml", ORDER)
    shell.project.write("content/orders/broken.yaml", "order: [")
    said = shell.run("replace", "clinic", "--since", "2026.1", "--lang", "ru")
    assert said.status == 0  # an order that cannot be read holds up no pack, and is told
    assert "content/orders/broken.yaml:2:1: warning: this is not YAML" in said.err
    assert said.out.splitlines()[1:3] == [  # one is printed for each
        "output/replace/clinic/ward-ru-2026.1-2026.2.pdf: take out 5, put in 5 new; 12 pages; for 2 binders",
        "street-ru.pdf: nothing to exchange",
    ]
    assert said.out.endswith("""\
clinic 2026.1 is held by, as orders say:
    porodnice: ru 2 (wards)
when a place has exchanged its leaves, write it down:
    cardgen order wards --exchanged 2026.2 --who "porodnice" --lang ru
""")
    shell.project.replace(TOPIC, "title: Noc", "title: V noci")
    shell.project.replace(RU, "{from: Noc, text: Ночь", "{from: V noci, text: Ночью")
    shell.project.replace(VI, "{from: Noc,", "{from: V noci,")
    said = shell.run("diff", "clinic", "--topic", "ward")
    assert "    title of ward/night reworded in the Czech: 'Noc' -> 'V noci'\n" in said.out
    assert "    title of ward/night reworded in ru: 'Ночь' -> 'Ночью'\n" in said.out


def test_a_release_needs_a_name_and_what_is_not_approved_is_told(shell: Shell) -> None:
    assert shell.run("release", "clinic").status == 2
    said = shell.run("release", "clinic", "--by", "Jana", "--jobs", "1")
    assert (said.status, said.out) == (1, "")
    assert "issue it as a trial (--trial), whose record says so" in said.err
    said = shell.run("release", "clinic", "--by", " ", "--trial", "--jobs", "1")
    assert (said.status, said.out) == (1, "")
    assert "say with --by who releases" in said.err


def test_what_was_never_released_cannot_be_compared_or_exchanged(shell: Shell) -> None:
    for words in (("diff", "clinic"), ("replace", "clinic", "--since", "2026.1")):
        said = shell.run(*words)
        assert said.status == 2
        assert "no version of clinic was released yet; cardgen release clinic does it" in said.err


def test_a_page_is_html(shell: Shell) -> None:
    said = shell.run("diff", "clinic", "--page", "page.pdf")
    assert said.status == 2
    assert "page.pdf must end in .html" in said.err


def test_who_has_binders_of_an_earlier_version_is_pointed_to_the_packs(shell: Shell) -> None:
    issue = ("release", "clinic", "--by", "Jana Nováková", "--trial", "--jobs", "1")
    shell.run(*issue)
    shell.project.replace(EDITION, "2026.1", "2026.2")
    assert shell.run(*issue).out.splitlines()[3:5] == [
        "print the files of output/releases/clinic/2026.2/ for new binders, and keep them",
        "for binders that are out: cardgen replace clinic --since 2026.1",
    ]
