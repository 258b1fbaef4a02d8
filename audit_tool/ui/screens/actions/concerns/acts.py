"""What can be noted about an immediate concern, and by whom."""

from audit_tool.services.concern_terms import ConcernEntry, ConcernStage, Noted
from audit_tool.ui.screens.actions.acts import ActEntry

TELL = ActEntry(
    "tell",
    "Note who was told",
    "Note it",
    (
        ("line", "Who was told? Their role", ""),
        ("line", "How were they told?", "For instance by telephone."),
        ("line", "At what time?", "For instance 14:20; for another day, 12 November 2026 14:20."),
    ),
)
ANSWER = ActEntry("answer", "Note what they will do", "Note it", (("text", "What will they do, and by when?", ""),))
ADD = ActEntry("add", "Add a note", "Add it", (("text", "What is to be added?", ""),))
CLOSE = ActEntry(
    "close",
    "Close the concern",
    "Close it",
    (
        ("text", "What came of it, and when?", ""),
        ("text", "How do you know?", "For instance the record or the person that shows it."),
        ("right", "Did the worry turn out to be right?", ""),
    ),
)
REOPEN = ActEntry("reopen", "Open it again", "Open it again", (("text", "Why is it opened again?", ""),))


ACTION = ActEntry("action", "Add action", "", ())
HALVES = {
    TELL.key: Noted.TOLD,
    ANSWER.key: Noted.ANSWERED,
    ADD.key: Noted.ADDED,
    CLOSE.key: Noted.CLOSED,
    REOPEN.key: Noted.REOPENED,
}
"""What each is called while it is half written."""


def acts_for(concern: ConcernEntry) -> tuple[ActEntry, ...]:
    """What this person can do about a concern, the next step first; an action can follow from each."""
    if concern.kept_from or concern.stage is ConcernStage.BEGUN:
        return ()
    return (*_noting(concern), ACTION)


def _noting(concern: ConcernEntry) -> tuple[ActEntry, ...]:
    if concern.stage is ConcernStage.CLOSED:
        return (REOPEN,)
    if concern.stage is ConcernStage.RAISED:
        return (TELL, ADD)
    close = () if concern.cannot_close else (CLOSE,)
    return (*close, ANSWER, ADD) if concern.stage is ConcernStage.ACTED_ON else (ANSWER, ADD)
