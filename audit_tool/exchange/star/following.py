"""The tables of actions and, only where it was asked for, of what people wrote."""

from audit_tool.analysis.action_words import IMPACT_WORDS, LEVEL_WORDS, SOURCE_WORDS, URGENCY_WORDS
from audit_tool.exchange.star.columns import WHO, Column, Plain, Type, codes
from audit_tool.services.star_facts import ActionFact
from audit_tool.services.star_words import actions_in, texts_in

NO_AUDIT = "empty where it comes from no audit"
ACTIONS: Plain[ActionFact] = Plain(
    "actions",
    "One action. Actions of an audit that is not settled yet are left out.",
    "action_key",
    (
        Column("action_key", Type.KEY, "The action.", lambda a: a.key),
        Column("audit_key", Type.KEY, "The audit that it comes from.", lambda a: a.audit, NO_AUDIT),
        Column(
            "case_key",
            Type.KEY,
            "The case that it is about.",
            lambda a: a.case,
            "empty where it is about no single case",
        ),
        Column(
            "round_key", Type.KEY, "The round that it comes from.", lambda a: a.round, "empty where it comes from none"
        ),
        Column("source", Type.CODE, "What it comes from.", lambda a: a.source, codes(SOURCE_WORDS)),
        Column("question", Type.CODE, "The question that it comes from.", lambda a: a.question, NO_AUDIT),
        Column("form", Type.CODE, "The form of that question.", lambda a: a.form, NO_AUDIT),
        Column("form_version", Type.NUMBER, "Its version.", lambda a: a.version, NO_AUDIT),
        Column("theme", Type.CODE, "What it is about.", lambda a: a.theme),
        Column("level", Type.CODE, "Where something is to become different.", lambda a: a.level, codes(LEVEL_WORDS)),
        Column("urgency", Type.CODE, "How soon.", lambda a: a.urgency, codes(URGENCY_WORDS)),
        Column("state", Type.CODE, "How far it is. Done is not the same as a difference seen.", lambda a: a.state),
        Column("owner_key", Type.KEY, f"Who has it. {WHO}", lambda a: a.owner),
        Column(
            "owner_kind",
            Type.CODE,
            "Somebody of the register, a role in words, or nobody yet.",
            lambda a: a.owner_kind,
            "person, role, none",
        ),
        Column("first_due_on", Type.DAY, "The first date it was given.", lambda a: a.first_due_on),
        Column("due_on", Type.DAY, "The date that stands.", lambda a: a.due_on),
        Column("raised_on", Type.DAY, "When it was raised.", lambda a: a.raised_on),
        Column("claimed_on", Type.DAY, "When its owner said that it is done.", lambda a: a.claimed_on),
        Column("checked_on", Type.DAY, "When somebody checked that.", lambda a: a.checked_on),
        Column("impact", Type.CODE, "Whether it made a difference.", lambda a: a.impact, codes(IMPACT_WORDS)),
        Column("impact_on", Type.DAY, "When that was said.", lambda a: a.impact_on),
        Column(
            "plan_reference", Type.TEXT, "The row of the improvement plan that it serves.", lambda a: a.plan_reference
        ),
        Column(
            "carried_from_key", Type.KEY, "The action that it carries on.", lambda a: a.carried_from, "empty for none"
        ),
    ),
    actions_in,
)
TEXTS = Plain(
    "texts",
    "Words that somebody wrote: they may tell of a child. Only in an export that was asked for with text.",
    "audit_key, action_key, whose, question, what",
    (
        Column("audit_key", Type.KEY, "The audit that they belong to.", lambda t: t.audit, "empty for none"),
        Column("action_key", Type.KEY, "The action that they belong to.", lambda t: t.action, "empty for none"),
        Column("whose", Type.CODE, "Whose words they are.", lambda t: t.whose, "first, second, panel, action"),
        Column("question", Type.CODE, "The question that they answer.", lambda t: t.question, "empty for none"),
        Column("what", Type.CODE, "What kind of words.", lambda t: t.what),
        Column("text", Type.TEXT, "The words.", lambda t: t.text),
    ),
    texts_in,
)
