"""What the pages cost: round trips to the table, and bytes on the wire."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.storefront_pages.goods import colours, sell, variant_in
from tests.integration.storefront_pages.shops import open_shop, visitor
from tests.support.cost import count_table_calls
from tests.support.shipping_factories import create_zone

HEAVY = "pydantic stripe httpx boto3 phonenumbers email_validator aws_lambda_powertools nh3".split()


@pytest.mark.usefixtures("table")
def test_warm_pages_take_at_most_two_round_trips() -> None:
    owner = open_shop()
    create_zone(owner, "DE")
    for n in range(30):
        sell(owner, f"Lamp {n}", variant_in("Black"), variant_in("White"), options=colours())
    someone = visitor()
    for path in ("/", "/products"):
        someone.get(path)  # the shop, its zones and its index are remembered for seconds

    costs = {}
    for path in ("/", "/products", "/products/lamp-7"):
        with count_table_calls() as cost:
            answer = someone.get(path)
        weight = len(gzip.compress(answer.body.encode(), 9))
        print(f"{path}: {cost.calls}, {weight} bytes gzipped")
        assert (answer.status, weight <= 15 * 1024) == (200, True)
        costs[path] = cost.round_trips

    assert costs == {"/": 1, "/products": 1, "/products/lamp-7": 2}


@pytest.mark.usefixtures("table")
def test_adding_to_the_cart_takes_at_most_three_round_trips() -> None:
    lamp = sell(open_shop())
    someone = visitor()
    form = {"product": lamp.product_id, "variant": lamp.variants[0].id}
    someone.post("/cart/lines", form)

    with count_table_calls() as cost:
        someone.post("/cart/lines", form)

    assert cost.round_trips == 3


def test_a_cold_start_loads_no_provider_and_no_validation() -> None:
    root = Path(__file__).parents[3]
    program = "import json, sys, storefront_pages.app; print(json.dumps(list(sys.modules)))"
    paths = os.pathsep.join(str(root / folder) for folder in ("shared", "functions"))

    out = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        check=True,
        text=True,
    ).stdout

    loaded = {name.split(".")[0] for name in json.loads(out)}
    assert loaded & set(HEAVY) == set()
    assert "storefront_pages.pages.checkout" not in json.loads(out)
