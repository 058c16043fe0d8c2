"""One value of one setting: cleaned, or the rule that it breaks. Pure but for the HTML cleaner."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from windlass.themes.fonts import BY_ID
from windlass.themes.kinds import Kind
from windlass.themes.pictures import picture
from windlass.themes.wrong import UNSEEN, Wrong

if TYPE_CHECKING:
    from windlass.themes.kinds import Setting

ID = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")
COLOUR = re.compile(r"#[0-9a-f]{6}")
MENU = re.compile(rf"main|footer|{ID.pattern}")
LINK = re.compile(
    r"/(?![/\\])\S*|https?://[^\s/?#\\@]+\.[^\s/?#\\@]+([/?#]\S*)?"
    r"|mailto:\S+@\S+|tel:\+?[0-9() .-]+|#[\w-]+"
)  # nothing that runs: no javascript:, no data:
VIDEOS = {"youtube": re.compile(r"[A-Za-z0-9_-]{11}"), "vimeo": re.compile(r"[0-9]{6,12}")}
VIDEO_PARTS = {"provider", "id", "poster"}
TAGS = {*"p br strong b em i u s a ul ol li h3 h4 blockquote sub sup".split()}


def clean(setting: Setting, value: Any, *, store_id: str) -> Any:
    """The value as it may be saved. Raises Wrong."""
    match setting.kind:
        case Kind.TEXT:
            return _short(" ".join(_text(value).split()), setting.most)
        case Kind.AREA:
            return _short(_text(value).strip(), setting.most)
        case Kind.RICH_TEXT:
            return _short(_html(_text(value)), setting.most)
        case Kind.NUMBER:
            return _number(setting, value)
        case Kind.TOGGLE:
            return _toggle(value)
        case Kind.SELECT:
            return _one_of(value, [option.value for option in setting.options])
        case Kind.FONT:
            return _one_of(value, list(BY_ID))
        case Kind.COLOUR:
            return _colour(setting, value)
        case Kind.IMAGE:
            return picture(value, store_id=store_id)
        case Kind.LINK:
            return _link(value, setting.most)
        case Kind.PRODUCT | Kind.COLLECTION | Kind.DISCOUNT:
            return _matching(value, ID, "This is not an id.")
        case Kind.MENU:
            return _matching(value, MENU, "Choose one of the store's menus.")
        case Kind.PRODUCTS:
            return _ids(value, setting.most or 0)
        case Kind.DATE_TIME:
            return _moment(value)
        case Kind.VIDEO:
            return _video(value, store_id)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong("string_type", "This must be text.")
    return UNSEEN.sub("", value.replace("\r\n", "\n"))


def _short(text: str, most: int | None) -> str:
    if most is not None and len(text) > most:
        raise Wrong("string_too_long", f"Use at most {most:,} characters; these are {len(text):,}.")
    return text


def _html(text: str) -> str:
    import nh3

    if not text:
        return ""
    schemes = {"http", "https", "mailto", "tel"}
    return nh3.clean(text, tags=TAGS, attributes={"a": {"href"}}, url_schemes=schemes).strip()


def _number(setting: Setting, value: Any) -> int:
    if type(value) is not int:
        raise Wrong("int_type", "This must be a whole number.")
    if setting.least is not None and value < setting.least:
        raise Wrong("greater_than_equal", f"Use {setting.least} or more.")
    if setting.most is not None and value > setting.most:
        raise Wrong("less_than_equal", f"Use {setting.most} or less.")
    return value


def _toggle(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("bool_type", "This must be true or false.")
    return value


def _one_of(value: Any, allowed: list[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise Wrong("enum", f"Choose one of: {', '.join(allowed)}.")
    return value


def _colour(setting: Setting, value: Any) -> str:
    text = _text(value).strip().lower()
    if not COLOUR.fullmatch(text) and (text or setting.least):
        raise Wrong("colour", "Give a colour like #1f4fd8.")
    return text


def _link(value: Any, most: int | None) -> str:
    text = _short(_text(value).strip(), most)
    if text and not LINK.fullmatch(text):
        raise Wrong("link", "Give an address: /path, https://…, mailto:… or tel:…")
    return text


def _matching(value: Any, shape: re.Pattern[str], message: str) -> str:
    text = _text(value).strip()
    if text and not shape.fullmatch(text):
        raise Wrong("pattern", message)
    return text


def _ids(value: Any, most: int) -> list[str]:
    if not isinstance(value, list):
        raise Wrong("list_type", "This must be a list.")
    if len(value) > most:
        raise Wrong("too_long", f"Give at most {most}.")
    for place, one in enumerate(value):
        if not isinstance(one, str) or not ID.fullmatch(one):
            raise Wrong("pattern", "This is not an id.", str(place))
    return list(dict.fromkeys(value))


def _moment(value: Any) -> str:
    text = _text(value).strip()
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError("it needs a zone")
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        raise Wrong("date_time", "Give a moment like 2026-11-30T22:00:00Z.") from None


def _video(value: Any, store_id: str) -> dict[str, Any] | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not {"provider", "id"} <= set(value) <= VIDEO_PARTS:
        raise Wrong("video", "A video has a provider, an id and may have a poster.")
    shape = VIDEOS.get(value["provider"]) if isinstance(value["provider"], str) else None
    if shape is None:
        raise Wrong("enum", "Choose one of: youtube, vimeo.", "provider")
    if not isinstance(value["id"], str) or not shape.fullmatch(value["id"]):
        raise Wrong("pattern", f"This is not the id of a video of {value['provider']}.", "id")
    try:
        poster = picture(value.get("poster"), store_id=store_id)
    except Wrong as wrong:
        part = f"poster.{wrong.part}".rstrip(".")
        raise Wrong(wrong.rule, wrong.message, part) from None
    return {"provider": value["provider"], "id": value["id"], "poster": poster}
