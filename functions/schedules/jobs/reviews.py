"""Asks buyers for reviews when their time has come."""

from aws_lambda_powertools import Logger

from windlass.mail import reviews as mails
from windlass.reviews import asking
from windlass.tenancy import service as tenancy

logger = Logger()


def ask_for_reviews() -> None:
    """A mail goes out once, however often this runs: it is written under its own number."""
    for request in asking.due():
        store = tenancy.act(request.store_id, task="reviews")
        try:
            if mails.ask(store, request.order_id, number=request.asked + 1):
                asking.asked(store, request)
            else:
                asking.stop(store, request.order_id, "done")
        except Exception:  # one of them must not keep the others waiting
            logger.exception("not asked", order_id=request.order_id)
