"""May this document be saved? Cleans every value by the registry; says by exact path what is wrong.

Structure (names, types, lists) is the API shape's: see `schemas`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from windlass.kit.errors import FieldProblem
from windlass.themes import documents, global_settings, guard, presets, schema
from windlass.themes.errors import ThemeInvalid
from windlass.themes.schema import MOST_BLOCKS, MOST_BYTES, MOST_SECTIONS
from windlass.themes.values import clean
from windlass.themes.wrong import Wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from urllib.parse import SplitResult

    from windlass.themes.documents import Document
    from windlass.themes.guard import Unclear
    from windlass.themes.kinds import SectionType, Setting

NAME = re.compile(r"[a-z0-9_]{1,40}")


class Check(Struct):
    store_id: str
    before: Mapping[str, Document]  # sections and blocks as they are saved, by id
    problems: list[FieldProblem] = field(default_factory=list)
    suggestions: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def wrong(self, path: str, rule: str, message: str) -> None:
        self.problems.append(FieldProblem(path, rule, message))

    def unclear(self, path: str, found: Iterable[Unclear]) -> None:
        for one in found:
            self.wrong(f"{path}.{one.setting}", one.rule, one.message)
            self.suggestions[f"{path}.{one.setting}"] = one.suggestion


def checked(document: Document, *, store_id: str, before: Document) -> Document:
    """The document as it may be saved in place of `before`. Sections and blocks of types that this
    release does not know may stay as they were saved, but not come in. Raises ThemeInvalid (422)
    with everything that is wrong."""
    check = Check(store_id, documents.parts_by_id(before))
    settings = _global(check, document["settings"])
    cleaned: Document = {
        "format": schema.FORMAT,
        "preset": _preset(check, document["preset"], before["preset"]),
        "settings": settings,
        "groups": {},
        "templates": {},
    }
    for part in ("groups", "templates"):
        for place, sections in document[part].items():
            path = f"{part}.{place}"
            cleaned[part][place] = _sections(check, path, place, sections, settings)
    if not check.problems and len(documents.to_text(cleaned).encode()) > MOST_BYTES:
        message = f"A theme takes at most {MOST_BYTES // 1000} KB. Shorten some of its texts."
        check.wrong("templates", "too_large", message)
    if check.problems:
        raise ThemeInvalid(
            check.problems[0].message,
            fields=tuple(check.problems),
            suggestions=check.suggestions,
        )
    return cleaned


def _preset(check: Check, sent: str, before: str) -> str:
    if sent not in presets.BY_ID and sent != before:
        check.wrong("preset", "enum", f"Choose one of: {', '.join(presets.BY_ID)}.")
    return sent


def _global(check: Check, sent: Mapping[str, Any]) -> dict[str, Any]:
    social = sent.get("social", {})
    own = {name: value for name, value in sent.items() if name != "social"}
    settings = _settings(check, "settings", schema.SETTINGS, own)
    if not isinstance(social, dict):
        check.wrong("settings.social", "dict_type", "This must be an object.")
        social = {}
    links = _settings(check, "settings.social", schema.SOCIAL, social)
    for network, address in links.items():
        if address and not _is_of(network, address):
            name, hosts = global_settings.NETWORKS[network]
            message = f"Give the address of your page on {name}: https://{hosts[0]}/…"
            check.wrong(f"settings.social.{network}", "social_link", message)
    if not check.problems:
        check.unclear("settings", guard.unclear(settings))
    return settings | {"social": links}


def _is_of(network: str, address: str) -> bool:
    from urllib.parse import urlsplit

    parts: SplitResult = urlsplit(address)
    host = (parts.hostname or "").lower()
    _name, hosts = global_settings.NETWORKS[network]
    return parts.scheme == "https" and any(host == one or host.endswith(f".{one}") for one in hosts)


def _sections(
    check: Check, path: str, place: str, sent: list[Document], theme: Mapping[str, Any]
) -> list[Document]:
    if len(sent) > MOST_SECTIONS:
        check.wrong(path, "too_long", f"Use at most {MOST_SECTIONS} sections.")
        return []
    main = schema.main_of(place)
    if main is not None and all(one["type"] != main.type for one in sent):
        check.wrong(path, "main_missing", f"This template needs its own section: {main.name}.")
    counts: dict[str, int] = {}
    cleaned = []
    for number, section in enumerate(sent):
        at, type_ = f"{path}.{number}", section["type"]
        _new_id(check, at, section["id"])
        known = schema.SECTIONS.get(type_)
        if known is None:
            _as_before(check, at, section)
            cleaned.append(section)
            continue
        counts[type_] = counts.get(type_, 0) + 1
        most = 1 if known.is_main else known.most
        if place not in known.templates:
            check.wrong(f"{at}.type", "not_here", f"{known.name} cannot stand here.")
        elif most is not None and counts[type_] > most:
            check.wrong(
                f"{at}.type", "too_many", f"{known.name} can stand here only {_times(most)}."
            )
        if known.is_main and section["is_hidden"]:
            check.wrong(f"{at}.is_hidden", "always_shown", f"{known.name} is always shown.")
        cleaned.append(_section(check, at, known, section, theme))
    return cleaned


def _section(
    check: Check, at: str, known: SectionType, sent: Document, theme: Mapping[str, Any]
) -> Document:
    before = len(check.problems)
    settings = _settings(check, f"{at}.settings", known.settings, sent["settings"])
    if len(check.problems) == before:
        for pair in known.pairs:
            check.unclear(f"{at}.settings", guard.unclear_pair(pair, settings, theme))
    return {
        "id": sent["id"],
        "type": known.type,
        "is_hidden": sent["is_hidden"],
        "settings": settings,
        "blocks": list(_blocks(check, at, known, sent["blocks"])),
    }


def _blocks(
    check: Check, at: str, section: SectionType, sent: list[Document]
) -> Iterator[Document]:
    most = min(section.most_blocks, MOST_BLOCKS)
    if len(sent) > most:
        message = f"Use at most {most} parts." if most else f"{section.name} has no parts."
        check.wrong(f"{at}.blocks", "too_long", message)
        return
    types = [one["type"] for one in sent]
    for fixed in (one for one in section.blocks if one.is_fixed and one.type not in types):
        check.wrong(f"{at}.blocks", "block_missing", f"{fixed.name} cannot be removed.")
    for number, block in enumerate(sent):
        path, type_ = f"{at}.blocks.{number}", block["type"]
        _new_id(check, path, block["id"])
        known = section.block(type_)
        if known is None:
            _as_before(check, path, block)
            yield block
            continue
        if known.most is not None and types[: number + 1].count(type_) > known.most:
            message = f"{known.name} can stand here only {_times(known.most)}."
            check.wrong(f"{path}.type", "too_many", message)
        if known.is_fixed and block["is_hidden"]:
            check.wrong(f"{path}.is_hidden", "always_shown", f"{known.name} is always shown.")
        settings = _settings(check, f"{path}.settings", known.settings, block["settings"])
        yield {
            "id": block["id"],
            "type": type_,
            "is_hidden": block["is_hidden"],
            "settings": settings,
        }


def _settings(
    check: Check, path: str, settings: Iterable[Setting], sent: Mapping[str, Any]
) -> dict[str, Any]:
    """Every one of them: what was not sent has its default."""
    known = {one.id: one for one in settings}
    for name in sent:
        if name not in known:
            at = f"{path}.{name}" if NAME.fullmatch(name) else path
            check.wrong(at, "extra_forbidden", "There is no such setting.")
    cleaned = schema.defaults(known.values())
    for name, setting in known.items():
        if name not in sent:
            continue
        try:
            cleaned[name] = clean(setting, sent[name], store_id=check.store_id)
        except Wrong as wrong:
            at = f"{path}.{name}.{wrong.part}".rstrip(".")
            check.wrong(at, wrong.rule, wrong.message)
    return cleaned


def _new_id(check: Check, path: str, id_: str) -> None:
    if id_ in check.ids:
        check.wrong(f"{path}.id", "unique", "Another part has this id.")
    check.ids.add(id_)


def _as_before(check: Check, path: str, sent: Document) -> None:
    if check.before.get(sent["id"]) != sent:
        message = "This release does not know such a part: it can only stay as it was."
        check.wrong(f"{path}.type", "unknown_type", message)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
