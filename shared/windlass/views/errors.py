from windlass.kit.errors import Conflict, NotFound


class ViewNotFound(NotFound):
    code = "view_not_found"


class TooManyViews(Conflict):
    code = "too_many_views"
