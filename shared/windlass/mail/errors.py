from windlass.kit.errors import Conflict, Gone, NotFound


class MailNotFound(NotFound):
    code = "mail_not_found"


class MailAlreadySent(Conflict):
    code = "mail_already_sent"


class MailBeingSent(Conflict):
    """Somebody holds it, and its lease has not lapsed."""

    code = "mail_being_sent"


class MailPointless(Gone):
    """What it was about is over: a code that is too old, a customer who was forgotten."""

    code = "mail_pointless"
