"""Why a dip sample is made, and from which period and part of the service its items are."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

WORDS = ("why_now", "sampled_period", "sub_group")


def upgrade() -> None:
    """Apply this step."""
    with op.batch_alter_table("round") as batch:
        for name in WORDS:
            batch.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("round") as batch:
        for name in WORDS:
            batch.alter_column(name, existing_type=sa.String(), server_default=None)


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
