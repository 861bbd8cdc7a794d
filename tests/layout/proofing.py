"""What proof sheets need beside the tiny project: their design and their words, as small as they may be."""

from __future__ import annotations

from typing import Final

from cardgen.jobs.judged import ON_SHEETS
from cardgen.layout.proofs.design import FILE
from tests.projects import Written

BANK: Final = "content/phrases/layout/topic.yaml"


def with_proofs(written: Written) -> None:
    """Add the design of proof sheets and their words to a project."""
    written.write(FILE, _DESIGN)
    written.write(BANK, written.read(BANK).rstrip("\n") + "\n" + _WORDS + "".join(_CHECKS))


_DESIGN: Final = """\
sheet: proof
title: Korekturní arch A4
page: {width: 210, height: 297, bleed: 0, safe: 8}
head: [12, 9, 186, 5]
body: [12, 17, 186, 264]
foot: [12, 283, 186, 5]
write: 8.5
letter: 2.8
picture: 12
sentences: {number: [12, 18], source: [32, 62], target: [97, 74], verdict: [173, 25]}
words: {number: [12, 19], source: [33, 46], target: [81, 45], write: [128, 43], verdict: [173, 25]}
blind-sentences: {number: [12, 18], target: [32, 166]}
blind-words: {number: [12, 14], target: [28, 74], write: [106, 92]}
"""

_WORDS: Final = """\
  proof-kind: {text: "Korektura překladu", for: staff}
  proof-wording: {text: "znění", for: staff}
  proof-page: {text: "strana", for: staff}
  proof-how-1: {text: "Čtěte celý řádek.", for: staff}
  proof-how-2: {text: "Pište čitelně.", for: staff}
  proof-how-missing: {text: "Kde chybí, napište ho.", for: staff}
  proof-how-marks: {text: "Závorky se opisují.", for: staff}
  proof-how-back: {text: "Zpětně znamená bez češtiny.", for: staff}
  proof-how-say: {text: "Čte se je výslovnost.", for: staff}
  proof-how-answers: {text: "Odpovědi se neposuzují.", for: staff}
  proof-how-remark: {text: "Kontrola se může mýlit.", for: staff}
  proof-how-key: {text: "Šedé slovo je značka.", for: staff}
  proof-state: {text: "Stav překladu", for: staff}
  proof-back-by: {text: "Zpětně přeložil(a)", for: staff}
  proof-unusual: {text: "Kde to neplatí, stojí to u řádku.", for: staff}
  proof-answers: {text: "Odpovědi", for: staff}
  proof-staff: {text: "Pro personál", for: staff}
  proof-lacking: {text: "Pro kancelář: chybí překladů:", for: staff}
  proof-lacking-office: {text: "Podepsat nelze.", for: staff}
  proof-number: {text: "Číslo", for: staff}
  proof-verdict: {text: "Posudek", for: staff}
  proof-fine: {text: "v pořádku", for: staff}
  proof-write: {text: "Oprava", for: staff}
  proof-fill: {text: "Překlad", for: staff}
  proof-back: {text: "Zpětně", for: staff}
  proof-say: {text: "Čte se", for: staff}
  proof-earlier: {text: "Dříve", for: staff}
  proof-remark: {text: "Kontrola:", for: staff}
  proof-note: {text: "Překladatel:", for: staff}
  proof-topic: {text: "název", for: staff}
  proof-section: {text: "oddíl", for: staff}
  proof-missing: {text: "chybí překlad", for: staff}
  proof-stale: {text: "čeština se změnila", for: staff}
  proof-signature: {text: "Podpis", for: staff}
  proof-means: {text: "Podpisem potvrzuji, co jsem přečetl(a).", for: staff}
  proof-from: {text: "Přečteno řádků od", for: staff}
  proof-to: {text: "do", for: staff}
  proof-name: {text: "Jméno", for: staff}
  proof-role: {text: "Kvalifikace nebo role", for: staff}
  proof-sign: {text: "Podpis", for: staff}
  proof-office: {text: "Pro kancelář: zapište podpis.", for: staff}
  proof-blind-kind: {text: "Čtení naslepo", for: staff}
  proof-blind-title: {text: "Sada", for: staff}
  proof-blind-how-1: {text: "Napište česky, co text říká.", for: staff}
  proof-blind-how-marks: {text: "Závorky se vynechávají.", for: staff}
  proof-understood: {text: "Česky", for: staff}
  proof-read: {text: "Přečteno textů", for: staff}
  proof-blind-means: {text: "Podpisem potvrzuji, že jsem češtinu neviděl(a).", for: staff}
  proof-blind-office: {text: "Pro kancelář: zapište odpovědi.", for: staff}
  proof-in-text: {text: "v překladu", for: staff}
  proof-in-source: {text: "v češtině", for: staff}
  proof-in-back: {text: "ve zpětném překladu", for: staff}
  proof-in-say: {text: "ve výslovnosti", for: staff}
  proof-agreed: {text: "domluveno je", for: staff}
  proof-letter: {text: "písmeno", for: staff}
  proof-word: {text: "slovo", for: staff}
  proof-character: {text: "znak", for: staff}
  proof-count: {text: "slov je", for: staff}
  proof-most: {text: "nejvýše", for: staff}
  proof-nothing: {text: "nic", for: staff}
  proof-line: {text: "řádek", for: staff}
  proof-more: {text: "a další:", for: staff}
"""

_CHECKS: Final = [f'  proof-check-{check.id}: {{text: "Kontrola {check.id}.", for: staff}}\n' for check in ON_SHEETS]
