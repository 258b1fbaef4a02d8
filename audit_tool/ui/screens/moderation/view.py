"""The moderation screen: the panel's list at the left, one case at the right, its differences first."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from audit_tool.services.moderating import PanelRow
from audit_tool.ui.formview.looks import looks_by_code
from audit_tool.ui.frame import Frame, Screen, clock_time
from audit_tool.ui.screens.moderation.both_sides import CaseHead
from audit_tool.ui.screens.moderation.compared import CaseLine, Difference
from audit_tool.ui.screens.moderation.difference_card import ClosedDifference, DifferenceCard
from audit_tool.ui.screens.moderation.panel_list import PanelLine, PanelList
from audit_tool.ui.screens.moderation.presenter import ModerationPresenter
from audit_tool.ui.screens.moderation.voices_card import VoicesCard
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column, large_text, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.grades import GradeLook
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.screen_head import ScreenHead
from audit_tool.ui.widgets.tags import Tag, TagKind

NARROW, WIDE = 272, 320


class ModerationScreen(Screen):
    """The view of `ModerationPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.list = PanelList()
        self.list.chosen.connect(self._chosen)
        self._count = WrappedLabel("", "second", "muted")
        self._page = ScrollColumn(gap="m", margin="xl")
        self._left = QWidget(self)
        self._short_list = ClosedList(name="Case, most serious first")
        self._lay_out()
        self._rows: Sequence[PanelRow] = ()
        self._looks: dict[str, GradeLook] = {}
        self._case: CaseLine | None = None
        self._differences: Sequence[Difference] = ()
        self.open_card: DifferenceCard | None = None
        self.accept: Button | None = None
        self.finish: Button | None = None
        # Only after the layout has settled is it known where a card ends.
        self._show_whole = QTimer(self, singleShot=True)
        self._show_whole.timeout.connect(self._reveal_open)
        self.presenter = ModerationPresenter(frame.desk, frame.runner, self)

    def _lay_out(self) -> None:
        self._left.setObjectName("surface")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left = column(self._left, gap="s", margin="s")
        head = column(gap="xs", margin="s")
        head.addWidget(Words("Panel list", "card"))
        head.addWidget(self._count)
        left.addLayout(head)
        left.addWidget(self.list, 1)
        self._short_list.picked.connect(self._picked)
        right = column(gap="none")
        edge = current().space("l")
        above = Labelled("Case", self._short_list)
        above.setContentsMargins(edge, edge, edge, 0)
        right.addWidget(above)
        right.addWidget(self._page, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left)
        layout.addLayout(right, 1)
        # With large text there is no room for a list at the side: it closes into one line above.
        self._left.setVisible(not large_text())
        above.setVisible(large_text())

    def arrive(self) -> None:
        """Read the list anew."""
        self.presenter.load(self.frame.round_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes more room in a wide window."""
        super().resizeEvent(event)
        wide = self.window().width() >= current().pane("switch_panes")
        # Large text widens the list, but never at the cost of the case beside it.
        self._left.setFixedWidth(min(current().px(WIDE if wide else NARROW), event.size().width() * 2 // 5))

    def show_panel(self, rows: Sequence[PanelRow], current: int) -> None:
        self._rows = rows
        undecided = sum(row.decided_at is None for row in rows)
        self._count.set_text(f"{undecided} to decide, most serious first")
        self._looks = looks_by_code([row.grades for row in rows])
        self.list.set_lines([_line(row, self._looks) for row in rows])
        self._short_list.set_options([(str(row.allocation_id), f"{row.reference}: {row.why}") for row in rows])
        self._short_list.set_value(str(current))
        ids = [row.allocation_id for row in rows]
        self.list.set_current(ids.index(current) if current in ids else -1)

    def show_case(self, case: CaseLine, differences: Sequence[Difference], open_code: str) -> None:
        self._case, self._differences = case, differences
        self._draw(open_code)

    def show_nothing(self, words: str) -> None:
        self._page.clear()
        self._page.add(ScreenHead("Moderation", words))
        self._page.add_stretch()

    def show_problem(self, message: str) -> None:
        self.frame.report(message)

    def show_saved(self) -> None:
        self.frame.save_state.saved(clock_time(datetime.now().astimezone()))

    def show_finished(self, reference: str, names: tuple[str, str]) -> None:
        who = f"Auditor A was {names[0]}, auditor B {names[1]}."
        self.list.setFocus()
        self.frame.tell(
            f"{reference} is decided.", f"{who} Both audits stay as they were. Its record is under Reports."
        )

    def _draw(self, open_code: str) -> None:
        case = self._case
        if case is None:
            return
        self._page.clear()
        self.open_card = None
        self._page.add(CaseHead(case, self._looks))
        if case.voices:
            self._page.add(VoicesCard(case.voices, self._looks))
        numbers = [each.number for each in self._differences if each.decided is None or not each.decided.value]
        for each in self._differences:
            if each.code == open_code and not case.decided:
                later = [number for number in numbers if number != each.number]
                self._page.add(self._open(each, later[0] if later else "", case))
            else:
                closed = ClosedDifference(each, may_open=case.may_decide and not case.decided)
                closed.open_wanted.connect(self._draw)
                self._page.add(closed)
        self._page.add(self._agreed(case))
        if case.may_decide and not case.decided:
            self._page.add(self._finish(case))
        self._page.add_stretch()
        if case.may_decide and not case.decided:
            self._take_focus()

    def _take_focus(self) -> None:
        """The keyboard goes to what is to be done next."""
        if self.open_card is not None:
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
            self._page.reveal(self.open_card)
            # A card taller than the page: what decides it matters more than its head.
            self._page.reveal(self.open_card.decide)
            self._page.reveal(self.open_card.picker)

    def _open(self, difference: Difference, following: str, case: CaseLine) -> DifferenceCard:
        card = DifferenceCard(difference, following, may_decide=case.may_decide)
        card.decide_wanted.connect(self.presenter.decide)
        card.panel_wanted.connect(self.presenter.send_to_panel)
        card.draft_changed.connect(self.presenter.keep_draft)
        self.open_card = card
        return card

    def _agreed(self, case: CaseLine) -> Card:
        card = Card(padding="m", gap="s")
        layout = row(gap="m")
        count = "One question" if case.agreed == 1 else f"{case.agreed} questions"
        layout.addWidget(WrappedLabel(f"{count} with the same answer", "label"), 1)
        self.accept = None
        if case.agreed_accepted:
            layout.addWidget(Tag("Accepted", TagKind.ACCENT))
        elif case.may_decide:
            self.accept = Button("Accept all that agree")
            self.accept.clicked.connect(self.presenter.accept_agreed)
            layout.addWidget(self.accept)
        card.content.addLayout(layout)
        for number, text, a, b in case.noted:
            words = f"{number} {text} A: {_said(a)}. B: {_said(b)}. Noted; nothing turns on it."
            card.content.addWidget(WrappedLabel(words, "second", "muted"))
        return card

    def _finish(self, case: CaseLine) -> QWidget:
        holder = QWidget()
        layout = row(holder, gap="m")
        if case.open:
            words = "One difference is still open." if case.open == 1 else f"{case.open} differences are still open."
        elif not case.agreed_accepted:
            words = "Accept what agrees, then finish."
        else:
            words = "Everything is decided. Finishing fixes the outcome and shows who the auditors were."
        layout.addWidget(WrappedLabel(words, "body", "muted"), 1)
        ready = not case.open and case.agreed_accepted
        self.finish = Button("Finish this case", Variant.PRIMARY if ready else Variant.PLAIN)
        self.finish.setEnabled(ready)
        self.finish.setAccessibleDescription(words)
        self.finish.clicked.connect(self.presenter.finish)
        layout.addWidget(self.finish)
        return holder

    def _picked(self, allocation: str) -> None:
        self.presenter.open(int(allocation))

    def _chosen(self, at: int) -> None:
        self.presenter.open(self._rows[at].allocation_id)


def _line(row_: PanelRow, looks: dict[str, GradeLook]) -> PanelLine:
    if row_.decided_at is not None:
        left = "Decided"
    elif not row_.to_decide:
        left = "No differences to decide"
    else:
        count = "1 difference" if row_.to_decide == 1 else f"{row_.to_decide} differences"
        left = f"{count}, {row_.to_decide - row_.open} decided"
    return PanelLine(row_.reference, row_.why, left, looks.get(row_.a), looks.get(row_.b))


def _said(code: str) -> str:
    return {"not_applicable": "not applicable", "": "not answered"}.get(code, code)
