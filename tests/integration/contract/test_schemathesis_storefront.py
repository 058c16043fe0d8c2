"""The storefront API answers whatever is asked of it as its contract says."""

import pytest
from schemathesis import Case

from storefront_api.app import handler
from tests.integration.contract import asking
from tests.integration.contract.world import World
from windlass.stores import service as stores

schema = asking.schema_of("storefront")


@schema.parametrize()
@asking.briefly
def test_every_operation_keeps_to_its_contract(case: Case, store: World) -> None:
    asking.ask(case, handler, store.ids | store.for_sale)


@pytest.mark.parametrize("path", ["", "/products", "/products/{handle}"])
def test_an_old_address_is_answered_as_the_contract_says(path: str, store: World) -> None:
    stores.change_slug(store.owner, "ampere")
    case = schema[f"/api/v1/public/stores/{{slug}}{path}"]["GET"].Case(
        path_parameters={"slug": "", "handle": ""}
    )

    answer = asking.ask(case, handler, store.ids | store.for_sale)

    assert answer.status_code == 301
    assert answer.headers["location"][0].startswith("/api/v1/public/stores/ampere")
