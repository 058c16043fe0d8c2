"""What usual names of colours and of materials look like, in the languages that shops speak."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii

USUAL: Final = {
    "#111111": "black, schwarz, noir, negro, أسود",
    "#ffffff": "white, weiß, blanc, blanco, أبيض",
    "#808080": "grey, gray, grau, gris, رمادي",
    "#c9cccf": "light grey, light gray, hellgrau, gris clair, gris claro, رمادي فاتح",
    "#4a4d50": "dark grey, dark gray, dunkelgrau, gris foncé, gris oscuro, رمادي غامق",
    "#36393d": "anthracite, charcoal, graphite, anthrazit, graphit, antracita, grafito, فحمي",
    "#c62828": "red, rot, rouge, rojo, أحمر",
    "#7b1e2b": "burgundy, wine red, bordeaux, weinrot, burdeos, granate, خمري",
    "#800000": "maroon, kastanienrot, marron rouge, marrón rojizo, كستنائي",
    "#ff7058": "coral, koralle, corail, مرجاني",
    "#f4a3b8": "pink, rosa, rose, وردي",
    "#e4007c": "magenta, fuchsia, fuchsie, fucsia, فوشيا",
    "#ef7d00": "orange, naranja, برتقالي",
    "#ffcba4": "peach, apricot, pfirsich, aprikose, pêche, abricot, melocotón, خوخي",
    "#fbd02d": "yellow, gelb, jaune, amarillo, أصفر",
    "#d6a21e": "mustard, mustard yellow, ochre, senf, ocker, moutarde, ocre, mostaza, خردلي",
    "#2e8b3d": "green, grün, vert, verde, أخضر",
    "#9bd18b": "light green, hellgrün, vert clair, verde claro, أخضر فاتح",
    "#1f4d2b": "dark green, dunkelgrün, vert foncé, verde oscuro, أخضر غامق",
    "#6b7b3a": "olive, olive green, oliv, olivgrün, vert olive, oliva, زيتوني",
    "#8a8b60": "khaki, kaki, caqui, كاكي",
    "#9caf94": "sage, sage green, salbei, salbeigrün, sauge, salvia, مريمي",
    "#a8e0c8": "mint, mint green, minze, mintgrün, menthe, menta, نعناعي",
    "#10857f": "teal, petrol, petrole, petróleo, أزرق مخضر",
    "#38c5c0": "turquoise, türkis, turquesa, فيروزي",
    "#1e62d0": "blue, blau, bleu, azul, أزرق",
    "#9cc8f0": "light blue, sky blue, hellblau, himmelblau, bleu clair, bleu ciel, azul claro, "
    "celeste, أزرق فاتح, سماوي",
    "#143a7a": "dark blue, dunkelblau, bleu foncé, azul oscuro, أزرق غامق",
    "#1b2a49": "navy, navy blue, marine, marineblau, bleu marine, azul marino, كحلي",
    "#4b0082": "indigo, نيلي",
    "#7b3fa0": "purple, violet, lila, violett, pourpre, morado, violeta, بنفسجي",
    "#c8a2d8": "lavender, lilac, lavendel, flieder, lavande, lilas, lavanda, لافندر",
    "#6f4529": "brown, braun, marron, brun, marrón, café, بني",
    "#b5834f": "light brown, camel, hellbraun, marron clair, marrón claro, جملي",
    "#432818": "dark brown, dunkelbraun, marron foncé, marrón oscuro, بني غامق",
    "#d9c3a0": "beige, sand, sable, arena, بيج",
    "#f6eedb": "cream, ivory, off white, creme, elfenbein, ivoire, écru, crema, marfil, عاجي",
    "#d4af37": "gold, golden, or, doré, oro, dorado, ذهبي",
    "#c0c5c9": "silver, silber, argent, argenté, plata, plateado, فضي",
    "#dba394": "rose gold, roségold, or rose, oro rosa, ذهبي وردي",
    "#b87333": "copper, kupfer, cuivre, cobre, نحاسي",
    "#b5a642": "brass, messing, laiton, latón",
    "#9c6b30": "bronze, bronce, برونزي",
    "#878681": "titanium, titan, titane, titanio, تيتانيوم",
    "#c89f6a": "oak, eiche, chêne, roble, بلوط",
    "#5c4033": "walnut, nussbaum, noyer, nogal, جوز",
    "#d9b77c": "bamboo, bambus, bambou, bambú, خيزران",
}
LONGEST: Final = 80
_BETWEEN = re.compile(r"\s*[/&+|]\s*|\s+(?:and|und|et|y)\s+", re.IGNORECASE)


@lru_cache(4_000)
def folded(name: str) -> str:
    """What makes `Weiß `, `weiss` and `WEISS` one name, in every script."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", anyascii(name[:LONGEST]).lower()).split())


_KNOWN: Final = {
    folded(name): colour for colour, names in USUAL.items() for name in names.split(",")
}


@lru_cache(4_000)
def colours_of(name: str) -> tuple[str, ...]:
    """One colour of a usual name and of one that begins with another word (`Oat Beige`), the two of
    `Black / White`; none for any other word."""
    whole = folded(name)
    if whole in _KNOWN:
        return (_KNOWN[whole],)
    said = whole.split()
    if len(said) == 2 and said[0] not in _KNOWN and said[1] in _KNOWN and not _BETWEEN.search(name):
        return (_KNOWN[said[1]],)
    found = [_KNOWN.get(folded(one), "") for one in _BETWEEN.split(name[:LONGEST])]
    return tuple(found) if len(found) == 2 and all(found) else ()
