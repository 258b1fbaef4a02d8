"""The version that the window shows is the version that is built."""

import tomllib
from pathlib import Path

from audit_tool.version import VERSION


def test_the_version_shown_is_the_one_of_the_project_file() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
