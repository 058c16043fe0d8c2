"""Makes items of what the table answers, which lists do thousands of values at a time.

PynamoDB sets every default and then every value through a descriptor that looks the name up again:
of a card's 60 writes a list of 24 makes 1,400. What an attribute is read with, by whom and under
which name is known once per model, so it is looked up once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from pynamodb.attributes import Attribute, ListAttribute, UnicodeAttribute
from pynamodb.constants import NULL, STRING
from pynamodb.models import Model


class _Known(NamedTuple):
    name: str  # in Python
    attribute: Attribute[Any]
    kind: str  # of the wire
    read: Callable[[Any], Any] | None  # None: as it is


def item_of[Item: Model](cls: type[Item], data: Mapping[str, dict[str, Any]]) -> Item:
    """`data` is an item on the wire. What it does not have has its default. Raises ValueError for
    an entity that is unknown or none of `cls`, AttributeDeserializationError for a wrong type."""
    model = cls._get_discriminator_class(data) or cls  # type: ignore[arg-type]
    if not issubclass(model, cls):
        raise ValueError(f"{model.__name__} is no {cls.__name__}")
    attributes, defaults = _layout(model)
    values: dict[str, Any] = {}
    for stored_as, typed in data.items():
        known = attributes.get(stored_as)
        if known is None or not typed or NULL in typed:
            continue
        name, attribute, kind, read = known
        value = typed[kind] if kind in typed else attribute.get_value(typed)  # which raises
        values[name] = value if read is None else read(value)
    for name, default in defaults:
        if name not in values:
            values[name] = default()
    item = model.__new__(model)
    item.attribute_values = values
    return item


@cache
def _layout(
    model: type[Model],
) -> tuple[dict[str, _Known], tuple[tuple[str, Callable[[], Any]], ...]]:
    attributes, defaults = {}, []
    for name, attribute in model.get_attributes().items():
        attributes[attribute.attr_name] = _Known(
            name, attribute, attribute.attr_type, _reader_of(attribute)
        )
        if attribute.default is not None:
            defaults.append((name, _maker_of(attribute.default)))
    entity = model._get_discriminator_attribute()
    if entity is not None and entity.get_discriminator(model) is not None:
        defaults.append((attributes[entity.attr_name].name, lambda: model))
    return attributes, tuple(defaults)


def _maker_of(default: Any) -> Callable[[], Any]:
    return default if callable(default) else lambda: default


def _reader_of(attribute: Attribute[Any]) -> Callable[[Any], Any] | None:
    if type(attribute) is UnicodeAttribute:
        return None
    if type(attribute) is ListAttribute and attribute.element_type is None:
        return lambda parts: _texts(attribute, parts)
    return attribute.deserialize


def _texts(attribute: ListAttribute[Any], parts: list[dict[str, Any]]) -> list[Any]:
    """Nearly all lists are of texts."""
    try:
        return [part[STRING] for part in parts]
    except KeyError:
        found: list[Any] = attribute.deserialize(parts)
        return found
