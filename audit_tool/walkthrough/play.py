"""The main job through the real widgets: two audits decided, the PDFs, a week planned, a panel, what comes after."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from audit_tool.formdef.answer_files import read_answers
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import asked_questions
from audit_tool.places import resources
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.walkthrough.clock import at_work
from audit_tool.walkthrough.documents import documents
from audit_tool.walkthrough.feeding_back import feed_back
from audit_tool.walkthrough.following_up import follow_up
from audit_tool.walkthrough.panel import moderate_twenty
from audit_tool.walkthrough.planning import plan_a_week
from audit_tool.walkthrough.stage import Stage, StepError
from audit_tool.walkthrough.three_months_later import come_back
from audit_tool.walkthrough.typist import Typist, plausible

CASE, FIRST, SECOND, MODERATOR, LEAD = "PW-DEMO-007", "A-09", "A-11", "M-01", "Q-01"
MOST_KEYS = 1.3
"""Key presses a graded question beside typed text."""
DECISIONS = {
    "RSK-22": (
        *("2", "d", "The interim plan was on the brother's record. It was weak but real."),
        *("Read the records of brothers and sisters before grading risk.", ""),
    ),
    "PLN-15": (
        *("2", "de", "A good plan is one the family can use.", ""),
        "Contingency must say when and what.",
    ),
    "OVR-01": (
        *("2", "f", "With risk moderated, the local rule no longer holds the grade down."),
        *("The rule did its job: it brought the case to the panel.", ""),
    ),
}
"""Digit, first letters of the reason, note, learning, standard to clarify."""


def main(arguments: Sequence[str]) -> int:
    """`audit-tool walkthrough --out FOLDER`."""
    parser = argparse.ArgumentParser(
        prog="audit-tool walkthrough", description="Play the main job through the real window."
    )
    parser.add_argument("--out", type=Path, required=True, help="where pictures and PDFs go")
    parser.add_argument("--size", default="1280x720", help="size of the window, such as 1920x1080")
    parser.add_argument("--real-keys", action="store_true", help="press keys on the X display with xdotool")
    given = parser.parse_args(arguments)
    return play(given.out, given.size, real_keys=given.real_keys)


def play(out: Path, size: str = "1280x720", *, real_keys: bool = False) -> int:
    """Play every step; 0 only if each of them held."""
    prepare_display()
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in [*out.glob("[0-9][0-9]-*.png"), *out.glob("*.pdf")]:
            old.unlink()
    except OSError as fault:
        print(f"{out} cannot be written to ({fault.strerror}). Nothing was changed.", file=sys.stderr)
        return 2
    wide, _, high = size.partition("x")
    stage = Stage(out, (int(wide), int(high)), real_keys=real_keys)
    try:
        (_story_of_real_keys if real_keys else _story)(stage)
    except (StepError, AssertionError) as fault:
        print(f"The walkthrough stopped: {fault}", file=sys.stderr)
        return 1
    finally:
        stage.close()
    print(f"Every step held. Pictures and PDFs are in {out}")
    return 0


def prepare_display() -> None:
    """Draw without a display where there is none."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        qInstallMessageHandler(_say)


def _say(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """Hand on what Qt says, but not that a display which is not there cannot raise a window."""
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)


def _story(stage: Stage) -> None:
    worked = read_answers(resources() / "demo" / "worked_example.yaml")
    first_audit(stage, worked["first"])
    second_audit(stage, worked["second"])
    decide(stage)
    documents(stage, LEAD, CASE)
    plan_a_week(stage)
    moderate_twenty(stage, LEAD, MODERATOR)
    follow_up(stage, LEAD)
    stage.unlock(LEAD)
    feed_back(stage)
    come_back(stage, LEAD, MODERATOR)


def _story_of_real_keys(stage: Stage) -> None:
    """What presses keys that nothing before it pressed; the rest is no other on a real display."""
    worked = read_answers(resources() / "demo" / "worked_example.yaml")
    first_audit(stage, worked["first"])
    stage.apart(lambda folder: put_in_second(folder, worked["second"]))
    decide(stage)
    plan_a_week(stage)


def first_audit(stage: Stage, answers: Mapping[str, Answer]) -> None:
    """The first auditor opens the case from My work and answers everything by keyboard."""
    stage.unlock(FIRST, "unlock")
    stage.picture("my-work")
    screen = _open_audit(stage)
    stage.picture("first-audit-cover")
    screen.presenter.review()
    stage.settle()
    stage.picture("first-audit-gaps")
    screen.presenter.go_to(screen.presenter.hand.order[0])
    stage.settle()
    pictures = {"SNP-01": "first-audit-snapshot", "VOC-09": "first-audit-voice", "PLN-15": "first-audit-plan"}
    _fill(stage, screen, answers, pictures)
    stage.picture("first-audit-review")
    _submit(stage, screen)
    stage.picture("first-audit-submitted")


def second_audit(stage: Stage, answers: Mapping[str, Answer]) -> None:
    """The second auditor does the same case, blind."""
    stage.unlock(SECOND)
    screen = _open_audit(stage)
    hand = screen.presenter.hand
    stage.require(hand.sheet.seat == "second", "the second auditor's case is not a second audit")
    stage.require(not hand.sheet.answers, "the second audit is not empty at its start")
    _fill(stage, screen, answers, {"RSK-22": "second-audit-held", "VOC-09": "second-audit-voice"})
    stage.picture("second-audit-review")
    _submit(stage, screen)


def put_in_second(folder: Path, answers: Mapping[str, Answer]) -> None:
    """The second audit without its keys, which are those of the first."""
    with at_work(folder, SECOND) as desk:
        record = desk.auditing.begin(
            next(each.allocation_id for each in desk.worklist.tasks() if each.reference == CASE)
        )
        # An answer may ask for more; what is asked then is answered in the next round.
        for _ in range(3):
            sheet = desk.auditing.sheet(record)
            for asked in asked_questions(sheet.sections()):
                code = asked.question.code
                if code not in sheet.answers and (code in answers or asked.question.required):
                    desk.auditing.save(record, code, answers.get(code) or plausible(asked.question))
        desk.auditing.submit(record)


def decide(stage: Stage) -> None:
    """The moderator decides every difference by keyboard, accepts the rest, and finishes the case."""
    stage.unlock(MODERATOR)
    stage.window.go("moderation")
    screen = stage.shown(ModerationScreen)
    screen.presenter.open_reference(CASE)
    stage.settle()
    stage.picture("moderation-differences")
    for _ in range(20):
        card = screen.open_card
        if card is None:
            break
        digit, reason, *texts = DECISIONS.get(
            card.code, ("2", "d", "Both read the same record; the lower grade fits it.", "", "")
        )
        stage.keyboard.press(digit)
        card.reason.setFocus()
        stage.keyboard.type(reason)
        for text in texts:
            stage.keyboard.press("Tab")
            stage.keyboard.type(text)
        if card.code == "RSK-22":
            stage.picture("moderation-deciding")
        stage.keyboard.press("Return")
        stage.settle()
        stage.require(screen.open_card is not card, f"{card.code} was not decided")
    stage.require(screen.open_card is None, "not every difference was decided")
    for _ in range(2):
        stage.keyboard.press("space")
        stage.settle()
    stage.picture("moderation-decided")
    settled = [
        each.reference for each in stage.window.desk.moderating.panel(stage.window.round_id or 0) if each.decided_at
    ]
    stage.require(CASE in settled, "the case is not decided")


def _open_audit(stage: Stage) -> AuditScreen:
    task = next(each for each in stage.window.desk.worklist.tasks() if each.reference == CASE)
    stage.window.open_audit(task.allocation_id)
    return stage.shown(AuditScreen)


def _fill(stage: Stage, screen: AuditScreen, answers: Mapping[str, Answer], pictures: Mapping[str, str]) -> None:
    typist = Typist(screen.presenter, stage.keyboard, stage.settle)

    def pause_at(code: str) -> None:
        if code in pictures:
            screen.presenter.go_to(code)
            stage.picture(pictures[code])
            screen.presenter.next_question(code)
            stage.settle()

    typist.answer_all(answers, pause_at)
    keys = typist.graded_keys / typist.graded
    print(f"  {keys:.2f} key presses a graded question beside typed text", file=sys.stderr)
    stage.require(keys <= MOST_KEYS, f"{keys:.2f} key presses a graded question, more than {MOST_KEYS}")
    if screen.presenter.hand.gaps():
        raise StepError("; ".join(f"{gap.number} {gap.text}" for gap in screen.presenter.hand.gaps()))


def _submit(stage: Stage, screen: AuditScreen) -> None:
    screen.presenter.review()
    stage.settle()
    stage.keyboard.press("space")
    stage.settle()
    stage.require(screen.presenter.hand.sheet.frozen, "the audit was not submitted")
