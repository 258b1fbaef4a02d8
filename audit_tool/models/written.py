"""What auditors and moderators wrote about settled cases, kept apart so that it can be searched."""

from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base


class WrittenText(Base):
    """One text: whose, on which question of which case. Its full-text index stands beside (`storage/written.py`)."""

    __tablename__ = "written_text"

    id: Mapped[int] = mapped_column(primary_key=True)
    allocation_id: Mapped[int] = mapped_column(index=True)
    whose: Mapped[str]
    """first or second for an audit, moderation for a decision."""
    code: Mapped[str]
    text: Mapped[str]
