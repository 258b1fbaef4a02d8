"""Audits of audits: which audits chance picks for one, and what a reviewer's answer says of an audit's grade."""

import hashlib

AS_IT_IS, KINDER, STRICTER = "agree", "one_grade_kinder_than_the_standard", "one_grade_stricter"
FAR = "two_or_more_grades_apart"
_STEPS = {AS_IT_IS: (0,), KINDER: (-1,), STRICTER: (1,), FAR: (-2, 2)}
"""How many grades from the audit's own the reviewer stands, by answer; of several the one that the scale has."""
_PARTS = 10_000


def is_drawn(audit: str, per_cent: int) -> bool:
    """Whether chance picks an audit, by its fingerprint: nobody knows before it is frozen, anybody can check after.

    The fingerprint is the seed. What was picked stays so, however many audits come in later.
    """
    number = int.from_bytes(hashlib.sha256(audit.encode("utf-8")).digest()[:8], "big")
    return number % _PARTS < per_cent * _PARTS // 100


def reviewed_place(audited: int | None, answer: str, grades: int) -> int | None:
    """The reviewer's grade by its place on the scale; none where the answer tells none, or none that there is.

    Two or more grades apart stands at two, which on a scale of four is one grade alone: as to the same grade, who is
    higher, the side of good and what is within one grade, that is what three apart would be too.
    """
    if audited is None:
        return None
    places = [audited + step for step in _STEPS.get(answer, ()) if 0 <= audited + step < grades]
    return places[0] if len(places) == 1 else None
