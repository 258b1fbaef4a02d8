"""Collects agreement of a round, for the quality lead and those who moderate it."""

from collections.abc import Sequence

from audit_tool.analysis.agreement_told import same_words, told
from audit_tool.analysis.resampling import DRAWS, SEED
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import span_words
from audit_tool.reports.agreement.content import AgreementPart, AgreementReport, SectionLine
from audit_tool.reports.request import Request, marking_of
from audit_tool.services.agreement import GradePair
from audit_tool.services.agreement_scopes import Scope, best_first, by_section, far_words, grade_notes, whole_scopes
from audit_tool.services.desk import Desk

SEED_WORDS = f"Intervals of coefficients come from {DRAWS:,} draws with the seed {SEED}."


def collect(desk: Desk, request: Request) -> AgreementReport:
    """Everything on the pages."""
    chosen = desk.rounds.named(request.round)
    grades = desk.agreement.grades(chosen.id)
    pairs = (*grades.independent, *grades.informed)
    if not pairs:
        message = (
            f"No case of {chosen.name} has two submitted audits yet. Nothing was made. Wait for the second audits."
        )
        raise WrongInputError(message)
    return AgreementReport(
        marking=marking_of(desk, request, ", ".join(dict.fromkeys(pair.form for pair in pairs))),
        title=chosen.name,
        line=f"{span_words(chosen.starts_on, chosen.ends_on)}.",
        parts=_parts(grades.independent),
        sections=tuple(_line(scope) for scope in by_section(grades.independent)),
        informed=_parts(grades.informed),
        notes=grade_notes(grades.own_cases, counts=grades.counts),
        seed=SEED_WORDS,
    )


def _parts(pairs: Sequence[GradePair]) -> tuple[AgreementPart, ...]:
    return tuple(agreement_part(scope) for scope in whole_scopes(pairs))


def agreement_part(scope: Scope) -> AgreementPart:
    """Agreement on some grades, as it is printed."""
    found = scope.figures
    grid = tuple(tuple(map(str, row)) for row in best_first(found))
    grades = tuple(grade.label for grade in reversed(scope.pairs[0].scale))
    said = told(found, scope.noun, scope.raters)
    return AgreementPart(scope.words, said, grades, grid, far_words(scope), scope.raters)


def _line(scope: Scope) -> SectionLine:
    two = scope.figures.two
    if two is None:
        message = "a round has two auditors a case"
        raise ValueError(message)
    apart = two.within_one.of - two.within_one.count
    same = same_words(two.exact)
    return SectionLine(scope.words, same, str(two.direction.first_higher), str(two.direction.second_higher), str(apart))
