"""How a sample was drawn, in plain words, as it is shown and printed (R-024)."""

from audit_tool.analysis.case_facts import fact_words, joined_words
from audit_tool.analysis.sample_figures import SampleFigures, figures_of
from audit_tool.analysis.sample_settings import Families, SampleSettings
from audit_tool.analysis.sampling import Draw
from audit_tool.formdef.wording import day_words

SHOWN_STRATA = 5
"""So many strata that fall short are named in the sentence; the table has all."""


def figures(draw: Draw) -> SampleFigures:
    """The figures of a drawing before anything was changed in it."""
    return figures_of(draw.placed, planned=draw.settings.target, population=draw.population, left=draw.left)


def method_words(draw: Draw) -> str:
    """The whole method in sentences, one after the other."""
    settings, counted = draw.settings, figures(draw)
    return " ".join(
        filter(
            None,
            (
                _list_words(counted, settings),
                _strata_words(settings, len(draw.strata)),
                _number_words(settings),
                _family_words(settings),
                _pick_words(settings, counted.picked),
                shortfall_words(draw),
            ),
        )
    )


def shortfall_words(draw: Draw) -> str:
    """What could not be drawn as it was wanted; it is told, and nothing is moved to make up for it."""
    sentences = []
    if draw.short and not any(one.quota for one in draw.strata):
        sentences.append(f"No case could be drawn, so {_cases(draw.short)} are missing.")
    short = [one for one in draw.strata if one.short]
    if short:
        named = [f"{one.name} gives {one.quota - one.short} of {one.quota}" for one in short]
        missing = sum(one.short for one in short)
        sentences.append(f"{_cases(missing)} could not be drawn for want of cases: {_some(named)}. None was moved.")
    over = [f"{one.name} ({one.over})" for one in draw.strata if one.over]
    if over:
        sentences.append(f"More were picked by hand than the stratum was to give: {_some(over)}.")
    return " ".join(sentences)


def changes_words(now: SampleFigures, later: int) -> str:
    """What was changed in a sample since it was drawn, `later` cases picked among it; empty where nothing was."""
    sentences = []
    if now.out:
        outcomes = joined_words([f"{count:,} {words.lower()}" for words, count in now.outcomes.items()])
        sentences.append(f"Since then {_cases(now.out)} went out: {outcomes}.")
        came_in = f"{_cases(now.came_in)} from the reserves came in" if now.came_in else "No reserve came in"
        sentences.append(f"{came_in}.")
    if later:
        sentences.append(f"{_are(later)} picked by hand after the drawing, with a reason, on top.")
    return " ".join(sentences)


def _list_words(counted: SampleFigures, settings: SampleSettings) -> str:
    whole = f"From a list of {_cases(counted.population)}"
    if not counted.excluded:
        return f"{whole}, none was left out beforehand."
    reasons = "; ".join(f"{count:,} {reason[0].lower()}{reason[1:]}" for reason, count in counted.excluded.items())
    since = f" The months are counted back from {day_words(settings.as_at)}." if settings.months else ""
    gone = counted.excluded_in_all
    return f"{whole}, {gone:,} {'was' if gone == 1 else 'were'} left out beforehand: {reasons}.{since}"


def _strata_words(settings: SampleSettings, count: int) -> str:
    if not settings.strata:
        return f"{_are(settings.target)} to be drawn from all the others alike."
    by = joined_words([fact_words(each).lower() for each in settings.strata])
    parted = f"The others were put into {count} {'stratum' if count == 1 else 'strata'} by {by}"
    if settings.quotas:
        return f"{parted}, and how many each was to give was decided by hand, {settings.target:,} in all."
    shared = "were shared among them in proportion to their cases, by largest remainder"
    return f"{parted}, and {settings.target:,} places {shared}."


def _number_words(settings: SampleSettings) -> str:
    order = f"in the order of SHA-256 of the seed “{settings.seed}”, a new line and the reference"
    within = "In each stratum the" if settings.strata else "The"
    reserves = "No reserves were drawn."
    if settings.reserves:
        reserves = f"The next {settings.reserves}{' of each stratum' if settings.strata else ''} stand in reserve."
    return f"{within} cases were taken {order}: the lowest are drawn. {reserves}"


def _family_words(settings: SampleSettings) -> str:
    if settings.families is Families.TOGETHER:
        return (
            "Brothers and sisters were drawn together, in the stratum of the one with the lowest number; "
            "a family for which the places left were too few was passed over. Only single cases stand in reserve."
        )
    return "Of brothers and sisters only one could be drawn: the one with the lowest number."


def _pick_words(settings: SampleSettings, picked: int) -> str:
    if not picked:
        return ""
    one = picked == 1
    counts = f"{'counts' if one else 'count'} towards the places of {'its' if one else 'their'} stratum"
    where = counts if settings.picks_count else f"{'comes' if one else 'come'} on top of these places"
    return f"{_are(picked)} picked by hand, with a reason, and {where}."


def _some(named: list[str]) -> str:
    more = len(named) - SHOWN_STRATA
    return joined_words([*named[:SHOWN_STRATA], f"{more} more strata"] if more > 0 else named)


def _are(count: int) -> str:
    return f"{_cases(count)} {'was' if count == 1 else 'were'}"


def _cases(count: int) -> str:
    return f"{count:,} case{'' if count == 1 else 's'}"
