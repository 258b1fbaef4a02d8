"""Renders every widget to pictures in each theme and text size: `python tools/gallery.py build/gallery`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from audit_tool.ui.theme.dressing import apply
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, QuietBox, ScrollColumn, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.evidence_tags import EvidenceTags
from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.fields import ClosedList, DisabledReason, Field, Labelled, PasswordField
from audit_tool.ui.widgets.grade_picker import GradePicker
from audit_tool.ui.widgets.grades import GradeChip, GradeLook
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.icon_label import IconLabel
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.navigation import NavigationRail, NavigationRow
from audit_tool.ui.widgets.outline import OutlineRow, OutlineState, SectionOutline
from audit_tool.ui.widgets.progress_ring import ProgressRing
from audit_tool.ui.widgets.save_state import SaveStateLabel
from audit_tool.ui.widgets.strips import HeldStrip, MessageStrip
from audit_tool.ui.widgets.tags import Tag, TagKind
from audit_tool.ui.widgets.ticks import ChoiceButton, TickBox

GRADES = (
    GradeLook("outstanding", "O", "Outstanding"),
    GradeLook("good", "G", "Good"),
    GradeLook("requires_improvement", "RI", "Requires improvement"),
    GradeLook("inadequate", "I", "Inadequate"),
)
SCREENS = (
    NavigationRow("my_work", "My work", "inbox"),
    NavigationRow("week", "Practice week", "calendar"),
    NavigationRow("moderation", "Moderation", "scales"),
    NavigationRow("actions", "Actions", "check-square"),
    NavigationRow("insight", "Insight", "bars"),
    NavigationRow("reports", "Reports", "document"),
    NavigationRow("forms", "Forms", "list"),
    NavigationRow("settings", "Settings", "sliders"),
)
SECTIONS = (
    OutlineRow("1", "Snapshot", OutlineState.NOT_ASKED, "Not asked"),
    OutlineRow("2", "Safety now", OutlineState.DONE, "", GRADES[2]),
    OutlineRow("3", "Threshold", OutlineState.DONE),
    OutlineRow("4", "Voice and lived experience", OutlineState.PART, "6/7"),
    OutlineRow("5", "Identity", OutlineState.EMPTY, "1"),
    OutlineRow("6", "Assessment and analysis", OutlineState.DONE, "", GRADES[1]),
    OutlineRow("7", "Risk and protection", OutlineState.DONE, "", GRADES[3]),
    OutlineRow("8", "Plan", OutlineState.EMPTY, "8"),
    OutlineRow("11", "Court, health, learning", OutlineState.NOT_ASKED, "No need"),
    OutlineRow("15", "Overall", OutlineState.EMPTY, "3"),
)
RECORDS = (("visit", "Visit record"), ("school", "School record"), ("plan", "Plan"))


def line(name: str, *parts: QWidget) -> QWidget:
    """One row of the gallery: its name, then examples."""
    whole = QWidget()
    layout = row(whole, gap="m")
    label = Words(name, "second", "muted")
    label.setFixedWidth(current().px(150))
    layout.addWidget(label)
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return whole


def picker(value: str, *, width: int, note: str = "") -> GradePicker:
    """A picker of a certain width."""
    made = GradePicker(GRADES, not_judged="" if note else "Not judged")
    made.set_question("How well do we know what this child's day is like?")
    made.set_value(value)
    made.setFixedWidth(width)
    return made


def strip(value: str) -> FactStrip:
    """A fact with a value."""
    made = FactStrip()
    made.set_question("Is the child's voice evident in the plan?")
    made.set_value(value)
    return made


def saves() -> list[QWidget]:
    """The three states of saving."""
    labels = [SaveStateLabel() for _ in range(3)]
    labels[0].saving()
    labels[1].saved("14:02:11")
    labels[2].not_saved("the disk is full. Free some space; your text stays here.")
    return list(labels)


def ring(size: int, done: int) -> ProgressRing:
    """A ring with something done."""
    made = ProgressRing(size)
    made.set_progress(done, 44)
    return made


def components() -> QWidget:
    """The page of small parts."""
    page = QWidget()
    page.setObjectName("canvas")
    outer = column(page, margin="xl")
    card = Card(padding="xl", gap="l")
    outer.addWidget(card)
    outer.addStretch(1)
    body = card.content
    body.addWidget(Words("Components", "screen"))
    body.addWidget(line("Grade chip", *(GradeChip(g) for g in GRADES), *(GradeChip(g, short=True) for g in GRADES)))
    wide = current().px(620)
    focused = picker("", width=wide, note="x")
    focused.setObjectName("focused")
    body.addWidget(line("Picker: at rest", picker("", width=wide, note="x")))
    body.addWidget(line("Picker: focus", focused))
    body.addWidget(line("Picker: chosen", picker("inadequate", width=wide, note="x")))
    body.addWidget(line("Picker: not judged", picker("not_judged", width=current().px(760))))
    body.addWidget(line("Fact", strip(""), strip("partly"), strip("no")))
    submit = Button("Submit")
    reason = DisabledReason(submit)
    reason.because("Two answers are missing")
    reasons = ClosedList([("evidence", "Different evidence seen"), ("rule", "Rule read differently")])
    reasons.set_value("evidence")
    reasons.setFixedWidth(current().px(200))
    body.addWidget(
        line(
            "Buttons",
            Button("Continue at 4.7", Variant.PRIMARY, after="arrow-right"),
            Button("Send to panel"),
            Button("Cases", Variant.QUIET),
            Button("Raise a concern", Variant.DANGER, icon="flag"),
            submit,
            reason,
        )
    )
    body.addWidget(line("Closed list, ticks", reasons, ticked(TickBox("Seen alone")), ticked(ChoiceButton("By phone"))))
    body.addWidget(line("Save state", *saves()))
    tags = (
        Tag("Second audit"), Tag("Due today", TagKind.WARN),
        Tag("Protection question: panel", TagKind.DANGER), Tag("Visit record, 27 Oct 2026", TagKind.QUIET),
    )  # fmt: skip
    rings = (ring(24, 30), ring(40, 0), ring(40, 16), ring(44, 44), ring(64, 16))
    body.addWidget(line("Progress and tags", *rings, *tags))
    body.addWidget(line("Field", *fields()))
    strip_ = MessageStrip()
    strip_.tell("Pack received.", "PW-DEMO-007 came at 13:40 and is ready.", "Nothing else changed.")
    outer.addWidget(strip_)
    return page


def ticked(box: TickBox | ChoiceButton) -> QWidget:
    """A box that is ticked."""
    box.setChecked(True)
    return box


def fields() -> list[QWidget]:
    """A field at rest and one with a problem, and a passphrase."""
    made: list[QWidget] = []
    for text, problem in (("PW-DEMO-014", ""), ("31 February", "There is no 31 February")):
        field = Field()
        field.setText(text)
        whole = Labelled("Date seen", field)
        whole.setFixedWidth(current().px(200))
        whole.show_problem(problem)
        made.append(whole)
    secret = PasswordField()
    secret.setText("correct horse")
    whole = Labelled("Your passphrase", secret, hint="It also tells the program who you are.")
    whole.setFixedWidth(current().px(260))
    return [*made, whole]


def audit() -> QWidget:
    """A page like the audit screen."""
    page = QWidget()
    page.setObjectName("canvas")
    outer = column(page, gap="none")
    panes = row(gap="none")
    outer.addLayout(panes, 1)
    rail = NavigationRail(SCREENS)
    rail.set_current_key("my_work")
    panes.addWidget(rail)
    side = QWidget()
    side.setObjectName("surface")
    side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    side.setFixedWidth(current().px(current().pane("outline")))
    inner = column(side, margin="s")
    outline = SectionOutline()
    outline.set_rows(SECTIONS)
    outline.set_current(3)
    inner.addWidget(Words("PW-DEMO-014", "card"))
    inner.addWidget(outline)
    panes.addWidget(side)
    scroll = ScrollColumn()
    scroll.add(facts())
    scroll.add(graded())
    scroll.add_stretch()
    panes.addWidget(scroll, 1)
    held = HeldStrip()
    held.hold(GRADES[3], "by 7.2 Is risk seen, answered and reduced in time? You graded it Inadequate.", "7.2", "7.2")
    outer.addWidget(held)
    problem = MessageStrip()
    problem.report("Not saved: the disk is full.", "Your text stays here.", "Free some space and press Save.")
    outer.addWidget(problem)
    return page


def facts() -> Card:
    """A card of facts."""
    card = Card()
    questions = ("Is the child’s voice evident in the last conference?",
                 "Did the child’s view change a decision, or is it explained why not?")  # fmt: skip
    for number, (text, value) in enumerate(zip(questions, ("no", "yes"), strict=True)):
        if number:
            card.content.addWidget(HairlineRow())
        words = QWidget()
        layout = row(words, gap="m")
        layout.addWidget(Words(f"4.{number + 5}", "fact", "subtle"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(WrappedLabel(text, "fact"), 1)
        card.content.addWidget(BesideOrBelow(words, strip(value)))
        if not number:
            comment = GrowingText(least=1, sunken=True)
            comment.set_text("Conference record has no section for the child’s views; an advocate was not offered.")
            card.content.addWidget(comment)
    return card


def graded() -> Card:
    """A card of a graded question."""
    card = Card()
    title = row(gap="m")
    title.addWidget(Words("4.7", "question", "accent_text"))
    title.addWidget(WrappedLabel("How well do we know what this child’s day is like?", "question"), 1)
    card.content.addLayout(title)
    grade = GradePicker(GRADES)
    grade.set_value("requires_improvement")
    card.content.addWidget(grade)
    why = GrowingText()
    why.setObjectName("focused")
    why.set_text("Good school work, but the three year old is not observed in writing.")
    label = QLabel("Why this grade?")
    label.setProperty("role", "label")
    card.content.addWidget(label)
    card.content.addWidget(why)
    evidence = EvidenceTags(RECORDS)
    evidence.set_value(("visit: 27 Oct 2026", "school: Sept 2026"))
    card.content.addWidget(evidence)
    quote = QuietBox()
    quote.content.addWidget(IconLabel("quote", "subtle"), 0, Qt.AlignmentFlag.AlignTop)
    text = "The breakfast chart. It was their idea and they still use it, even on the days when nobody reminds them."
    quote.content.addWidget(WrappedLabel(text, "reading", marks=((20, 21),)), 1)
    card.content.addWidget(quote)
    return card


def picture(page: QWidget, path: Path, app: QApplication) -> None:
    """Show a page with the keyboard in its marked control, and keep what is seen."""
    page.setWindowTitle("Gallery")
    page.resize(1280, max(720, page.heightForWidth(1280)) if page.hasHeightForWidth() else 720)
    page.show()
    page.activateWindow()
    app.processEvents()
    marked = page.findChild(QWidget, "focused")
    if isinstance(marked, GradePicker):
        marked.findChildren(QWidget)[1].setFocus()
    elif marked is not None:
        marked.setFocus()
    app.processEvents()
    page.grab().save(str(path))
    page.close()
    page.deleteLater()
    app.processEvents()


def main(folder: Path) -> int:
    """Make all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv)
    if not isinstance(app, QApplication):
        return 1
    for mode in Mode:
        for percent in (100, 200):
            apply(app, mode, percent)
            for name, make in (("components", components), ("audit", audit)):
                picture(make(), folder / f"{name}-{mode}-{percent}.png", app)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery")))
