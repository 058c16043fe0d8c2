"""A supplier's product made to fit our catalog: at most three options, distinct values. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from windlass.adapters.supplier import SupplierProduct, SupplierVariant
from windlass.catalog.rules import MOST_IMAGES, MOST_OPTIONS, MOST_VARIANTS

LONGEST_TITLE, LONGEST_NAME, LONGEST_VALUE, LONGEST_SKU = 200, 40, 60, 64
LONGEST_DESCRIPTION = 20_000
KEPT_TAGS = {
    "b", "br", "em", "h2", "h3", "h4", "i", "li", "ol", "p", "strong", "table", "tbody", "td",
    "th", "thead", "tr", "u", "ul",
}  # fmt: skip


class Remark(Struct, frozen=True):
    """What could not be taken over as it is; `message` is for the merchant."""

    code: str
    message: str


class ShapedVariant(Struct, frozen=True):
    values: tuple[str, ...]
    source: SupplierVariant


class Shaped(Struct, frozen=True):
    """`values[n]` are those of `options[n]`; `images` are addresses, the main one first."""

    title: str
    description: str
    options: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    variants: tuple[ShapedVariant, ...]
    images: tuple[str, ...]
    warnings: tuple[Remark, ...]


def shape(product: SupplierProduct) -> Shaped:
    """Each variant is known by its supplier's id alone: what its values are called, and in which
    language, changes nothing about which variants there are."""
    warnings: list[Remark] = []
    sources = list({variant.external_id: variant for variant in product.variants}.values())
    if len(sources) > MOST_VARIANTS:
        told = f"Only {MOST_VARIANTS} of {len(sources)} variants were taken over."
        warnings.append(Remark("variants_left_out", told))
        sources = sources[:MOST_VARIANTS]
    if len(product.options) > MOST_OPTIONS:
        told = f"{' and '.join(product.options[MOST_OPTIONS - 1 :])} became one option."
        warnings.append(Remark("options_merged", told))
    rows = [_merged(variant.choices, " / ") for variant in sources]
    options = _names(_merged(product.options, " & "))
    if not options and len(sources) > 1:
        options, rows = ("Variant",), [(variant.sku or variant.external_id,) for variant in sources]
    rows = _distinct(_spelled(rows))
    values = tuple(tuple(dict.fromkeys(row[n] for row in rows)) for n in range(len(options)))
    pairs = zip(rows, sources, strict=True)
    variants = tuple(ShapedVariant(row, source) for row, source in pairs)
    images = _images(product.image_urls, sources)
    if len(images) > MOST_IMAGES:
        told = f"Only {MOST_IMAGES} of {len(images)} pictures were taken over."
        warnings.append(Remark("images_left_out", told))
    return Shaped(
        title=_one_line(product.title)[:LONGEST_TITLE].strip() or product.external_id,
        description=clean(product.description),
        options=options,
        values=values,
        variants=variants,
        images=images[:MOST_IMAGES],
        warnings=tuple(warnings),
    )


def clean(description: str) -> str:
    """Text and lists only: no pictures of other hosts, links, styles or scripts. What is too long
    ends with its last whole sentence, as plain text."""
    import nh3

    kept = nh3.clean(description, tags=KEPT_TAGS, attributes={})
    kept = re.sub(r"<(p|li|b|strong|em|i|u|h[234])>(\s|&nbsp;|<br>)*</\1>", "", kept).strip()
    if len(kept) <= LONGEST_DESCRIPTION:
        return kept
    plain = _one_line(nh3.clean(kept.replace("<", " <"), tags=set()))
    cut = plain[: LONGEST_DESCRIPTION - 10]
    return f"<p>{cut[: cut.rfind('. ') + 1] or cut}</p>"


def _merged(parts: Sequence[str], joint: str) -> tuple[str, ...]:
    """The last ones joined where there are more than three."""
    if len(parts) <= MOST_OPTIONS:
        return tuple(parts)
    rest = joint.join(part for part in parts[MOST_OPTIONS - 1 :] if part)
    return (*parts[: MOST_OPTIONS - 1], rest)


def _names(options: Sequence[str]) -> tuple[str, ...]:
    names: list[str] = []
    for place, option in enumerate(options, 1):
        name = _one_line(option)[:LONGEST_NAME].strip() or f"Option {place}"
        taken = {other.casefold() for other in names}
        names.append(f"{name[: LONGEST_NAME - 2]} {place}" if name.casefold() in taken else name)
    return tuple(names)


def _spelled(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Values cut to length, and spelled one way where they differ by case only."""
    spellings: dict[tuple[int, str], str] = {}
    spelled = []
    for row in rows:
        cut = [_one_line(value)[:LONGEST_VALUE].strip() or "Default" for value in row]
        pairs = enumerate(cut)
        spelled.append(tuple(spellings.setdefault((n, v.casefold()), v) for n, v in pairs))
    return spelled


def _distinct(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Suppliers do give two variants the same values: the later one is numbered."""
    seen: set[tuple[str, ...]] = set()
    distinct = []
    for row in rows:
        unique, number = row, 1
        while row and unique in seen:
            number += 1
            unique = (*row[:-1], f"{row[-1][: LONGEST_VALUE - 5]} ({number})")
        seen.add(unique)
        distinct.append(unique)
    return distinct


def _images(gallery: Sequence[str], sources: Sequence[SupplierVariant]) -> tuple[str, ...]:
    of_variants = [variant.image_url for variant in sources if variant.image_url]
    return tuple(dict.fromkeys((*gallery[:1], *of_variants, *gallery[1:])))


def _one_line(text: str) -> str:
    return " ".join(text.split())
