"""Random form files that should have no fault: every kind of question, own lists, ranges, conditions, limits."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from audit_tool.formdef.definition import Kind

KINDS = st.sampled_from([kind.value for kind in Kind])
SETS = st.sampled_from(["short", "full"])
TAGS = st.sampled_from(["cin", "cp", "!cp", "cic", "sibs", "all", "age>=5", "age<12"])
LETTERS = st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc", "Cs"], exclude_characters="{}")
WORD = st.text(LETTERS, min_size=1, max_size=12).map(lambda text: "".join(text.split()) or "x")
WORDS = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
SHORT = ["bank", "all", "none"]
LISTS = ("RND-few", "RND-many", "L-WHO")
OPTIONS = {"RND-few": ("a", "b", "c-1"), "RND-many": tuple(f"v{at}" for at in range(15)), "L-WHO": ("mother", "father")}
BANK = ("VOC-02", "SNP-02", "SUP-06", "ASM-04")


@st.composite
def form_files(draw: st.DrawFn) -> dict[str, Any]:
    """The content of a form file."""
    questions = [draw(_question(at)) for at in range(1, draw(st.integers(1, 12)) + 1)]
    earlier: list[dict[str, Any]] = []
    for question in questions:
        if draw(st.booleans()):
            question["when"] = draw(_condition(earlier))
        earlier.append(question)
    codes = [question["code"] for question in questions]
    cut = draw(st.integers(1, len(codes)))
    shared: list[str] = draw(st.lists(st.sampled_from(BANK), unique=True))
    parts = [part for part in (codes[:cut], codes[cut:], shared) if part]
    sections: list[dict[str, Any]] = []
    for number, part in enumerate(parts):
        before = [one for one in questions if any(one["code"] in done["questions"] for done in sections)]
        section: dict[str, Any] = {"number": number + 1, "title": draw(WORDS), "short": draw(st.sampled_from(SHORT))}
        if draw(st.booleans()):
            section["when"] = draw(_condition(before))
        sections.append({**section, "questions": part})
    form: dict[str, Any] = {
        "code": "RND",
        "version": draw(st.integers(1, 999)),
        "title": draw(WORDS),
        "subject": draw(WORD),
        "family": draw(st.sampled_from(["light", "companion"])),
        "case_types": draw(st.lists(st.sampled_from(["cin", "cp"]), unique=True)),
        "minutes": {"short": draw(st.integers(0, 500)), "full": draw(st.integers(0, 500))},
        "second_seat": draw(st.sampled_from(["marked", "same", "none"])),
        "sections": sections,
        "questions": questions,
        "lists": [_list(code, OPTIONS[code]) for code in LISTS[:2]],
    }
    graded = [question["code"] for question in questions if question["kind"] == "grade"]
    ruled: bool = draw(st.booleans())
    if graded and ruled:
        form |= {"overall": graded[-1], "limits": [_limit(graded)], "protection": graded[:1]}
    return form


@st.composite
def _question(draw: st.DrawFn, at: int) -> dict[str, Any]:
    kind = draw(KINDS)
    made: dict[str, Any] = {"code": f"RND-{at:02}", "text": draw(WORDS), "kind": kind, "set": draw(SETS)}
    if kind in {"choice", "choices"}:
        made["list"] = draw(st.sampled_from(LISTS))
    if kind == "number" and draw(st.booleans()):
        least = draw(st.integers(0, 50))
        made["range"] = {"least": least, "most": least + draw(st.integers(0, 50)), "whole": draw(st.booleans())}
    if kind == "number" and draw(st.booleans()):
        made["parts"] = draw(st.lists(WORD, min_size=2, max_size=3))
    if kind == "rows":
        kinds = draw(st.lists(st.sampled_from(["text", "number", "date"]), min_size=1, max_size=3))
        made["cells"] = [{"code": f"c{n}", "label": draw(WORD), "kind": each} for n, each in enumerate(kinds)]
    if kind == "findings":
        made["count"] = draw(st.integers(0, 4))
    if kind == "dates" and draw(st.booleans()):
        made["standards"] = [draw(st.sampled_from(["STD-01", "STD-03"]))]
    if kind == "grade":
        made["help"] = f"Good: {draw(WORD)}. Inadequate: {draw(WORD)}."
    if draw(st.booleans()):
        made["required"] = draw(st.booleans())
    return made | ({"second_auditor": True} if draw(st.booleans()) else {})


@st.composite
def _condition(draw: st.DrawFn, earlier: list[dict[str, Any]]) -> str:
    terms = TAGS
    if earlier:
        terms = st.one_of(TAGS, st.sampled_from(earlier).flatmap(_term), st.sampled_from(earlier).flatmap(_term))
    ways = draw(st.lists(st.lists(terms, min_size=1, max_size=2).map("+".join), min_size=1, max_size=2))
    return ",".join(ways)


def _term(question: Mapping[str, Any]) -> st.SearchStrategy[str]:
    code, kind = question["code"], question["kind"]
    answers: dict[str, tuple[str, ...]] = {"fact": ("yes", "no"), "grade": ("good", "not_judged")}
    values = OPTIONS[question["list"]] if "list" in question else answers.get(kind, ())
    found = st.sampled_from([code, f"!{code}"])
    if values:
        found |= st.tuples(st.sampled_from(["=", "!="]), st.sampled_from(values)).map(lambda pair: code + "".join(pair))
    if kind == "number":
        signs = st.sampled_from(["<=", ">", "=", "!="])
        found |= st.tuples(signs, st.integers(0, 60)).map(lambda pair: f"{code}{pair[0]}{pair[1]}")
    return found


def _list(code: str, values: tuple[str, ...]) -> dict[str, Any]:
    return {"code": code, "options": [{"code": value, "label": value.upper()} for value in values]}


def _limit(graded: list[str]) -> dict[str, Any]:
    return {
        "code": "RND-RULE",
        "title": "A rule",
        "questions": graded,
        "answer": "inadequate",
        "holds_at": "requires_improvement",
    }
