"""How far raters agree, from a file of judgements: every figure as JSON, and in words why one does not exist."""

import csv
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from audit_tool.commands.output import show
from audit_tool.errors import WrongInputError

SCALE = "Inadequate,Requires improvement,Good,Outstanding"
MOST_LABELS = 50


def agree(options: Namespace) -> int:
    """Agreement of two or more raters, from a file with a row a judgement."""
    from audit_tool.analysis.agreement import figures
    from audit_tool.exchange.agreement_content import content_of
    from audit_tool.exchange.judgements_file import read_judgements

    scale = _labels(options.scale)
    judged = read_judgements(Path(options.file), scale)
    found = figures(judged.categories, len(scale))
    show([], {"scale": scale, "rater_names": judged.raters, **content_of(found)}, as_json=True)
    return 0


def _labels(text: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([text], skipinitialspace=True, strict=True), [])
    except csv.Error:
        cells = []
    labels = tuple(cell.strip() for cell in cells)
    if problem := _problem_of(labels):
        message = f"The scale {problem}. Nothing was changed. Say it like this, the lowest first: --scale “{SCALE}”."
        raise WrongInputError(message)
    return labels


def _problem_of(labels: Sequence[str]) -> str:
    if "" in labels:
        return "has an empty label"
    if not 2 <= len(labels) <= MOST_LABELS:
        return f"needs two to {MOST_LABELS} labels with commas between"
    twice = [label for at, label in enumerate(labels) if label in labels[:at]]
    return f"names “{twice[0]}” twice" if twice else ""
