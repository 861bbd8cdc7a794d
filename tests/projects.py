"""A tiny but complete project, for tests of everything that reads content.

    tiny = make(tmp_path)                                   # or the fixture `tiny` of tests/conftest.py
    tiny.replace("content/phrases/pain/ru.yaml", "Болит?", "")
    assert tiny.told() == ["content/phrases/pain/ru.yaml:...: error: ..."]

It holds Czech, Russian and Vietnamese; one topic of three cards (letter P) and one of loose cards (letter K);
the shared banks, as small as they may be; its own pictures, bodies, theme and layouts; the edition "tiny".
Nothing is wrong with it, every kind of card that may be added finds its words, and `cardgen build` makes five files
from it in a fraction of a second. Only the faces are those of the real project, so golden frames of it change with
the program alone, not with content/.

`copy_of_real` gives the whole real project instead, for the few tests that need it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from cardgen.bank.model import Rendering, seal
from cardgen.checks.run import Needed
from cardgen.jobs import content as contents
from cardgen.jobs.content import Content
from cardgen.jobs.plan import issue_of
from cardgen.layout import sets, soundness
from cardgen.layout.sets import CardSet
from cardgen.project import Project

REAL: Final = Path(__file__).parents[1]


@dataclass(frozen=True)
class Written:
    """A project in a folder of its own, to be changed and read. Files are named relative to its root."""

    root: Path

    @property
    def project(self) -> Project:
        """What the program works with."""
        return Project(self.root)

    # -- changing it -------------------------------------------------------------------------------

    def read(self, file: str) -> str:
        """The text of a file."""
        return (self.root / file).read_text(encoding="utf-8")

    def write(self, file: str, data: str | bytes) -> None:
        """Write a file, text as UTF-8, making its folder."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace what stands in a file exactly once."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def sign(self, file: str, state: str | None = None) -> None:
        """Sign what a language file says, as far as its states go, or all of it up to `state`."""
        self.write(file, signed(self.read(file), state))

    def sign_anew(self, file: str) -> None:
        """Sign what a language file says again, after its wording was changed."""
        self.write(file, re.sub(r"(, |\n +)(revised|approved|silence): \{[^}]*\}", "", self.read(file)))
        self.sign(file)

    def remove(self, file: str) -> None:
        """Remove a file."""
        (self.root / file).unlink()

    # -- reading it --------------------------------------------------------------------------------

    def load(self, needed: Needed | None = None) -> Content:
        """Read everything, whatever problems there are."""
        return contents.load(self.project, needed)

    def told(self, needed: Needed | None = None) -> list[str]:
        """Every problem of reading, as it is printed."""
        return [str(problem) for problem in self.load(needed).problems]

    def compose(self, topic: str, *languages: str, layout: str | None = None, edition: str = "tiny") -> CardSet:
        """Lay out a set and look whether it can be printed; raises ContentError with all that is wrong."""
        return composed(self.load(), topic, languages, layout, edition)


def composed(
    content: Content, topic: str, languages: Collection[str], layout: str | None = None, edition: str = "tiny"
) -> CardSet:
    """Lay out a set of content that was read; raises ContentError with all that is wrong."""
    issued = content.editions[edition]
    form = content.formats[layout or issued.layout]
    made = sets.compose(content.ready, form, issue_of(issued), content.bank.topics[topic], tuple(languages))
    soundness.check(made.document, form, content.ready, f"{topic}, {', '.join(languages)}")
    content.problems.stop_on_errors()
    return made


def make(folder: Path, files: Mapping[str, str] | None = None) -> Written:
    """Write the tiny project into `folder`; `files` are further files, or others in place of its own."""
    written = Written(folder)
    for file, text in {**FILES, **(files or {})}.items():
        written.write(file, text)
    return written


def copy_of_real(folder: Path) -> Written:
    """Copy the content and the faces of the real project into `folder`."""
    for name in ("content", "fonts"):
        shutil.copytree(REAL / name, folder / name)
    return Written(folder)


_SIGNERS: Final = {"revised": "Jana Nováková", "approved": "Petr Malý"}
_STEPS: Final[dict[str, tuple[str, ...]]] = {"draft": (), "revised": ("revised",), "approved": ("revised", "approved")}


def signature(source: str, text: str, step: str = "revised", say: str | None = None) -> str:
    """What stands behind `revised:` or `approved:` beside a text that somebody has signed as it is."""
    of = seal(Rendering(source, text, "draft", say=say))
    return f'{{by: {_SIGNERS[step]}, date: 2026-11-22, of: "{of}"}}'


def signed(file: str, state: str | None = None) -> str:
    """Return the text of a language file with the signatures that each state needs, and every state as `state`.

    Nobody translates a test back: what is signed says so. What stands before a state keeps its place.
    """
    done = file
    for node in sorted(_renderings(yaml.compose(file, yaml.CBaseLoader)), key=lambda node: -node.start_mark.index):
        fields = {key.value: value for key, value in node.value}
        now = state or fields["state"].value
        say = fields["say"].value if "say" in fields else None
        added = {step: signature(fields["from"].value, fields["text"].value, step, say) for step in _STEPS[now]}
        if added:
            added["silence"] = "{back-missing: Jen zkouška.}"
        between = ", " if node.flow_style else "\n" + " " * node.start_mark.column
        lines = "".join(f"{between}{key}: {value}" for key, value in added.items() if key not in fields)
        mark = fields["state"]
        done = done[: mark.start_mark.index] + now + lines + done[mark.end_mark.index :]
    return done


def _renderings(node: Any) -> Iterator[Any]:
    """Every node of a language file that renders a string."""
    if isinstance(node, yaml.MappingNode):
        if {"from", "text", "state"} <= {key.value for key, _ in node.value}:
            yield node
        for _, value in node.value:
            yield from _renderings(value)


def _further_styles() -> str:
    """The type styles of the real theme that are not among those below: a block may ask for a new one by name."""
    theme = (REAL / "content/layouts/theme.yaml").read_text(encoding="utf-8").partition("\nstyles:\n")[2]
    own = set(re.findall(r"^  ([a-z-]+):", _STYLES, re.MULTILINE))
    return "".join(match[0] for match in re.finditer(r"^  ([a-z-]+): .*\n", theme, re.MULTILINE) if match[1] not in own)


_STYLES: Final = """\
styles:
  sentence: {sizes: [36, 33, 30, 27, 24, 22, 20, 18, 16], weight: 600, leading: 1.16}
  sentence-many: {sizes: [20, 19, 18, 17, 16], weight: 600, leading: 1.12}
  polyglot-source: {sizes: [26, 24, 22, 20, 18, 16, 14], weight: 600, leading: 1.15}
  source: {sizes: [17, 16, 15, 14, 13, 12], leading: 1.2}
  tab: {sizes: [28, 26, 24], weight: 700, leading: 1.0, lines: 1}
  running: {sizes: [11, 10, 9], weight: 600, lines: 1}
  running-source: {sizes: [10.5, 9.5, 9], lines: 1}
  foot: {sizes: [8.5, 8], lines: 1}
  prompt: {sizes: [28, 26, 24, 22, 20, 18, 16, 14], weight: 600, leading: 1.1}
  tile: {sizes: [22, 20, 18, 16.5, 15, 14, 13, 12, 11], weight: 600, leading: 1.1}
  tile-many: {sizes: [12, 11, 10, 9], weight: 600, leading: 1.15}
  strip: {sizes: [14, 13, 12, 11], weight: 600, leading: 1.1}
  month: {sizes: [11, 10.5, 10, 9.5, 9], weight: 600, leading: 1.1, lines: 1}
  tile-source: {sizes: [11, 10, 9.5, 9], leading: 1.15}
  sign: {sizes: [26, 24, 22, 20, 18, 16, 14], weight: 700, leading: 1.0, lines: 1}
  digit: {sizes: [30, 27, 24, 20], weight: 600, leading: 1.0, lines: 1}
  digit-hour: {sizes: [20, 18, 16, 14], weight: 600, leading: 1.0, lines: 1}
  digit-small: {sizes: [16, 14, 12], weight: 600, leading: 1.0, lines: 1}
  unit: {sizes: [20, 18, 16, 14, 12], weight: 600, lines: 1}
  label: {sizes: [11, 10, 9], weight: 600, lines: 1}
  label-number: {sizes: [11], weight: 700, lines: 1}
  label-patient: {sizes: [11, 10.5, 10, 9.5, 9], weight: 600, leading: 1.1}
  label-staff: {sizes: [9.5, 9], leading: 1.1}
  back-sentence: {sizes: [28, 26, 24, 22, 20, 18], weight: 600, leading: 1.15}
  back-heading: {sizes: [11, 10.5, 10, 9.5], weight: 600, lines: 1}
  back-foreign: {sizes: [19, 17, 15, 13], weight: 600, leading: 1.15}
  back-say: {sizes: [17, 16, 14, 12], italic: true, leading: 1.2}
  back-answer: {sizes: [14, 13, 12, 10.5], leading: 1.15}
  back-sound: {sizes: [14, 13, 12, 10.5], italic: true, leading: 1.15}
  back-sign: {sizes: [15, 14, 13, 12], weight: 700, lines: 1}
  back-text: {sizes: [14, 13, 12, 11], leading: 1.25}
  back-next: {sizes: [13.5, 12.5, 11.5, 10.5], leading: 1.15}
  back-pin: {sizes: [13, 12, 12, 11], weight: 700, lines: 1}
  list-number: {sizes: [12.5], weight: 700, lines: 1}
  list-staff: {sizes: [10.5, 10, 9.5, 9], leading: 1.12}
  list-patient: {sizes: [10.5, 10, 9.5, 9], leading: 1.12}
  list-section: {sizes: [11.5, 11, 10.5, 10, 9.5, 9], weight: 600, lines: 1}
  divider-card: {sizes: [15, 14, 13, 12, 11, 10, 9], leading: 1.1}
  cover-title: {sizes: [34, 30, 27, 24, 21], weight: 700, leading: 1.1}
  cover-source: {sizes: [22, 20, 18, 16], weight: 400, leading: 1.15}
  cover-small: {sizes: [14, 13, 12, 11], weight: 600, leading: 1.2}
  cover-letter: {sizes: [120], weight: 700, leading: 0.8, lines: 1}
  heading: {sizes: [28, 26, 24, 22], weight: 700, leading: 1.1}
  subheading: {sizes: [16, 15, 14, 13, 12], weight: 600, leading: 1.15}
  how-to: {sizes: [14, 13.5, 13, 12.5, 12], leading: 1.25}
  how-to-number: {sizes: [20], weight: 700, leading: 1.0, lines: 1}
  imprint: {sizes: [11, 10.5, 10], leading: 1.25}
  imprint-label: {sizes: [11, 10.5, 10], weight: 600, leading: 1.25}
  body: {sizes: [12, 11.5, 11], leading: 1.25}
  loose: {sizes: [60, 54, 48, 42, 36, 32, 28, 24], weight: 700, leading: 1.1}
  loose-number: {sizes: [12], weight: 700, lines: 1}
  loose-source: {sizes: [30, 27, 24, 21, 18], leading: 1.15}
"""


def _svg(shapes: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">{shapes}</svg>\n'


_BODY_SVG = _svg('<circle cx="36" cy="16" r="12" fill="#dddddd"/><rect x="26" y="28" width="20" height="40"/>')

FILES: Final[Mapping[str, str]] = {
    # --- languages and faces ---
    "content/languages/cs.yaml": """\
language: cs
script: Latn
direction: ltr
face: text
keep-with-next: [k, s, v, z, o, u, a, i]
""",
    "content/languages/ru.yaml": """\
language: ru
script: Cyrl
direction: ltr
face: text
keep-with-next: [в, к, с, о, у, и, а, я]
""",
    "content/languages/vi.yaml": """\
language: vi
script: Latn
direction: ltr
face: text
""",
    "fonts/faces.yaml": """\
faces:
  text:
    title: Source Sans 3
    author: Adobe
    licence: SIL Open Font License 1.1
    package: fontpkg_source_sans_3
    cuts:
      - {file: "files/SourceSans3[wght].ttf"}
      - {file: "files/SourceSans3-Italic[wght].ttf", italic: true}
""",
    # --- the topic ---
    "content/phrases/pain/topic.yaml": """\
topic: pain
letter: P
title: Bolest
colour: blue
limit: 4
retired: [4]
sections:
  - id: where
    title: Kde a jak
    cards:
      - number: 1
        id: where-does-it-hurt
        text: Kde vás to bolí?
        answer: body
        picture: square
        next: [P2]
      - number: 2
        id: does-it-hurt
        text: Bolí to?
        answer: yes-no
        picture: circle
        note: Zapište čas.
        next: [P1, P3]
    mark: 2
  - id: help
    title: Pomoc
    colour: plum
    cards:
      - number: 3
        id: what-do-you-need
        text: Co potřebujete?
        answer: choice
        choices: [medicine, water, dont-know]
        picture: square
    mark: 3
""",
    "content/phrases/pain/ru.yaml": signed("""\
language: ru
title: {from: Bolest, text: Боль, state: draft}
sections:
  where: {from: Kde a jak, text: Где и как, state: draft}
  help: {from: Pomoc, text: Помощь, state: draft}
phrases:
  where-does-it-hurt:
    from: Kde vás to bolí?
    text: Где у вас болит?
    state: draft
  does-it-hurt:
    from: Bolí to?
    text: Болит?
    state: revised
  what-do-you-need:
    from: Co potřebujete?
    text: Что вам нужно?
    state: approved
"""),
    "content/phrases/pain/vi.yaml": """\
language: vi
title: {from: Bolest, text: Đau, state: draft}
sections:
  where: {from: Kde a jak, text: Ở đâu và thế nào, state: draft}
  help: {from: Pomoc, text: Giúp đỡ, state: draft}
phrases:
  where-does-it-hurt:
    from: Kde vás to bolí?
    text: Bạn đau ở đâu?
    state: draft
  does-it-hurt:
    from: Bolí to?
    text: Có đau không?
    state: draft
    say: ko dau khong
  what-do-you-need:
    from: Co potřebujete?
    text: Bạn cần gì?
    state: draft
""",
    # --- loose cards ---
    "content/phrases/loose/topic.yaml": """\
topic: loose
letter: K
title: Volné karty
sections:
  - id: loose
    title: Volné karty
    cards:
      - {number: 1, id: "yes", text: Ano, answer: none, picture: circle, colour: "yes"}
      - {number: 2, id: "no", text: Ne, answer: none, picture: square, colour: "no"}
    mark: 2
""",
    "content/phrases/loose/ru.yaml": """\
language: ru
title: {from: Volné karty, text: Карточки, state: draft}
sections:
  loose: {from: Volné karty, text: Карточки, state: draft}
phrases:
  "yes": {from: Ano, text: Да, state: draft}
  "no": {from: Ne, text: Нет, state: draft}
""",
    "content/phrases/loose/vi.yaml": """\
language: vi
title: {from: Volné karty, text: Thẻ rời, state: draft}
sections:
  loose: {from: Volné karty, text: Thẻ rời, state: draft}
phrases:
  "yes": {from: Ano, text: Có, state: draft}
  "no": {from: Ne, text: Không, state: draft}
""",
    # --- words that every set shares ---
    "content/phrases/answers/topic.yaml": """\
topic: answers
title: Odpovědi
phrases:
  "yes": {text: Ano}
  "no": {text: Ne}
  dont-know: {text: Nevím}
  nowhere: {text: Nikde}
  front: {text: Zepředu}
  back: {text: Zezadu}
  medicine: {text: Lék, picture: circle}
  water: {text: Voda, picture: square}
  write: {text: Napište to sem}
  call: {text: Vytočte číslo}
  litres: {text: litry}
  today: {text: Dnes}
  minutes: {text: minuty}
  hour: {text: Hodina}
  day: {text: Den}
  month: {text: Měsíc}
  year: {text: Rok}
  no-pain: {text: Nebolí}
  worst-pain: {text: Bolí nejvíc}
""",
    "content/phrases/answers/ru.yaml": """\
language: ru
title: {from: Odpovědi, text: Ответы, state: draft}
phrases:
  "yes": {from: Ano, text: Да, state: draft}
  "no": {from: Ne, text: Нет, state: draft}
  dont-know: {from: Nevím, text: Не знаю, state: draft}
  nowhere: {from: Nikde, text: Нигде, state: draft}
  front: {from: Zepředu, text: Спереди, state: draft}
  back: {from: Zezadu, text: Сзади, state: draft}
  medicine: {from: Lék, text: Лекарство, state: draft}
  water: {from: Voda, text: Вода, state: draft}
  write: {from: Napište to sem, text: Напишите здесь, state: draft}
  call: {from: Vytočte číslo, text: Наберите номер, state: draft}
  litres: {from: litry, text: литры, state: draft}
  today: {from: Dnes, text: Сегодня, state: draft}
  minutes: {from: minuty, text: минуты, state: draft}
  hour: {from: Hodina, text: Час, state: draft}
  day: {from: Den, text: День, state: draft}
  month: {from: Měsíc, text: Месяц, state: draft}
  year: {from: Rok, text: Год, state: draft}
  no-pain: {from: Nebolí, text: Не болит, state: draft}
  worst-pain: {from: Bolí nejvíc, text: Болит сильнее всего, state: draft}
""",
    "content/phrases/answers/vi.yaml": """\
language: vi
title: {from: Odpovědi, text: Trả lời, state: draft}
phrases:
  "yes": {from: Ano, text: Có, state: draft}
  "no": {from: Ne, text: Không, state: draft}
  dont-know: {from: Nevím, text: Không biết, state: draft}
  nowhere: {from: Nikde, text: Không đau, state: draft}
  front: {from: Zepředu, text: Phía trước, state: draft}
  back: {from: Zezadu, text: Phía sau, state: draft}
  medicine: {from: Lék, text: Thuốc, state: draft}
  water: {from: Voda, text: Nước, state: draft}
  write: {from: Napište to sem, text: Viết vào đây, state: draft}
  call: {from: Vytočte číslo, text: Bấm số, state: draft}
  litres: {from: litry, text: lít, state: draft}
  today: {from: Dnes, text: Hôm nay, state: draft}
  minutes: {from: minuty, text: phút, state: draft}
  hour: {from: Hodina, text: Giờ, state: draft}
  day: {from: Den, text: Ngày, state: draft}
  month: {from: Měsíc, text: Tháng, state: draft}
  year: {from: Rok, text: Năm, state: draft}
  no-pain: {from: Nebolí, text: Không đau, state: draft}
  worst-pain: {from: Bolí nejvíc, text: Đau nhất, state: draft}
""",
    "content/phrases/calendar/topic.yaml": """\
topic: calendar
title: Kalendář
phrases:
  january: {text: leden}
  february: {text: únor}
  march: {text: březen}
  april: {text: duben}
  may: {text: květen}
  june: {text: červen}
  july: {text: červenec}
  august: {text: srpen}
  september: {text: září}
  october: {text: říjen}
  november: {text: listopad}
  december: {text: prosinec}
""",
    "content/phrases/calendar/ru.yaml": """\
language: ru
title: {from: Kalendář, text: Календарь, state: draft}
phrases:
  january: {from: leden, text: январь, state: draft}
  february: {from: únor, text: февраль, state: draft}
  march: {from: březen, text: март, state: draft}
  april: {from: duben, text: апрель, state: draft}
  may: {from: květen, text: май, state: draft}
  june: {from: červen, text: июнь, state: draft}
  july: {from: červenec, text: июль, state: draft}
  august: {from: srpen, text: август, state: draft}
  september: {from: září, text: сентябрь, state: draft}
  october: {from: říjen, text: октябрь, state: draft}
  november: {from: listopad, text: ноябрь, state: draft}
  december: {from: prosinec, text: декабрь, state: draft}
""",
    "content/phrases/calendar/vi.yaml": """\
language: vi
title: {from: Kalendář, text: Lịch, state: draft}
phrases:
  january: {from: leden, text: tháng 1, state: draft}
  february: {from: únor, text: tháng 2, state: draft}
  march: {from: březen, text: tháng 3, state: draft}
  april: {from: duben, text: tháng 4, state: draft}
  may: {from: květen, text: tháng 5, state: draft}
  june: {from: červen, text: tháng 6, state: draft}
  july: {from: červenec, text: tháng 7, state: draft}
  august: {from: srpen, text: tháng 8, state: draft}
  september: {from: září, text: tháng 9, state: draft}
  october: {from: říjen, text: tháng 10, state: draft}
  november: {from: listopad, text: tháng 11, state: draft}
  december: {from: prosinec, text: tháng 12, state: draft}
""",
    "content/phrases/body/topic.yaml": """\
topic: body
title: Části těla
phrases:
  head: {text: Hlava}
  belly: {text: Břicho}
""",
    "content/phrases/body/ru.yaml": """\
language: ru
title: {from: Části těla, text: Части тела, state: draft}
phrases:
  head: {from: Hlava, text: Голова, state: draft}
  belly: {from: Břicho, text: Живот, state: draft}
""",
    "content/phrases/body/vi.yaml": """\
language: vi
title: {from: Části těla, text: Bộ phận cơ thể, state: draft}
phrases:
  head: {from: Hlava, text: Đầu, state: draft}
  belly: {from: Břicho, text: Bụng, state: draft}
""",
    "content/phrases/layout/topic.yaml": """\
topic: layout
title: Slova na stránkách
phrases:
  index: {text: Seznam karet}
  unverified: {text: překlad neověřen}
  my-language: {text: Mluvím tímto jazykem.}
  answers: {text: Odpovědi, for: staff}
  note: {text: Poznámka, for: staff}
  next: {text: Další karty, for: staff}
  explain-number: {text: Pacient ukazuje číslice., for: staff}
  explain-body: {text: Pacient ukáže místo., for: staff}
  how-to: {text: Jak karty používat, for: staff}
  how-to-1: {text: Vyberte kartu., for: staff}
  how-to-limits: {text: Karty nenahrazují tlumočníka., for: staff}
  how-to-unverified: {text: Překlady nikdo neověřil., for: staff}
  imprint: {text: Tiráž, for: staff}
  edition: {text: Vydání, for: staff}
  version: {text: Verze, for: staff}
  date: {text: Datum, for: staff}
  publisher: {text: Vydává, for: staff}
  contact: {text: Kontakt, for: staff}
  language: {text: Jazyk, for: staff}
  states: {text: Stav překladu, for: staff}
  state-draft: {text: návrh, for: staff}
  state-revised: {text: po korektuře, for: staff}
  state-approved: {text: schváleno, for: staff}
  credits: {text: Písmo a obrázky, for: staff}
  content-licence: {text: Licence obsahu, for: staff}
  exchange-title: {text: Výměna listů, for: staff}
  exchange-how-1: {text: "Postupujte řádek po řádku. Co je hotovo, odškrtněte.", for: staff}
  exchange-how-2: {text: "Nové listy leží za tímto návodem v pořadí, v jakém se vkládají.", for: staff}
  exchange-how-3: {text: "Nakonec listy spočítejte. Vyřazené listy zničte.", for: staff}
  exchange-how-4: {text: "Listy, které se nemění, mají v patě dál starší verzi. Je to správně.", for: staff}
  exchange-how-5: {text: "Je-li na konci list s nápisem „Tento list je prázdný“, vyhoďte ho.", for: staff}
  exchange-remove: {text: Vyjměte a vyřaďte, for: staff}
  exchange-aside: {text: Vyjměte a odložte, for: staff}
  exchange-put: {text: Vložte, for: staff}
  exchange-leaves: {text: listů, for: staff}
  exchange-behind: {text: za, for: staff}
  exchange-behind-cover: {text: za obálku, for: staff}
  exchange-behind-index: {text: za seznam karet, for: staff}
  exchange-behind-divider: {text: za rozřaďovač, for: staff}
  exchange-behind-blank: {text: za prázdnou kartu, for: staff}
  exchange-behind-imprint: {text: za tiráž, for: staff}
  exchange-behind-leaf: {text: za list, for: staff}
  exchange-first: {text: úplně dopředu, for: staff}
  exchange-laid-aside: {text: odložený list, for: staff}
  exchange-count: {text: "Listů v sadě po výměně", for: staff}
  exchange-to: {text: Výměnu za verzi, for: staff}
  exchange-tell: {text: oznamte kanceláři, for: staff}
  exchange-filler: {text: "Tento list je prázdný. Vyhoďte ho.", for: staff}
  exchange-send: {text: "Vyplněný návod jí pošlete.", for: staff}
  exchange-page: {text: strana, for: staff}
  exchange-name: {text: Vyměnil(a), for: staff}
  exchange-day: {text: Dne, for: staff}
  exchange-where: {text: Pracoviště, for: staff}
  diff-title: {text: Co se změnilo, for: staff}
  diff-present: {text: nevydaný obsah, for: staff}
  diff-set: {text: Sada, for: staff}
  diff-cards: {text: Karty, for: staff}
  diff-others: {text: "Jinak vypadají také listy", for: staff}
  diff-nothing: {text: "Nic se nezměnilo.", for: staff}
  diff-added: {text: přibylo, for: staff}
  diff-removed: {text: zrušeno, for: staff}
  diff-reworded: {text: jiné znění, for: staff}
  diff-redrawn: {text: jiný vzhled, for: staff}
  diff-moved: {text: jiné místo, for: staff}
  diff-untouched: {text: beze změny, for: staff}
  diff-picture: {text: obrázek, for: staff}
  diff-note: {text: poznámka, for: staff}
  diff-next: {text: další karty, for: staff}
  diff-section: {text: oddíl, for: staff}
  diff-heading: {text: nadpis, for: staff}
  diff-headings: {text: Nadpisy, for: staff}
  diff-pronunciation: {text: výslovnost, for: staff}
  diff-state: {text: značka o ověření překladu, for: staff}
  diff-mark: {text: značka na okraji, for: staff}
  diff-layout: {text: úprava stránky, for: staff}
  diff-old: {text: dříve, for: staff}
  diff-new: {text: nyní, for: staff}
  diff-front: {text: přední strana, for: staff}
  diff-back: {text: zadní strana, for: staff}
  diff-page: {text: strana, for: staff}
  diff-no-picture: {text: "Podoba karty není uložena, zůstalo jen znění.", for: staff}
  diff-many: {text: "Změn je mnoho, dál je zobrazeno jen znění.", for: staff}
  leaf-cover: {text: Obálka, for: staff}
  leaf-divider: {text: Rozřaďovač, for: staff}
  leaf-index: {text: Seznam karet, for: staff}
  leaf-from: {text: od, for: staff}
  leaf-to: {text: do, for: staff}
""",
    "content/phrases/layout/ru.yaml": """\
language: ru
title: {from: Slova na stránkách, text: Слова на страницах, state: draft}
phrases:
  index: {from: Seznam karet, text: Список карточек, state: draft}
  unverified: {from: překlad neověřen, text: перевод не проверен, state: draft}
  my-language: {from: Mluvím tímto jazykem., text: Я говорю на этом языке., state: draft}
""",
    "content/phrases/layout/vi.yaml": """\
language: vi
title: {from: Slova na stránkách, text: Chữ trên trang, state: draft}
phrases:
  index: {from: Seznam karet, text: Danh sách thẻ, state: draft}
  unverified: {from: překlad neověřen, text: bản dịch chưa kiểm tra, state: draft}
  my-language: {from: Mluvím tímto jazykem., text: Tôi nói tiếng này., state: draft}
""",
    # --- pictures ---
    "content/pictures/register.yaml": """\
sources:
  own: {title: Kresby, author: cardgen, licence: CC BY-SA 4.0, folder: content/pictures/drawn}
pictures:
  circle: {own: circle.svg, alt: Kruh}
  square: {own: square.svg, alt: Čtverec}
""",
    "content/pictures/drawn/circle.svg": _svg('<circle cx="36" cy="36" r="30" fill="#1f5fa8"/>'),
    "content/pictures/drawn/square.svg": _svg('<rect x="8" y="8" width="56" height="56" fill="#94276e"/>'),
    "content/pictures/body/parts.yaml": """\
diagrams:
  - id: front
    drawing: front.svg
    alt: Tělo zepředu
    parts:
      - {number: 1, part: head, at: [36, 16]}
      - {number: 2, part: belly, at: [36, 50]}
  - {id: front-small, drawing: front.svg, alt: Tělo zepředu}
  - {id: back-small, drawing: front.svg, alt: Tělo zezadu}
""",
    "content/pictures/body/front.svg": _BODY_SVG,
    # --- theme and layouts ---
    "content/layouts/theme.yaml": """\
colours:
  ink: "#1b1d21"
  quiet: "#50565e"
  line-strong: "#6b727b"
  "yes": "#1b7f4d"
  "no": "#b3261e"
  neutral: "#565d66"
  plum: "#94276e"
  blue: "#1f5fa8"
  slate: "#465362"
pale:
  paper: "#ffffff"
  line: "#d9dde2"
  shade: "#eef0f3"
scale: ["#eef0f3", "#eef0f3", "#eef0f3", "#eef0f3", "#eef0f3", "#eef0f3", "#eef0f3", "#eef0f3", "#eef0f3", "#eef0f3", \
"#eef0f3"]
tones:
  "yes": {colour: "yes", sign: "✓"}
  "no": {colour: "no", sign: "✗"}
  dont-know: {colour: neutral, sign: "?"}
answers:
  yes-no: ["yes", "no", dont-know]
  number: [dont-know]
  date: [dont-know]
  body: [nowhere, dont-know]
  clock: [today]
  past: [today]
  future: [today]
  since: [minutes]
  scale-ends: [no-pain, worst-pain]
"""
    + _STYLES
    + _further_styles(),
    "content/layouts/ring.yaml": """\
layout: ring
title: A5 do kroužků
page: {width: 148, height: 210}
binding: {edge: left, holes: [65, 145], clear: 22}
leaves: [cover, index, sections, imprint]
faces:
  cover-front:
    - {block: fill, at: [0, 0, 148, 78], colour: section}
    - {block: text, at: [24, 24, 116, 48], say: title, in: patient, style: cover-title, colour: paper, role: H1}
    - {block: text, at: [24, 84, 116, 20], say: title, style: cover-source}
    - {block: text, at: [24, 190, 116, 6], say: unverified, style: body, lasting: false}
    - {block: text, at: [24, 198, 116, 5], say: edition-line, style: foot, lasting: false}
  cover-back:
    - {block: steps, at: [24, 34, 116, 160]}
  index-front:
    - {block: text, at: [24, 10, 80, 12], say: word, word: index, style: heading, role: H2}
    - {block: index, at: [24, 29, 118, 166]}
  index-back:
    - {block: index, at: [24, 8, 118, 187]}
  divider-front:
    - {block: fill, at: [0, 0, 148, 44], colour: section}
    - {block: edge, at: [139, 50, 9, 140]}
    - {block: text, at: [24, 7, 112, 18], say: section, style: heading, colour: paper, role: H2}
    - {block: section-cards, at: [24, 50, 112, 144], style: divider-card}
  divider-back:
    - {block: section-cards, at: [24, 50, 112, 144], in: patient, style: divider-card}
  card-front:
    - {block: tab, at: [112, 0, 36, 19], style: tab}
    - {block: edge, at: [143, 50, 5, 140]}
    - {block: picture, at: [24, 21, 36, 36]}
    - {block: text, at: [63, 21, 77, 27], say: sentence, in: patient, style: sentence, role: H3}
    - {block: text, at: [63, 48, 77, 11], say: sentence, style: source, colour: quiet}
    - {block: answers, at: [24, 61, 116, 134]}
    - {block: diagram, at: [23, 61, 118, 134], only: [body-diagram]}
    - {block: text, at: [82, 198, 58, 5], say: unverified, style: foot, align: right}
  card-back:
    - {block: tab, at: [112, 0, 36, 19], style: tab}
    - {block: text, at: [24, 24, 116, 33], say: sentence, style: back-sentence}
    - {block: reverse, at: [24, 63, 116, 132]}
    - {block: text, at: [24, 198, 58, 5], say: edition-line, style: foot, lasting: false}
  imprint-front:
    - {block: imprint, at: [24, 34, 116, 160]}
  imprint-back: []
""",
    "content/layouts/loose.yaml": """\
layout: loose
title: Volné karty
page: {width: 210, height: 148}
leaves: ["cards:loose"]
faces:
  card-front:
    - {block: picture, at: [16, 20, 66, 84]}
    - {block: text, at: [90, 24, 104, 52], say: sentence, in: patient, style: loose, role: H1, colour: section}
    - {block: text, at: [90, 80, 104, 26], say: sentence, style: loose-source}
    - {block: text, at: [114, 132, 80, 5], say: unverified, style: foot, align: right}
  card-back:
    - {block: reverse, at: [16, 50, 178, 76], parts: [sentence, note]}
""",
    "content/layouts/polyglot.yaml": """\
layout: polyglot
title: Více jazyků
page: {width: 148, height: 210}
binding: {edge: left, holes: [65, 145], clear: 22}
leaves: [sections]
faces:
  divider-front:
    - {block: text, at: [24, 24, 112, 18], say: section, style: heading, role: H2}
  divider-back: []
  card-front:
    - {block: tab, at: [112, 0, 36, 19], style: tab}
    - {block: text, at: [24, 24, 116, 16], say: sentence, style: polyglot-source, role: H3}
    - {block: sentences, at: [24, 44, 116, 60]}
  card-back:
    - {block: reverse, at: [24, 24, 116, 170], parts: [sentence]}
""",
    # --- the edition ---
    "content/editions/tiny.yaml": """\
edition: tiny
title: Malé vydání
version: "2026.1"
date: 2026-11-22
topics: [pain]
languages: [ru, vi]
layout: ring
loose: loose
polyglot: polyglot
publisher: Zkušební vydavatel
contact: karty@example.org
""",
}
