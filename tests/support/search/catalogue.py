"""A catalogue of any size that is the same every time, as documents of the index."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product as pairs

from windlass.search import words
from windlass.search.documents import (
    COLLECTION,
    IN_STOCK,
    RATING,
    SOLD_OUT,
    STATUS,
    STOCK,
    TAG,
    TYPE,
    VENDOR,
    Document,
    Facet,
    VariantDocument,
    value_of,
)

KINDS = {
    "Lamp": ("desk", "floor", "bedside", "ceiling", "reading", "clip"),
    "Headphones": ("wireless", "studio", "gaming", "noise cancelling", "running", "kids"),
    "Keyboard": ("mechanical", "compact", "silent", "split", "gaming", "folding"),
    "Backpack": ("travel", "school", "hiking", "laptop", "camera", "roll-top"),
    "Bottle": ("steel", "glass", "insulated", "sports", "kids", "filter"),
    "Chair": ("office", "dining", "folding", "lounge", "gaming", "garden"),
    "Jacket": ("rain", "down", "denim", "running", "cycling", "fleece"),
    "Speaker": ("bluetooth", "bookshelf", "party", "shower", "outdoor", "smart"),
    "Watch": ("diver", "field", "smart", "dress", "running", "kids"),
    "Pillow": ("memory foam", "feather", "travel", "neck", "body", "cooling"),
}
NAMES = "Aurora Birch Cobalt Drift Ember Fjord Granite Harbour Indigo Juniper Kestrel Lumen".split()
NAMES += "Meadow Nimbus Onyx Pebble Quartz Ridge Saffron Tundra Umber Velvet Willow Zephyr".split()
COLOURS = ("Black", "White", "Blue", "Red", "Green", "Sand")
SIZES = ("S", "M", "L")
MATERIALS = "oak aluminium cotton bamboo leather ceramic linen walnut recycled wool".split()
USES = "home office travel garden kitchen bedroom studio camping commuting reading".split()
SENTENCE = (
    "A {kind} for {use} and {other}, made of {material}. Goes well with every {rival} you have, "
    "is easy to clean, comes in a plastic-free box and is repaired for free within two years."
)


def documents(count: int, *, seed: int = 7) -> Iterator[Document]:
    """Products 0 to `count`: every title is its own, every article number too (`1RG0`, `1RG1`)."""
    random_ = random.Random(seed)
    kinds = [(kind, sort) for kind, sorts in KINDS.items() for sort in sorts]
    shapes = list(pairs(NAMES, kinds))
    random_.shuffle(shapes)
    for number in range(count):
        name, (kind, sort) = shapes[number % len(shapes)]
        series = number // len(shapes)
        yield document(number, name, kind, sort, series, random_)


def document(
    number: int, name: str, kind: str, sort: str, series: int, random_: random.Random
) -> Document:
    title = f"{name} {sort} {kind.lower()}" + (f" {series}" if series else "")
    vendor = f"{NAMES[number * 7 % len(NAMES)]} & Co"
    material, use, other = random_.choice(MATERIALS), random_.choice(USES), random_.choice(USES)
    colours = random_.sample(COLOURS, 2)
    price = random_.randrange(9, 300) * 100 - random_.choice((1, 5, 10))
    is_sold_out = random_.random() < 0.08
    stars = random_.choice((0, 0, 320, 380, 410, 450, 490))
    rival = random_.choice(list(KINDS)).lower()
    text = SENTENCE.format(kind=kind.lower(), use=use, other=other, material=material, rival=rival)
    facets = [
        Facet(STATUS, "active", "active"),
        Facet(STOCK, SOLD_OUT if is_sold_out else IN_STOCK, ""),
        Facet(VENDOR, value_of(vendor), vendor),
        Facet(TYPE, value_of(kind), kind),
        Facet(TAG, value_of(material), material),
        Facet(TAG, value_of(use), use),
        Facet(COLLECTION, f"collection-{number % 12}", ""),
        *(Facet(RATING, str(least), "") for least in (1, 2, 3, 4) if stars >= least * 100),
        *(Facet("colour", value_of(colour), colour, "Colour") for colour in colours),
        *(Facet("size", value_of(size), size, "Size") for size in SIZES),
    ]
    sku = f"1RG{number}"
    variants = tuple(
        VariantDocument(f"{sku}-{colour[:2].upper()}", (colour, SIZES[0]), price, 5)
        for colour in colours
    )
    variants = (VariantDocument(sku, (colours[0], SIZES[1]), price, 5), *variants)
    labels = " ".join(
        [vendor, kind, material, use, *colours, *SIZES, *(variant.sku for variant in variants)]
    )
    picture = {
        "id": f"P{number}",
        "position": 0,
        "alt": "",
        "status": "ready",
        "problem": "",
        "path": f"/media/store/{number:08x}",
        "width": 1200,
        "height": 1200,
        "widths": [320, 640, 1024],
        "formats": ["avif", "webp"],
        "blur": "data:image/webp;base64," + "A" * 120,
    }
    return Document(
        product_id=f"01PRODUCT{number:017}",
        revision=1,
        read_at=1,
        title=title,
        handle=title.lower().replace(" ", "-"),
        price=price,
        created=1_760_000_000 + number,
        rating=stars,
        popularity=random_.choice((0, 0, 0, 1, 4, 30)),
        card={
            "highest": price,
            "compare_at": None,
            "variants": 3,
            "sold_out": is_sold_out,
            "available": 0 if is_sold_out else 15,
            "status": "active",
            "reviews": 12 if stars else 0,
            "image": picture,
            "second": picture | {"blur": ""},
        },
        facets=tuple(facets),
        texts=(words.indexed(title), words.indexed(labels), words.indexed(text)),
        variants=variants,
    )
