from __future__ import annotations

from windlass.kit.errors import Conflict, Invalid, NotFound


class ThemeInvalid(Invalid):
    """The fields say which setting breaks which rule; `suggestions` in the details has, by field,
    a colour that would do."""

    code = "theme_invalid"


class ThemeVersionNotFound(NotFound):
    code = "theme_version_not_found"


class ThemeScheduleNotFound(NotFound):
    code = "theme_schedule_not_found"


class TooManySchedules(Conflict):
    code = "too_many_schedules"
