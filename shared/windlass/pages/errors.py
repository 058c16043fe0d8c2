from windlass.kit.errors import Conflict, Invalid, NotFound


class PageNotFound(NotFound):
    code = "page_not_found"


class PageHandleTaken(Conflict):
    code = "handle_taken"


class TooManyPages(Conflict):
    code = "too_many_pages"


class PageTooLong(Invalid):
    code = "page_too_long"
