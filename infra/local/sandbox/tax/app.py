"""The tax services in the sandbox beside Stripe's own: TaxJar and VIES."""

from __future__ import annotations

from starlette.routing import BaseRoute

from infra.local.sandbox.context import Sandbox
from infra.local.sandbox.tax import taxjar, vies


def routes(sandbox: Sandbox) -> list[BaseRoute]:
    return [*taxjar.routes(sandbox), *vies.routes(sandbox)]
