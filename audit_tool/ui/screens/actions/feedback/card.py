"""Feedback on one settled case as a card: how long it has waited, what was given and answered, and the next step."""

from PySide6.QtWidgets import QWidget

from audit_tool.analysis.feedback_counts import Response
from audit_tool.formdef.wording import day_words, moment_words
from audit_tool.services.feedback_terms import HOW_WORDS, Event, FeedbackCase, Noted
from audit_tool.ui.screens.actions.acts import ActEntry
from audit_tool.ui.screens.actions.cards import ActCard
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.tags import TagKind

DAY = "For instance 12 March 2026. Leave it empty for today."
GIVE = ActEntry(
    "give",
    "Note that feedback was given",
    "Note it",
    (
        ("line", "On which day?", DAY),
        ("how", "How was it given?", ""),
        ("line", "Who gave it? A code or a role", "Leave it empty if you did."),
    ),
)
ANSWER = ActEntry(
    "answer",
    "Note the answer",
    "Note it",
    (
        ("response", "What does the practitioner say?", "A dispute goes to the panel."),
        ("text", "In their own words", "A dispute needs their reason."),
        ("line", "On which day did they say so?", DAY),
    ),
)
HALVES = {GIVE.key: Noted.GIVEN, ANSWER.key: Noted.ANSWERED}
"""What each is called while it is half written."""
PRINT = ActEntry("print", "Make the page for the practitioner", "", ())
NOTED_WORDS = {Noted.GIVEN: "Feedback given", Noted.ANSWERED: "Answered"}
DECIDED = "The panel has decided what was disputed. Tell the practitioner what stands now."


class FeedbackCard(ActCard):
    """One settled case."""

    halves = HALVES

    def __init__(self, case: FeedbackCase, parent: QWidget | None = None) -> None:
        super().__init__(case.allocation_id, case.reference, parent)
        self.case = case
        self.add_head(case.stage_words, _kind(case))
        self.content.addWidget(WrappedLabel(_settled(case), "second", "muted"))
        late = case.late and case.given is None
        self.content.addWidget(WrappedLabel(case.clock_words, "label", "danger" if late else "text"))
        for words in _told(case):
            self.content.addWidget(WrappedLabel(words, "body"))
        acts = (GIVE, PRINT) if case.given is None else (ANSWER, PRINT, GIVE)
        self.add_acts(acts, primary=late or case.answer_late)
        self.add_history([(_noted(each), each.words) for each in case.history])


def _noted(entry: Event) -> str:
    former = ", about the outcome before" if entry.of_former else ""
    return f"{NOTED_WORDS[entry.act]}{former}, noted by {entry.by}, {moment_words(entry.at)}"


def _settled(case: FeedbackCase) -> str:
    audited = f"Audited by {case.auditor}, {day_words(case.audited_on)}"
    return f"{audited}." if case.settled_on == case.audited_on else f"{audited}; decided {day_words(case.settled_on)}."


def _told(case: FeedbackCase) -> list[str]:
    found = [DECIDED] if case.dispute_decided and case.given is None else []
    if case.given is not None:
        given = case.given
        found.append(f"{HOW_WORDS[given.how]} on {day_words(given.on)}, by {given.by}.")
    if case.answered is not None:
        said = f": “{case.answered.words.rstrip('.')}”." if case.answered.words else "."
        found.append(f"{case.stage_words}, {day_words(case.answered.on)}{said}")
    return found


def _kind(case: FeedbackCase) -> TagKind:
    if case.answered is not None:
        return TagKind.WARN if case.answered.response is Response.DISPUTES else TagKind.OK
    if case.given is None:
        return TagKind.DANGER if case.late else TagKind.ACCENT
    return TagKind.WARN if case.answer_late else TagKind.QUIET
