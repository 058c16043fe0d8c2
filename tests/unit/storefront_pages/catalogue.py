"""The template of the storefront's message catalogues, as its code and templates call for it.

PYTHONPATH=shared:functions:. python -m tests.unit.storefront_pages.catalogue
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).parents[3] / "functions/storefront_pages"
TEMPLATE = ROOT / "locales/messages.pot"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = DEFAULT_KEYWORDS | {"text": None, "mark": None, "_text": (2,)}
OPTIONS = {"templates/**.html": {"trimmed": "false", "newstyle_gettext": "true"}}


def extracted() -> str:
    catalog = Catalog(project="storefront", charset="utf-8")
    found = extract_from_dir(ROOT, METHODS, OPTIONS, keywords=KEYWORDS)
    for path, _line, message, _comments, context in sorted(found, key=lambda item: item[:2]):
        catalog.add(message, locations=[(path, 0)], context=context)
    out = BytesIO()
    write_po(out, catalog, omit_header=True, include_lineno=False, sort_by_file=True)
    return out.getvalue().decode()


def write() -> None:
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(extracted())


if __name__ == "__main__":
    write()
