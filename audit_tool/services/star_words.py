"""What is read beside the audits of the star: actions, and, only where it was asked for, what people wrote."""

from collections.abc import Iterator
from datetime import date, datetime

from audit_tool.formdef.definition import Form, Kind
from audit_tool.formdef.wording import words
from audit_tool.models.actions import Action
from audit_tool.models.records import RecordAnswer
from audit_tool.services.action_lines import viewer_of
from audit_tool.services.answering import answer_of
from audit_tool.services.kept_forms import form_of
from audit_tool.services.star_facts import ActionFact, TextFact
from audit_tool.services.star_source import SECOND, StarSource
from audit_tool.storage import star

_IN_WORDS = frozenset({Kind.TEXT, Kind.FINDINGS, Kind.ROWS})


def actions_in(source: StarSource) -> Iterator[ActionFact]:
    """Actions from settled audits, and those that come from no audit."""
    for action, settled in _actions(source):
        keys, raised = source.keys, action.raised_at.astimezone().date()
        owner = keys.person_of(action.owner_id) if action.owner_id else keys.role(action.owner)
        kind = "person" if action.owner_id else "role" if action.owner.strip() else "none"
        yield ActionFact(
            key=keys.action(action.id),
            audit=keys.audit(action.allocation_id) if settled and action.allocation_id is not None else "",
            case=keys.case(action.reference),
            round=keys.round(action.round_id) if action.round_id is not None else "",
            source=action.source,
            question=action.question_code,
            form=action.form_code,
            version=action.form_version,
            theme=action.theme,
            level=action.level,
            urgency=action.urgency,
            state=action.state,
            owner=owner,
            owner_kind=kind,
            due_on=action.due_on,
            first_due_on=action.first_due_on,
            raised_on=raised,
            claimed_on=_day(action.claimed_at),
            checked_on=_day(action.checked_at),
            impact=action.impact,
            impact_on=action.impact_on,
            plan_reference=action.plan_reference,
            carried_from=keys.action(action.carried_from_id),
        )


def texts_in(source: StarSource) -> Iterator[TextFact]:
    """What auditors, panel and owners of actions wrote; nothing that practitioner or family said."""
    for run in source.runs():
        keys = {each.allocation_id: each.key for each in run}
        for record, answer in star.written(source.session, keys):
            form = form_of(source.work, source.session, record)
            key = keys[record.allocation_id or 0]
            for what, text in _written(form, answer):
                yield TextFact(key, "", record.seat, answer.question_code, what, text)
        yield from _of_the_panel(source, {each.allocation_id: each.key for each in run if SECOND in each.sides})
    for action, settled in _actions(source):
        audit = source.keys.audit(action.allocation_id) if settled and action.allocation_id is not None else ""
        told = (
            ("action", action.text),
            ("baseline", action.baseline),
            ("evidence", action.evidence),
            ("helping", action.helping),
        )
        for what, text in (*told, ("impact", action.impact_words), ("owner", "" if action.owner_id else action.owner)):
            if text.strip():
                yield TextFact(audit, source.keys.action(action.id), "action", action.question_code, what, text)


def _actions(source: StarSource) -> Iterator[tuple[Action, bool]]:
    viewer = viewer_of(source.session, source.work.identity)
    return star.actions(source.session, viewer, list(source.rounds), alone=source.alone)


def _written(form: Form, kept: RecordAnswer) -> Iterator[tuple[str, str]]:
    question = form.questions.get(kept.question_code)
    answer = answer_of(kept)
    told = words(question, answer) if question and question.kind in _IN_WORDS else ""
    for what, text in (("answer", told), ("rationale", answer.comment), ("records seen", "; ".join(answer.evidence))):
        if text.strip():
            yield what, text


def _of_the_panel(source: StarSource, keys: dict[int, str]) -> Iterator[TextFact]:
    for allocation, decided in star.decisions(source.session, keys).items():
        for each in decided:
            said = ("why it was decided so", each.note), ("learning", each.learning), ("to make clearer", each.clarify)
            for what, text in said:
                if text.strip():
                    yield TextFact(keys[allocation], "", "panel", each.question_code, what, text)


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone().date() if moment else None
