"""Which prompts come when, and above all when none does (R-064, R-065; forms catalogue 4.2)."""

from datetime import date

import pytest

from audit_tool.analysis.prompts import Prompt, Prompting
from audit_tool.analysis.rationales import lists_activity_only, repeats_question
from audit_tool.exchange.demonstration_answers import Voice, cover_of_case
from audit_tool.exchange.demonstration_files import read_case, read_week
from audit_tool.formdef.answers import Answer, Finding, findings_value
from audit_tool.formdef.applicability import AskedSection, asked_questions, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import AuditSet, Form, Kind, Seat
from audit_tool.formdef.prompt_rules import PromptBook
from tests.conftest import COVER, ROOT

TODAY = date(2026, 11, 10)
WHY = "The child is safer because grandmother calls in daily and the plan names who does what."
SEEN = ("plan: 27 October 2026",)
PLAN = [f"PLN-0{n}" for n in range(1, 8)]
OVERSIGHT = [f"MGT-0{n}" for n in range(1, 6)]


@pytest.fixture(scope="session")
def form(forms: FormCatalogue) -> Form:
    return forms.newest("CIN")


@pytest.fixture(scope="session")
def book(forms: FormCatalogue) -> PromptBook:
    return forms.prompts


@pytest.fixture(scope="session")
def sections(form: Form) -> tuple[AskedSection, ...]:
    return asked_of(form, AuditSet.FULL, Seat.FIRST, facts_of(form, COVER), {})


def graded(value: str, comment: str = WHY, evidence: tuple[str, ...] = SEEN) -> Answer:
    return Answer(value, comment, evidence)


def facts(codes: list[str], *values: str) -> dict[str, Answer]:
    return {code: Answer(value, "As seen.") for code, value in zip(codes, values, strict=False)}


def finding(*texts: str) -> Answer:
    return Answer(findings_value(tuple(Finding(text, "outcomes") for text in texts)))


NO, YES = ("no",) * 7, ("yes",) * 7
CASES: dict[str, tuple[dict[str, Answer], list[tuple[str, str]]]] = {
    # name: (answers, the prompts that come, as code and question)
    "nothing answered": ({}, []),
    "action today, safety good": (
        {"SAF-01": Answer("partly", "Evenings."), "SAF-02": graded("good")},
        [("PRM-01", "SAF-02")],
    ),
    "action today, safety inadequate": ({"SAF-01": Answer("yes", "Now."), "SAF-02": graded("inadequate")}, []),
    "no action today, safety good": ({"SAF-01": Answer("no"), "SAF-02": graded("good")}, []),
    "safety good, first question open": ({"SAF-02": graded("good")}, []),
    "no own words, voice good": ({"VOC-02": Answer("no"), "VOC-09": graded("good")}, [("PRM-02", "VOC-09")]),
    "some own words, voice good": ({"VOC-02": Answer("partly"), "VOC-09": graded("good")}, []),
    "all plan items no, plan good": ({**facts(PLAN, *NO), "PLN-15": graded("good")}, [("PRM-03", "PLN-15")]),
    "three plan items no, plan outstanding": (
        {**facts(PLAN, "no", "yes", "no", "yes", "no"), "PLN-15": graded("outstanding")},
        [("PRM-03", "PLN-15")],
    ),
    "two plan items no, plan good": ({**facts(PLAN, "no", "no", "yes"), "PLN-15": graded("good")}, []),
    "all plan items no, plan inadequate": ({**facts(PLAN, *NO), "PLN-15": graded("inadequate")}, []),
    "all plan items no, plan requires improvement": (
        {**facts(PLAN, *NO), "PLN-15": graded("requires_improvement")},
        [],
    ),
    "all plan items yes, plan inadequate": (
        {**facts(PLAN, *YES), "PLN-15": graded("inadequate")},
        [("PRM-03", "PLN-15")],
    ),
    "two plan items yes, the rest open, plan inadequate": (
        {**facts(PLAN, "yes", "yes"), "PLN-15": graded("inadequate")},
        [],
    ),
    "one plan item partly, plan inadequate": (
        {**facts(PLAN, *YES[:6], "partly"), "PLN-15": graded("inadequate")},
        [],
    ),
    "oversight absent, graded good": ({**facts(OVERSIGHT, *NO), "MGT-16": graded("good")}, [("PRM-04", "MGT-16")]),
    "oversight not applicable, graded good": (
        {**facts(OVERSIGHT, *(("not_applicable",) * 5)), "MGT-16": graded("good")},
        [],
    ),
    "difference good, nothing named": ({"OUT-04": graded("good")}, [("PRM-05", "OUT-04")]),
    "difference good, a few words": ({"OUT-01": Answer("Better."), "OUT-04": graded("good")}, [("PRM-05", "OUT-04")]),
    "difference good and named": ({"OUT-01": Answer(WHY), "OUT-04": graded("good")}, []),
    "difference inadequate, nothing named": ({"OUT-04": graded("inadequate")}, []),
    "no talk with the worker, no reason": ({"PRC-01": Answer("no")}, [("PRM-07", "PRC-01")]),
    "no talk with the worker, with a reason": ({"PRC-01": Answer("no", "Off sick all month.")}, []),
    "feedback not sought, no reason": ({"FDB-01": Answer("not_sought")}, [("PRM-08", "FDB-01")]),
    "feedback not sought, with a reason": ({"FDB-01": Answer("not_sought", reason="other")}, []),
    "overall outstanding, the plan weak": (
        {"OVR-01": graded("outstanding"), "PLN-15": graded("requires_improvement")},
        [("RUL-04", "OVR-01")],
    ),
    "overall outstanding, difference good": (
        {"OVR-01": graded("outstanding"), "OUT-04": graded("good"), "OUT-01": Answer(WHY)},
        [("RUL-04", "OVR-01")],
    ),
    "overall outstanding throughout": (
        {"OVR-01": graded("outstanding"), "OUT-04": graded("outstanding"), "OUT-01": Answer(WHY)},
        [],
    ),
    "activity only": (
        {"PLN-15": graded("good", "Six visits and three core groups took place, and two review meetings were held.")},
        [("PRM-09", "PLN-15")],
    ),
    "the question again": (
        {"MGT-16": graded("good", "The management oversight is good, and the oversight is very good overall.")},
        [("PRM-09", "MGT-16")],
    ),
    "no record named": ({"MGT-16": graded("good", evidence=())}, [("EVIDENCE", "MGT-16")]),
    "no record named, text not long enough yet": ({"MGT-16": graded("good", "Regular.", ())}, []),
    "not judged needs no record": ({"MGT-16": Answer("not_judged", WHY, (), "too_early")}, []),
    "end before start": ({"ASM-02": Answer("2026-10-20/2026-10-06")}, [("PRM-10", "ASM-02")]),
    "same day": ({"ASM-02": Answer("2026-10-20/2026-10-20")}, []),
    "end still to come": ({"ASM-02": Answer("2026-10-20/2026-11-11")}, [("PRM-10", "ASM-02")]),
    "today": ({"ASM-02": Answer("2026-10-20/2026-11-10")}, []),
    "a next visit may be to come": ({"WRK-01": Answer("2026-11-05/2026-11-15")}, []),
    "a last visit may not": ({"WRK-01": Answer("2026-11-15/2026-11-20")}, [("PRM-10", "WRK-01")]),
    "not done yet": ({"ASM-02": Answer("2026-10-20/..")}, []),
    "half a date": ({"ASM-02": Answer("/2026-10-06")}, []),
    "no date at all": ({"ASM-02": Answer("soon/later")}, []),
    "record still to be written": (
        {"PLN-15": graded("good", evidence=("plan: 27 October 2062",))},
        [("PRM-10", "PLN-15")],
    ),
    "record of no day": ({"PLN-15": graded("good", evidence=("plan: 31 February 2062", "plan: page 3"))}, []),
    "a name in a rationale": ({"PLN-15": graded("good", f"{WHY} Jayden said so.")}, [("PRM-12", "PLN-15")]),
    "a name in a comment": ({"VOC-02": Answer("yes", "Jayden's own words.")}, [("PRM-12", "VOC-02")]),
    "a name in a finding": ({"OVR-03": finding("Worker listened", "Jayden is heard")}, [("PRM-12", "OVR-03")]),
    "a name in a text": ({"SNP-01": Answer("Jayden is seven.")}, [("PRM-12", "SNP-01")]),
    "a name in a record's place": ({"PLN-15": graded("good", evidence=("plan: Mrs Okafor",))}, [("PRM-12", "PLN-15")]),
    "findings that cannot be read": ({"OVR-03": Answer("{")}, []),
    "the same name twice": ({"SNP-01": Answer("Jayden is seven. Jayden draws.")}, [("PRM-12", "SNP-01")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_which_prompts_come(book: PromptBook, sections: tuple[AskedSection, ...], name: str) -> None:
    """R-064, R-065."""
    answers, expected = CASES[name]
    assert [(one.code, one.question) for one in Prompting(book, TODAY).prompts(sections, answers)] == expected


def only(book: PromptBook, sections: tuple[AskedSection, ...], answers: dict[str, Answer]) -> Prompt:
    (found,) = Prompting(book, TODAY).prompts(sections, answers)
    return found


def test_a_prompt_says_what_it_is_about(book: PromptBook, sections: tuple[AskedSection, ...]) -> None:
    numbers = {one.question.code: one.number for one in asked_questions(sections)}
    named = [numbers[code] for code in PLAN]
    found = only(book, sections, {**facts(PLAN, *NO), "PLN-15": graded("good")})
    listed = f"{', '.join(named[:4])} and 3 more"
    assert found.text == f"You answered no to {listed}, and graded the plan good. What outweighs them?"
    assert found.number == numbers["PLN-15"]
    late = only(book, sections, {"ASM-02": Answer("2026-10-20/2026-10-06")})
    assert late.text.startswith("The end (6 October 2026) is before the start (20 October 2026).")


def test_what_may_still_come_waits_until_the_question_is_left(
    book: PromptBook, sections: tuple[AskedSection, ...]
) -> None:
    assert only(book, sections, {"MGT-16": graded("good", evidence=())}).when_left
    assert not only(book, sections, {"SNP-01": Answer("Jayden is seven.")}).when_left
    assert only(book, sections, {"PRC-01": Answer("no")}).only_at_review


def test_two_names_are_two_prompts_with_keys_of_their_own(book: PromptBook, sections: tuple[AskedSection, ...]) -> None:
    found = Prompting(book, TODAY).prompts(sections, {"SNP-01": Answer("Jayden and Kieran are safe.")})
    assert [one.key for one in found] == [("PRM-12", "SNP-01", "Jayden"), ("PRM-12", "SNP-01", "Kieran")]


def test_a_fact_that_is_not_asked_counts_for_nothing(book: PromptBook, form: Form) -> None:
    """The second auditor is asked fewer facts; nobody is prompted about what they never saw."""
    short = asked_of(form, AuditSet.SHORT, Seat.SECOND, facts_of(form, COVER), {})
    answers = {**facts(OVERSIGHT, *NO), "MGT-16": graded("good"), "OUT-04": graded("good")}
    assert Prompting(book, TODAY).prompts(short, answers) == ()


def test_a_change_is_seen_and_an_unchanged_answer_is_not_read_again(
    book: PromptBook, sections: tuple[AskedSection, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    prompting = Prompting(book, TODAY)
    answers = {"SNP-01": Answer("Jayden is seven."), "VOC-02": Answer("yes", "Kieran's words.")}
    assert len(prompting.prompts(sections, answers)) == 2
    read: list[str] = []

    def note(text: str) -> tuple[()]:
        read.append(text)
        return ()

    monkeypatch.setattr("audit_tool.analysis.prompts.personal_details", note)
    assert len(prompting.prompts(sections, {**answers, "SNP-01": Answer("He is seven.")})) == 1
    assert read == ["He is seven."]


def test_an_empty_book_prompts_nothing(sections: tuple[AskedSection, ...]) -> None:
    every = {code: answer for answers, _ in CASES.values() for code, answer in answers.items()}
    assert Prompting(PromptBook(), TODAY).prompts(sections, every) == ()


NONE = Answer("not_applicable", "None.")
FLAG = [("Neglect", {"NEG-01", "NEG-02", "NEG-05"})]


@pytest.mark.parametrize(
    ("answers", "comes"),
    [
        ({}, False),
        ({"NEG-01": NONE}, False),
        (dict.fromkeys(FLAG[0][1], NONE), True),
        ({"NEG-01": NONE, "NEG-02": NONE, "NEG-05": Answer("not_judged", reason="x")}, True),
        ({"NEG-01": NONE, "NEG-02": Answer("no", "Not used."), "NEG-05": Answer("not_judged", reason="x")}, False),
        ({**dict.fromkeys(FLAG[0][1], NONE), "NEG-05": graded("good")}, False),
    ],
)
def test_a_flag_of_which_nothing_applies_is_asked_about(
    book: PromptBook, sections: tuple[AskedSection, ...], answers: dict[str, Answer], comes: bool
) -> None:
    """PRM-11."""
    found = Prompting(book, TODAY).unused_flags(FLAG, sections, answers)
    assert [(one.code, one.question) for one in found] == ([("PRM-11", "NEG-01")] if comes else [])


ACTIVITY = [
    ("Six visits and three core groups took place, and two review meetings were held.", True),
    ("Supervision was recorded monthly and the assessment was completed and signed in May.", True),
    ("The worker visited at home every ten working days since the conference, all year.", False),
    ("School nurse and adult mental health came to every core group and brought news.", False),
    ("Visits took place every ten working days over the whole of the year to this day.", False),
    ("Six visits and three core groups took place, so grandmother now calls in daily.", False),
    ("Six visits took place but none was alone with the child, who has not been heard.", False),
    ("Meetings were held. The child feels settled and told the worker about breakfast.", False),
    ("Visits and meetings.", False),
    ("Warm, curious and steady: the family's story runs through every part of the file.", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "listed"), ACTIVITY)
def test_a_list_of_things_done_is_told_from_a_judgement(book: PromptBook, text: str, listed: bool) -> None:
    """PRM-09."""
    assert lists_activity_only(text, book) is listed


@pytest.mark.parametrize(
    ("text", "question", "repeats"),
    [
        ("The plan is good and I judge that the plan is a good plan overall.", "How good is the plan?", True),
        ("The recording is good, and overall the recording is very good here.", "How good is the recording?", True),
        ("The plan is good: grandmother knows it by heart and mother holds it.", "How good is the plan?", False),
        ("Grandmother calls in daily, and somebody else does when she cannot.", "How good is the plan?", False),
        ("The plan is good.", "How good is the plan?", False),
    ],
)
def test_a_text_that_says_the_question_again_is_told(text: str, question: str, repeats: bool) -> None:
    assert repeats_question(text, question) is repeats


def test_the_demonstration_is_hardly_prompted(forms: FormCatalogue, book: PromptBook) -> None:
    """Precision: rationales that people would accept stay quiet; what is left is read here and is right."""
    folder, found, rationales = ROOT / "resources" / "demo", [], 0
    week = read_week(folder)
    for path in sorted((folder / "cases").glob("*.yaml")):
        case = read_case(folder, path.stem)
        form = forms.newest("CIN")
        cover = cover_of_case(folder, week, path.stem, case)
        for seat in Seat:
            if (case.first_audit if seat is Seat.FIRST else case.second_audit) is None:
                continue
            voice = Voice(folder, week, case, seat)
            asked = asked_of(form, AuditSet.SHORT, seat, facts_of(form, cover), {})
            answers = {one.question.code: voice.answer(one.question) for one in asked_questions(asked)}
            rationales += sum(form.questions[code].kind is Kind.GRADE for code, one in answers.items() if one.comment)
            found += [
                (path.stem, seat.value, one.code, one.question)
                for one in Prompting(book, TODAY).prompts(asked, answers)
            ]
    assert rationales > 150
    # A file graded outstanding with four grades below good, which the demonstration means to show.
    assert found == [("PW-DEMO-017", "first", "RUL-04", "OVR-01")]


@pytest.mark.parametrize(
    ("answers", "levels", "comes"),
    [
        ({}, set(), []),
        ({"THR-02": Answer("no", "Too low.")}, set(), [("PRM-06", "THR-02")]),
        ({"THR-02": Answer("no", "Too low.")}, {"team"}, []),
        ({"THR-02": Answer("yes")}, set(), []),
        ({"PLN-15": graded("inadequate")}, set(), [("PRM-13", "PLN-15")]),
        ({"PLN-15": graded("inadequate")}, {"practitioner", "team"}, [("PRM-13", "PLN-15")]),
        ({"PLN-15": graded("inadequate")}, {"child"}, []),
        ({"PLN-15": graded("inadequate"), "MGT-16": graded("inadequate")}, set(), [("PRM-13", "PLN-15")]),
        ({"PLN-15": graded("requires_improvement")}, set(), []),
    ],
)
def test_what_is_wrong_and_nobody_is_asked_to_do_anything_about(
    book: PromptBook,
    sections: tuple[AskedSection, ...],
    answers: dict[str, Answer],
    levels: set[str],
    comes: list[tuple[str, str]],
) -> None:
    """PRM-06, PRM-13."""
    prompting = Prompting(book, TODAY)
    found = prompting.missing_actions(sections, answers, levels)
    assert [(one.code, one.question) for one in found] == comes
    assert all(one.only_at_review for one in found)
    assert not {"PRM-06", "PRM-13"} & {one.code for one in prompting.prompts(sections, answers)}


def test_only_the_questions_in_view_are_read(book: PromptBook, sections: tuple[AskedSection, ...]) -> None:
    answers = {"SNP-01": Answer("Jayden is seven."), **facts(PLAN, *NO), "PLN-15": graded("good")}
    prompting = Prompting(book, TODAY)
    assert [one.question for one in prompting.prompts(sections, answers, {"PLN-15", "PLN-01"})] == ["PLN-15"]
    assert prompting.prompts(sections, answers, set()) == ()
    assert [one.question for one in prompting.prompts(sections, answers)] == ["SNP-01", "PLN-15"]
