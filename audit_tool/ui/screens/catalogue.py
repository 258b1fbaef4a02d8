"""The screens of the navigation, in order: one line each."""

from audit_tool.services.identity import Act, Identity, Role
from audit_tool.ui.frame import Frame, Screen, ScreenEntry


def _everybody(_identity: Identity) -> bool:
    return True


def _leads(identity: Identity) -> bool:
    return identity.may_anywhere(Act.SET_UP)


def _compares(identity: Identity) -> bool:
    return identity.may_anywhere(Act.READ_BOTH)


def _my_work(frame: Frame) -> Screen:
    from audit_tool.ui.screens.my_work.view import MyWorkScreen

    return MyWorkScreen(frame)


def _moderation(frame: Frame) -> Screen:
    from audit_tool.ui.screens.moderation.view import ModerationScreen

    return ModerationScreen(frame)


def _companions(frame: Frame) -> Screen:
    from audit_tool.ui.screens.companions.view import CompanionsScreen

    return CompanionsScreen(frame)


def _practice_week(frame: Frame) -> Screen:
    from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen

    return PracticeWeekScreen(frame)


def _actions(frame: Frame) -> Screen:
    from audit_tool.ui.screens.actions.view import ActionsScreen

    return ActionsScreen(frame)


def _insight(frame: Frame) -> Screen:
    from audit_tool.ui.screens.insight.view import InsightScreen

    return InsightScreen(frame)


def _reports(frame: Frame) -> Screen:
    from audit_tool.ui.screens.reports.view import ReportsScreen

    return ReportsScreen(frame)


def _forms(frame: Frame) -> Screen:
    from audit_tool.ui.screens.forms.view import FormsScreen

    return FormsScreen(frame)


def _settings(frame: Frame) -> Screen:
    from audit_tool.ui.screens.settings.view import SettingsScreen

    return SettingsScreen(frame)


SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry("my_work", "My work", "inbox", _everybody, _my_work),
    ScreenEntry("practice_week", "Practice week", "calendar", _leads, _practice_week),
    ScreenEntry("moderation", "Moderation", "scales", _compares, _moderation),
    ScreenEntry("actions", "Actions", "check-square", _everybody, _actions),
    ScreenEntry("insight", "Insight", "bars", _everybody, _insight),
    ScreenEntry("reports", "Reports", "document", _everybody, _reports),
    ScreenEntry("forms", "Forms", "list", _everybody, _forms),
    ScreenEntry("companions", "Reflections and observations", "quote", _everybody, _companions, "my_work"),
    ScreenEntry("settings", "Settings", "sliders", _everybody, _settings),
)


def home(identity: Identity) -> str:
    """The screen that a person's day begins with."""
    if _leads(identity):
        return "practice_week"
    if identity.has(Role.AUDITOR):
        return "my_work"
    return "moderation" if _compares(identity) else "my_work"
