"""Message catalogues of shop and mails: `python -m infra.catalogues <command>`.

English stands in the code. `extract` lists its messages in messages.pot, `update` brings every
messages.po up to date, `compile` makes the messages.mo that the functions read (never committed;
the build and the tests do it when they are stale), `missing` lists what a language lacks as JSON
and `fill` takes that list back, translated. See docs/translating.md.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LANGUAGES = ("de", "fr", "es", "ar")
KEYWORDS = DEFAULT_KEYWORDS | {"text": None, "mark": None, "_text": (2,)}
COVERAGE = "x-translated"  # as windlass.kit.languages asks for it
_NAME = re.compile(r"[a-z_]*|[a-z]+/[a-z]+; .*")


@dataclass(frozen=True, slots=True)
class Domain:
    name: str
    root: Path  # what is searched for messages
    templates: str
    skipped: frozenset[str] = frozenset()  # names of templates that speak English only

    @property
    def locales(self) -> Path:
        return self.root / "locales"

    @property
    def template(self) -> Path:
        return self.locales / "messages.pot"

    def catalogue(self, code: str) -> Path:
        return self.locales / code / "LC_MESSAGES/messages.po"

    def extracted(self) -> str:
        """The template as code and templates call for it now."""
        catalog = Catalog(project=self.name, charset="utf-8")
        methods = [("**.py", "python"), (self.templates, "jinja2")]
        options = {self.templates: {"trimmed": "false", "newstyle_gettext": "true"}}
        found = extract_from_dir(self.root, methods, options, keywords=KEYWORDS)
        for path, _line, message, _comments, context in sorted(found, key=lambda item: item[:2]):
            if Path(path).stem in self.skipped or _is_name(path, message):
                continue
            catalog.add(message, locations=[(path, 0)], context=context)
        return _written(catalog, omit_header=True)


PAGES = Domain("storefront", ROOT / "functions/storefront_pages", "templates/**.html")
TO_MERCHANTS = frozenset(
    "action_needed already_registered new_order reset_password supplier_needs_reconnect"
    " verify_email withdrawal_requested".split()
)
MAILS = Domain("mails", ROOT / "shared/windlass/mail", "templates/**.*", TO_MERCHANTS)
SERVICES = Domain("services", ROOT / "shared/windlass/wording", "templates/**.html")
DOMAINS = (PAGES, MAILS, SERVICES)


def read(domain: Domain, code: str) -> Catalog:
    """A language's translations; an empty catalogue before there are any."""
    path = domain.catalogue(code)
    if not path.exists():
        return Catalog(locale=code, project=domain.name, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=code)


def wanted(domain: Domain) -> Catalog:
    """The messages of the template."""
    with domain.template.open("rb") as file:
        return read_po(file)


def extract() -> None:
    for domain in DOMAINS:
        domain.locales.mkdir(exist_ok=True)
        domain.template.write_text(domain.extracted())


def update() -> None:
    for domain in DOMAINS:
        for code in LANGUAGES:
            _save(domain, code, {})


def missing(code: str) -> list[dict[str, Any]]:
    """What the language lacks: the message, its plural, where it stands, room for the answer."""
    found = {}
    for domain in DOMAINS:
        known = read(domain, code)
        for message in _messages(wanted(domain)):
            if not is_translated(known.get(message.id)):
                places = ", ".join(f"{domain.name}/{path}" for path, _ in message.locations)
                forms: str | list[str] = [""] * known.num_plurals if message.pluralizable else ""
                found[_source(message)] = {"message": message.id, "in": places, "is": forms}
    return list(found.values())


def fill(code: str, entries: list[dict[str, Any]]) -> int:
    """Takes `missing` back with `is` filled in; how many messages it translated."""
    known = {_key(entry["message"]): entry["is"] for entry in entries if any(entry["is"])}
    return sum(_save(domain, code, known) for domain in DOMAINS)


def compile_stale() -> None:
    for domain in DOMAINS:
        for code in LANGUAGES:
            source = domain.catalogue(code)
            made = source.with_suffix(".mo")
            if not source.exists():
                continue
            if made.exists() and made.stat().st_mtime >= source.stat().st_mtime:
                continue
            catalog = read(domain, code)
            out = BytesIO()
            catalog.add(COVERAGE, str(share(domain, code)))
            write_mo(out, catalog)
            fresh = made.with_suffix(f".{os.getpid()}")
            fresh.write_bytes(out.getvalue())
            fresh.replace(made)  # at once: several test workers may be at it


def share(domain: Domain, code: str) -> int:
    """How many of the messages there are now are translated, in whole percent."""
    known, messages = read(domain, code), list(_messages(wanted(domain)))
    done = sum(is_translated(known.get(message.id)) for message in messages)
    return 100 * done // len(messages) if messages else 100


def is_translated(message: Message | None) -> bool:
    if message is None or message.fuzzy:
        return False
    forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(forms)


def _is_name(path: str, message: Any) -> bool:
    """Of a setting or a type: code asks for those by methods named like gettext's, too."""
    return (
        path.endswith(".py") and isinstance(message, str) and _NAME.fullmatch(message) is not None
    )


def _save(domain: Domain, code: str, fresh: dict[str, Any]) -> int:
    """The language's catalogue with exactly the messages of the template; how many are new."""
    known = read(domain, code)
    catalog = Catalog(
        locale=code,
        project=domain.name,
        charset="utf-8",
        header_comment=f"# {code}: see docs/translating.md",
        version="1",
        msgid_bugs_address="docs/translating.md",
        last_translator="Windlass",
        language_team="Windlass",
        fuzzy=False,
        creation_date=known.creation_date,  # nothing changes in a file when nothing is new
        revision_date=known.creation_date,
    )
    filled = 0
    for message in _messages(wanted(domain)):
        before = known.get(message.id)
        string = before.string if before is not None and is_translated(before) else None
        if string is None and _source(message) in fresh:
            string, filled = fresh[_source(message)], filled + 1
        catalog.add(message.id, string, locations=message.locations)
    path = domain.catalogue(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_written(catalog, omit_header=False))
    return filled


def _written(catalog: Catalog, *, omit_header: bool) -> str:
    out = BytesIO()
    write_po(out, catalog, omit_header=omit_header, include_lineno=False, sort_by_file=True)
    return out.getvalue().decode()


def _messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def _source(message: Message) -> str:
    return _key(message.id)


def _key(identity: Any) -> str:
    return identity if isinstance(identity, str) else str(identity[0])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m infra.catalogues", description=__doc__)
    parser.add_argument("command", choices=("extract", "update", "compile", "missing", "fill"))
    parser.add_argument("code", nargs="?", choices=LANGUAGES)
    asked = parser.parse_args()
    match asked.command:
        case "extract":
            extract()
        case "update":
            extract()
            update()
        case "compile":
            compile_stale()
        case "missing":
            json.dump(missing(asked.code), sys.stdout, ensure_ascii=False, indent=1)
        case "fill":
            print(f"{fill(asked.code, json.load(sys.stdin))} messages translated")


if __name__ == "__main__":
    main()
