"""Exports open in LibreOffice with the values that they were given; runs where `soffice` is installed."""

import csv
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from audit_tool.exchange.cells import unquoted
from audit_tool.exchange.exports import Asked, save_export
from tests.conftest import Office
from tests.exchange.test_every_text import office_of_signs as office_of_signs  # noqa: PLC0414 - a fixture

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
COMMA_QUOTE_UTF8 = "44,34,76,1"
AS_IT_IS = f"{COMMA_QUOTE_UTF8},,0,false,true,false,false,false,-1"
"""A file of CSV for each sheet, texts as they stand and values as they show."""
TEXTS = "/".join(f"{column}/2" for column in range(1, 40))
"""Each column of CSV is read as text, as an analyst would tell it: of itself, 007 would be a number."""
Open = Callable[[Path], dict[str, list[list[str]]]]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Let LibreOffice open a file and save what it sees, sheet by sheet."""

    def run(path: Path) -> dict[str, list[list[str]]]:
        assert OFFICE is not None
        out = tmp_path / f"seen-{path.stem}"
        # English and a profile of its own: nothing of the person at this computer is read or changed.
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        reading = [f"--infilter=CSV:{COMMA_QUOTE_UTF8},{TEXTS}"] if path.suffix == ".csv" else []
        call = [OFFICE, profile, "--headless", *reading, "--convert-to", f"csv:Text - txt - csv (StarCalc):{AS_IT_IS}"]
        surroundings = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)}
        subprocess.run(
            [*call, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=180, env=surroundings
        )
        return {each.stem.removeprefix(f"{path.stem}-"): _rows(each) for each in sorted(out.glob("*.csv"))}

    return run


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def saved(office_of_signs: Office, tmp_path: Path) -> Path:
    """A star with every kind of sign in it, in CSV and as a workbook."""
    for ending in ("csv", "xlsx"):
        asked = Asked(purpose="Trying out LibreOffice", with_text=True)
        save_export("star", office_of_signs.as_("Q-01"), asked, tmp_path / f"star.{ending}")
    return tmp_path / "star.xlsx"


def test_a_workbook_holds_the_same_values_in_libreoffice(saved: Path, opened: Open) -> None:
    seen = opened(saved)
    for name, rows in seen.items():
        path = saved.with_name("star.csv" if name == "answers" else f"star-{name}.csv")
        given = [[unquoted(cell) for cell in row] for row in _rows(path)]
        assert rows == given, name
    assert len(seen) == 10


def test_csv_holds_the_same_values_in_libreoffice(saved: Path, opened: Open) -> None:
    for path in (saved.with_suffix(".csv"), saved.with_name("star-texts.csv"), saved.with_name("star-audits.csv")):
        (rows,) = opened(path).values()
        assert [[unquoted(cell) for cell in row] for row in rows] == [
            [unquoted(cell) for cell in row] for row in _rows(path)
        ], path.name
