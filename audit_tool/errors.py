"""Exceptions whose text may be shown to a person."""


class AuditToolError(Exception):
    """One sentence or two for a person: what happened, what is safe, what to do."""


class NotAllowedError(AuditToolError):
    """The person who unlocked the workspace may not do or see this."""


class WrongInputError(AuditToolError):
    """What was given cannot be used; nothing was changed."""


class CalledOffError(AuditToolError):
    """Somebody called off what was under way; nothing of it stays."""
