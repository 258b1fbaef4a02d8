"""Search over what was written about settled cases."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this step; the next count of settled audits fills it."""
    op.create_table(
        "written_text",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("allocation_id", sa.Integer(), nullable=False, index=True),
        sa.Column("whose", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
    )
    # Only SQLite knows this kind of table; a shared store on another engine brings its own.
    op.execute(
        "CREATE VIRTUAL TABLE written_index USING fts5("
        "text, content='written_text', content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute("INSERT INTO written_index(written_index, rank) VALUES ('secure-delete', 1)")


def downgrade() -> None:
    """Never used: a newer workspace is refused by an older program."""
    raise NotImplementedError
