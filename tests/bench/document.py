"""docs/performance.md: the text stays, the tables between its markers are measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).parents[2] / "docs/performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def write(results: dict[str, Any]) -> None:
    before, _, rest = DOCUMENT.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    DOCUMENT.write_text(f"{before}{BEGIN}\n\n{tables(results)}\n{END}{after}")


def tables(results: dict[str, Any]) -> str:
    return "\n".join(
        [
            "| operation | round trips | read units | write units | CPU ms |",
            "|---|--:|--:|--:|--:|",
            *(
                f"| {name} | {cost['round_trips']} | {cost['read_units']:g} "
                f"| {cost['write_units']:g} | {cost['cpu_ms']:g} |"
                for name, cost in results["operations"].items()
            ),
            "",
            "| function | cold import, CPU ms | memory after import, MB |",
            "|---|--:|--:|",
            *(
                f"| {name} | {cost['import_cpu_ms']} | {cost['memory_mb']} |"
                for name, cost in results["functions"].items()
            ),
            "",
            "| page, gzipped bytes | HTML | CSS | JS | on demand |",
            "|---|--:|--:|--:|--:|",
            *(
                f"| {name} | {page['html']:,} | {page['css']:,} | {page['js']:,} "
                f"| {page['on demand']:,} |"
                for name, page in results["pages"].items()
            ),
            "",
            "| search index | file, MB | compressed, MB | built, CPU s | one change, CPU s "
            "| opened, ms | search p95, CPU ms |",
            "|---|--:|--:|--:|--:|--:|--:|",
            *(
                f"| {name} | {cost['megabytes']} | {cost['compressed']} "
                f"| {cost['build_s']} | {cost['change_s']} | {cost['open_ms']} | {cost['p95_ms']} |"
                for name, cost in results["search"].items()
            ),
            "",
            "| process | memory, MB |",
            "|---|--:|",
            *(f"| {name} | {megabytes} |" for name, megabytes in results["memory"].items()),
            "",
            f"The same 2,000 rows to JSON and back took {min(results['reference_ms']):g} to "
            f"{max(results['reference_ms']):g} ms on this machine meanwhile.",
            "",
        ]
    )
