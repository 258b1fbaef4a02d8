"""The command line: every use case that needs no window, through the same services as the window."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeAlias

from audit_tool.commands import (
    actions,
    agreement,
    demonstration,
    exports,
    forms,
    improvement_plan,
    population,
    reports,
    rounds,
    sampling,
    workspace,
)
from audit_tool.commands.output import tell, writable
from audit_tool.errors import AuditToolError, NotAllowedError, WrongInputError

DONE, DID_NOT_HOLD, WRONG, NOT_ALLOWED = 0, 1, 2, 3
SEVERAL = (
    ("--quota", "STRATUM=NUMBER", "how many of a stratum, decided by hand"),
    ("--without", "FACT=VALUE|VALUE:REASON", "leave out cases with this value"),
    ("--only", "FACT=VALUE|VALUE:REASON", "keep only cases with this value"),
    ("--leave-out", "REFERENCE=REASON", "leave a case out by hand"),
    ("--pick", "REFERENCE=REASON", "pick a case by hand"),
)
"""Options of a drawing that may be said several times."""
EXITS = """exit codes: 0 done; 1 the thing checked did not hold; 2 the call or the input was wrong, nothing was changed;
3 not allowed for this person.

Without a command the window opens."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that says in one sentence what it did not understand."""

    def error(self, message: str) -> NoReturn:
        """Refuse the call."""
        found = re.search(r"invalid choice: '?([^' ]*)", message)
        what = f"There is no “{found[1]}” here" if found else f"The call was not understood: {message}"
        raise WrongInputError(f"{what}. Nothing was changed. “{self.prog} --help” shows what there is.")

    def format_help(self) -> str:
        """The help, whatever signs a pipe has."""
        return writable(super().format_help())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code says how it went."""
    try:
        options = parser().parse_args(argv)
        run: Callable[[argparse.Namespace], int] = options.run
        code = run(options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the results has had enough; nothing may be written at the end of the program either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except SystemExit as asked_for_help:
        return asked_for_help.code if isinstance(asked_for_help.code, int) else DONE
    except (KeyboardInterrupt, EOFError):
        tell("Stopped. What was saved before is safe.")
        return WRONG
    except AuditToolError as problem:
        tell(str(problem))
        return _code_of(problem)
    except Exception as error:  # noqa: BLE001 - no stack trace reaches a person
        tell(_not_to_be_used(error) if isinstance(error, OSError) else _unforeseen(error))
        return WRONG
    return code


def parser() -> _Parser:
    """Every command with its options."""
    made = _Parser(
        prog="audit-tool",
        description="Practice weeks and case file audits, offline and encrypted.",
        epilog=EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("-w", "--workspace", metavar="FOLDER", help="the workspace to work on")
    made.add_argument("--as", dest="person", metavar="PERSON", help="who you are, for instance Q-01")
    made.add_argument("--passphrase-file", metavar="FILE", help="a file that holds your passphrase")
    made.add_argument("--json", action="store_true", help="write results as JSON")
    commands = made.add_subparsers(metavar="COMMAND", required=True)
    made_here = _leaf(commands, "demo", "make the demonstration workspace in a new folder", demonstration.demo)
    made_here.add_argument("folder", metavar="FOLDER")
    walk = _leaf(commands, "walkthrough", "play the main job through the window and keep its pictures", _needs_window)
    walk.add_argument("--out", metavar="FOLDER", required=True)
    _add_forms(commands)
    _add_agreement(commands)
    _leaf(commands, "rounds", "list the rounds of a workspace", workspace.list_rounds)
    _add_round(commands)
    _add_actions(commands)
    _add_import(commands)
    _add_sample(commands)
    _add_report(commands)
    _add_issued(commands)
    _add_export(commands)
    _leaf(commands, "check", "check a whole workspace", workspace.check_workspace)
    return made


Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - argparse gives it no public name


def _leaf(under: Commands, name: str, help_text: str, run: Callable[[argparse.Namespace], int]) -> _Parser:
    made = under.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
    # Also understood after the command, without taking back what was said before it.
    made.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    made.set_defaults(run=run)
    return made


def _branch(under: Commands, name: str, help_text: str) -> Commands:
    made = under.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
    return made.add_subparsers(metavar="WHAT", required=True)


def _add_forms(commands: Commands) -> None:
    under = _branch(commands, "forms", "list, show, check, compare, release and make audit forms")
    _leaf(under, "list", "every form and version", forms.list_forms)
    show = _leaf(under, "show", "what one form asks", forms.show_form)
    show.add_argument("form", metavar="FORM", help="such as CIN or CIN@1")
    check = _leaf(under, "check", "every fault of a form file or a folder of forms", forms.check_forms)
    check.add_argument("path", metavar="PATH", nargs="?", default="")
    schema = _leaf(under, "schema", "what a form file may hold, for editors, as JSON Schema", forms.write_schema)
    schema.add_argument("--out", metavar="FILE", default="")
    xlsform = _leaf(under, "from-xlsform", "make a form file from an XLSForm spreadsheet", forms.from_xlsform)
    xlsform.add_argument("file", metavar="FILE")
    xlsform.add_argument("--out", metavar="FOLDER", required=True)
    xlsform.add_argument("--code", metavar="ABC", default="", help="three letters that name the form")
    diff = _leaf(under, "diff", "what changed between two versions, in words", forms.diff_forms)
    diff.add_argument("old", metavar="OLD", help="such as CIN@1")
    diff.add_argument("new", metavar="NEW", help="such as CIN@2")
    release = _leaf(under, "release", "note that versions are released and never change", forms.release_forms)
    release.add_argument("path", metavar="PATH", nargs="?", default="", help="a form file or a folder of forms")


def _add_agreement(commands: Commands) -> None:
    made = _leaf(commands, "agreement", "agreement of raters from a CSV of judgements, as JSON", agreement.agree)
    made.add_argument("file", metavar="FILE", help="CSV with the header item,rater,value")
    made.add_argument(
        "--scale", metavar="LABELS", default=agreement.SCALE, help="the lowest first, with commas between"
    )


def _add_import(commands: Commands) -> None:
    bring = _branch(commands, "import", "bring something into a workspace")
    figures = _leaf(bring, "figures", "historic aggregates without case records", workspace.import_figures)
    figures.add_argument("file", metavar="FILE")
    plan = _leaf(bring, "plan", "an improvement plan, CSV or XLSX, with all its versions", improvement_plan.import_plan)
    plan.add_argument("file", metavar="FILE")
    plan.add_argument("--approved", metavar="DAY", default="", help="when the plan was approved, such as 2018-06-05")
    plan.add_argument("--as-at", metavar="DAY", default="", help="the day of what has none in its heading; else today")
    plan.add_argument("--year", metavar="YEAR", default="", help="the plan's year, where no column says it")
    cases = _leaf(bring, "cases", "a case list from a recording system, CSV or XLSX", population.import_cases)
    cases.add_argument("file", metavar="FILE")
    cases.add_argument("--dry-run", action="store_true", help="say what would come of it, and change nothing")
    cases.add_argument("--round", metavar="ROUND", default="", help="the name of a round; otherwise the latest")
    cases.add_argument("--sheet", metavar="SHEET", default="", help="a sheet of a workbook; otherwise the likeliest")
    cases.add_argument("--column", metavar="HEADING=USE", action="append", default=[], help="what a column is")
    cases.add_argument("--pseudonyms", action="store_true", help="put a pseudonym in the place of each reference")
    cases.add_argument("--leave-out-rows", action="store_true", help="bring in the others where rows cannot come in")


def _add_sample(commands: Commands) -> None:
    under = _branch(commands, "sample", "draw the cases of a round, show them, change them with a reason")
    draw = _leaf(under, "draw", "draw a sample from the population of a round", sampling.draw_sample)
    show = _leaf(under, "show", "the sample of a round as it is now", sampling.show_sample)
    pick = _leaf(under, "pick", "take a case into the sample by hand", sampling.pick_case)
    change = _leaf(under, "replace", "take a case out; the next reserve comes in", sampling.replace_case)
    for each in (draw, show, pick, change):
        each.add_argument("round", metavar="ROUND", help="the name of a round")
    for each in (pick, change):
        each.add_argument("case", metavar="REFERENCE")
        each.add_argument("--reason", metavar="WORDS", required=True)
    change.add_argument("--outcome", choices=["unsuitable", "not_in_theme", "withdrawn"], required=True)
    for each in (draw, show):
        each.add_argument("--all", action="store_true", help="name those left out beforehand too")
    _add_settings(draw)


def _add_settings(draw: _Parser) -> None:
    draw.add_argument("--dry-run", action="store_true", help="say what it would come to, and draw nothing")
    draw.add_argument("--seed", metavar="SEED", default="", help="any word or number; otherwise one by chance")
    draw.add_argument("--size", metavar="NUMBER", type=int, help="how many cases; otherwise the round's target")
    draw.add_argument("--strata", metavar="FACT", nargs="*", help="facts that part the cases, such as team")
    draw.add_argument("--reserves", metavar="NUMBER", type=int, help="how many in reserve in each stratum")
    draw.add_argument("--months", metavar="NUMBER", type=int, help="leave out who was audited in so many; 0: nobody")
    draw.add_argument("--as-at", metavar="DAY", default="", help="the day they are counted back from")
    for name, what, help_text in SEVERAL:
        draw.add_argument(name, metavar=what, action="append", default=[], help=help_text)
    draw.add_argument("--picks-on-top", action="store_true", help="picked cases take no place of their stratum")
    draw.add_argument("--families", choices=["one", "together"], default="one", help="brothers and sisters")


def _add_report(commands: Commands) -> None:
    made = _leaf(commands, "report", "list the reports, or save one as a PDF or a Word file", _report)
    made.add_argument("name", metavar="NAME", help="a report, or “list”")
    made.add_argument("--out", metavar="FILE", default="", help="its ending says which: .pdf, or .docx for Word")
    made.add_argument("--round", metavar="ROUND", default="", help="the name of a round")
    made.add_argument("--case", metavar="REFERENCE", default="", help="the reference of a case")
    made.add_argument("--form", metavar="FORM", default="", help="such as CIN or CIN@1")
    made.add_argument(
        "--record", metavar="NUMBER", type=int, default=0, help="a submitted reflection, feedback or observation"
    )
    made.add_argument("--person", metavar="PERSON", dest="whose", default="", help="whose worklist, such as A-02")
    made.add_argument("--year", metavar="YEAR", default="", help="the year of a plan; without it the latest")
    made.add_argument("--period", metavar="PERIOD", default="", help="a quarter or half-year: 2026-27-Q2, 2026-27-H1")
    made.add_argument("--large", action="store_true", help="in large print")
    made.add_argument("--audience", choices=["internal", "public"], default="internal")
    made.add_argument("--issue", action="store_true", help="issue it: its figures are frozen, and the file is kept")
    made.add_argument("--reason", metavar="WORDS", default="", help="why there is another version of an issued one")


def _add_issued(commands: Commands) -> None:
    under = _branch(commands, "issued", "reports as they were issued: list them, or save one again")
    _leaf(under, "list", "every issue that you may open, the newest first", reports.list_issued)
    save = _leaf(under, "save", "save one again, byte for byte", reports.save_issued)
    save.add_argument("number", metavar="NUMBER", type=int, help="its number in the list")
    save.add_argument("--out", metavar="FILE", default="")


def _add_export(commands: Commands) -> None:
    made = _leaf(commands, "export", "save figures for analysts as CSV, Excel or JSON", exports.export)
    made.add_argument("name", metavar="NAME", help="an export, such as agreement")
    made.add_argument("--out", metavar="FILE", default="", help="its ending says which: .csv, .xlsx or .json")
    made.add_argument("--round", metavar="ROUND", default="", help="a round; without it the latest, for star all")
    made.add_argument("--year", metavar="YEAR", default="", help="the year of a plan; without it the latest")
    made.add_argument("--purpose", metavar="WORDS", default="", help="star: what it is for; this is recorded")
    made.add_argument("--with-text", action="store_true", help="star: also what people wrote, which is case text")


def _add_round(commands: Commands) -> None:
    under = _branch(commands, "round", "what goes out before a round: calendar files and messages")
    calendar = _leaf(under, "calendar", "somebody's days in a round as a calendar file", rounds.make_calendar)
    calendar.add_argument("--out", metavar="FILE.ics", default="")
    message = _leaf(under, "message", "a message to copy: days and references only, no name", rounds.write_message)
    message.add_argument("--case", metavar="REFERENCE", default="", help="the message to the practitioner of this case")
    for made in (calendar, message):
        made.add_argument("--round", metavar="ROUND", default="", help="the name of a round; without it the latest")
        made.add_argument("--person", metavar="PERSON", dest="whose", default="", help="whose; without it your own")


def _add_actions(commands: Commands) -> None:
    under = _branch(commands, "actions", "actions from audits")
    calendar = _leaf(under, "calendar", "your own due dates as a calendar file", actions.make_calendar)
    calendar.add_argument("--out", metavar="FILE.ics", default="")


def _report(options: argparse.Namespace) -> int:
    return reports.list_reports(options) if options.name == "list" else reports.make_report(options)


def _needs_window(_options: argparse.Namespace) -> int:
    message = "The walkthrough needs the window. Nothing was changed. Start it as: audit-tool walkthrough --out FOLDER."
    raise WrongInputError(message)


def _not_to_be_used(refused: OSError) -> str:
    """The sentence for a file, or a place for the results, that the computer does not give."""
    reason = refused.strerror or "no reason given"
    if refused.filename is None:
        return f"The results could not be written ({reason}). What was saved is safe. Choose another place for them."
    return f"{refused.filename} cannot be used ({reason}). What was saved is safe. Check its name and your rights."


def _unforeseen(error: Exception) -> str:
    """The sentence for a fault of our own."""
    from audit_tool.commands.unexpected import note

    return f"Something went wrong that should not have. What was saved is safe. Details for support: {note(error)}."


def _code_of(problem: AuditToolError) -> int:
    return NOT_ALLOWED if isinstance(problem, NotAllowedError) else WRONG
