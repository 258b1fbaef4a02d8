"""A round with drawn cases, put straight into the tables: how they are drawn is tested elsewhere."""

from collections.abc import Sequence

from audit_tool.models.sampling import SampledCase, SampleDraw
from audit_tool.services.population import ListedCase, Source
from tests.conftest import Office

LEAD = "Q-01"


def draw(office: Office, cases: Sequence[ListedCase], states: Sequence[str] = ()) -> None:
    """Bring these cases in and draw them; `states` for those that are not drawn."""
    lead = office.as_(LEAD)
    source = Source("extract.csv", "", "0" * 64, {"Case ID": "reference"})
    lead.population.bring_in(office.round_id, cases, source)
    with lead.work.store.transaction() as session:
        made = SampleDraw(
            round_id=office.round_id,
            at=office.clock(),
            person_id=lead.identity.id,
            seed="seed",
            settings="{}",
            population=len(cases),
            fingerprint="0" * 64,
            method="All of them.",
        )
        session.add(made)
        session.flush()
        told = [*states, *["drawn"] * (len(cases) - len(states))]
        session.add_all(
            SampledCase(draw_id=made.id, reference=case.reference, place=place, state=state)
            for place, (case, state) in enumerate(zip(cases, told, strict=True))
        )


def listed(count: int, **fields: str) -> list[ListedCase]:
    """So many cases of children in need."""
    known = {"case_types": "Child in need", "age": "7"} | fields
    return [ListedCase(f"D-{number:02}", **known) for number in range(1, count + 1)]  # type: ignore[arg-type]
