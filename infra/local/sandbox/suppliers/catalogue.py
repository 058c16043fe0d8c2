"""What the sandbox's suppliers sell: one catalogue, told by each of them in its own way."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import product as combinations
from pathlib import Path
from typing import Any

LOCALES = ("en", "de")


@dataclass(frozen=True)
class Choice:
    """A value of an option; `name` is the same everywhere, `labels` differ by locale."""

    option: str
    name: str
    labels: tuple[str, str]

    def label(self, locale: str) -> str:
        return self.labels[LOCALES.index(locale)]


@dataclass(frozen=True)
class Variant:
    item_key: str
    position: int
    choices: tuple[Choice, ...]
    colour: str
    cost: int  # US cents
    weight: int  # grams
    stock: int

    @property
    def vid(self) -> str:
        """CJ's id."""
        return number(f"cj {self.item_key} {self._name}", "16", 19)

    @property
    def sku_id(self) -> str:
        """AliExpress's id."""
        return number(f"aliexpress {self.item_key} {self._name}", "12000", 17)

    @property
    def cj_sku(self) -> str:
        return f"{cj_spu(self.item_key)}{self.position:02d}AZ"

    @property
    def image(self) -> str:
        return f"{self.item_key}--{self.colour}--front"

    @property
    def _name(self) -> str:
        return "/".join(choice.name for choice in self.choices)


@dataclass(frozen=True)
class Item:
    key: str
    drawing: str
    category: tuple[str, str, str]
    titles: tuple[str, str]
    points: tuple[tuple[str, ...], tuple[str, ...]]
    variants: tuple[Variant, ...]
    options: tuple[str, ...]
    weight: int
    box: tuple[int, int, int]  # millimetres
    material: str
    hs_code: str
    has_battery: bool

    @property
    def pid(self) -> str:
        """CJ's id."""
        return number(f"cj {self.key}", "17", 19)

    @property
    def product_id(self) -> str:
        """AliExpress's id."""
        return number(f"aliexpress {self.key}", "10050", 16)

    @property
    def cj_url(self) -> str:
        return f"https://cjdropshipping.com/product/{self.key}-p-{self.pid}.html"

    @property
    def aliexpress_url(self) -> str:
        return f"https://www.aliexpress.com/item/{self.product_id}.html"

    def title(self, locale: str) -> str:
        return self.titles[LOCALES.index(locale)]

    def gallery(self) -> list[str]:
        """Keys of the pictures that show the product, the main one first."""
        colour = self.variants[0].colour
        return [f"{self.key}--{colour}--{view}" for view in ("front", "angle", "close")]

    def description(self, locale: str, image_url: str) -> str:
        """HTML as suppliers write it: inline styles, a picture of theirs, a tracking script."""
        points = "".join(f"<li>{point}</li>" for point in self.points[LOCALES.index(locale)])
        return (
            f'<div style="font-family:Arial"><h2>{self.title(locale)}</h2><ul>{points}</ul>'
            f'<p onclick="track()"><b>{self.material}</b>, {self.weight} g</p>'
            f'<p><img src="{image_url}"/></p><script>track("{self.key}")</script></div>'
        )


@cache
def items() -> tuple[Item, ...]:
    return tuple(_item(entry) for entry in _data()["items"])


@cache
def colours() -> dict[str, str]:
    """Hex value by the colour's name."""
    return {name: values[2] for name, values in _data()["colours"].items()}


def option_label(option: str, locale: str) -> str:
    return str(_data()["options"][option][LOCALES.index(locale)])


def option_number(option: str) -> int:
    """AliExpress's id of the property."""
    return int(_data()["options"][option][2])


def by_pid(pid: str) -> Item | None:
    return next((item for item in items() if item.pid == pid), None)


def by_product_id(product_id: str) -> Item | None:
    return next((item for item in items() if item.product_id == product_id), None)


def by_vid(vid: str) -> tuple[Item, Variant] | None:
    found = ((item, variant) for item in items() for variant in item.variants)
    return next(((item, variant) for item, variant in found if variant.vid == vid), None)


def cj_spu(key: str) -> str:
    digits = number(f"spu {key}", "1", 7)
    letters = "".join(chr(65 + int(digit)) for digit in digits[1:3])
    return f"CJ{letters}{digits}"


def number(name: str, prefix: str, length: int) -> str:
    """A decimal id of this length that is the same in every run."""
    digits = str(int(sha256(name.encode()).hexdigest(), 16))
    return prefix + digits[5 : 5 + length - len(prefix)]


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(__file__).with_name("catalogue.json").read_text())
    return found


def _item(entry: dict[str, Any]) -> Item:
    choices = [[_choice(option, value) for value in v] for option, v in entry["options"].items()]
    return Item(
        key=entry["key"],
        drawing=entry["drawing"],
        category=tuple(entry["category"]),
        titles=tuple(entry["title"]),
        points=(tuple(entry["points"][0]), tuple(entry["points"][1])),
        variants=tuple(
            _variant(entry, position, combination)
            for position, combination in enumerate(combinations(*choices), 1)
        ),
        options=tuple(entry["options"]),
        weight=entry["weight"],
        box=tuple(entry["box"]),
        material=entry["material"],
        hs_code=entry["hs"],
        has_battery=entry.get("battery", False),
    )


def _choice(option: str, value: str) -> Choice:
    if option == "color":
        english, german, _ = _data()["colours"][value]
        return Choice(option, value, (english, german))
    german = value.replace("pieces", "Stück").replace("piece", "Stück").replace("inch", "Zoll")
    return Choice(option, value, (value, german))


def _variant(entry: dict[str, Any], position: int, choices: tuple[Choice, ...]) -> Variant:
    named = {choice.option: choice.name for choice in choices}
    steps = sum(entry.get("steps", {}).get(name, 0) for name in named.values())
    name = "/".join(named.values())
    return Variant(
        item_key=entry["key"],
        position=position,
        choices=choices,
        colour=named.get("color") or entry["colour"],
        cost=entry["cost"] + steps,
        weight=entry["weight"] + steps // 8,
        stock=80 + int(number(f"stock {entry['key']} {name}", "", 4)) % 2400,
    )
