"""The package as it is installed: forms and resources inside the wheel, and the command works from anywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the installed wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    wheel = next((folder / "dist").glob("*.whl"))
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(folder / "site"),
    ]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    return folder / "site"


def run(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "audit_tool", *arguments]
    return subprocess.run(command, cwd=installed, env=environment, capture_output=True, text=True, check=False)


def test_forms_and_resources_are_inside(installed: Path) -> None:
    assert (installed / "audit_tool" / "shipped" / "forms" / "cin-1.yaml").exists()
    assert (installed / "audit_tool" / "shipped" / "resources" / "tokens.toml").exists()
    for command in ("audit-tool", "audit-tool-window"):
        assert (installed / "bin" / command).exists() or (installed / "Scripts" / f"{command}.exe").exists()


def test_the_installed_command_makes_the_demonstration_and_a_report(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [sys.executable, "-c", "import audit_tool; print(audit_tool.__file__)"],
        cwd=installed,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert Path(where.strip()).is_relative_to(installed)
    assert run(installed, "forms", "check").returncode == 0
    made = run(installed, "demo", str(tmp_path / "week"))
    assert made.returncode == 0, made.stderr
    secret = tmp_path / "secret"
    secret.write_text("demonstration only", encoding="utf-8")
    who = ("-w", str(tmp_path / "week"), "--as", "Q-01", "--passphrase-file", str(secret))
    report = run(installed, *who, "report", "indicator-table", "--out", str(tmp_path / "table.pdf"))
    assert report.returncode == 0, report.stderr
    assert (tmp_path / "table.pdf").read_bytes().startswith(b"%PDF")
