"""What the forms screen shows, as values: list, a form's head, a section to read, changes, cases. Knows no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from audit_tool.counted_words import count_of
from audit_tool.formdef.definition import Form
from audit_tool.formdef.describing import FAMILY_WORDS, Detail, counts_words, details, minutes_words
from audit_tool.formdef.differences import CHANGE_WORDS, Difference, differences
from audit_tool.formdef.faults import Fault
from audit_tool.formdef.own_forms import FormEntry
from audit_tool.services.form_versions import CaseImpact, Stands


class Mode(StrEnum):
    """What is shown of a form."""

    READ = "read"
    FILL = "fill"
    CHANGES = "changes"
    CASES = "cases"
    FAULTS = "faults"


MODE_WORDS = {
    Mode.READ: "Read",
    Mode.FILL: "Try it out",
    Mode.CHANGES: "What changed",
    Mode.CASES: "Cases on older versions",
    Mode.FAULTS: "What is wrong",
}


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of the list: a form with its versions, or a file that is no use."""

    key: str
    """The form's code, or the file's name."""
    title: str
    second: str
    faulty: bool = False


@dataclass(frozen=True, slots=True)
class FormHead:
    """What stands above a form."""

    title: str
    facts: str
    versions: tuple[int, ...]
    version: int
    own: bool
    """Brought in by the council."""
    modes: tuple[Mode, ...]
    mode: Mode


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """One question to read, with everything about it."""

    number: str
    code: str
    text: str
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one kind."""

    title: str
    changes: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case on an older version, in words."""

    allocation_id: int
    reference: str
    words: str
    lost: tuple[str, ...]
    move: str
    """What the button says; empty where the case stays as it is."""


@dataclass(frozen=True, slots=True)
class Held:
    """Everything in the folders, read at once."""

    entries: tuple[FormEntry, ...] = ()
    faults: tuple[Fault, ...] = ()

    def of(self, code: str) -> list[FormEntry]:
        """The versions of a form, the newest first."""
        return [entry for entry in reversed(self.entries) if entry.code == code]

    def faults_of(self, key: str) -> tuple[Fault, ...]:
        """The faults of a form's own files, or of one file."""
        files = {entry.path.name for entry in self.of(key)} or {key}
        return tuple(fault for fault in self.faults if fault.file in files)


def lines_of(held: Held, wanted: str) -> tuple[FormLine, ...]:
    """Each form once, then files that are no form at all; only those that hold every word looked for."""
    words = wanted.casefold().split()
    lines = [_form_line(held, code) for code in dict.fromkeys(entry.code for entry in held.entries)]
    known = {entry.path.name for entry in held.entries}
    lines += [_file_line(held, name) for name in sorted({fault.file for fault in held.faults} - known)]
    return tuple(line for line in lines if all(word in f"{line.key} {line.title}".casefold() for word in words))


def head_of(form: Form, held: Held, mode: Mode, *, leads: bool, file: str = "") -> FormHead:
    """What stands above a form; `file` names a file outside that it was read from."""
    entries = held.of(form.code)
    versions = tuple(entry.version for entry in entries)
    # A file outside is not the form of the list, though it may say that it is the same version.
    listed = not file
    own = listed and any(entry.own for entry in entries if entry.version == form.version)
    read_from = f"Read from {file}, which has no fault" if file else ""
    facts = (form.label, FAMILY_WORDS.get(form.family, ""), counts_words(form), minutes_words(form), read_from)
    modes = [Mode.READ, Mode.FILL]
    modes += [Mode.CHANGES] if comparable(form, held, file) else []
    modes += [Mode.CASES] if leads and listed and form.version > min(versions) else []
    modes += [Mode.FAULTS] if listed and held.faults_of(form.code) else []
    shown = mode if mode in modes else Mode.READ
    words = ". ".join(fact for fact in facts if fact)
    return FormHead(form.title, words, versions if listed else (), form.version, own, tuple(modes), shown)


def comparable(form: Form, held: Held, file: str = "") -> list[int]:
    """The versions to compare a form with; a file outside also with the one that it may be a copy of."""
    return [entry.version for entry in held.of(form.code) if file or entry.version != form.version]


def faulty_head(code: str, version: int, held: Held) -> FormHead:
    """What stands above a version that cannot be used: the way to the other versions."""
    entries = held.of(code)
    title = next((entry.title for entry in entries if entry.version == version), code)
    versions = tuple(entry.version for entry in entries)
    words = f"Form {code} version {version} cannot be used"
    return FormHead(title, words, versions, version, own=False, modes=(), mode=Mode.READ)


def questions_of(form: Form, at: int) -> tuple[ReadQuestion, ...]:
    """The questions of a section, to be read."""
    section = form.sections[at]
    return tuple(
        ReadQuestion(f"{section.number}.{number}", question.code, question.text, details(form, question))
        for number, question in enumerate(section.questions, 1)
    )


def changes_of(old: Form, new: Form) -> tuple[ChangeGroup, ...]:
    """What changed from one version to another, by kind of change."""
    found = differences(old, new)
    groups = ((words, tuple(one for one in found if one.change == change)) for change, words in CHANGE_WORDS.items())
    return tuple(ChangeGroup(words, changes) for words, changes in groups if changes)


def case_lines(cases: Iterable[CaseImpact], version: int) -> tuple[CaseLine, ...]:
    """Cases on older versions in words."""
    return tuple(_case_line(case, version) for case in cases)


def _case_line(case: CaseImpact, version: int) -> CaseLine:
    where = f"{case.round_name}, version {case.version}"
    if case.stands is Stands.KEEPS:
        return CaseLine(
            case.allocation_id, case.reference, f"{where}. Submitted: it keeps these words for ever.", (), ""
        )
    lost = [f"{one.question}: {one.why}" for draft in case.drafts for one in draft.lost]
    kept = sum(draft.kept for draft in case.drafts)
    begun = f"{count_of(kept, 'answer')} would go along" if case.drafts else "not begun yet"
    left = f", {count_of(len(lost), 'answer')} would stay behind in its history" if lost else ""
    move = f"Move to version {version}"
    return CaseLine(
        case.allocation_id, case.reference, f"{where}. {begun[:1].upper()}{begun[1:]}{left}.", tuple(lost), move
    )


def _form_line(held: Held, code: str) -> FormLine:
    newest, *older = held.of(code)
    second = f"{code}, version {newest.version}"
    second += f" and {count_of(len(older), 'older one')}" if older else ""
    second += ", your own" if newest.own else ""
    faults = len(held.faults_of(code))
    return FormLine(code, newest.title, f"{second}. {count_of(faults, 'fault')}" if faults else second, bool(faults))


def _file_line(held: Held, name: str) -> FormLine:
    return FormLine(name, name, count_of(len(held.faults_of(name)), "fault"), faulty=True)


def words_of(faults: Sequence[Fault]) -> str:
    """How many faults there are."""
    return f"{count_of(len(faults), 'fault')}. Other forms and all audits are safe."
