"""An API in parts. A function with many routes would import all of them before its first answer;
here a request imports the routes of its own area only, and a warm container knows those it met."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from windlass.web.api import build_api

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayRestResolver
    from aws_lambda_powertools.utilities.typing import LambdaContext

PARENT = "stores"  # /stores/{store_id}/orders is of the area "orders", /stores and /me of their own


class Areas:
    """`parts` maps an area to the modules of `package` that hold its routes; a module is named
    under every area that its paths are in, always with the same companions."""

    def __init__(self, package: str, parts: Mapping[str, tuple[str, ...]], *, prefix: str) -> None:
        self._package = package
        self.parts = parts
        self._prefix = prefix
        self.part = cache(self._build)

    def resolve(self, event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
        """The answer of the area's routes; of no route (404) where there is no such area."""
        modules = self.parts.get(self.area_of(event.get("path") or ""), ())
        return self.part(modules).resolve(event, context)

    def area_of(self, path: str) -> str:
        """What the path is about; empty outside the prefix."""
        if not path.startswith(f"{self._prefix}/"):
            return ""
        names = path.removeprefix(f"{self._prefix}/").split("/")
        is_inside = names[0] == PARENT and len(names) > 2 and names[2]
        return names[2] if is_inside else names[0]

    def whole(self) -> APIGatewayRestResolver:
        """Everything in one, in the order of the areas: for the contract."""
        return self._build(
            tuple(dict.fromkeys(module for part in self.parts.values() for module in part))
        )

    def _build(self, modules: tuple[str, ...]) -> APIGatewayRestResolver:
        routers = [import_module(f"{self._package}.{module}").router for module in modules]
        return build_api(*routers, prefix=self._prefix)
