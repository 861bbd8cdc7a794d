"""How long `cardgen check` takes cold and warm, and when one phrase of one language was changed.

    python benchmarks/checking.py [RUNS]

Works on a copy of the project's content, and runs the command as users do, in a process of its own. Cold: nothing is
remembered. Warm: nothing has changed. One change: one sentence of one card in one language. Seconds of the processor
(user and system, the least of the RUNS), and each as a ratio to the cold run, since machines and their days differ.
Python keeps what it compiled, as it does where cardgen is installed, whatever this shell says of that.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHANGED = "content/phrases/emergency/vi.yaml"


def check(project: Path) -> tuple[float, float]:
    """Run the command; return the seconds of the processor and of the clock."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(project / "compiled")
    command = [sys.executable, "-m", "cardgen", "--project", str(project), "check"]
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=False, cwd=ROOT, env=env)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return used, time.perf_counter() - start


def one_change(file: Path) -> None:
    """Write a word twice in the first sentence of a card, as nobody did before."""
    text = file.read_text(encoding="utf-8")
    phrases = text.index("\nphrases:")
    changed = re.sub(r"( text: )(\S+)", r"\1\2 \2", text[phrases:], count=1)
    file.write_text(text[:phrases] + changed, encoding="utf-8")


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("content", "fonts"):
            shutil.copytree(ROOT / name, project / name)
        (project / "output").mkdir()
        measured = {"cold": [check(project)], "warm": [], "one change": []}
        for _ in range(runs):
            measured["warm"].append(check(project))
            one_change(project / CHANGED)
            measured["one change"].append(check(project))
        cold = measured["cold"][0][0]
        print(f"{'':12}{'processor':>12}{'ratio':>8}{'clock':>10}")
        for name, times in measured.items():
            used, clock = min(times)
            print(f"{name:12}{used:10.2f} s{used / cold:8.3f}{clock:8.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
