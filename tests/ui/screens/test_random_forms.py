"""Random valid forms in the real window, on a real workspace: shown, answered by their own rules, submitted."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.house_writing import house_text
from audit_tool.formdef.reading import check
from audit_tool.services.allocation import NewAllocation
from audit_tool.ui.screens.audit.view import AuditScreen
from tests.conftest import ROOT, Office, plausible
from tests.formdef.random_forms import form_files
from tests.formdef.soak import LONG
from tests.ui.screens.conftest import Enter, front

JUNK = ["", "x", "a,b", "-1", "1/2", "3.5", "2026-01-01", "2026-01-05/..", "not_judged", "[]"]
QUIET = [
    HealthCheck.function_scoped_fixture,
    HealthCheck.too_slow,
    HealthCheck.filter_too_much,
    HealthCheck.data_too_large,
]
# Making a failing example smaller would open some thousand windows.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]


class Hall:
    """One office whose forms folder gets another form for each example."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office = office
        self.folder = folder
        self.cases = 0

    def allocate(self, content: dict[str, Any]) -> int:
        """A case to be audited on this form, which is the next version of the random form."""
        self.cases += 1
        path = self.folder / f"rnd-{self.cases}.yaml"
        path.write_text(house_text({**content, "version": self.cases}), encoding="utf-8")
        if faults := check(path):
            path.unlink()
            self.cases -= 1
            assume(all("can never be true" not in fault.problem for fault in faults))
            raise AssertionError(faults)
        self.office.lock()
        self.office.forms = FormCatalogue(self.folder)
        second = "" if content["second_seat"] == "none" else "A-09"
        new = NewAllocation(f"PW-{self.cases}", "A-02", second, form="RND")
        return self.office.as_("Q-01").allocation.allocate(self.office.round_id, new)


@pytest.fixture
def hall(office: Office, tmp_path: Path) -> Hall:
    office.hold_round()
    return Hall(office, Path(shutil.copytree(ROOT / "forms", tmp_path / "forms")))


@pytest.mark.parametrize("times", LONG)
def test_the_window_bears_random_forms(hall: Hall, enter: Enter, times: int) -> None:
    @given(form_files(), st.data())
    @settings(max_examples=4 * times, deadline=None, suppress_health_check=QUIET, phases=PHASES)
    def holds(content: dict[str, Any], data: st.DataObject) -> None:
        allocation = hall.allocate(content)
        window = enter("A-02", "my_work")
        window.open_audit(allocation)
        QApplication.processEvents()
        screen = front(window, AuditScreen)
        if screen.presenter.hand.shown:
            answer_at_random(screen, data)
        screen.presenter.submit()
        assert screen.presenter.hand.sheet.frozen is (screen.presenter.hand.gaps() == ())
        for section in screen.presenter.hand.shown:
            screen.presenter.go_to_section(section.number)
            QApplication.processEvents()
        window.close()

    holds()


def answer_at_random(screen: AuditScreen, data: st.DataObject) -> None:
    """Any answer to some questions, then what each still lacks, section by section."""
    presenter, hand = screen.presenter, screen.presenter.hand
    for code in data.draw(st.lists(st.sampled_from(hand.order), max_size=4)):
        presenter.go_to(code)
        presenter.change(code, Answer(data.draw(st.sampled_from(JUNK))), data.draw(st.booleans()))
        QApplication.processEvents()
    for _ in range(len(hand.sheet.form.questions) + 1):
        missing = hand.gaps()
        if not missing:
            return
        presenter.go_to(missing[0].question)
        asked = hand.question(missing[0].question)
        assert asked is not None
        presenter.change(asked.question.code, plausible(asked.question, "good"), False)
        assert list(screen.page.codes) == [one.question.code for one in section_in_front(screen)]
        QApplication.processEvents()


def section_in_front(screen: AuditScreen) -> tuple[Any, ...]:
    section = screen.presenter.hand.section_of(screen.presenter.place)
    assert section is not None
    return section.questions
