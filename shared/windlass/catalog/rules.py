"""Pure checks and arithmetic of products. No clock, no table, no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from windlass.catalog import measures
from windlass.kit import rich_text
from windlass.kit.errors import FieldProblem
from windlass.kit.money import BASIS_POINTS, Money

if TYPE_CHECKING:
    from windlass.catalog.models import Product, Stock
    from windlass.catalog.parts import Variant
    from windlass.catalog.schemas import SaveProduct, SaveVariant

MOST_OPTIONS = 3
MOST_VARIANTS = 250
MOST_IMAGES = 100
MOST_BYTES = 100_000  # of a product's item
FEW = 5  # so few left is worth saying


def clean_html(text: str) -> str:
    """Only plain formatting: no script, style, picture or frame; links lead to web and mail."""
    return rich_text.clean(text)


def margin(price: Money, cost: Money | None) -> int | None:
    """The share of the price that is left after the cost, in basis points, rounded half up;
    negative for a loss. None without a cost or for a price of zero."""
    if cost is None or price.amount == 0:
        return None
    left = (price - cost).amount
    return (left * BASIS_POINTS * 2 + price.amount) // (price.amount * 2)


def lowest_margin(variants: Sequence[Variant]) -> int | None:
    """None while a variant has none: the lowest might be its."""
    margins = [margin(variant.price, variant.cost) for variant in variants]
    known = [each for each in margins if each is not None]
    return min(known) if known and len(known) == len(margins) else None


def problems(
    request: SaveProduct, *, currency: str, variant_ids: set[str], image_ids: set[str]
) -> tuple[FieldProblem, ...]:
    """Everything that options and variants must fulfil together. `variant_ids` and `image_ids`
    are those that the product has already."""
    return (
        *_option_problems(request),
        *_combination_problems(request),
        *_repeated_ids(request.variants),
        *_repeated_skus(request.variants),
        *(
            problem
            for place, variant in enumerate(request.variants)
            for problem in _variant_problems(
                variant,
                f"variants.{place}",
                currency=currency,
                variant_ids=variant_ids,
                image_ids=image_ids,
            )
        ),
    )


def _option_problems(request: SaveProduct) -> Iterator[FieldProblem]:
    names: set[str] = set()
    for place, option in enumerate(request.options):
        if option.name.casefold() in names:
            yield FieldProblem(
                f"options.{place}.name", "unique", f"There is already an option {option.name}."
            )
        names.add(option.name.casefold())
        seen: set[str] = set()
        for number, value in enumerate(option.values):
            if value.casefold() in seen:
                yield FieldProblem(
                    f"options.{place}.values.{number}",
                    "unique",
                    f"{value} is already a value of {option.name}.",
                )
            seen.add(value.casefold())


def _combination_problems(request: SaveProduct) -> Iterator[FieldProblem]:
    combinations: set[tuple[str, ...]] = set()
    for place, variant in enumerate(request.variants):
        field = f"variants.{place}.values"
        if len(variant.values) != len(request.options):
            yield FieldProblem(
                field,
                "one_per_option",
                f"Give one value per option: {len(request.options)}, not {len(variant.values)}.",
            )
            continue
        for number, (option, value) in enumerate(zip(request.options, variant.values, strict=True)):
            if value not in option.values:
                yield FieldProblem(
                    f"{field}.{number}",
                    "unknown_value",
                    f"{value} is not a value of {option.name}.",
                )
        combination = tuple(variant.values)
        if combination in combinations:
            words = " / ".join(combination)
            yield FieldProblem(
                field,
                "unique",
                f"There is already a variant {words}."
                if words
                else "A product without options has one variant.",
            )
        combinations.add(combination)


def _repeated_skus(variants: Sequence[SaveVariant]) -> Iterator[FieldProblem]:
    seen: set[str] = set()
    for place, variant in enumerate(variants):
        if variant.sku and variant.sku.casefold() in seen:
            yield FieldProblem(
                f"variants.{place}.sku", "unique", f"Another variant has the SKU {variant.sku}."
            )
        seen.add(variant.sku.casefold())


def _variant_problems(
    variant: SaveVariant,
    field: str,
    *,
    currency: str,
    variant_ids: set[str],
    image_ids: set[str],
) -> Iterator[FieldProblem]:
    for name in ("price", "compare_at", "cost"):
        money = getattr(variant, name)
        if money is not None and money.currency != currency:
            yield FieldProblem(
                f"{field}.{name}.currency",
                "store_currency",
                f"This store sells in {currency}, not {money.currency}.",
            )
    if variant.compare_at is not None and variant.compare_at.amount <= variant.price.amount:
        yield FieldProblem(
            f"{field}.compare_at.amount",
            "above_price",
            "The price before must be higher than the price now.",
        )
    yield from _measure_problems(variant, f"{field}.measure")
    if variant.id is not None and variant.id not in variant_ids:
        yield FieldProblem(f"{field}.id", "unknown_variant", "This product has no such variant.")
    if variant.id is not None and variant.stock is not None:
        yield FieldProblem(
            f"{field}.stock", "only_when_new", "Change the stock of a variant under stock."
        )
    if variant.image_id is not None and variant.image_id not in image_ids:
        yield FieldProblem(
            f"{field}.image_id", "unknown_image", "This product has no such picture."
        )


def _measure_problems(variant: SaveVariant, field: str) -> Iterator[FieldProblem]:
    asked = variant.measure
    if asked is None or asked.reference is None:
        return
    if asked.reference not in measures.references(asked.unit):
        number, unit = measures.split(asked.reference)
        message = f"What is measured in {asked.unit} has no price per {number} {unit}."
        yield FieldProblem(f"{field}.reference", "same_kind", message)


def _repeated_ids(variants: Sequence[SaveVariant]) -> Iterator[FieldProblem]:
    seen: set[str] = set()
    for place, variant in enumerate(variants):
        if variant.id is None:
            continue
        if variant.id in seen:
            yield FieldProblem(f"variants.{place}.id", "unique", "This variant is here twice.")
        seen.add(variant.id)


def availability(product: Product, stocks: dict[str, Stock]) -> tuple[int | None, bool]:
    """(how many of all tracked variants are left, whether no variant can be bought)."""
    if product.is_gift_card:
        return None, False
    known = [stocks[variant.id] for variant in product.variants if variant.id in stocks]
    tracked = [max(stock.available, 0) for stock in known if stock.tracked]
    return sum(tracked) if tracked else None, all(stock.left == 0 for stock in known)


def few_left(product: Product, stocks: dict[str, Stock]) -> int | None:
    """How many are left of everything, when that is few and the whole truth."""
    left = [stocks[variant.id].left for variant in product.variants if variant.id in stocks]
    known = [number for number in left if number is not None]
    if product.is_gift_card or len(known) < len(product.variants):
        return None
    return sum(known) if 0 < sum(known) <= FEW else None


def only_variant_id(product: Product) -> str | None:
    """Of a product where nothing is chosen or written before it is bought."""
    is_plain = len(product.variants) == 1 and not product.is_gift_card
    return product.variants[0].id if is_plain else None
