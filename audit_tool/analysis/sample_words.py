"""How a sample was drawn, in plain words, as it is shown and printed (R-024)."""

from audit_tool.analysis.case_facts import fact_words
from audit_tool.analysis.sample_figures import SampleFigures, figures_of
from audit_tool.analysis.sample_settings import FactRule, Families, SampleSettings
from audit_tool.analysis.sample_sieve import NOT_TOLD, State
from audit_tool.analysis.sampling import Draw
from audit_tool.counted_words import agree, count_of, listed
from audit_tool.formdef.wording import day_words

STATE_WORDS = {
    State.DRAWN: "Drawn",
    State.PICKED: "Picked by hand",
    State.RESERVE: "In reserve",
    State.CAME_IN: "Came in from the reserves",
    State.OUT: "Gone out",
    State.LEFT_OUT: "Left out by hand",
    State.SIBLING: "Left out",
    State.EXCLUDED: "Left out",
}
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
        sentences.append(f"No case could be drawn, so {count_of(draw.short, 'case is', 'cases are')} missing.")
    short = [one for one in draw.strata if one.short]
    if short:
        named = [f"{one.name} gives {one.quota - one.short} of {one.quota}" for one in short]
        missing = count_of(sum(one.short for one in short), "case")
        sentences.append(f"{missing} could not be drawn for want of cases: {_some(named)}. None was moved.")
    over = [f"{one.name} ({one.over})" for one in draw.strata if one.over]
    if over:
        sentences.append(f"More were picked by hand than the stratum was to give: {_some(over)}.")
    return " ".join(sentences)


def changes_words(now: SampleFigures, later: int) -> str:
    """What was changed in a sample since it was drawn, `later` cases picked among it; empty where nothing was."""
    sentences = []
    if now.out:
        outcomes = listed([f"{count:,} {words.lower()}" for words, count in now.outcomes.items()])
        sentences.append(f"Since then {count_of(now.out, 'case')} went out: {outcomes}.")
        came_in = f"{count_of(now.came_in, 'case')} from the reserves came in" if now.came_in else "No reserve came in"
        sentences.append(f"{came_in}.")
    if later:
        on_top = count_of(later, "case was", "cases were")
        sentences.append(f"{on_top} picked by hand after the drawing, with a reason, on top.")
    return " ".join(sentences)


def figure_rows(figures: SampleFigures) -> list[tuple[str, str]]:
    """The figures of a sample, from those planned to those audited (R-021)."""
    return [
        ("Planned", f"{figures.planned:,}"),
        ("In the population", f"{figures.population:,}"),
        *((f"Excluded: {reason[0].lower()}{reason[1:]}", f"{count:,}") for reason, count in figures.excluded.items()),
        ("Drawn, and still in", f"{figures.drawn:,}"),
        ("Picked by hand", f"{figures.picked:,}"),
        *((f"Gone out: {outcome.lower()}", f"{count:,}") for outcome, count in figures.outcomes.items()),
        ("Came in from the reserves", f"{figures.came_in:,}"),
        ("In the sample now", f"{figures.in_sample:,}"),
        ("Still in reserve", f"{figures.reserves:,}"),
        ("Not drawn", f"{figures.left:,}"),
        ("First audits submitted", f"{figures.audited:,}"),
    ]


def value_words(value: str) -> str:
    """A value of a fact; empty where the list did not tell it."""
    return value or NOT_TOLD


def rule_words(rule: FactRule) -> str:
    """A rule in one line."""
    verb = "Only cases" if rule.keep else "No case"
    values = listed([value_words(each) for each in rule.values], "or")
    return f"{verb} with {fact_words(rule.fact)} {values}. {rule.reason}."


def _list_words(counted: SampleFigures, settings: SampleSettings) -> str:
    whole = f"From a list of {count_of(counted.population, 'case')}"
    if not counted.excluded:
        return f"{whole}, none was left out beforehand."
    reasons = "; ".join(f"{count:,} {reason[0].lower()}{reason[1:]}" for reason, count in counted.excluded.items())
    since = f" The months are counted back from {day_words(settings.as_at)}." if settings.months else ""
    gone = counted.excluded_in_all
    return f"{whole}, {count_of(gone, 'was', 'were')} left out beforehand: {reasons}.{since}"


def _strata_words(settings: SampleSettings, count: int) -> str:
    if not settings.strata:
        return f"{count_of(settings.target, 'case was', 'cases were')} to be drawn from all the others alike."
    by = listed([fact_words(each).lower() for each in settings.strata])
    parted = f"The others were put into {count_of(count, 'stratum', 'strata')} by {by}"
    if settings.quotas:
        return f"{parted}, and how many each was to give was decided by hand, {settings.target:,} in all."
    places = count_of(settings.target, "place was", "places were")
    return f"{parted}, and {places} shared among them in proportion to their cases, by largest remainder."


def _number_words(settings: SampleSettings) -> str:
    order = f"in the order of SHA-256 of the seed “{settings.seed}”, a new line and the reference"
    within = "In each stratum the" if settings.strata else "The"
    reserves = "No reserves were drawn."
    if settings.reserves:
        stand = f"{'of each stratum ' if settings.strata else ''}{agree(settings.reserves, 'stands', 'stand')}"
        reserves = f"The next {settings.reserves:,} {stand} in reserve."
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
    counts = agree(picked, "counts towards the places of its stratum", "count towards the places of their stratum")
    where = counts if settings.picks_count else f"{agree(picked, 'comes', 'come')} on top of these places"
    return f"{count_of(picked, 'case was', 'cases were')} picked by hand, with a reason, and {where}."


def _some(named: list[str]) -> str:
    more = len(named) - SHOWN_STRATA
    return listed([*named[:SHOWN_STRATA], count_of(more, "more stratum", "more strata")] if more > 0 else named)
