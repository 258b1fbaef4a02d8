"""How far two audits agree, in words: screen and record say the same."""

from audit_tool.analysis.comparing import Agreement
from audit_tool.counted_words import count_of


def same_words(counted: Agreement) -> str:
    """On how many of the questions that both judged they gave the same grade."""
    if not counted.pairs:
        return "No question was graded by both"
    return f"Same grade on {counted.same} of {counted.pairs}"


def direction_words(counted: Agreement) -> str:
    """Which way and how far the rest differ; empty where nothing differs."""
    if counted.same == counted.pairs:
        return ""
    apart = counted.pairs - counted.within_one
    end = f"{apart} more than one grade apart." if apart else "All within one grade."
    return f"B lower on {counted.a_higher}, higher on {counted.b_higher}. {end}"


def left_out_words(counted: Agreement) -> str:
    """What stands outside these counts (R-085, R-112); empty where nothing does."""
    told = (
        (counted.neither, "question", "that neither judged"),
        (counted.facts_apart, "fact", "that one or both found not applicable"),
    )
    parts = [f"{count_of(count, noun)} {which}" for count, noun, which in told if count]
    return f"Not counted: {', '.join(parts)}." if parts else ""


def agreement_words(counted: Agreement) -> str:
    """Counts and direction as one sentence after the other."""
    return " ".join(part for part in (f"{same_words(counted)}.", direction_words(counted)) if part)
