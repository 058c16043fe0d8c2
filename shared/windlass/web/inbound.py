"""What providers tell us: kept first, worked on later, each event once.

Item          PK                          SK
InboundHook   HOOK#<provider>#<event>     HOOK
"""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct
from pynamodb.attributes import TTLAttribute, UnicodeAttribute, UTCDateTimeAttribute
from pynamodb.exceptions import TransactWriteError

from windlass.db import outbox, transactions
from windlass.db.table import TableItem, condition_failed
from windlass.kit import clock
from windlass.kit.signing import is_signed, sign

KEPT_FOR = timedelta(days=30)
MOST_BYTES = 256_000  # a table item holds 400,000
SIGNATURE_HEX = 32


class HookReceived(Struct, frozen=True):
    """The body is read back with `body_of`; events stay small."""

    provider: str
    hook_id: str
    subject: str  # the connected account, or "<store>/<supplier>": who it was addressed to


class InboundHook(TableItem, discriminator="InboundHook"):
    provider = UnicodeAttribute()
    subject = UnicodeAttribute()
    body = UnicodeAttribute()
    received_at = UTCDateTimeAttribute()
    ttl = TTLAttribute()


def keep(provider: str, hook_id: str, *, subject: str, body: str) -> bool:
    """Store what came and tell the consumers, in one transaction. False when it was here before:
    providers deliver at least once. The caller has verified the sender."""
    pk = _pk(provider, hook_id)
    hook = InboundHook(
        pk,
        "HOOK",
        provider=provider,
        subject=subject,
        body=body,
        received_at=clock.now(),
        ttl=KEPT_FOR,
    )
    try:
        with transactions.write() as transaction:
            transaction.save(hook, condition=InboundHook.pk.does_not_exist())
            transaction.save(outbox.to_hook_item(pk, HookReceived(provider, hook_id, subject)))
    except TransactWriteError as error:
        if condition_failed(error) or _is_kept(pk):
            return False
        raise
    return True


def body_of(provider: str, hook_id: str) -> str:
    """The body as it came. Raises InboundHook.DoesNotExist after a month."""
    return InboundHook.get(_pk(provider, hook_id), "HOOK", consistent_read=True).body


def supplier_token(store_id: str, supplier_id: str) -> str:
    """An unguessable path segment for one supplier connection's callbacks: CJ signs nothing that
    is secret, so the address itself proves that we gave it out."""
    subject = f"{store_id}.{supplier_id}"
    return f"{subject}.{_shaped(sign('supplier-hook', subject))}"


def supplier_of(token: str) -> tuple[str, str] | None:
    """(store id, supplier id) of a token we gave out, else None."""
    subject, _, signature = token.rpartition(".")
    if subject.count(".") != 1 or not is_signed(
        signature, "supplier-hook", subject, shaped=_shaped
    ):
        return None
    store_id, supplier_id = subject.split(".")
    return store_id, supplier_id


def _is_kept(pk: str) -> bool:
    """Ten deliveries at once conflict rather than fail their condition."""
    try:
        InboundHook.get(pk, "HOOK", consistent_read=True)
    except InboundHook.DoesNotExist:
        return False
    return True


def _pk(provider: str, hook_id: str) -> str:
    return f"HOOK#{provider}#{hook_id}"


def _shaped(digest: bytes) -> str:
    return digest.hex()[:SIGNATURE_HEX]
