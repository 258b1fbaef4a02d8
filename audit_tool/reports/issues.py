"""Which issue of an outcome a report tells, what changed since the one before, and why (R-095, R-097)."""

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Form
from audit_tool.formdef.wording import lowered, words
from audit_tool.reports.answer_words import moment_words, shortened
from audit_tool.services.outcomes import Issue
from audit_tool.services.reopening import CAUSE_WORDS


def issue_lines(form: Form, issue: Issue | None) -> tuple[str, ...]:
    """A line each; none where a case was never reopened."""
    if issue is None:
        return ()
    before = issue.before
    stamp = f"Its fingerprint begins {shortened(before.fingerprint)}"
    cause = lowered(CAUSE_WORDS[before.cause])
    return (
        f"Issue {issue.number} of this outcome, decided on {moment_words(issue.decided_at)}.",
        f"Issue {before.number}, decided on {moment_words(before.decided_at)}, is kept. {stamp}.",
        f"Reopened by {before.reopened_by} on {moment_words(before.reopened_at)}: {cause}. {before.reason}",
        *(_change(form, *each) for each in issue.changed),
        *(() if issue.changed else ("No answer changed.",)),
        "Both audits stay as they were submitted.",
    )


def _change(form: Form, code: str, then: str, now: str) -> str:
    question = form.questions[code]
    before, after = (lowered(words(question, Answer(value))) or "not answered" for value in (then, now))
    return f"Changed from {before} to {after}: {question.text}"
