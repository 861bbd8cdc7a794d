from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.problems import Place
from cardgen.project import NoProject, OutsideProject, Project, package_file


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "city"
    (root / "content/phrases/pain").mkdir(parents=True)
    (root / "content/phrases/pain/topic.yaml").write_text("topic: pain\n", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("not ours\n", encoding="utf-8")
    return Project(root)


def test_a_project_is_found_from_any_folder_in_it(project: Project) -> None:
    assert Project.find(project.root) == project
    assert Project.find(project.root / "content/phrases/pain") == project


def test_a_folder_without_phrases_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(NoProject) as told:
        Project.find(tmp_path)
    assert told.value.args == (tmp_path,)


def test_a_file_is_named_relative_to_the_project(project: Project) -> None:
    assert project.path("content/phrases/pain/topic.yaml").read_text(encoding="utf-8") == "topic: pain\n"
    assert project.exists("content/phrases/pain/topic.yaml")
    assert not project.exists("content/phrases/pain")
    assert project.place("content/phrases/pain/topic.yaml") == Place("content/phrases/pain/topic.yaml")


@pytest.mark.parametrize("path", ["../secret.yaml", "content/../../secret.yaml", "/etc/passwd", "a\0b", "x" * 256])
def test_a_path_that_is_none_in_the_project_is_refused(project: Project, path: str) -> None:
    with pytest.raises(OutsideProject):
        project.path(path)


def test_a_link_out_of_the_project_is_refused(project: Project) -> None:
    (project.root / "content/link.yaml").symlink_to(project.root.parent / "secret.yaml")
    with pytest.raises(OutsideProject):
        project.path("content/link.yaml")


@pytest.mark.parametrize("target", ["..", "../other"])
def test_a_folder_that_is_a_link_out_of_the_project_is_refused(project: Project, target: str) -> None:
    (project.root.parent / "other").mkdir()
    (project.root / "content/far").symlink_to(project.root / target, target_is_directory=True)
    for path in ("content/far/secret.yaml", "content/far", "content/far/none/of/them"):
        with pytest.raises(OutsideProject):
            project.path(path)


def test_a_path_is_real_whatever_links_lead_there(project: Project) -> None:
    pain = project.root / "content/phrases/pain"
    (project.root / "content/near").symlink_to(pain, target_is_directory=True)
    (project.root.parent / "town").symlink_to(project.root, target_is_directory=True)
    for root in (project.root, project.root.parent / "town"):
        for path in (
            "content/near/topic.yaml",
            "content//./phrases/pain/topic.yaml",
            "content/phrases/pain/topic.yaml",
        ):
            assert Project(root).path(path) == pain / "topic.yaml"
        assert Project(root).path("content/near/none/of/them") == pain / "none/of/them"


def test_files_come_sorted_and_without_hidden_ones(project: Project) -> None:
    for name in ("vi.yaml", "bg.yaml", ".bg.yaml.swp.yaml"):
        (project.root / "content/phrases/pain" / name).write_text("", encoding="utf-8")
    (project.root / "content/phrases/.git").mkdir()
    (project.root / "content/phrases/.git/x.yaml").write_text("", encoding="utf-8")
    (project.root / "content/phrases/pain/folder.yaml").mkdir()
    assert list(project.files("content/phrases/*/*.yaml")) == [
        "content/phrases/pain/bg.yaml",
        "content/phrases/pain/topic.yaml",
        "content/phrases/pain/vi.yaml",
    ]


def test_a_file_of_a_package_is_found_without_importing_it() -> None:
    found = package_file("fontpkg_source_sans_3", "files/SourceSans3[wght].ttf")
    assert found is not None
    assert found.is_file()


@pytest.mark.parametrize(
    ("package", "file"),
    [
        ("fontpkg_source_sans_3", "files/no-such.ttf"),
        ("no_such_package", "a.ttf"),
        ("not a name", "a.ttf"),
        ("json.decoder", "a.ttf"),  # not a package but a module of one
        ("__main__", "a.ttf"),  # has no spec
    ],
)
def test_what_a_package_does_not_have_is_none(package: str, file: str) -> None:
    assert package_file(package, file) is None


@pytest.mark.parametrize(
    "file", ["../os.py", "a/../../os.py", "/etc/passwd", "a\\..\\b", "C:/os.py", "a\0b", "a" * 300, "a/" * 3000 + "b"]
)
def test_a_path_that_leaves_the_package_or_that_no_file_could_have_is_refused(file: str) -> None:
    with pytest.raises(OutsideProject):
        package_file("json", file)


def test_files_of_a_package_may_be_links_to_where_an_installer_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kept.ttf").write_text("x")
    package = tmp_path / "site" / "a_linked_package"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "face.ttf").symlink_to(tmp_path / "kept.ttf")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    assert package_file("a_linked_package", "./face.ttf") == package / "face.ttf"
