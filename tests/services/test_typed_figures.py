"""R-130: a compliance figure can be typed with its source and day."""

from dataclasses import replace
from datetime import date

import pytest

from audit_tool.analysis.printed import Kind, PrintedFigure
from audit_tool.errors import WrongInputError
from audit_tool.services.figures import Brought
from audit_tool.services.typed_figures import TypedFigure
from tests.conftest import Office

VISITS = TypedFigure("Visits in timescale", "Children in care", "91%", date(2026, 9, 30), "Performance report, page 4")


def held(office: Office) -> tuple[PrintedFigure, ...]:
    return office.as_("Q-01").earlier_figures.all().figures


def test_a_typed_figure_is_held_as_printed_with_its_day_and_source(office: Office) -> None:
    office.as_("Q-01").earlier_figures.type_in(
        replace(VISITS, label="  Visits in   timescale ", expected="every 6 weeks")
    )
    (figure,) = held(office)
    assert (figure.kind, figure.told, figure.label) == (Kind.COMPLIANCE, "91%", "Visits in timescale")
    assert (figure.period, figure.ends_on, figure.source) == ("30 September 2026", VISITS.as_at, VISITS.source)
    assert (figure.told_basis, figure.definition) == ("stated; as at", "every 6 weeks")


def test_the_same_measure_day_and_source_again_corrects_it_and_another_day_stands_beside(office: Office) -> None:
    figures = office.as_("Q-01").earlier_figures
    figures.type_in(VISITS)
    assert figures.type_in(replace(VISITS, label="visits in timescale", value="92.5 %")) == Brought(0, 1, 0)
    assert figures.type_in(replace(VISITS, as_at=date(2026, 6, 30), value="1,204")) == Brought(1, 0, 0)
    assert sorted((each.told, each.measure) for each in held(office)) == [
        ("1204", "visits_in_timescale"),
        ("92.5%", "visits_in_timescale"),
    ]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"label": " "}, "needs what is measured"),
        ({"source": ""}, "needs what is measured"),
        ({"value": "most"}, "“most” is no figure"),
        ({"value": "1500%"}, "1500% is more than all"),
        ({"value": "-3"}, "“-3” is no figure"),
        ({"as_at": date(2030, 1, 1)}, "is not over yet"),
    ],
)
def test_what_is_no_figure_is_refused_and_nothing_is_kept(
    office: Office, wrong: dict[str, str | date], told: str
) -> None:
    typed = TypedFigure(**{**{name: getattr(VISITS, name) for name in VISITS.__slots__}, **wrong})
    with pytest.raises(WrongInputError, match=told) as refused:
        office.as_("Q-01").earlier_figures.type_in(typed)
    assert "Nothing was kept." in str(refused.value)
    assert held(office) == ()
