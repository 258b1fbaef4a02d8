"""The quality lead's part before the week: from an empty workspace and a messy extract to a full board."""

from datetime import timedelta

from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.services.identity import Role
from audit_tool.ui.screens.practice_week.allocation.view import AllocationPanel
from audit_tool.ui.screens.practice_week.going_out.panel import GoingOutPanel
from audit_tool.ui.screens.practice_week.one_case.view import OneCasePanel
from audit_tool.ui.screens.practice_week.population.view import PopulationPanel
from audit_tool.ui.screens.practice_week.round.panel import RoundPanel
from audit_tool.ui.screens.practice_week.sample.view import SamplePanel
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.screens.settings.view import SettingsScreen
from audit_tool.walkthrough.extract import write_extract
from audit_tool.walkthrough.stage import Stage

AUDITORS = {
    "A-01": "Head of service, early help",
    "A-02": "Head of service, safeguarding",
    "A-03": "Head of service, children in care",
    "A-04": "Service manager, fostering",
    "A-05": "Service manager, youth justice",
}
LEAD, MODERATOR = "Q-01", "M-01"
SEED, TARGET = "48213077", 12


def plan_a_week(stage: Stage) -> None:
    """Plan a week as somebody who has just installed the program."""
    stage.move_to(stage.folder.with_name("empty"))
    make_workspace(stage)
    add_people(stage)
    stage.window.go("practice_week")
    screen = stage.shown(PracticeWeekScreen)
    set_up(stage, screen)
    bring_in(stage, screen)
    draw(stage, screen)
    allocate(stage, screen)
    give_out(stage, screen)


def make_workspace(stage: Stage) -> None:
    """The first person makes the workspace in the box."""
    box = stage.open_box()
    stage.picture("new-workspace")
    page = box.create_page
    for field, text in ((page.code, LEAD), (page.passphrase, PASSPHRASE), (page.again, PASSPHRASE)):
        stage.fill(field, text)
    stage.keyboard.press("Return")
    stage.wait_until(lambda: hasattr(box, "key_page"))
    stage.press(box.key_page.button)
    stage.enter()


def add_people(stage: Stage) -> None:
    """Auditors and a moderator get into the register."""
    stage.window.go("settings")
    card = stage.shown(SettingsScreen).person
    for code, title in {**AUDITORS, MODERATOR: "Principal social worker"}.items():
        for box in card.roles.values():
            box.setChecked(False)
        card.roles[Role.MODERATOR if code == MODERATOR else Role.AUDITOR].setChecked(True)
        for field, text in ((card.code, code), (card.title, title), (card.passphrase, PASSPHRASE)):
            stage.fill(field, text)
        stage.press(card.button)
    people = [each.code for each in stage.window.desk.people.listing()]
    stage.require(set(people) == {LEAD, MODERATOR, *AUDITORS}, f"the register holds {', '.join(people)}")
    stage.picture("planning-people")


def set_up(stage: Stage, screen: PracticeWeekScreen) -> None:
    """A round with its days and a target."""
    stage.press(screen.board.new_round)
    panel = stage.part(screen.panel, RoundPanel)
    monday = stage.window.desk.work.today() + timedelta(days=7 - stage.window.desk.work.today().weekday())
    typed = {
        "name": f"Practice week: {monday:%B %Y}",
        "starts_on": f"{monday:%d/%m/%Y}",
        "ends_on": f"{monday + timedelta(days=4):%d/%m/%Y}",
        "target": str(TARGET),
    }
    for name, text in typed.items():
        stage.fill(panel.texts[name], text)
    stage.picture("planning-round")
    stage.press(panel.button)
    stage.picture("planning-empty-board")


def bring_in(stage: Stage, screen: PracticeWeekScreen) -> None:
    """The list of cases comes in, without the rows that cannot."""
    extract = stage.folder.with_name("open-cases.csv")
    write_extract(extract, stage.window.desk.work.today())
    stage.press(screen.board.panels["population"])
    panel = stage.part(screen.panel, PopulationPanel)
    panel.presenter.choose_file(extract)
    stage.settle()
    stage.picture("planning-population")
    stage.require(not panel.button.isEnabled(), "bad rows do not stop the import")
    panel.presenter.save_rejected(stage.out / "rejected-rows.csv")
    stage.press(panel.leave_out)
    panel.column.reveal(panel.leave_out)
    stage.picture("planning-rejected")
    stage.press(panel.button)
    stage.picture("planning-brought-in")
    stage.press(panel.back)


def draw(stage: Stage, screen: PracticeWeekScreen) -> None:
    """A sample is drawn by chance, in a way that can be shown to anybody."""
    stage.press(screen.board.panels["sample"])
    panel = stage.part(screen.panel, SamplePanel)
    panel.drawing.set_seed(SEED)
    stage.settle()
    stage.picture("planning-sample")
    stage.press(panel.button)
    stage.picture("planning-drawn")
    statement = stage.out / "how-the-cases-were-chosen.pdf"
    panel.presenter.save_statement(str(statement))
    stage.settle()
    stage.require(statement.exists(), f"{statement.name} was not saved")
    stage.press(panel.back)


def allocate(stage: Stage, screen: PracticeWeekScreen) -> None:
    """Every drawn case gets two auditors."""
    stage.press(screen.board.panels["allocation"])
    panel = stage.part(screen.panel, AllocationPanel)
    for row in panel.who.rows:
        if row.code == LEAD and row.tick.isChecked():
            stage.press(row.tick)
    stage.picture("planning-who")
    stage.press(panel.propose)
    stage.picture("planning-proposal")
    stage.press(panel.button)
    desk = stage.window.desk
    rows = desk.board.rows(stage.window.round_id or 0)
    stage.require(len(rows) == TARGET, f"{len(rows)} cases are on the board, not {TARGET}")
    given = all(row.first.auditor and row.second.auditor not in {"", row.first.auditor} for row in rows)
    stage.require(given, "a case has not two auditors")
    stage.picture("planning-full-board")


def give_out(stage: Stage, screen: PracticeWeekScreen) -> None:
    """What each auditor gets before the first day."""
    stage.press(screen.board.panels["going_out"])
    panel = stage.part(screen.panel, GoingOutPanel)
    stage.settle()
    stage.picture("planning-going-out")
    folder = stage.out / "what-goes-out"
    folder.mkdir(exist_ok=True)
    panel.presenter.save_all(str(folder))
    stage.settle()
    people = {*AUDITORS, MODERATOR}
    wanted = {f"{kind}-{code}{end}" for code in people for kind, end in (("worklist", ".pdf"), ("calendar", ".ics"))}
    saved = {path.name for path in folder.iterdir()}
    stage.require(saved == wanted | {"timetable.pdf"}, f"{', '.join(sorted(saved))} were saved")
    stage.press(panel.back)
    screen.board.opened.emit(0)
    stage.settle()
    stage.part(screen.panel, OneCasePanel)
    stage.picture("planning-one-case")
    stage.require(not stage.window.desk.check(), "the workspace does not check")
