"""One compared case: its head, what others said, its differences with one open, what agrees, and how it ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.moderation.both_sides import CaseHead
from audit_tool.ui.screens.moderation.case_actions import CaseActions
from audit_tool.ui.screens.moderation.compared import CaseLine, Difference
from audit_tool.ui.screens.moderation.difference_card import ClosedDifference, DifferenceCard
from audit_tool.ui.screens.moderation.dispute_card import DisputeCard
from audit_tool.ui.screens.moderation.ending import AgreedCard, FinishRow
from audit_tool.ui.screens.moderation.follow_up import FollowUp
from audit_tool.ui.screens.moderation.history_box import HistoryBox
from audit_tool.ui.screens.moderation.others import Others
from audit_tool.ui.screens.moderation.others_fold import OthersFold
from audit_tool.ui.screens.moderation.pass_fold import PassFold
from audit_tool.ui.screens.moderation.passing import Passing
from audit_tool.ui.screens.moderation.reopen_fold import ReopenFold
from audit_tool.ui.widgets.boxes import ScrollColumn
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.grades import GradeLook
from audit_tool.ui.widgets.screen_head import ScreenHead


@dataclass(frozen=True)
class CaseShown:
    """All that the page shows of one case."""

    case: CaseLine
    differences: Sequence[Difference]
    others: Others
    passing: Passing
    looks: Mapping[str, GradeLook]


class CasePage(ScrollColumn):
    """The right side of the moderation screen."""

    decide_wanted = Signal(str, object)
    """The question, and the `Ruling`."""
    panel_wanted = Signal(str)
    draft_changed = Signal(str, object)
    accept_wanted = Signal()
    finish_wanted = Signal()
    history_wanted = Signal(str)
    """The question; empty for the whole case."""
    reopen_wanted = Signal(str, str, str)
    """Cause, question, reason."""
    seconds_wanted = Signal()
    """Who may be the second moderator."""
    pass_wanted = Signal(str, str, str)
    """Question, or nothing for the whole case; the moderator; the reason."""
    back_wanted = Signal(str, str)
    """Question, or nothing for the whole case, and the reason."""
    action_wanted = Signal(str)
    """The question that an action is to come from; empty for the whole case."""
    proposal_accepted = Signal(str, str)
    proposal_dismissed = Signal(str, str)
    """Rule and question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="xl")
        self.open_card: DifferenceCard | None = None
        self.accept: Button | None = None
        self.finish: Button | None = None
        self.reopen: ReopenFold | None = None
        self.dispute: DisputeCard | None = None
        self.passing: PassFold | None = None
        self.case_actions: CaseActions | None = None
        self._follow_up: FollowUp | None = None
        self._shown: CaseShown | None = None
        self._histories: dict[str, HistoryBox] = {}
        # Only after the layout has settled is it known where a card ends.
        self._show_whole = QTimer(self, singleShot=True)
        self._show_whole.timeout.connect(self._reveal_open)

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to compare, and what to do."""
        self.clear()
        self.add(ScreenHead("Moderation", words))
        self.add_stretch()

    def show_case(self, shown: CaseShown, open_code: str) -> None:
        """Show a case with one difference open."""
        self._shown = shown
        self._draw(open_code)

    def show_history(self, code: str, lines: Sequence[str]) -> None:
        """Show what was done about one question, or about the whole case."""
        self._histories[code].show_lines(lines)

    def show_follow_up(self, found: FollowUp) -> None:
        """Show what is asked for about the case, and what it proposes."""
        self._follow_up, shown = found, self._shown
        if self.case_actions is not None and shown and found.allocation_id == shown.case.allocation_id:
            self.case_actions.show_found(found)

    def show_seconds(self, codes: Sequence[str]) -> None:
        """Offer these as second moderators."""
        if self.passing is not None:
            self.passing.show_seconds(codes)
            self.reveal(self.passing)

    def _draw(self, open_code: str) -> None:
        if self._shown is None:
            return
        case, others, looks = self._shown.case, self._shown.others, self._shown.looks
        self.clear()
        self.open_card = self.accept = self.finish = self.reopen = self.passing = self.dispute = self.case_actions = (
            None
        )
        self._histories = {}
        # Where nobody said anything, that takes no line of its own: the open difference is to be seen whole.
        self.add(CaseHead(case, looks, "" if others.said else others.sum))
        if case.dispute and case.decided:
            self.add(self._dispute(case))
        if others.said:
            self.add(OthersFold(others, looks))
        deciding = case.may_decide and not case.decided
        if case.decided:
            self.add(self._actions(case))
        self._draw_differences(self._shown, open_code)
        self.add(self._agreed(case))
        if deciding:
            self.add(self._finish(case))
            self.add(self._pass_on(self._shown.passing))
        if not case.decided:
            self.add(self._actions(case))
        if case.may_reopen:
            self.add(self._reopen(case))
        self.add(self._history(case))
        self.add_stretch()
        if deciding:
            self._take_focus()

    def _draw_differences(self, shown: CaseShown, open_code: str) -> None:
        case = shown.case
        waiting = [each for each in shown.differences if each.decided is None or not each.decided.value]
        numbers = [each.number for each in waiting if not each.with_other]
        for each in shown.differences:
            if each.code == open_code and not case.decided:
                later = [number for number in numbers if number != each.number]
                self.add(self._open(each, later[0] if later else "", case))
            else:
                closed = ClosedDifference(each, may_open=case.may_decide and not case.decided)
                closed.open_wanted.connect(self._draw)
                if closed.action is not None:
                    closed.action.wanted.connect(self.action_wanted)
                self._listen(each.code, closed.history)
                self.add(closed)

    def _take_focus(self) -> None:
        """The keyboard goes to what is to be done next."""
        if self.open_card is not None and not self.open_card.difference.with_other:
            self.open_card.take_focus()
            self._show_whole.start(0)
            return
        for button in (self.accept, self.finish):
            if button is not None:
                button.setFocus()
                return

    def _reveal_open(self) -> None:
        """Bring the whole card into view, down to its buttons, and what has the keyboard above all."""
        if self.open_card is not None:
            self.reveal(self.open_card)
            # A card taller than the page: what decides it matters more than its head.
            self.reveal(self.open_card.decide)
            self.reveal(self.open_card.picker)

    def _open(self, difference: Difference, following: str, case: CaseLine) -> DifferenceCard:
        card = DifferenceCard(difference, following, may_decide=case.may_decide and not difference.with_other)
        card.decide_wanted.connect(self.decide_wanted)
        card.panel_wanted.connect(self.panel_wanted)
        card.draft_changed.connect(self.draft_changed)
        card.pass_wanted.connect(self._choose_passing)
        card.action.wanted.connect(self.action_wanted)
        self._listen(difference.code, card.history)
        self.open_card = card
        return card

    def _listen(self, code: str, history: HistoryBox | None) -> None:
        if history is not None:
            history.wanted.connect(self.history_wanted)
            self._histories[code] = history

    def _dispute(self, case: CaseLine) -> DisputeCard:
        self.dispute = DisputeCard(case)
        self.dispute.reopen_wanted.connect(self.reopen_wanted)
        return self.dispute

    def _reopen(self, case: CaseLine) -> ReopenFold:
        self.reopen = ReopenFold(case.questions, case.main)
        self.reopen.wanted.connect(self.reopen_wanted)
        return self.reopen

    def _pass_on(self, passing: Passing) -> QWidget:
        self.passing = PassFold(passing)
        self.passing.seconds_wanted.connect(self.seconds_wanted)
        self.passing.pass_wanted.connect(self.pass_wanted)
        self.passing.back_wanted.connect(self.back_wanted)
        return self.passing

    def _choose_passing(self, code: str) -> None:
        if self.passing is not None:
            self.passing.choose(code)

    def _history(self, case: CaseLine) -> QWidget:
        history = HistoryBox("", case.reference)
        self._listen("", history)
        return history.with_opener()

    def _agreed(self, case: CaseLine) -> QWidget:
        card = AgreedCard(case)
        self.accept = card.accept
        if self.accept is not None:
            self.accept.clicked.connect(self.accept_wanted)
        return card

    def _finish(self, case: CaseLine) -> QWidget:
        line = FinishRow(case)
        self.finish = line.finish
        self.finish.clicked.connect(self.finish_wanted)
        return line

    def _actions(self, case: CaseLine) -> QWidget:
        self.case_actions = CaseActions(case.reference)
        self.case_actions.add.wanted.connect(self.action_wanted)
        self.case_actions.accepted.connect(self.proposal_accepted)
        self.case_actions.dismissed.connect(self.proposal_dismissed)
        if self._follow_up is not None:
            self.show_follow_up(self._follow_up)
        return self.case_actions
