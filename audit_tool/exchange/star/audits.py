"""The tables of audits, and of what was decided about them."""

from audit_tool.exchange.star.answers import question_key
from audit_tool.exchange.star.columns import WHO, Column, Plain, Type, codes
from audit_tool.services.counted import MAIN, OUTCOME
from audit_tool.services.outcomes import ORIGIN_WORDS
from audit_tool.services.rulings import REASONS, reason_words
from audit_tool.services.star_facts import AuditFact, CaseFact, DecisionFact, Sorted
from audit_tool.services.star_source import FIRST, SECOND, StarSource


def _sorted(audit: AuditFact) -> Sorted:
    return audit.sides.get(OUTCOME, next(iter(audit.sides.values()))).sorted


def _main(audit: AuditFact, grades: str) -> str | None:
    side = audit.sides.get(grades)
    return next((value for code, value in side.answers if code == MAIN), None) if side else None


GRADED = "the codes of the form's grades; empty where the form has no such grade"
AUDITS: Plain[CaseFact] = Plain(
    "audits",
    "One settled audit: one case in one round on one form.",
    "audit_key",
    (
        Column("audit_key", Type.KEY, "The audit, the same in every export of this workspace.", lambda a: a.audit.key),
        Column("case_key", Type.KEY, "The case; no key leads back to its reference.", lambda a: a.case),
        Column("round_key", Type.KEY, "The round; see the table rounds.", lambda a: _sorted(a.audit).round.key),
        Column(
            "quarter",
            Type.CODE,
            "The financial quarter of the audit, such as 2026-27 Q3.",
            lambda a: _sorted(a.audit).quarter,
        ),
        Column("audited_on", Type.DAY, "When the first audit was submitted.", lambda a: a.audit.audited_on),
        Column("service", Type.TEXT, "The service that the case is with.", lambda a: _sorted(a.audit).service),
        Column("team", Type.TEXT, "The team that the case is with.", lambda a: _sorted(a.audit).team),
        Column("form", Type.CODE, "The form.", lambda a: _sorted(a.audit).form),
        Column("form_version", Type.NUMBER, "Its version.", lambda a: _sorted(a.audit).version),
        Column(
            "audit_set",
            Type.CODE,
            "Which questions of the form were asked.",
            lambda a: _sorted(a.audit).audit_set,
            "short, full",
        ),
        Column(
            "way",
            Type.CODE,
            "With the practitioner, or from the file alone.",
            lambda a: _sorted(a.audit).way,
        ),
        Column("settled_by", Type.CODE, "What the outcome comes from.", lambda a: a.audit.origin, codes(ORIGIN_WORDS)),
        Column("grade", Type.CODE, "The grade that stands for the case.", lambda a: _main(a.audit, OUTCOME), GRADED),
        Column("first_grade", Type.CODE, "The first auditor's own grade.", lambda a: _main(a.audit, FIRST), GRADED),
        Column(
            "second_grade",
            Type.CODE,
            "The second auditor's own grade; empty where one auditor audited it.",
            lambda a: _main(a.audit, SECOND),
            GRADED,
        ),
        Column("first_auditor_key", Type.KEY, f"Who audited it first. {WHO}", lambda a: a.first_auditor),
        Column("second_auditor_key", Type.KEY, "Who audited it second; empty for nobody.", lambda a: a.second_auditor),
    ),
    StarSource.cases,
)
MODERATION: Plain[DecisionFact] = Plain(
    "moderation",
    "What was decided about one question of one audit on which two auditors differed.",
    "audit_key, question",
    (
        Column("audit_key", Type.KEY, "The audit; see the table audits.", lambda d: d.audit.key),
        Column("question", Type.CODE, "The question.", lambda d: d.question),
        Column(
            "question_key",
            Type.KEY,
            "The question as this version asks it.",
            lambda d: question_key((_sorted(d.audit).form, _sorted(d.audit).version), d.question),
        ),
        Column("first_value", Type.CODE, "The first auditor's answer.", lambda d: d.first),
        Column("second_value", Type.CODE, "The second auditor's answer.", lambda d: d.second),
        Column("decided_value", Type.CODE, "The answer that was decided and stands.", lambda d: d.decided),
        Column("reason", Type.CODE, "Why the auditors differed.", lambda d: d.reason, codes(REASONS)),
        Column("reason_words", Type.TEXT, "The same in words.", lambda d: reason_words(d.reason)),
        Column("route", Type.CODE, "Who was to decide it.", lambda d: d.route),
        Column("decided_on", Type.DAY, "When it was decided.", lambda d: d.decided_on),
        Column("decided_by_key", Type.KEY, f"Who decided it. {WHO}", lambda d: d.by),
        Column("issue", Type.NUMBER, "1, and one more for each time the case was reopened.", lambda d: d.issue),
    ),
    StarSource.decisions,
)
