"""The dashboard can be installed: what browsers ask of its manifest."""

import json
from pathlib import Path

PUBLIC = Path(__file__).parents[2] / "frontend/dashboard/public"


def test_the_manifest_names_the_dashboard_and_where_it_begins() -> None:
    manifest = json.loads((PUBLIC / "manifest.webmanifest").read_text())

    assert (manifest["name"], manifest["start_url"]) == ("Windlass", "/")
    assert (manifest["display"], manifest["scope"]) == ("standalone", "/")


def test_every_icon_has_the_size_that_it_says() -> None:
    icons = json.loads((PUBLIC / "manifest.webmanifest").read_text())["icons"]

    assert [f"{icon['purpose']} {icon['sizes']}" for icon in icons] == [
        "any 192x192",
        "any 512x512",
        "maskable 192x192",
        "maskable 512x512",
    ]
    for icon in icons:
        png = (PUBLIC / icon["src"].lstrip("/")).read_bytes()
        # width and height stand in the first chunk
        width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
        assert f"{width}x{height}" == icon["sizes"]


def test_the_page_names_the_manifest_and_a_colour_for_either_theme() -> None:
    page = (PUBLIC.parent / "index.html").read_text()

    assert '<link rel="manifest" href="/manifest.webmanifest" />' in page
    assert page.count('name="theme-color"') == 2
