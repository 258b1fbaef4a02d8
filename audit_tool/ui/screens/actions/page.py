"""What a page of Actions is to the screen around it."""

from PySide6.QtWidgets import QWidget


class ActionsPage(QWidget):
    """One page of Actions."""

    @property
    def unfinished(self) -> bool:
        """Whether something is half filled in that is nowhere else yet."""
        return False

    def arrive(self) -> None:
        """The page is in front: read what it shows anew."""

    def leave(self) -> bool:
        """Actions are about to be hidden; false where something is not on the disk yet."""
        return True

    def choose(self, about: str) -> None:
        """Somebody was sent here for this."""
