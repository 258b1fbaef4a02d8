"""Actions that follow from audits, and everything that ever happened to each of them (R-134, R-135)."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from audit_tool.models.base import Base, Instant


class Action(Base):
    """Something that is to become different, as it stands now; how it came to stand so is in its entries."""

    __tablename__ = "action"
    __table_args__ = (Index("ix_action_due_on_id", "due_on", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    level: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")
    """The code of a person, or a role in words."""
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """None where a role in words owns it: somebody who is not in the register."""
    owner_missing: Mapped[bool] = mapped_column(default=False)
    """Whether somebody said that there is no owner yet; without it there is one."""
    helping: Mapped[str] = mapped_column(default="")
    urgency: Mapped[str]
    due_on: Mapped[date | None]
    due_missing: Mapped[bool] = mapped_column(default=False)
    """Whether somebody said that there is no date yet; without it there is one."""
    first_due_on: Mapped[date | None]
    """The first date it was given, whatever it became since."""
    state: Mapped[str] = mapped_column(index=True)
    source: Mapped[str]
    round_id: Mapped[int | None] = mapped_column(ForeignKey("round.id"), index=True)
    allocation_id: Mapped[int | None] = mapped_column(ForeignKey("allocation.id"), index=True)
    record_id: Mapped[int | None] = mapped_column(ForeignKey("record.id"), index=True)
    concern_id: Mapped[int | None] = mapped_column(ForeignKey("concern.id"))
    reference: Mapped[str] = mapped_column(default="", index=True)
    """The case by its code; empty for what concerns no single case."""
    question_code: Mapped[str] = mapped_column(default="")
    form_code: Mapped[str] = mapped_column(default="")
    form_version: Mapped[int | None]
    theme: Mapped[str] = mapped_column(default="")
    plan_reference: Mapped[str] = mapped_column(default="")
    """As it stands in the improvement plan; a label, which may hold a slash."""
    baseline: Mapped[str] = mapped_column(default="")
    """How things stand before it, so that a difference can be told later."""
    rule: Mapped[str] = mapped_column(default="")
    """The rule that proposed it, if one did."""
    raised_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    raised_at: Mapped[datetime] = mapped_column(Instant)
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    claimed_at: Mapped[datetime | None] = mapped_column(Instant)
    evidence: Mapped[str] = mapped_column(default="")
    checked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    checked_at: Mapped[datetime | None] = mapped_column(Instant)
    impact: Mapped[str] = mapped_column(default="")
    """Whether it made a difference: apart from done, and later."""
    impact_on: Mapped[date | None]
    impact_words: Mapped[str] = mapped_column(default="")
    impact_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))
    carried_to_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"))
    sought: Mapped[str] = mapped_column(default="")
    """Everything by which somebody may look for it, in small letters."""


class ActionEntry(Base):
    """One thing that happened to an action; entries are only ever added, also by whoever takes one back."""

    __tablename__ = "action_entry"
    __table_args__ = (UniqueConstraint("action_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"))
    number: Mapped[int]
    """The order of what happened, which no clock can change."""
    at: Mapped[datetime] = mapped_column(Instant)
    clock_at: Mapped[datetime | None] = mapped_column(Instant)
    """What the computer's clock said, where that was before the entry above."""
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    act: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    """The reason or the evidence that was given."""
    before: Mapped[str]
    after: Mapped[str]
    """What was changed, as JSON: the folded `after` of all entries are the action as it stands."""
    undoes: Mapped[int | None]
    """The number of the entry that this one takes back."""
