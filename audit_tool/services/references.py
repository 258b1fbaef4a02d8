"""Reference codes as people type them: a name that was typed in their place must not come in (R-014, R-170)."""

from audit_tool.analysis.personal import Detail, detail_in_short
from audit_tool.errors import WrongInputError

LONGEST = 40


def reference_in(given: str, what: str) -> str:
    """A reference code with single blanks, for what a sentence can begin with; refuses what may be a name."""
    reference = " ".join(given.split())
    if not reference or len(reference) > LONGEST:
        message = f"{what} needs a reference code of up to {LONGEST} characters, never a name. Nothing was changed."
        raise WrongInputError(message)
    # One code of ten digits in eleven passes for an NHS number by chance.
    if (found := detail_in_short(reference)) and not (found is Detail.NHS_NUMBER and reference.isdigit()):
        message = (
            f"This looks like a personal detail ({found.value}). Nothing was changed. Write a reference code instead."
        )
        raise WrongInputError(message)
    return reference


def case_reference(given: str) -> str:
    """The reference of a case, which has a digit: a surname that no list holds has none."""
    reference = reference_in(given, "A case")
    if not any(one.isdigit() for one in reference):
        message = "A reference of a case has a digit; this may be a name. Nothing was changed. Look at the reference."
        raise WrongInputError(message)
    return reference
