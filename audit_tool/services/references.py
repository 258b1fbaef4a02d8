"""Reference codes as people type them: a name that was typed in their place must not come in (R-014, R-170)."""

import re
import unicodedata

from audit_tool.analysis.personal import Detail, detail_in_short
from audit_tool.errors import WrongInputError
from audit_tool.storage import rounds
from audit_tool.storage.store import Session

LONGEST = 40
_JOINTS = re.compile(r"[\s_\-\u2010-\u2015\u2212]+")
"""Blanks and dashes of every kind, which nobody tells apart who types a reference from memory."""


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


def alike(reference: str) -> str:
    """What two ways to type one reference have in common: pw 12 and PW-12 are the same case."""
    return _JOINTS.sub("-", unicodedata.normalize("NFKC", reference).casefold().strip())


def known_case(session: Session, given: str) -> str:
    """The reference of a case as the workspace has it, however it was typed: what is kept from people goes by it."""
    reference = case_reference(given)
    found = [each for each in rounds.case_references(session) if alike(each) == alike(reference)]
    return found[0] if len(found) == 1 else reference


def refuse_practice(session: Session, reference: str) -> None:
    """Nothing is to be done about a child that was made up."""
    case = rounds.case_by_reference(session, reference)
    if case is not None and case.synthetic:
        message = "This case was made up to practise on, so nobody has to do anything about it. Nothing was saved."
        raise WrongInputError(message)
