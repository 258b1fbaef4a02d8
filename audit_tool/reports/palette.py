"""The colours of a printed page: the light set of the design tokens."""

from dataclasses import dataclass

TEXT = "#18202E"
MUTED = "#454F61"
SUBTLE = "#5F6A7D"
LINE = "#E3E6EC"
CONTROL = "#858E9E"
SUNKEN = "#F7F8FA"
ACCENT = "#1E56A8"


@dataclass(frozen=True)
class GradeColours:
    """How one grade looks: its letter, badge shape and four colours."""

    word: str
    letter: str
    shape: str
    fill: str
    ink: str
    tint: str
    word_colour: str
    edge: str


GRADES = {
    4: GradeColours("Outstanding", "O", "circle", "#553C9A", "#FFFFFF", "#EFEBF9", "#4A3388", "#553C9A"),
    3: GradeColours("Good", "G", "square", "#0B7D7A", "#FFFFFF", "#E0F2F1", "#075C5A", "#0B7D7A"),
    2: GradeColours("Requires improvement", "RI", "hexagon", "#F2B233", "#2E1F00", "#FDF1D8", "#6B4700", "#946300"),
    1: GradeColours("Inadequate", "I", "diamond", "#860D2E", "#FFFFFF", "#F9E6EB", "#7A0C2A", "#860D2E"),
}

# Ground and words of a plan's four statuses; the words always stand there too.
STOP = "#F9E6EB", "#7A0C2A"
CAUTION = "#FDF1D8", "#6B4700"
GO = "#E1F3EA", "#0A5A3C"
FINISHED = "#E7EFFA", "#1B4F9C"
