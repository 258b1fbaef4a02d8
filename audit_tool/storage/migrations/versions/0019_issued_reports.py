"""Reports as they were issued."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_TEXTS = ("title", "content", "changed", "reason", "fingerprint")


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "issued_report",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("round_id", sa.Integer(), sa.ForeignKey("round.id"), index=True),
        sa.Column("allocation_id", sa.Integer(), sa.ForeignKey("allocation.id"), index=True),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("marking", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in _TEXTS),
        sa.UniqueConstraint("name", "subject", "audience", "number"),
    )


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
