"""Collects the learning briefing of a round, for the quality lead."""

from audit_tool.analysis.rates import share
from audit_tool.analysis.reason_counts import QuestionCount
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import span_words
from audit_tool.reports.learning.content import AskedAgain, LearningBriefing
from audit_tool.reports.request import Request, forms_words, marking_of
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.learning import decided_words, most_often, reason_sentence, withheld_words
from audit_tool.services.rulings import REASONS


def collect(desk: Desk, request: Request) -> LearningBriefing:
    """Everything on the pages."""
    desk.identity.require(Act.REPORT)
    chosen = desk.rounds.named(request.round)
    found = desk.learning.of_round(chosen.id)
    if not found.cases:
        message = f"No case of {chosen.name} is decided yet. Nothing was made. Finish moderation first."
        raise WrongInputError(message)
    counts = found.counts
    return LearningBriefing(
        marking=marking_of(desk, request, forms_words(found.titles)),
        title=chosen.name,
        line=f"{span_words(chosen.starts_on, chosen.ends_on)}. {decided_words(found.cases)}.",
        sentence=reason_sentence(counts),
        reasons=tuple((REASONS.get(code, code), share(count, counts.total)) for code, count in counts.reasons),
        questions=tuple(_asked(each) for each in counts.questions),
        notes=tuple((f"{note.form} {note.number} {note.question}", note.text) for note in found.notes),
        withheld=withheld_words(found.withheld),
    )


def _asked(each: QuestionCount) -> AskedAgain:
    return AskedAgain(f"{each.form} {each.number}", each.question, str(each.count), most_often(each), each.clarify)
