from __future__ import annotations

from pathlib import Path

from cardgen.jobs.schemas import FOLDER, texts
from tests.cli.running import Shell


def test_it_names_the_schemas_that_it_wrote_and_then_that_none_is_left(shell: Shell) -> None:
    said = shell.run("schemas")
    assert (said.status, said.err) == (0, "")
    assert said.out.splitlines() == [f"wrote {file}" for file in texts()]
    assert shell.run("schemas").out == "content/schema/ is as the model has it\n"


def test_a_place_that_cannot_be_written_to_is_wrong_usage(shell: Shell) -> None:
    shell.project.write(FOLDER, "in the way")
    said = shell.run("schemas")
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines()[-1] == f"Error: {shell.project.root / FOLDER} cannot be written: File exists"


def test_a_folder_that_leads_out_of_the_project_is_left_alone(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (shell.project.root / FOLDER).symlink_to(tmp_path / "elsewhere")
    said = shell.run("schemas")
    assert said.status == 2
    assert said.err.splitlines()[-1] == "Error: content/schema/topic.json leads out of the project"
    assert list((tmp_path / "elsewhere").iterdir()) == []
