"""What a Word version cannot be made of."""

from audit_tool.errors import AuditToolError


class NoWordForItError(AuditToolError):
    """A part of a report that nobody has taught to be written as Word; a test makes every Word version there is."""

    def __init__(self, part: object) -> None:
        super().__init__(
            f"The Word version was not made: there is no way to write a {type(part).__name__} in it. "
            "Nothing was saved; please save the report as PDF and report this fault."
        )
