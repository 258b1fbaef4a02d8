"""Populations: files brought into a round, and the cases they list."""

import sqlalchemy as sa
from alembic import op

import audit_tool.models.base

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both tables, empty."""
    op.create_table(
        "population_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("at", audit_tool.models.base.Instant(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("pseudonyms", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_population_import_round_id_round")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_population_import_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_population_import")),
    )
    op.create_index(op.f("ix_population_import_round_id"), "population_import", ["round_id"])
    op.create_table(
        "population_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("service_area", "team", "worker", "manager")),
        sa.Column("case_types", sa.String(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("last_audit_on", sa.Date(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("age", "family_group", "facts")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_population_case_round_id_round")),
        sa.ForeignKeyConstraint(
            ["import_id"], ["population_import.id"], name=op.f("fk_population_case_import_id_population_import")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_population_case")),
        sa.UniqueConstraint("round_id", "reference", name=op.f("uq_population_case_round_id_reference")),
    )
    op.create_index(op.f("ix_population_case_import_id"), "population_case", ["import_id"])
