"""The shape of the program: sizes, names, directions of imports, and what must not be loaded or committed."""

import ast
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "audit_tool"
FILES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_NAMES = {"manager", "managers", "utils", "util", "helper", "helpers", "handle", "handler", "data", "misc"}
# Written in pieces, so that this file does not contain what it looks for.
HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("yarnpkg", "com"),
        ("deb", "debian", "org"), ("archive", "ubuntu", "com"), ("proxy", "golang", "org"), ("crates", "io"),
        ("conda", "anaconda", "org"), ("registry-1", "docker", "io"),
    )
)  # fmt: skip
HEAVY = ("PySide6", "shiboken6", "reportlab", "pandas", "docx", "lxml")


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in FILES}


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in FILES:
        if "migrations" not in path.parts:
            for node in ast.walk(tree_of(path)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield path, node


def test_files_stay_under_400_lines() -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in FILES if "migrations" not in path.parts
    }
    assert len(lengths) > 30
    print("median lines of a file:", statistics.median(value for value in lengths.values() if value))
    assert {path.name: value for path, value in lengths.items() if value > 400} == {}


def test_functions_stay_under_40_lines() -> None:
    lengths = [(length(node), f"{path.name}:{node.name}") for path, node in functions()]
    print("median lines of a function:", statistics.median(value for value, _ in lengths))
    assert [each for each in lengths if each[0] > 40] == []
    assert sum(value <= 25 for value, _ in lengths) / len(lengths) >= 0.95


def test_classes_stay_small() -> None:
    large = []
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                methods = sum(isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) for each in node.body)
                if length(node) > 200 or methods > 20:
                    large.append((path.name, node.name, length(node), methods))
    assert large == []


def test_package_files_stay_empty() -> None:
    assert [path for path in FILES if path.name == "__init__.py" and path.stat().st_size] == []


def test_modules_are_named_for_what_they_hold() -> None:
    assert [name for name in MODULES if FORBIDDEN_NAMES.intersection(name.split("."))] == []


def top_level_imports(name: str, path: Path) -> set[str]:
    """Modules of the program that are loaded together with this one; imports inside functions come later."""
    found: set[str] = set()
    waiting: list[ast.stmt] = list(tree_of(path).body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If):
            if "TYPE_CHECKING" not in ast.dump(node.test):
                waiting += node.body + node.orelse
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            assert node.level == 0, f"{name} imports relatively"
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return {each for each in found if each in MODULES and MODULES[each].name != "__init__.py"}


def test_no_import_goes_round_in_a_circle() -> None:
    graph = {name: top_level_imports(name, path) for name, path in MODULES.items()}
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way[way.index(name) :], name))
        if name not in done:
            for other in sorted(graph[name]):
                walk(other, (*way, name))
            done.add(name)

    for name in graph:
        walk(name, ())
    assert len(done) == len(MODULES)


def loaded_with(*modules: str) -> set[str]:
    """Top-level packages in memory after a fresh Python has imported these modules."""
    code = f"import sys\n{''.join(f'import {each}{chr(10)}' for each in modules)}print(' '.join(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return {name.split(".", maxsplit=1)[0] for name in ran.stdout.split()}


def test_presenters_load_without_qt() -> None:
    presenters = [name for name in MODULES if name.startswith("audit_tool.ui.") and name.endswith(".presenter")]
    if not presenters:
        pytest.skip("no screen is here yet")
    assert not {"PySide6", "shiboken6"} & loaded_with(*presenters)


def test_services_and_command_line_load_nothing_heavy() -> None:
    light = [name for name in MODULES if name.startswith(("audit_tool.services.", "audit_tool.exchange."))]
    light += [name for name in ("audit_tool.cli",) if name in MODULES]
    assert not set(HEAVY) & loaded_with(*light)


def contracts() -> dict[str, object]:
    """The import contracts of pyproject.toml, without modules that nobody has written yet."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        told: dict[str, object] = tomllib.load(file)["tool"]["importlinter"]
    return told


def present(names: list[str]) -> list[str]:
    return [name for name in names if all(part.strip() in MODULES for part in name.split("|"))]


def test_imports_run_one_way(tmp_path: Path) -> None:
    told = contracts()
    lines = ["[importlinter]", "root_package = audit_tool", "include_external_packages = True"]
    written = told["contracts"]
    assert isinstance(written, list)
    assert len(written) >= 6
    for number, contract in enumerate(written):
        lines.append(f"[importlinter:contract:{number}]")
        for key, value in contract.items():
            kept = present(value) if key in {"layers", "source_modules"} else value
            shown = "\n    ".join(["", *kept]) if isinstance(kept, list) else str(kept)
            lines.append(f"{key} ={' ' if isinstance(kept, str | bool) else ''}{shown}")
    config = tmp_path / "contracts.ini"
    config.write_text("\n".join(lines), encoding="utf-8")
    command = [str(Path(sys.executable).parent / "lint-imports"), "--config", str(config), "--no-cache"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"{len(written)} kept, 0 broken" in ran.stdout


def tracked_files() -> list[Path]:
    ran = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if ran.returncode:
        pytest.skip("not a checkout")
    return [ROOT / name for name in ran.stdout.decode("utf-8").split("\0") if name]


def test_no_committed_file_names_a_registry_host() -> None:
    named = []
    for path in tracked_files():
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes().lower()
            named += [(path.name, host) for host in HOSTS if host.encode() in content]
    assert named == []


def test_no_environment_or_workspace_is_committed() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in tracked_files()]
    assert len(names) > 50
    assert [name for name in names if name.split("/")[0] in {".venv", "build", "dist"}] == []
    assert [
        name for name in names if name.endswith((".db", ".keys", ".pyc", ".lock")) and name != "requirements.lock"
    ] == []
