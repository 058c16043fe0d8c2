from windlass.kit.errors import Conflict, Invalid, NotFound


class SubscriberNotFound(NotFound):
    code = "subscriber_not_found"


class SubscriptionLinkOver(Invalid):
    """A link that is too old, was replaced by a newer one, or is not ours."""

    code = "subscription_link_over"


class SubscriberBusy(Conflict):
    code = "subscriber_busy"
