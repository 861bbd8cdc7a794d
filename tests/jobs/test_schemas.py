from __future__ import annotations

import json

from cardgen.jobs import schemas
from tests.projects import REAL, Written


def test_the_schemas_of_the_project_are_what_the_model_gives() -> None:
    found = {
        path.relative_to(REAL).as_posix(): path.read_bytes().decode() for path in (REAL / schemas.FOLDER).iterdir()
    }
    made = schemas.texts()
    assert [file for file in sorted({*found, *made}) if found.get(file) != made.get(file)] == [], (
        "run `cardgen schemas`"
    )


def test_a_schema_says_who_made_it_and_is_written_for_people_to_read() -> None:
    text = schemas.texts()["content/schema/edition.json"]
    assert text.startswith('{\n "$comment": "Made by `cardgen schemas`. Change the model, not this file.",\n')
    assert text.endswith("\n}\n")
    assert json.loads(text)["title"] == "Edition"


def test_writing_tells_what_changed_and_leaves_the_rest(tiny: Written) -> None:
    every = tuple(schemas.texts())
    assert schemas.write(tiny.project) == every
    kept = (tiny.root / every[0]).stat().st_mtime_ns
    tiny.write(every[1], "{}\n")
    tiny.remove(every[2])
    assert schemas.write(tiny.project) == every[1:3]
    assert {file: tiny.read(file) for file in every} == schemas.texts()
    assert (tiny.root / every[0]).stat().st_mtime_ns == kept
    assert schemas.write(tiny.project) == ()
