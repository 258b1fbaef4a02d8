"""Figures as other documents printed them."""

import sqlalchemy as sa
from alembic import op

from audit_tool.models.base import Instant

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_FIRST = ("kind", "measure", "label", "period", "printed", "unit", "source", "service")
_THEN = ("basis", "counts_basis", "time_basis", "definition", "recomputed", "reason", "treat_as", "note")


def upgrade() -> None:
    """Apply this step."""
    op.create_table(
        "historic_figure",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("identity", sa.String(), nullable=False, unique=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in _FIRST),
        sa.Column("starts_on", sa.Date()),
        sa.Column("ends_on", sa.Date()),
        sa.Column("numerator", sa.Integer()),
        sa.Column("denominator", sa.Integer()),
        *(sa.Column(name, sa.String(), nullable=False) for name in _THEN),
        sa.Column("imported_at", Instant(), nullable=False),
    )


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
