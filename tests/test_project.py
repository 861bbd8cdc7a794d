"""The project itself: its layers, its pins and what CI runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def needed(extras: tuple[str, ...]) -> dict[str, str]:
    """Return name -> who asks for it, for all that cardgen needs here: directly, and by way of others."""
    found: dict[str, str] = {}
    waiting = [("cardgen", extras)]
    while waiting:
        asking, asked_extras = waiting.pop()
        for line in requires(asking) or ():
            requirement = Requirement(line)
            name = canonicalize_name(requirement.name)
            wanted = requirement.marker is None or any(
                requirement.marker.evaluate({"extra": extra}) for extra in ("", *asked_extras)
            )
            if wanted and name not in found:
                found[name] = asking
                waiting.append((name, tuple(requirement.extras)))
    return found


def constraints() -> Iterator[Requirement]:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        bare = re.sub(r"(^|\s)#.*", "", line)
        if bare.strip():
            yield Requirement(bare)


def pins() -> dict[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = {}
    for requirement in constraints():
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def test_lower_packages_never_import_higher_ones() -> None:
    lint_imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", lint_imports, "--no-logo", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_pin_is_exact() -> None:
    for requirement in constraints():
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), f"{requirement} is not one version"


def test_what_is_installed_is_what_is_pinned() -> None:
    pinned = pins()
    for name, asking in needed(("test",)).items():
        assert name in pinned, f"constraints.txt does not pin {name}, which {asking} needs"
        here = [pin for pin in pinned[name] if pin.marker is None or pin.marker.evaluate()]
        assert len(here) == 1, f"constraints.txt pins {name} {len(here)} times for this Python"
        try:
            installed = version(name)
        except PackageNotFoundError:
            pytest.fail(f"{name}, which {asking} needs, is not installed: run 'make test'")
        assert here[0].specifier.contains(installed), f"installed is {name} {installed}, pinned {here[0]}"


def test_a_run_time_package_has_the_same_version_on_every_python() -> None:
    pinned = pins()
    for name in needed(()):
        assert [str(pin.marker) for pin in pinned[name] if pin.marker] == [], (
            f"{name} shapes the output: other Pythons would build other bytes"
        )


def test_ci_runs_make_test_at_the_root_and_fails_with_it(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    make = tmp_path / "make"
    make.write_text(f'#!/bin/sh\necho "$PWD: make $*" >> "{calls}"\nexit 3\n')
    make.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run([ROOT / ".ci" / "run"], cwd=tmp_path, env={**os.environ, "PATH": path}, check=False)
    assert done.returncode == 3
    assert calls.read_text() == f"{ROOT}: make test\n"
