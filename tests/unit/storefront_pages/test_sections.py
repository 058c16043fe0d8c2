"""Sections are found by their type alone."""

from importlib import import_module

import pytest

from storefront_pages.sections.registry import MODULES, kind_of


@pytest.mark.parametrize("module", MODULES)
def test_every_type_of_a_module_is_found_there(module: str) -> None:
    kinds = import_module(f"storefront_pages.sections.{module}").KINDS

    assert set(MODULES[module]) == set(kinds)
    assert {type_: kind_of(type_) for type_ in MODULES[module]} == kinds


def test_a_type_of_another_release_is_not_drawn() -> None:
    assert kind_of("hologram") is None
