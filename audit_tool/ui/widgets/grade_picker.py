"""The grade picker: one segment for each grade, and a quiet one for "Not judged"."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from audit_tool.ui.theme.icons import paint_icon
from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.theme.tokens import SizeName
from audit_tool.ui.widgets.flow import Rows, columns_that_fit, shared_rows
from audit_tool.ui.widgets.grades import NOT_JUDGED, GradeLook, badge_size, paint_badge
from audit_tool.ui.widgets.painting import paint_box
from audit_tool.ui.widgets.segments import Choice, Segment, Segments


class GradeSegment(Segment):
    """One grade of a picker: badge, word, and the digit that sets it; a tick once chosen."""

    def __init__(self, grade: GradeLook, key: str, parent: QWidget) -> None:
        super().__init__(Choice(grade.code, grade.word, key), parent)
        self._grade = grade

    def needed_width(self, height: int) -> int:  # noqa: ARG002 - the badge has its own size
        """Room for badge, word and digit."""
        theme = current()
        word = QFontMetrics(theme.font("label")).horizontalAdvance(self._grade.word)
        return round(self._badge_width(theme) + word + self._end_room(theme) + 3 * theme.space("s")) + theme.space(
            "xxs"
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segment for its state."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, theme)
        body = QRectF(self.rect())
        end = self._end_room(theme)
        self._paint_grade(painter, body.adjusted(theme.space("s"), 0, -end - theme.space("xs"), 0), theme)
        tail = QRectF(body.right() - end - theme.space("s") + 2, 0, end, body.height())
        if self.isChecked():
            paint_icon(painter, tail.adjusted(1, 0, 3, 0), "tick", self._word_colour(theme).name())
        else:
            painter.setFont(theme.font("second"))
            painter.setPen(theme.colour("subtle"))
            painter.drawText(tail, Qt.AlignmentFlag.AlignCenter, self.choice.key)

    def _paint_grade(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        painter.setFont(theme.font("label" if self.isChecked() else "control"))
        word = QFontMetrics(theme.font("label")).horizontalAdvance(self._grade.word)
        badge, gap = self._badge_width(theme), theme.space("s")
        left = room.x() + max(0.0, (room.width() - badge - gap - word) / 2)
        side = theme.size("badge")
        paint_badge(painter, QRectF(left, (room.height() - side) / 2, badge, side), self._grade)
        painter.setPen(self._word_colour(theme))
        words = QRectF(left + badge + gap, 0, word + gap, room.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._grade.word)

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        colours = theme.grade(self._grade.code)
        edge, width = theme.colour("control"), theme.control_edge
        ground = theme.colour("sunken" if self.underMouse() and self.isEnabled() else "surface")
        if self.isChecked():
            edge, ground = QColor(colours.edge), QColor(colours.tint)
            width = theme.edge("high_contrast_chosen" if theme.high_contrast else "strong")
        elif not self.isEnabled():
            edge, ground = theme.colour("line"), theme.colour("sunken")
        waiting = theme.high_contrast and not self.isEnabled()
        paint_box(painter, QRectF(self.rect()), ground, edge, width, dashed=waiting)

    def _word_colour(self, theme: Theme) -> QColor:
        if self.isChecked():
            return QColor(theme.grade(self._grade.code).word)
        return theme.colour("text" if self.isEnabled() else "subtle")

    def _badge_width(self, theme: Theme) -> float:
        return badge_size(self._grade, theme.size("badge"), theme).width()

    def _end_room(self, theme: Theme) -> int:
        return theme.size("segment_tick")


class QuietSegment(Segment):
    """The option that is no grade: words only, until it is chosen."""

    def needed_width(self, height: int) -> int:  # noqa: ARG002
        """Room for tick and words."""
        theme = current()
        words = QFontMetrics(theme.font("strong_second")).horizontalAdvance(self._words())
        return words + theme.size("icon_small") + 3 * theme.space("s")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, and once chosen a quiet box with a tick."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            width = theme.edge("high_contrast_chosen" if theme.high_contrast else "strong")
            paint_box(painter, body, theme.colour("sunken"), theme.colour("control"), width)
        elif self.underMouse() and self.isEnabled():
            paint_box(painter, body, theme.colour("sunken"), theme.colour("sunken_edge"), theme.edge("hair"))
        painter.setFont(theme.font("strong_second" if chosen else "medium_second"))
        painter.setPen(theme.colour("text" if chosen else "muted" if self.isEnabled() else "subtle"))
        inner = body.adjusted(theme.space("s"), 0, -theme.space("s"), 0)
        if chosen:
            tick = QRectF(inner.x(), 0, theme.size("icon_small"), body.height())
            paint_icon(painter, tick, "tick", "text")
            inner.setLeft(tick.right() + theme.space("xs"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, self.choice.word if chosen else self._words())

    def _words(self) -> str:
        return f"{self.choice.word}  {self.choice.key}"


class GradePicker(Segments):
    """Grades from best to worst; the digit of a grade is its place counted from the worst."""

    def __init__(
        self,
        options: Sequence[GradeLook],
        parent: QWidget | None = None,
        *,
        not_judged: str = "Not judged",
        low: bool = False,
    ) -> None:
        self._height: SizeName = "segment_low" if low else "segment"
        holder = QWidget()
        segments: list[Segment] = [
            GradeSegment(grade, str(len(options) - index), holder) for index, grade in enumerate(options)
        ]
        self._graded = len(segments)
        if not_judged:
            segments.append(QuietSegment(Choice(NOT_JUDGED, not_judged, "0"), holder))
        super().__init__(segments, parent)

    def _one_row_width(self) -> int:
        theme = current()
        needs = [segment.needed_width(0) for segment in self._segments]
        return sum(needs) + theme.space("s") * (len(needs) - 1)

    def arranged(self, width: int) -> list[QRect]:
        """Rows for this width."""
        theme = current()
        gap, height = theme.space("s"), theme.size(self._height)
        rows = Rows(gap, gap, height)
        needs = [segment.needed_width(height) for segment in self._segments]
        graded, quiet = needs[: self._graded], needs[self._graded :]
        beside = sum(quiet) + gap * len(quiet)
        if columns_that_fit(graded, width - beside, gap) == self._graded:
            placed = shared_rows(graded, width - beside, self._graded, rows)
            low = theme.size("quiet_segment")
            return placed + [QRect(width - need, (height - low) // 2, need, low) for need in quiet]
        placed = shared_rows(graded, width, columns_that_fit(graded, width, gap), rows)
        below = placed[-1].bottom() + 1 + theme.space("xs")
        return placed + [
            QRect(max(0, width - need), below, min(need, width), theme.size("quiet_segment")) for need in quiet
        ]
