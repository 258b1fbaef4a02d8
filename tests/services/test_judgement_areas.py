"""R-040, R-159: the headings of the self-evaluation are data, and all that they name is there."""

import csv
from datetime import date

import pytest

from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.services.judgement_areas import Headings, JudgementArea, all_headings, headings_at
from tests.conftest import ROOT

FIGURES = ROOT / "resources" / "figures"
BESIDE = {"YJC", "EHC", "SVD"}
"""Inspected by others, or about supervision alone: they are in the whole and under no heading of one service."""
each_set = pytest.mark.parametrize("headings", all_headings(), ids=lambda each: each.code)


def rows(name: str) -> list[dict[str, str]]:
    with (FIGURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_headings_hold_from_a_day_on() -> None:
    assert headings_at(date(2016, 9, 30)).code == "key-judgements-2016"
    assert headings_at(date(2017, 12, 31)).code == "key-judgements-2016"
    assert headings_at(date(2018, 1, 1)).code == "four-graded-areas"
    assert headings_at(date(1999, 1, 1)).code == "key-judgements-2016"
    assert [len(each.areas) for each in all_headings()] == [5, 4]


@each_set
def test_every_form_theme_and_measure_that_a_heading_names_is_there(headings: Headings, forms: FormCatalogue) -> None:
    codes = {entry.code for entry in forms.listing()}
    themes = set(forms.newest("CIN").themes)
    measures = {each.code: each for each in forms.measures}
    for area in headings.areas:
        assert set(area.forms) <= codes
        assert set(area.themes) <= themes
        assert set(area.measures) <= measures.keys()
        counted = [part for code in area.measures for part in measures[code].parts]
        assert counted
        # A measure that looks at forms of its own would count audits of another heading.
        assert all(set(part.forms) <= set(area.forms) for part in counted if area.forms)


@each_set
def test_every_graded_audit_belongs_under_one_heading_of_a_service(headings: Headings, forms: FormCatalogue) -> None:
    placed = [code for area in headings.areas for code in area.forms]
    assert len(placed) == len(set(placed))
    graded = {code for code in {entry.code for entry in forms.listing()} if forms.newest(code).main_grade}
    assert graded - set(placed) - BESIDE <= {"PSR", "CAL"}


@each_set
def test_r130_every_shipped_compliance_figure_has_one_heading(headings: Headings) -> None:
    for row in rows("compliance_measures"):
        assert headings.area_of(row["measure_key"], row["service_area"]) is not None, row
    named = headings.area_of("supervision_month_cin", "Child in need")
    assert named is not None
    assert "supervision" in named.themes
    assert headings.area_of("weather", "Nowhere") is None


@each_set
def test_every_judgement_of_the_council_is_taken_up_once(headings: Headings) -> None:
    taken = [code for area in headings.areas for code in area.judgements]
    assert sorted(taken) == [row["judgement_id"] for row in rows("self_evaluation_judgements")]


def test_an_area_is_read_whole() -> None:
    area = next(each for each in headings_at(date(2026, 9, 30)).areas if each.code == "care-leavers")
    assert area == JudgementArea(
        "care-leavers",
        "Care leavers",
        "Whether young people leaving care have a home, health, work or learning, and people who stay with them.",
        ("KJ4",),
        ("CLF", "PPD"),
        (),
        ("M24", "M01", "M04", "M32"),
        (),
        ("Care leavers",),
    )
