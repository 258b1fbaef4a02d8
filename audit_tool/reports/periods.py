"""Which quarter or half-year a report is about: the one named, or the last whole quarter with settled audits."""

from audit_tool.analysis.periods import Period, halves_of, read_period
from audit_tool.errors import WrongInputError
from audit_tool.services.desk import Desk

NO_QUARTER = "No whole quarter has a settled audit yet. Nothing was made. Name a period, such as 2026-27 Q3."


def period_of(desk: Desk, written: str) -> Period:
    """The period as it is written; without words the usual one."""
    desk.counting.catch_up()
    if not written.strip():
        whole = [each.label for each in desk.insight.quarters() if each.ends_on < desk.work.today()]
        usual = read_period(whole[-1]) if whole else None
        if usual is None:
            raise WrongInputError(NO_QUARTER)
        return usual
    found = read_period(written)
    if found is None:
        message = f"“{written}” is no quarter and no half-year. Nothing was made."
        raise WrongInputError(f"{message} Write it such as 2026-27 Q2 or 2026-27 H1.")
    if found.days[0] > desk.work.today():
        message = f"{found.words} has not begun yet. Nothing was made. Choose a period that has."
        raise WrongInputError(message)
    return found


def periods_with_audits(desk: Desk) -> tuple[Period, ...]:
    """Quarters and half-years with settled audits: whole ones first, of these quarters first, of these the latest."""
    desk.counting.catch_up()
    quarters = [each.label for each in desk.insight.quarters()]
    found = [each for words in (*quarters, *halves_of(quarters)) if (each := read_period(words))]
    today = desk.work.today()
    return tuple(sorted(found, key=lambda each: (each.days[1] >= today, len(each.quarters), -each.days[1].toordinal())))
