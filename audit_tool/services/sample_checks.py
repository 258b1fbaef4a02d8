"""Refuses settings by which no sample can be drawn, each in a sentence."""

from collections.abc import Sequence

from audit_tool.analysis.case_facts import fact_words, facts_told
from audit_tool.analysis.sample_settings import SampleSettings
from audit_tool.counted_words import listed
from audit_tool.errors import WrongInputError
from audit_tool.services.population import ListedCase
from audit_tool.services.replacing import given_reason


def refuse_wrong(settings: SampleSettings, cases: Sequence[ListedCase]) -> None:
    """Refuse what cannot be drawn from this list."""
    for problem in (
        _problem_of_numbers(settings),
        _problem_of_facts(settings, cases),
        _problem_by_hand(settings, cases),
    ):
        if problem:
            raise WrongInputError(problem)
    for reason in [one.reason for one in (*settings.picks, *settings.left_out)] + [
        one.reason for one in settings.rules
    ]:
        given_reason(reason)


def _problem_of_numbers(settings: SampleSettings) -> str:
    counts = (settings.size, settings.reserves, settings.months, *(count for _, count in settings.quotas))
    if min(counts) < 0:
        return "A number of cases or months lies below 0. Nothing was drawn. Correct it."
    if settings.target == 0:
        return "No case is wanted. Nothing was drawn. Say how many cases are to be drawn."
    # A seed that somebody reads out or types again must be the same letters.
    if not settings.seed or settings.seed != " ".join(settings.seed.split()):
        return "The seed is empty, or has blanks around it. Nothing was drawn. Give a word or a number."
    return ""


def _problem_of_facts(settings: SampleSettings, cases: Sequence[ListedCase]) -> str:
    if not cases:
        return "The population of this round is empty. Nothing was drawn. Bring in the list of cases first."
    told = facts_told(cases)
    wanted = (*settings.strata, *(rule.fact for rule in settings.rules))
    if unknown := [each for each in wanted if each not in told]:
        return (
            f"No case of this list tells {fact_words(unknown[0])}. Nothing was drawn. "
            f"It tells {listed([fact_words(each) for each in told]) or 'no fact'}."
        )
    return ""


def _problem_by_hand(settings: SampleSettings, cases: Sequence[ListedCase]) -> str:
    listed = {case.reference for case in cases}
    picked = {one.reference for one in settings.picks}
    for one in (*settings.picks, *settings.left_out):
        if one.reference not in listed:
            return f"{one.reference or 'A case without a reference'} is not in the population. Nothing was drawn."
    if both := sorted(picked & {one.reference for one in settings.left_out}):
        return f"{both[0]} is picked and left out at once. Nothing was drawn. Take one of them back."
    return ""
