"""What the shop says in German: every text that shoppers of the demo read."""

from __future__ import annotations

import re
from typing import Any

from infra.local.seed.client import World
from infra.local.seed.showcase.german_goods import FACTS, NAMES, TITLES
from infra.local.seed.showcase.words import ABOUT, POST

KINDS = "store shipping discount category collection page post menu theme filter product".split()
WORDS = {
    # the store, its rates and discounts
    "Small electronics that simply work": "Kleine Elektronik, die einfach funktioniert",
    "Questions? Just answer this mail.": "Fragen? Antworten Sie einfach auf diese E-Mail.",
    "Standard shipping": "Standardversand",
    "Express shipping": "Expressversand",
    "Free delivery over $80": "Kostenloser Versand ab 80 $",
    "The more, the cheaper": "Je mehr, desto günstiger",
    # its home page
    "Good things for desk and travel": "Gutes für Schreibtisch und Reise",
    "Chosen by data, tested by us, sent straight to you.": "Nach Daten ausgewählt, von uns "
    "geprüft, direkt zu Ihnen geschickt.",
    "See all products": "Alle Produkte ansehen",
    # its shelves
    "Audio": "Audio",
    "Charging": "Laden",
    "Desk": "Schreibtisch",
    "Lighting": "Licht",
    "Wearables": "Wearables",
    "Living": "Wohnen",
    "Headphones, earbuds and speakers, chosen by ear.": "Kopfhörer, Ohrhörer und Lautsprecher, "
    "nach Gehör ausgewählt.",
    "Power at the desk, in the bag and on the road.": "Strom am Schreibtisch, in der Tasche und "
    "unterwegs.",
    "Keyboards, mice, stands and what plugs into them.": "Tastaturen, Mäuse, Ständer und was "
    "daran passt.",
    "Light to work by and light to rest by.": "Licht zum Arbeiten und Licht zum Ausruhen.",
    "Watches that last longer than a day.": "Uhren, die länger als einen Tag halten.",
    "Small things that make a room yours.": "Kleine Dinge, die einen Raum zu Ihrem machen.",
    "For the road": "Für unterwegs",
    "Light, flat and charged in an hour.": "Leicht, flach und in einer Stunde geladen.",
    "On sale": "Reduziert",
    "For less than before, as long as they last.": "Günstiger als zuvor, solange der Vorrat "
    "reicht.",
    "Our picks": "Unsere Auswahl",
    "What we would buy ourselves.": "Was wir selbst kaufen würden.",
    # its menus
    "Shop all": "Alle Produkte",
    "Collections": "Kollektionen",
    "Journal": "Journal",
    "About us": "Über uns",
    # its pages
    "About Volt Electronics": "Über Volt Electronics",
    "Who we are and how we choose.": "Wer wir sind und wie wir auswählen.",
    "One charger for the whole bag": "Ein Ladegerät für die ganze Tasche",
    "What to look for in a travel charger.": "Worauf es bei einem Reiseladegerät ankommt.",
}
PAGES = {
    ABOUT["title"]: (
        "<p>Volt verkauft kleine Elektronik, die einfach funktioniert. Wir wählen jedes Stück "
        "danach aus, wonach gesucht wird, prüfen es an unseren eigenen Schreibtischen und lassen "
        "es vom Hersteller direkt zu Ihnen schicken.</p>"
        "<h2>Wie wir auswählen</h2>"
        "<ul><li>Es muss eine Aufgabe gut erledigen.</li><li>Es muss länger halten als seine "
        "Garantie.</li><li>Es muss seinen Preis an dem Tag wert sein, an dem Sie es kaufen.</li>"
        "</ul><h2>Wie es zu Ihnen kommt</h2>"
        "<p>Die meisten Pakete gehen innerhalb von zwei Tagen ab und haben eine Sendungsnummer. "
        "Auf der Produktseite steht, wann Ihres ankommt, bevor Sie bezahlen.</p>"
    ),
    POST["title"]: (
        "<p>Laptop, Handy und Ohrhörer brauchten früher drei Netzteile. Heute schafft eines mit "
        "65 W alle drei, wenn man weiß, worauf man achten muss.</p>"
        "<h2>Watt werden geteilt</h2>"
        "<p>Mit zwei Geräten werden aus 65 W 45 und 20. Das genügt den meisten Laptops, und ein "
        "Handy merkt nichts davon.</p>"
        "<h2>Das Kabel entscheidet</h2>"
        "<p>Ein Kabel für 100 W sagt es auf seinem Stecker. Ältere enden bei 60, wie stark das "
        "Ladegerät auch ist.</p>"
    ),
}
EVERYTHING = WORDS | NAMES | FACTS | TITLES
WEIGHT = re.compile(r", ([\d.]+) (k?g)")


def translate(world: World, store_id: str) -> None:
    """Whatever has no German words yet; what somebody wrote stays as it is."""
    root = f"/stores/{store_id}/translations/de"
    for kind in KINDS:
        for subject_id in _ids(world, f"{root}?kind={kind}&limit=100"):
            path = f"{root}/{kind}/{subject_id}"
            found = world.merchant("GET", path)
            fields = _in_german(found)
            if found["version"] == 0 and fields:
                world.merchant("PUT", path, {"fields": fields}, **{"If-Match": '"0"'})


def _ids(world: World, path: str) -> list[str]:
    found: list[str] = []
    cursor = ""
    while True:
        page = world.merchant("GET", f"{path}{cursor}")
        found += [str(row["id"]) for row in page["items"]]
        if not page["next_cursor"]:
            return found
        cursor = f"&cursor={page['next_cursor']}"


def _in_german(found: dict[str, Any]) -> dict[str, str]:
    """The fields that we have words for."""
    title = TITLES.get(found["title"], "")
    said = {field["name"]: _said(field, found["title"], title) for field in found["fields"]}
    return {name: text for name, text in said.items() if text}


def _said(field: dict[str, Any], source_title: str, title: str) -> str:
    source = str(field["source"])
    if field["form"] != "html":
        return EVERYTHING.get(source, "")
    if source_title in PAGES:
        return PAGES[source_title]
    html = re.sub(r"<h2>[^<]*</h2>", f"<h2>{title}</h2>" if title else r"\g<0>", source)
    return re.sub(r">([^<]+)<", lambda part: f">{_word(part[1])}<", html)


def _word(text: str) -> str:
    weight = WEIGHT.fullmatch(text)
    if weight:
        return f", {weight[1].replace('.', ',')} {weight[2]}"
    return EVERYTHING.get(text, text)
