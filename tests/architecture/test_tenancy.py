"""Derived from the contract: who may not, gets told so, and nothing changes."""

import re
from pathlib import Path

import pytest

from merchant_api.app import handler
from tests.support.accounts_factories import unverified
from tests.support.api import call
from tests.support.contract import CONTRACT
from tests.support.operations import Operation, operations
from tests.support.sandbox import sandbox
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from windlass.stores.models import Store
from windlass.tenancy.context import ROLE_PERMISSIONS, Permission, Role, StoreContext

__all__ = ["sandbox"]  # a fixture

P = Permission
OPERATIONS = operations(CONTRACT)
STORE_OPERATIONS = [operation for operation in OPERATIONS if "{store_id}" in operation.path]
SOURCES = [path for root in ("shared", "functions") for path in Path(root).rglob("*.py")]

# What follows the store in the path -> the permissions to read and to write there.
AREA_PERMISSIONS = {
    "": (P.STORE_READ, P.STORE_WRITE),
    "slug": (P.STORE_READ, P.STORE_WRITE),
    "launch": (P.STORE_READ, P.STORE_WRITE),
    "close": (P.STORE_READ, P.STORE_WRITE),
    "checklist": (P.STORE_READ, P.STORE_WRITE),
    "speed": (P.STORE_READ, P.STORE_WRITE),
    "settings": (P.STORE_READ, P.STORE_WRITE),
    "realtime": (P.STORE_READ, P.STORE_READ),
    "home": (P.STORE_READ, P.STORE_WRITE),
    "payments": (P.PAYMENTS_READ, P.PAYMENTS_WRITE),
    "products": (P.PRODUCTS_READ, P.PRODUCTS_WRITE),
    "uploads": (P.PRODUCTS_READ, P.PRODUCTS_WRITE),
    "imports": (P.SUPPLIERS_READ, P.SUPPLIERS_WRITE),
    "suppliers": (P.SUPPLIERS_READ, P.SUPPLIERS_WRITE),
    "markup-rule": (P.SUPPLIERS_READ, P.SUPPLIERS_WRITE),
    "shipping": (P.SHIPPING_READ, P.SHIPPING_WRITE),
    "orders": (P.ORDERS_READ, P.ORDERS_WRITE),
    "actions": (P.ORDERS_READ, P.FULFILMENT_WRITE),
    "discounts": (P.DISCOUNTS_READ, P.DISCOUNTS_WRITE),
    "collections": (P.COLLECTIONS_READ, P.COLLECTIONS_WRITE),
    "categories": (P.COLLECTIONS_READ, P.COLLECTIONS_WRITE),
    "recommendations": (P.COLLECTIONS_READ, P.COLLECTIONS_WRITE),
    "navigation": (P.NAVIGATION_READ, P.NAVIGATION_WRITE),
    "redirects": (P.NAVIGATION_READ, P.NAVIGATION_WRITE),
    "search": (P.SEARCH_READ, P.SEARCH_WRITE),
    "tax": (P.TAX_READ, P.TAX_WRITE),
    "invoices": (P.INVOICES_READ, P.INVOICES_WRITE),
    "gift-cards": (P.GIFT_CARDS_READ, P.GIFT_CARDS_WRITE),
    "store-credit": (P.GIFT_CARDS_READ, P.GIFT_CARDS_WRITE),
    "customers": (P.CUSTOMERS_READ, P.CUSTOMERS_WRITE),
    "reviews": (P.REVIEWS_READ, P.REVIEWS_WRITE),
    "themes": (P.THEMES_READ, P.THEMES_WRITE),
    "newsletter": (P.CUSTOMERS_READ, P.CUSTOMERS_WRITE),
    "pages": (P.THEMES_READ, P.THEMES_WRITE),
    "markets": (P.MARKETS_READ, P.MARKETS_WRITE),
    "currencies": (P.MARKETS_READ, P.MARKETS_WRITE),
    "translations": (P.MARKETS_READ, P.MARKETS_WRITE),
    "mail": (P.MAIL_READ, P.MAIL_WRITE),
    "views": (P.STORE_READ, P.STORE_READ),  # those for everybody: tests/integration/views
    "api-keys": (P.API_KEYS_READ, P.API_KEYS_WRITE),
}
# The operations that need another one than their area says: a regular expression of the name.
ROUTE_PERMISSIONS = {
    r"POST .*/orders/\{order_id\}/(refunds|refunds/preview|cancel)": P.REFUNDS_WRITE,
    r"POST .*/orders/\{order_id\}/fulfilments/.*": P.FULFILMENT_WRITE,
    r"POST .*/orders/\{order_id\}/resend-mail": P.MAIL_WRITE,
    r"GET .*/offers": P.SUPPLIERS_READ,
    r"GET .*/exports/orders": P.ORDERS_READ,
    r"GET .*/exports/products": P.PRODUCTS_READ,
    r"GET .*/exports/customers": P.CUSTOMERS_READ,
    r"PUT .*/offers": P.SUPPLIERS_WRITE,
}


def permission_of(operation: Operation) -> Permission:
    for pattern, permission in ROUTE_PERMISSIONS.items():
        if re.fullmatch(pattern, operation.name):
            return permission
    area = operation.path.partition("{store_id}")[2].strip("/").partition("/")[0]
    assert area in AREA_PERMISSIONS, f"{operation.name}: say in AREA_PERMISSIONS what it needs"
    reading, writing = AREA_PERMISSIONS[area]
    return reading if operation.method == "GET" else writing


FORBIDDEN = [
    (role, operation)
    for operation in STORE_OPERATIONS
    for role in (Role.ADMIN, Role.FULFILMENT, Role.VIEWER, Role.SHOPPER)
    if permission_of(operation) not in ROLE_PERMISSIONS[role]
]

every_store_operation = pytest.mark.parametrize(
    "operation", STORE_OPERATIONS, ids=[operation.name for operation in STORE_OPERATIONS]
)


@pytest.fixture
def volt(table: None) -> Store:
    return create_store(slug="volt")


@pytest.fixture
def stranger(table: None) -> StoreContext:
    """Owns a store, though not this one."""
    return owner_of(create_store("owner-2", slug="ampere"))


def test_the_contract_is_not_empty() -> None:
    assert len(STORE_OPERATIONS) > 20
    assert {role for role, _operation in FORBIDDEN} == {
        Role.ADMIN,
        Role.FULFILMENT,
        Role.VIEWER,
        Role.SHOPPER,
    }


@every_store_operation
def test_nobody_gets_401(operation: Operation, volt: Store) -> None:
    before = items()

    answer = call(handler, **operation.request(volt.store_id))

    assert (answer.status, answer.body["code"]) == (401, "token_invalid")
    assert items() == before


@every_store_operation
def test_a_stranger_gets_404(operation: Operation, volt: Store, stranger: StoreContext) -> None:
    before = items()

    answer = call(handler, **operation.request(volt.store_id), as_=stranger)

    assert (answer.status, answer.body["code"]) == (404, "store_not_found")
    assert items() == before


@every_store_operation
def test_a_store_that_is_not_there_looks_the_same(
    operation: Operation, stranger: StoreContext
) -> None:
    answer = call(handler, **operation.request("01ARZ3NDEKTSV4RRFFQ69G5FAV"), as_=stranger)
    assert (answer.status, answer.body["code"]) == (404, "store_not_found")


@pytest.mark.parametrize(
    ("role", "operation"),
    FORBIDDEN,
    ids=[f"{role}: {operation.name}" for role, operation in FORBIDDEN],
)
def test_a_member_without_the_right_gets_403(role: Role, operation: Operation, volt: Store) -> None:
    insider = colleague(volt, role)
    before = items()

    answer = call(handler, **operation.request(volt.store_id), as_=insider)

    assert (answer.status, answer.body["code"]) == (403, "forbidden")
    assert answer.body["details"] == {"permission": permission_of(operation)}
    assert items() == before


@every_store_operation
@pytest.mark.usefixtures("cloud", "sandbox")
def test_the_owner_is_let_in(operation: Operation) -> None:
    """What else is wrong (a thing that is not there, a step not done) is said as such."""
    volt = create_store(unverified("ada@example.com"), slug="volt")

    answer = call(handler, **operation.request(volt.store_id), as_=owner_of(volt))

    code = answer.body.get("code") if answer.status >= 400 and answer.body else None
    assert answer.status not in (401, 403, 405, 428, 500), code
    assert code not in ("invalid", "not_found", "store_not_found", "version_stale"), answer.body


def test_store_ids_are_made_at_one_door() -> None:
    makers = [path.as_posix() for path in SOURCES if re.search(r"\bStoreId\(", path.read_text())]
    assert makers == ["shared/windlass/tenancy/service.py"]


def test_only_stores_finds_a_store_to_be() -> None:
    """`tenancy.found` grants an owner's rights unproven."""
    callers = {
        path.parent.name
        for path in SOURCES
        if re.search(r"tenancy(_service)?\.found\(", path.read_text())
    }
    assert callers == {"stores"}
