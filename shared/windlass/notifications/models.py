"""Browsers that want to hear what happens in a store.

Item          PK                            SK               ttl
Ticket        TICKET#<sha256 of ticket>     TICKET           a minute; opens one connection
Connection    STORE#<store>#CONNECTIONS     <connection>     two hours, as long as one may last
Listening     CONNECTION#<connection>       CONNECTION       two hours; which store it listens to
"""

from hashlib import sha256

from pynamodb.attributes import TTLAttribute, UnicodeAttribute

from windlass.db.keys import StoreId, store_key
from windlass.db.table import TableItem


def ticket_pk(ticket: str) -> str:
    return f"TICKET#{sha256(ticket.encode()).hexdigest()}"


def connections_pk(store_id: StoreId) -> str:
    return store_key(store_id, "CONNECTIONS")


def listening_pk(connection_id: str) -> str:
    return f"CONNECTION#{connection_id}"


class Ticket(TableItem, discriminator="Ticket"):
    store_id = UnicodeAttribute()
    user_id = UnicodeAttribute()
    ttl = TTLAttribute()


class Connection(TableItem, discriminator="Connection"):
    user_id = UnicodeAttribute()
    ttl = TTLAttribute()


class Listening(TableItem, discriminator="Listening"):
    store_id = UnicodeAttribute()
    ttl = TTLAttribute()
