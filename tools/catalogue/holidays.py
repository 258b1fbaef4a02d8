"""England's bank holidays by rule."""

from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def monday(year: int, month: int, *, last: bool = False) -> date:
    """First or last Monday of a month."""
    first = date(year, month, 1)
    found = first + timedelta((7 - first.weekday()) % 7)
    while last and (found + timedelta(7)).month == month:
        found += timedelta(7)
    return found


def bank_holidays(year: int) -> list[date]:
    """England's bank holidays, with days moved and added by proclamation."""
    sunday = easter(year)
    days = [sunday - timedelta(2), sunday + timedelta(1), monday(year, 5), monday(year, 5, last=True)]
    days.append(monday(year, 8, last=True))
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        day = fixed
        while day.weekday() > 4 or day in days:
            day += timedelta(1)
        days.append(day)
    moved = {2020: (date(2020, 5, 4), date(2020, 5, 8)), 2022: (date(2022, 5, 30), date(2022, 6, 2))}
    if year in moved:
        days[days.index(moved[year][0])] = moved[year][1]
    added = {2022: [date(2022, 6, 3), date(2022, 9, 19)], 2023: [date(2023, 5, 8)]}
    return sorted(days + added.get(year, []))
