from windlass.kit.errors import Conflict, Invalid, NotFound


class MenuNotFound(NotFound):
    code = "menu_not_found"


class TooManyMenus(Conflict):
    code = "too_many_menus"


class MenuFixed(Conflict):
    """The main menu and the footer's cannot be deleted, only emptied."""

    code = "menu_fixed"


class RedirectNotFound(NotFound):
    code = "redirect_not_found"


class RedirectInvalid(Invalid):
    """The fields say which rule a path breaks."""

    code = "redirect_invalid"


class RedirectBusy(Conflict):
    """So many redirects were changed at the same moment that this one found no gap."""

    code = "redirect_busy"
