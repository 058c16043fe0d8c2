"""What is done to deliver an order, who does it, and what a person has to decide.

Item            PK                                          SK
Workflow        STORE#<store>#FULFILMENT#<order>            WORKFLOW
SupplierOrder   STORE#<store>#FULFILMENT#<order>            SUPPLIER_ORDER#<id>
Parcel          STORE#<store>#FULFILMENT#<order>            PARCEL#<id>
Action          STORE#<store>#FULFILMENT#<order>            ACTION#<id>
ExternalOrder   STORE#<store>#SUPPLIERORDERS#<supplier>     <supplier's own id of an order>

GSI1  Action, while open           STORE#<store>#ACTIONS, oldest first
GSI2  SupplierOrder, while waiting STORE#<store>#RECONNECT#<supplier>
GSI3  SupplierOrder, at a supplier TRACKING#<shard>, by when to ask where it is
GSI3  Workflow, while open         WORKFLOWS#OPEN#<shard>, by when to look after it

One Query of the order's partition reads all of its fulfilment. Every item counts its versions, and
each save is conditioned on the one that was read. An action's id starts with its order's.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pynamodb.attributes import (
    BooleanAttribute,
    ListAttribute,
    UnicodeAttribute,
    UTCDateTimeAttribute,
)

from windlass.db.keys import StoreId, store_key
from windlass.db.table import (
    DocumentAttribute,
    DocumentsAttribute,
    IntegerAttribute,
    MoneyAttribute,
    TableItem,
)

WORKFLOW_SK = "WORKFLOW"
SHARDS = 4


def fulfilment_pk(store_id: StoreId, order_id: str) -> str:
    return store_key(store_id, "FULFILMENT", order_id)


def part_sk(part_id: str) -> str:
    return f"SUPPLIER_ORDER#{part_id}"


def parcel_sk(parcel_id: str) -> str:
    return f"PARCEL#{parcel_id}"


def action_sk(action_id: str) -> str:
    return f"ACTION#{action_id}"


def actions_pk(store_id: StoreId) -> str:
    return store_key(store_id, "ACTIONS")


def reconnect_pk(store_id: StoreId, supplier_id: str) -> str:
    return store_key(store_id, "RECONNECT", supplier_id)


def external_pk(store_id: StoreId, supplier_id: str) -> str:
    return store_key(store_id, "SUPPLIERORDERS", supplier_id)


def tracking_pk(shard: int) -> str:
    return f"TRACKING#{shard}"


def workflows_pk(shard: int) -> str:
    return f"WORKFLOWS#OPEN#{shard}"


def shard_of(identifier: str) -> int:
    return ord(identifier[-1]) % SHARDS


def due_sk(at: datetime, identifier: str) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}#{identifier}"


def order_of_action(action_id: str) -> str:
    return action_id.partition("-")[0]


class Workflow(TableItem, discriminator="Workflow"):
    store_id = UnicodeAttribute()
    order_id = UnicodeAttribute()
    version = IntegerAttribute(default=0)
    started_at = UTCDateTimeAttribute()
    execution = UnicodeAttribute()  # its name; <name>-<attempt> from the second one on
    attempt = IntegerAttribute(default=1)
    is_closed = BooleanAttribute(default=False)
    wakes = IntegerAttribute(default=0)  # how often there was news
    seen = IntegerAttribute(default=0)  # the count when the execution went to sleep
    task_token = UnicodeAttribute(null=True)  # of the sleeping execution

    is_approved = BooleanAttribute(default=False)  # not risky, or a person said yes
    parts_made = IntegerAttribute(default=0)  # the last number given to a supplier order
    excluded = DocumentAttribute(default=dict)  # line -> suppliers that cannot deliver it
    by_hand: ListAttribute[Any] = ListAttribute(default=list)  # lines, a person orders them
    dropped: ListAttribute[Any] = ListAttribute(default=list)  # lines
    # {id, line_ids, reason, actor}; of what: part_id, is_whole (the order), keeps_stock
    refunds_due = DocumentsAttribute(default=list)
    cancelling = DocumentAttribute(null=True)  # {reason, refund, only_rest, actor}
    action_id = UnicodeAttribute(null=True)  # what the order as a whole waits for
    is_prepared = BooleanAttribute(default=False)  # OrderBeingPrepared was told
    is_delivered = BooleanAttribute(default=False)  # OrderDelivered was told


class SupplierOrder(TableItem, discriminator="SupplierOrder"):
    part_id = UnicodeAttribute()
    store_id = UnicodeAttribute()
    order_id = UnicodeAttribute()
    number = UnicodeAttribute()  # our own, by which the supplier knows it
    version = IntegerAttribute(default=0)
    kind = UnicodeAttribute()  # suppliers.models.Kind
    supplier_id = UnicodeAttribute(null=True)  # none when a person finds one
    supplier_name = UnicodeAttribute()
    state = UnicodeAttribute()  # rules.State
    lines = DocumentsAttribute()  # {line_id, quantity, product, variant, url}
    news = UnicodeAttribute(default="")  # what happened last, in words
    news_kind = UnicodeAttribute(default="part_planned")

    item_cost = MoneyAttribute(null=True)  # in the supplier's currency, as the next
    shipping_cost = MoneyAttribute(null=True)
    rate_micros = IntegerAttribute(null=True)  # of that moment, into the store's currency
    accepted_cost = MoneyAttribute(null=True)  # a person took this much despite the loss
    shipping_code = UnicodeAttribute(default="")
    external_id = UnicodeAttribute(null=True)
    pay_url = UnicodeAttribute(null=True)

    placing_until = IntegerAttribute(default=0)  # Unix seconds: somebody asks right now
    placing_since = IntegerAttribute(default=0)
    refusals = IntegerAttribute(default=0)  # "out of stock" in spite of a good quote
    retry_at = IntegerAttribute(default=0)  # Unix seconds: left alone until then
    postponed = IntegerAttribute(default=0)  # how often, since the supplier last answered
    waits_for_reconnect = BooleanAttribute(default=False)
    action_id = UnicodeAttribute(null=True)  # what it waits for

    planned_at = UTCDateTimeAttribute()
    ordered_at = UTCDateTimeAttribute(null=True)
    shipped_at = UTCDateTimeAttribute(null=True)
    delivered_at = UTCDateTimeAttribute(null=True)


class Parcel(TableItem, discriminator="Parcel"):
    parcel_id = UnicodeAttribute()
    part_id = UnicodeAttribute()
    version = IntegerAttribute(default=0)
    carrier = UnicodeAttribute()
    tracking_number = UnicodeAttribute()
    tracking_url = UnicodeAttribute(null=True)
    line_ids: ListAttribute[Any] = ListAttribute(default=list)
    shipped_at = UTCDateTimeAttribute()
    delivered_at = UTCDateTimeAttribute(null=True)
    last_scan = UnicodeAttribute(default="")
    last_scan_at = UTCDateTimeAttribute(null=True)


class Action(TableItem, discriminator="Action"):
    action_id = UnicodeAttribute()
    order_id = UnicodeAttribute()
    order_number = IntegerAttribute()
    part_id = UnicodeAttribute(null=True)  # none when it is about the order as a whole
    version = IntegerAttribute(default=0)
    kind = UnicodeAttribute()  # rules.ActionKind
    problem = UnicodeAttribute()  # a sentence or two for the merchant
    choices: ListAttribute[Any] = ListAttribute(default=list)  # rules.Choice
    details = DocumentAttribute(default=dict)  # what helps: pay_url, items, address, ...
    state = UnicodeAttribute()  # open, resolved, withdrawn
    raised_at = UTCDateTimeAttribute()
    resolved_at = UTCDateTimeAttribute(null=True)
    resolved_by = UnicodeAttribute(null=True)
    choice = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(default="")  # why, where the choice asks for it


class ExternalOrder(TableItem, discriminator="ExternalOrder"):
    order_id = UnicodeAttribute()
    part_id = UnicodeAttribute()
