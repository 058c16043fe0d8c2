from windlass.kit.errors import Forbidden, Invalid, NotFound, TooManyRequests, Unauthenticated


class CredentialsWrong(Unauthenticated):
    """Never says whether the address or the password was."""

    code = "credentials_wrong"


class SessionOver(Unauthenticated):
    code = "session_over"


class SessionNotFound(NotFound):
    code = "session_not_found"


class UserNotFound(NotFound):
    code = "user_not_found"


class LinkOver(Invalid):
    """The token of a mailed link is used, too old, or not ours."""

    code = "link_over"


class RequestHeaderMissing(Forbidden):
    code = "request_header_missing"


class TooManyAttempts(TooManyRequests):
    code = "too_many_attempts"
