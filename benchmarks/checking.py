"""Checking every form of the program, against the YAML loader that reads the same files and does nothing else."""

from pathlib import Path

from ruamel.yaml import YAML

from audit_tool.formdef.reading import check
from audit_tool.places import forms
from benchmarks.ratio import Ratio, middle, milliseconds

TURNS = 5


def measure() -> Ratio:
    """By turns, each with the files read anew; the loader is the one that `yaml_files` takes for any YAML."""
    folder = forms()
    files = sorted(folder.rglob("*.yaml"))
    ours, bare = [], []
    check(folder)
    for _ in range(TURNS):
        bare.append(milliseconds(lambda: _load(files)))
        ours.append(milliseconds(lambda: check(folder)))
    return Ratio("Check of all forms / the YAML loader alone", 1.5, middle(ours), middle(bare), "ms")


def _load(files: list[Path]) -> None:
    for file in files:
        YAML(typ="rt", pure=True).load(file.read_text(encoding="utf-8"))
