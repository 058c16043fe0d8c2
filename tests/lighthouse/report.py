"""What the audit found, as the table of docs/performance.md and as what is missed."""

from __future__ import annotations

from typing import Any

BEGIN, END = "<!-- lighthouse: begin -->", "<!-- lighthouse: end -->"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 95, "seo": 100}
PERSONAL = {"Cart"}  # kept out of search engines on purpose

Found = dict[str, dict[str, Any]]  # by the page's name, as audit.mjs writes it


def written_into(document: str, found: Found) -> str:
    before, _, rest = document.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{table(found)}\n\n{END}{after}"


def misses(found: Found) -> list[str]:
    """Page, category and the audits that cost it points; empty when every target is met."""
    lines = []
    for name, page in found.items():
        if page["problem"]:
            lines.append(f"{name}: {page['problem']}")
        for category, least in LEAST.items():
            if page["scores"][category] >= least or _is_excused(name, category):
                continue
            lines.append(f"{name}: {category} is {page['scores'][category]}, not {least}")
            lines += [_named(lost) for lost in page["lost"] if lost["category"] == category]
    return lines


def _named(lost: dict[str, Any]) -> str:
    value = f" {lost['value']}" if lost["value"] else ""
    where = "".join(f"\n      {place}" for place in lost["items"])
    return f"  {lost['title']}:{value} (score {lost['score']}){where}"


def _is_excused(page: str, category: str) -> bool:
    return page in PERSONAL and category == "seo"


def table(found: Found) -> str:
    rows = [
        "| page, mobile | performance | its runs | accessibility | best practices | SEO | LCP, ms "
        "| blocked, ms | shift | kB |",
        "|---|--:|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, page in found.items():
        scores = page["scores"]
        seo = "none wanted" if _is_excused(name, "seo") else scores["seo"]
        runs = " ".join(str(score) for score in page["runs"])
        rows.append(
            f"| {name} | {scores['performance']} | {runs} | {scores['accessibility']} "
            f"| {scores['best-practices']} | {seo} | {page['lcp']:,} | {page['tbt']} "
            f"| {page['cls']:g} | {round(page['bytes'] / 1000)} |"
        )
    return "\n".join(rows)
