"""Who audits: everybody with the auditor's role, ticked or not, how many audits each can take, and their teams."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import count_of
from audit_tool.services.proposals import ExpectedEntry
from audit_tool.ui.screens.practice_week.allocation.drafts import WhoDraft, team_words
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import BesideOrBelow, HairlineRow, clear, column, large_text, row, row_or_column
from audit_tool.ui.widgets.fields import Field, ProblemWords
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox

AT_MOST, TEAMS = "At most", "Teams in the last 12 months"
AT_MOST_WIDTH, TEAMS_WIDTH = 90, 320


class WhoRow(QWidget):
    """One auditor."""

    def __init__(self, entry: ExpectedEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = entry.code
        layout = column(self, gap="xs")
        words, fields = QWidget(), QWidget()
        texts = column(words, gap="xxs")
        self.tick = TickBox(f"{entry.code} {entry.title}".strip())
        self.tick.setChecked(entry.expected)
        texts.addWidget(self.tick)
        if entry.held:
            texts.addWidget(WrappedLabel(f"Has {count_of(entry.held, 'audit')} of this round.", "second", "muted"))
        beside = row_or_column(fields, gap="m")
        self.at_most, self.teams = Field(f"{AT_MOST}, {entry.code}"), Field(f"{TEAMS}, {entry.code}")
        if large_text():
            self.at_most.setPlaceholderText(AT_MOST)
            self.teams.setPlaceholderText(TEAMS)
        self.at_most.setFixedWidth(current().px(AT_MOST_WIDTH))
        self.teams.setFixedWidth(current().px(TEAMS_WIDTH))
        self.at_most.setText("" if entry.at_most is None else str(entry.at_most))
        self.teams.setText(team_words(entry.teams))
        beside.addWidget(self.at_most)
        beside.addWidget(self.teams)
        layout.addWidget(BesideOrBelow(words, fields, centred=True))
        self.problem = ProblemWords()
        layout.addWidget(self.problem)
        self.teams_problem = ProblemWords()
        layout.addWidget(self.teams_problem)

    def show_draft(self, draft: WhoDraft) -> None:
        """Show what was ticked and typed before."""
        self.tick.setChecked(draft.ticked)
        self.at_most.setText(draft.at_most)
        self.teams.setText(draft.teams)

    def draft(self) -> WhoDraft:
        """What is ticked and typed."""
        return WhoDraft(self.code, self.tick.isChecked(), self.at_most.text(), self.teams.text())


class WhoRows(QWidget):
    """All auditors, one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(self, gap="s")
        self.rows: list[WhoRow] = []

    def show_entries(self, entries: Sequence[ExpectedEntry]) -> None:
        """Show these auditors; what is ticked and typed already stays."""
        typed = {each.code: each.draft() for each in self.rows}
        clear(self._layout)
        self.rows = [WhoRow(entry) for entry in entries]
        for each in self.rows:
            if each.code in typed:
                each.show_draft(typed[each.code])
        if not large_text():
            self._layout.addWidget(_heads())
        for at, each in enumerate(self.rows):
            if at:
                self._layout.addWidget(HairlineRow())
            self._layout.addWidget(each)

    def drafts(self) -> tuple[WhoDraft, ...]:
        """What is ticked and typed, of everybody."""
        return tuple(each.draft() for each in self.rows)


def _heads() -> QWidget:
    """What the two fields of each row are; where text is large, each field says so itself."""
    holder = QWidget()
    line = row(holder, gap="m")
    line.addStretch(1)
    for words, width in ((AT_MOST, AT_MOST_WIDTH), (TEAMS, TEAMS_WIDTH)):
        head = Words(words, "strong_second", "muted")
        head.setFixedWidth(current().px(width))
        line.addWidget(head)
    return holder
