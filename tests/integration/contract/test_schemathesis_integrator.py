"""The integrator API answers whatever is asked of it as its contract says."""

from schemathesis import Case

from integrator_api.app import handler
from tests.integration.contract import asking
from tests.integration.contract.world import World

schema = asking.schema_of("integrator")


@schema.parametrize()
@asking.briefly
def test_every_operation_keeps_to_its_contract(case: Case, store: World) -> None:
    asking.ask(case, handler, store.ids, **{"x-api-key": store.api_key})
