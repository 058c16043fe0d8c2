"""Which addresses and pictures a store may have, and how one is found in a host name."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from windlass.kit import config
from windlass.kit.errors import FieldProblem, Invalid
from windlass.kit.text import slugify

SHORTEST, LONGEST = 3, 40
MOST_SLUGS = 10  # held by one store, so that nobody collects addresses
RESERVED = frozenset(
    "about abuse account accounts admin administrator api app apps assets auth autodiscover beta "
    "billing blog cdn checkout cloud contact dashboard demo dev developer docs email files ftp "
    "help hooks hostmaster imap integrations internal jobs legal live localhost login logs mail "
    "media metrics monitor ns1 ns2 oauth partners pay payments ping pop postmaster preview prod "
    "production proxy realtime root sandbox secure security shop shopify signup smtp ssl staging "
    "static stats status store stores storefront stripe support system test testing tracking "
    "webhooks webmail webmaster wildcard windlass wss www".split()
)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_AROUND_SLUG = re.escape(urlsplit(config.STOREFRONT_URL_TEMPLATE).hostname or "")
_HOST = re.compile(_AROUND_SLUG.replace(re.escape("{slug}"), f"(?P<slug>{_SLUG.pattern})"))


def problem_with(slug: str) -> tuple[str, str] | None:
    """The rule that this slug breaks and a sentence about it, or None."""
    if not SHORTEST <= len(slug) <= LONGEST:
        return "slug_length", f"Use {SHORTEST} to {LONGEST} characters."
    if not _SLUG.fullmatch(slug):
        return "slug_characters", "Use lower-case letters, digits and single hyphens between them."
    if slug in RESERVED:
        return "slug_reserved", f"{slug} is reserved."
    return None


def slug_for(name: str) -> str:
    """A slug made of the store's name, always a valid one."""
    slug = slugify(name, max_length=LONGEST - 6)  # room for a suffix
    if problem_with(slug) is None:
        return slug
    longer = f"{slug}-store" if slug else "my-store"
    return longer if problem_with(longer) is None else "my-store"


def alternatives(slug: str) -> list[str]:
    """What to offer when the slug is taken, best first."""
    stem = slug[: LONGEST - 6].rstrip("-")
    endings = ["shop", "store", "hq", "2", "3", "co", "goods", "world", "4", "5"]
    return [f"{stem}-{ending}" for ending in endings if problem_with(f"{stem}-{ending}") is None]


def slug_in(slug_or_host: str) -> str | None:
    """The slug in a host name like ours, or the slug itself; None for any other host."""
    text = slug_or_host.lower().rstrip(".")
    if _SLUG.fullmatch(text):
        return text
    match = _HOST.fullmatch(text)
    return match["slug"] if match else None


PICTURES = ("logo", "square_logo", "hero_image")


def refuse_foreign_pictures(store_id: str, sent: Mapping[str, Any]) -> None:
    """Settings show pictures of the store's own. Raises Invalid (422)."""
    own = f"/media/{store_id}/"
    problems = tuple(
        FieldProblem(f"{name}.path", "foreign_picture", "Upload this picture to this store first.")
        for name in PICTURES
        if sent.get(name) and not sent[name]["path"].startswith(own)
    )
    if problems:
        raise Invalid(problems[0].message, fields=problems)
