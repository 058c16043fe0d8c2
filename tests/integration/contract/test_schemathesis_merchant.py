"""The merchant API answers whatever is asked of it as its contract says."""

from schemathesis import Case

from merchant_api.app import handler
from tests.integration.contract import asking
from tests.integration.contract.world import World
from tests.support.api import token

schema = asking.schema_of("merchant")


@schema.parametrize()
@asking.briefly
def test_every_operation_keeps_to_its_contract(case: Case, store: World) -> None:
    signed_in = f"Bearer {token(store.owner.actor_id)}"
    asking.ask(case, handler, store.ids, Authorization=signed_in, **{"X-Windlass-Request": "1"})
