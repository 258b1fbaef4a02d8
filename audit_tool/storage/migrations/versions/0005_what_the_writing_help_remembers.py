"""Prompts that an author dismissed, and each person's own words for the dictionary."""

import sqlalchemy as sa
from alembic import op

import audit_tool.models.base

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both tables, empty."""
    op.create_table(
        "dismissed_prompt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=False),
        sa.Column("question_code", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("at", audit_tool.models.base.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_dismissed_prompt_record_id_record")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissed_prompt")),
        sa.UniqueConstraint(
            "record_id",
            "prompt",
            "question_code",
            "about",
            name=op.f("uq_dismissed_prompt_record_id_prompt_question_code_about"),
        ),
    )
    op.create_table(
        "own_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_own_word_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_word")),
        sa.UniqueConstraint("person_id", "word", name=op.f("uq_own_word_person_id_word")),
    )
