from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.newsletter import admin
from windlass.newsletter.models import State
from windlass.newsletter.schemas import (
    StateName,
    SubscriberDetail,
    SubscriberFile,
    SubscriberOut,
    SubscriberPage,
)
from windlass.web.api import Cursor, Limit, Router, current_store

router = Router()
NEWSLETTER = "/stores/<store_id>/newsletter"


@router.get(NEWSLETTER)
def list_subscribers(
    store_id: str,
    q: Annotated[str, Query(max_length=254, description="The beginning of the address")] = "",
    status: Annotated[StateName | None, Query()] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> SubscriberPage:
    """Newest first; with `q` by address."""
    store = current_store(router, store_id)
    state = State(status) if status else None
    return SubscriberPage.of(
        admin.list_page(store, query=q, state=state, limit=limit, cursor=cursor)
    )


@router.get(f"{NEWSLETTER}/export")
def export_subscribers(store_id: str) -> SubscriberFile:
    """Those who are subscribed, as CSV."""
    count, text = admin.written(current_store(router, store_id))
    return SubscriberFile(count=count, csv=text)


@router.get(f"{NEWSLETTER}/<subscriber_id>")
def get_subscriber(store_id: str, subscriber_id: str) -> SubscriberDetail:
    """With everything that they said: the proof of their consent."""
    found, said = admin.ledger(current_store(router, store_id), subscriber_id)
    return SubscriberDetail.with_ledger(found, said)


@router.post(f"{NEWSLETTER}/<subscriber_id>/unsubscribe")
def unsubscribe(store_id: str, subscriber_id: str) -> SubscriberOut:
    """For somebody who asked you. Only they themselves can subscribe again."""
    store = current_store(router, store_id)
    return SubscriberOut.of(admin.unsubscribe(store, subscriber_id))
