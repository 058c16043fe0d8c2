"""The attributes that hold the parts of a product."""

from __future__ import annotations

from typing import Any

from pynamodb.attributes import Attribute
from pynamodb.constants import LIST, MAP

from windlass.catalog import parts, safety
from windlass.catalog.parts import Image, Option, Seo, Variant
from windlass.catalog.safety import Safety
from windlass.db.table import DocumentAttribute, DocumentsAttribute

_document = DocumentAttribute()
_documents = DocumentsAttribute()


class OptionsAttribute(Attribute[list[Option]]):
    attr_type = LIST

    def serialize(self, value: list[Option]) -> list[dict[str, Any]]:
        return _documents.serialize([{"name": o.name, "values": list(o.values)} for o in value])

    def deserialize(self, value: list[dict[str, Any]]) -> list[Option]:
        return [Option(d["name"], tuple(d["values"])) for d in _documents.deserialize(value)]


class VariantsAttribute(Attribute[list[Variant]]):
    attr_type = LIST

    def serialize(self, value: list[Variant]) -> list[dict[str, Any]]:
        return _documents.serialize([parts.variant_document(variant) for variant in value])

    def deserialize(self, value: list[dict[str, Any]]) -> list[Variant]:
        return [parts.variant_of(document) for document in _documents.deserialize(value)]


class ImagesAttribute(Attribute[dict[str, Image]]):
    """By id, so that the pipeline can finish one picture while another is being added."""

    attr_type = MAP

    def serialize(self, value: dict[str, Image]) -> dict[str, Any]:
        return _document.serialize(
            {image.id: parts.image_document(image) for image in value.values()}
        )

    def deserialize(self, value: dict[str, Any]) -> dict[str, Image]:
        found = _document.deserialize(value)
        return {name: parts.image_of(name, document) for name, document in found.items()}


class ImageAttribute(Attribute[Image]):
    attr_type = MAP

    def serialize(self, value: Image) -> dict[str, Any]:
        return _document.serialize({"id": value.id, **parts.image_document(value)})

    def deserialize(self, value: dict[str, Any]) -> Image:
        document = _document.deserialize(value)
        return parts.image_of(document["id"], document)


class SafetyAttribute(Attribute[Safety]):
    attr_type = MAP

    def serialize(self, value: Safety) -> dict[str, Any]:
        return _document.serialize(safety.document_of(value))

    def deserialize(self, value: dict[str, Any]) -> Safety:
        return safety.safety_of(_document.deserialize(value))


class SeoAttribute(Attribute[Seo]):
    attr_type = MAP

    def serialize(self, value: Seo) -> dict[str, Any]:
        return _document.serialize({"title": value.title, "description": value.description})

    def deserialize(self, value: dict[str, Any]) -> Seo:
        document = _document.deserialize(value)
        return Seo(document["title"], document["description"])
