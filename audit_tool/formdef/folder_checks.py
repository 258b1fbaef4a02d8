"""What must hold of the forms of a folder together: one file a version, nothing released changed, codes that last."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from audit_tool.formdef.definition import Form, Question
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.house_yaml import Place
from audit_tool.formdef.releases import changed_since_release, missing_versions, released
from audit_tool.formdef.yaml_files import YamlFile

Versions = Sequence[tuple[YamlFile, Form]]


def folder_faults(folder: Path, paths: Sequence[Path], files: Sequence[YamlFile], versions: Versions) -> list[Fault]:
    """Every fault that shows only when the files of a folder are laid side by side.

    `files` are those of `paths` that can be read, `versions` those without a fault with their forms.
    """
    faults = list(_doubled(files))
    for code in dict.fromkeys(form.code for _, form in versions):
        of_code = [pair for pair in versions if pair[1].code == code]
        faults += _reused(sorted(of_code, key=lambda pair: pair[1].version))
    return [*faults, *_released(folder, paths, versions)]


def reused_codes(file: YamlFile, form: Form, others: Sequence[Form]) -> tuple[Fault, ...]:
    """Codes by which a new form asks something else than an earlier version did before it took them out."""
    versions = [*((file, other) for other in others), (file, form)]
    return tuple(_reused(sorted(versions, key=lambda pair: pair[1].version), only=form.version))


def _released(folder: Path, paths: Sequence[Path], versions: Versions) -> Iterator[Fault]:
    try:
        known = released(folder)
    except FormFileError as error:
        yield from error.faults
        return
    for file, form in versions:
        yield from changed_since_release(form, file.path, file.line(("version",)), known)
    yield from missing_versions(folder, [_name(path) for path in paths], known)


def _name(path: Path) -> str:
    """The version that a file is named for, whether or not it can be built."""
    code, _, version = path.stem.partition("-")
    return f"{code.upper()}@{version}"


def _doubled(files: Sequence[YamlFile]) -> Iterator[Fault]:
    """Files that say they are the same version of the same form; the one named for it stands."""
    seen: dict[tuple[object, object], YamlFile] = {}
    for file in sorted(files, key=lambda each: (not _named_for_itself(each), each.path.name)):
        content = file.content if isinstance(file.content, dict) else {}
        key = (content.get("code"), content.get("version"))
        if not isinstance(key[0], str) or not isinstance(key[1], int):
            continue
        if key in seen:
            problem = f"{key[0]} version {key[1]} stands in {seen[key].path.name} too."
            yield file.fault(("version",), problem, "Give this file the next version, or take it away.")
        seen.setdefault(key, file)


def _named_for_itself(file: YamlFile) -> bool:
    content = file.content if isinstance(file.content, dict) else {}
    return file.path.name == f"{str(content.get('code')).lower()}-{content.get('version')}.yaml"


def _reused(found: Versions, only: int = 0) -> Iterator[Fault]:
    """A code that was taken out may come back for the same question, never for another."""
    retired: dict[str, tuple[Question, int]] = {}
    before: Mapping[str, Question] = {}
    for file, form in found:
        now = form.questions
        for code, question in now.items():
            if only in {0, form.version} and code in retired and not _same(retired[code][0], question):
                problem = f"The code was taken out in version {retired[code][1]} and asked something else before."
                yield _at(file, form, code, problem)
        for code, question in before.items():
            if code not in now:
                retired[code] = (question, form.version)
        before = now


def _same(old: Question, new: Question) -> bool:
    return (old.text, old.kind) == (new.text, new.kind)


def _at(file: YamlFile, form: Form, code: str, problem: str) -> Fault:
    content = file.content.get("questions") if isinstance(file.content, dict) else None
    own = [item.get("code") for item in content if isinstance(item, dict)] if isinstance(content, list) else []
    numbers = [at for at, each in enumerate(form.sections) if any(one.code == code for one in each.questions)]
    place: Place = ("questions", own.index(code)) if code in own else ("sections", *numbers[:1], "questions")
    return file.fault(place, problem, "Give it a code that was never used.", code)
