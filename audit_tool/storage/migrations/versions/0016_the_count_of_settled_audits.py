"""The count of settled audits."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_SORTING = ("round_id", "quarter", "service", "team", "form_code", "form_version", "audit_set", "way", "grades")


def upgrade() -> None:
    """Apply this step; the first reading of figures counts what is there."""
    op.create_table(
        "counted_group",
        sa.Column("id", sa.Integer(), primary_key=True),
        *(
            sa.Column(name, sa.Integer() if name in {"round_id", "form_version"} else sa.String(), nullable=False)
            for name in _SORTING
        ),
        sa.Column("audits", sa.Integer(), nullable=False),
        sa.UniqueConstraint(*_SORTING),
    )
    op.create_table(
        "tally",
        sa.Column("group_id", sa.Integer(), sa.ForeignKey("counted_group.id"), primary_key=True),
        sa.Column("code", sa.String(), primary_key=True, index=True),
        sa.Column("value", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
    )
    op.create_table(
        "counted_audit",
        sa.Column("allocation_id", sa.Integer(), primary_key=True),
        sa.Column("grades", sa.String(), primary_key=True),
        sa.Column("group_id", sa.Integer(), sa.ForeignKey("counted_group.id"), nullable=False, index=True),
        sa.Column("reference", sa.String(), nullable=False, index=True),
        sa.Column("audited_on", sa.Date(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("answers", sa.String(), nullable=False),
    )


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
