"""The screens of the navigation, in order: one line each."""

from audit_tool.services.identity import Act, Identity
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


SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry("my_work", "My work", "inbox", _everybody, _my_work),
    ScreenEntry("moderation", "Moderation", "scales", _compares, _moderation),
)
