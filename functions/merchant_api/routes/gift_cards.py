"""Gift cards. What they cost the merchant's books is under totals, what customers hold besides
under store credit."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from windlass.gift_cards import by_hand, managing, tables
from windlass.gift_cards.identity import card_id_of
from windlass.gift_cards.models import Status
from windlass.gift_cards.schemas import (
    AdjustBalance,
    DisableGiftCard,
    ExpiryOut,
    GiftCardFile,
    GiftCardOut,
    GiftCardPage,
    IssuedGiftCard,
    IssueGiftCard,
    LedgerPage,
    OwedList,
    OwedOut,
    ResendGiftCard,
    SetExpiry,
)
from windlass.kit.ids import new_id
from windlass.mail import gift_cards as mails
from windlass.tenancy.context import Permission
from windlass.web.api import (
    Cursor,
    IdempotencyKey,
    IfMatch,
    Limit,
    Response,
    Router,
    created,
    current_store,
)
from windlass.web.etags import etag, version_in
from windlass.web.idempotency import once, request_id

router = Router()
CARDS = "/stores/<store_id>/gift-cards"
CARD = f"{CARDS}/<card_id>"

Search = Annotated[
    str | None,
    Query(max_length=100, description="Last four characters, order, recipient or e-mail"),
]


@router.get(CARDS)
def list_gift_cards(
    store_id: str,
    status: Status | None = None,
    q: Search = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> GiftCardPage:
    store = current_store(router, store_id)
    page = managing.list_page(store, status=status, query=q or "", limit=limit, cursor=cursor)
    return GiftCardPage.of(page)


@router.post(CARDS, responses=created(IssuedGiftCard))
def issue_gift_card(
    store_id: str, body: IssueGiftCard, idempotency_key: IdempotencyKey = None
) -> tuple[IssuedGiftCard, int]:
    """The code is in this answer, in the recipient's mail, and nowhere else."""
    store = current_store(router, store_id)
    asked = request_id(router, store, idempotency_key)
    card_id = card_id_of(store.store_id, asked) if asked else new_id()
    once(
        router,
        store,
        idempotency_key,
        GiftCardOut,  # kept for a day: without the code
        lambda: GiftCardOut.of(by_hand.issue(store, body, card_id=card_id)),
    )
    card = managing.get(store, card_id)
    return IssuedGiftCard.of(card, code=managing.code_of(store, card)), 201


@router.get(f"{CARDS}/totals")
def get_gift_card_totals(store_id: str) -> OwedList:
    """What the store owes to holders of gift cards and store credit; moments behind."""
    owed = managing.owed(current_store(router, store_id))
    return OwedList(items=[OwedOut.of(one) for one in owed])


@router.get(f"{CARDS}/export")
def export_gift_cards(store_id: str) -> GiftCardFile:
    """The newest 5,000 cards as a table, codes masked."""
    store = current_store(router, store_id)
    return GiftCardFile(csv=tables.csv_of(managing.every(store)))


@router.get(f"{CARDS}/expiry")
def get_gift_card_expiry(store_id: str) -> Response[ExpiryOut]:
    found = by_hand.rule(current_store(router, store_id))
    return _rule(ExpiryOut.of(*found))


@router.put(f"{CARDS}/expiry")
def set_gift_card_expiry(
    store_id: str, body: SetExpiry, if_match: IfMatch = None
) -> Response[ExpiryOut]:
    """Cards issued before keep their end."""
    store = current_store(router, store_id)
    store.require(Permission.GIFT_CARDS_WRITE)
    changed = by_hand.set_rule(store, body, version=version_in(if_match))
    return _rule(ExpiryOut.of(*changed))


@router.get(CARD)
def get_gift_card(store_id: str, card_id: str) -> GiftCardOut:
    return GiftCardOut.of(managing.get(current_store(router, store_id), card_id))


@router.get(f"{CARD}/entries")
def list_gift_card_entries(
    store_id: str, card_id: str, limit: Limit = 50, cursor: Cursor = None
) -> LedgerPage:
    """The ledger, newest first."""
    store = current_store(router, store_id)
    return LedgerPage.of(managing.entries(store, card_id, limit=limit, cursor=cursor))


@router.post(f"{CARD}/adjustments", responses=created(GiftCardOut))
def adjust_gift_card(
    store_id: str, card_id: str, body: AdjustBalance, idempotency_key: IdempotencyKey = None
) -> tuple[GiftCardOut, int]:
    store = current_store(router, store_id)
    card = managing.adjust(
        store,
        card_id,
        body.amount.money(),
        reason=body.reason,
        key=request_id(router, store, idempotency_key),
    )
    return GiftCardOut.of(card), 201


@router.post(f"{CARD}/disable")
def disable_gift_card(store_id: str, card_id: str, body: DisableGiftCard) -> GiftCardOut:
    store = current_store(router, store_id)
    return GiftCardOut.of(managing.disable(store, card_id, reason=body.reason))


@router.post(f"{CARD}/enable")
def enable_gift_card(store_id: str, card_id: str) -> GiftCardOut:
    """Undo its disabling."""
    return GiftCardOut.of(managing.enable(current_store(router, store_id), card_id))


@router.post(f"{CARD}/resend")
def resend_gift_card(store_id: str, card_id: str, body: ResendGiftCard) -> GiftCardOut:
    """Mail the card again, with its code."""
    store = current_store(router, store_id)
    card = managing.readdress(store, card_id, email=body.email)
    mails.send_received(store, card, again=new_id())
    return GiftCardOut.of(card)


def _rule(rule: ExpiryOut) -> Response[ExpiryOut]:
    return Response(200, "application/json", rule, headers={"ETag": etag(rule.version)})
