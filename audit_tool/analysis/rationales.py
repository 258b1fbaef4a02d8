"""Whether a rationale only lists what was done, or only says the question again (PRM-09, R-065).

Precision before reach: one word of judgement or change is enough to stay quiet, and so is a text still too short to be
a rationale. That a text does not name the child is no sign by itself: in the demonstration every rationale found by it
was a good one. A test holds that none of the demonstration's rationales is prompted.
"""

import re

from audit_tool.formdef.prompt_rules import PromptBook

ENOUGH = 40
"""Characters from which a text is a rationale; what is shorter is told as missing."""
FEW_LEFT = 1
A_LIST = 3
"""Kinds of things done from which a text is a list of them."""
_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
# Words that carry no observation of their own.
_EMPTY = frozenset(
    _WORD.findall(
        "a an the and or of to in on at for with by from as it its this that these those is are was were be"
        " been has have had do does did very quite overall all in my our we i judge judged judgement think"
        " believe grade graded rating work here good outstanding requires improvement inadequate well really"
        " how what which who there record records"
    )
)


def lists_activity_only(text: str, book: PromptBook) -> bool:
    """Three kinds of things done or more, and no word that says what they came to."""
    if len(text.strip()) < ENOUGH or book.difference_words.search(text):
        return False
    done = {_stem(found.group().lower()) for found in book.activity_words.finditer(text)}
    return len(done) >= A_LIST


def repeats_question(text: str, question: str) -> bool:
    """Whether hardly a word is left of a rationale once the question's own words are taken out."""
    if len(text.strip()) < ENOUGH:
        return False
    asked = {_stem(word) for word in _WORD.findall(question.lower())}
    own = {_stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY}
    return bool(own & asked) and len(own - asked) <= FEW_LEFT


def _stem(word: str) -> str:
    return word[:6]
