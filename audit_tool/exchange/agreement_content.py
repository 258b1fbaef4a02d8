"""The figures of agreement by the words of the command line's contract, with a reason where one does not exist."""

from collections.abc import Mapping
from dataclasses import fields

from audit_tool.analysis.agreement import NO_PAIRS, Alpha, Figures, Gwet, Kappa, OfTwo
from audit_tool.analysis.proportions import Share
from audit_tool.analysis.resampling import Estimate

NO_PAIR_DIFFERS = "not estimable - no pair differs"
OTHER_SCALE = "only for a scale of four grades"


class WhyNot(str):
    """In the place of a figure: why it does not exist."""

    __slots__ = ()


def content_of(found: Figures) -> dict[str, object]:
    """Every figure, none in the place of one that does not exist, and why under the same keys in `not_estimable`."""
    plain, reasons = _parted(_content(found))
    return {**plain, "not_estimable": reasons}


def _content(found: Figures) -> dict[str, object]:
    return {
        "items": found.items,
        "raters": found.raters,
        "judged_by_two_or_more": found.judged,
        "judged_by_one": found.by_one,
        "judged_by_none": found.by_none,
        **_content_of_two(found),
        "alpha": _coefficients(found.alpha),
        "guidance": found.guidance.value,
        "draws": found.draws,
        "seed": found.seed,
    }


def _content_of_two(found: Figures) -> dict[str, object]:
    two = found.two
    if two is None:
        why_not = WhyNot(f"only for two raters; these are {found.raters}")
        keys = ("pairs", "table", "exact", "within_one", "boundary", "direction", "kappa", "gwet")
        return dict.fromkeys(keys, why_not)
    return {
        "pairs": found.judged,
        "table": [list(row) for row in two.table],
        "exact": {**_share(two.exact), **_interval(two.exact)},
        "within_one": _share(two.within_one),
        "boundary": WhyNot(OTHER_SCALE) if two.boundary is None else _share(two.boundary),
        "direction": _direction(two),
        "kappa": _coefficients(two.kappa),
        "gwet": _coefficients(two.gwet),
    }


def _share(found: Share) -> dict[str, object]:
    return {"count": found.count, "share": _or(found.share, NO_PAIRS)}


def _interval(found: Share) -> dict[str, object]:
    low, high = found.interval or (None, None)
    return {"low": _or(low, NO_PAIRS), "high": _or(high, NO_PAIRS)}


def _direction(two: OfTwo) -> dict[str, object]:
    found = two.direction
    return {
        "first_higher": found.first_higher,
        "second_higher": found.second_higher,
        "mean_difference": _or(found.mean_difference, NO_PAIRS),
        "sign_test_p": _or(found.sign_test_p, NO_PAIR_DIFFERS if two.exact.of else NO_PAIRS),
    }


def _coefficients(found: Kappa | Gwet | Alpha) -> dict[str, object]:
    return {each.name: _estimate(getattr(found, each.name)) for each in fields(found)}


def _estimate(found: Estimate) -> object:
    if found.estimate is None:
        return WhyNot(found.why_not)
    return {
        "estimate": found.estimate,
        "low": _or(found.low, found.why_not),
        "high": _or(found.high, found.why_not),
    }


def _or(number: float | None, why_not: str) -> object:
    return WhyNot(why_not) if number is None else number


def _parted(content: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """The content with nothing in the place of each reason, and the reasons under the same keys."""
    plain: dict[str, object] = {}
    reasons: dict[str, object] = {}
    for key, value in content.items():
        plain[key] = value
        if isinstance(value, WhyNot):
            plain[key], reasons[key] = None, str(value)
        elif isinstance(value, Mapping):
            plain[key], told = _parted(value)
            if told:
                reasons[key] = told
    return plain, reasons
