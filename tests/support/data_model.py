"""docs/data-model.md, made from what the models say of themselves, so that it cannot drift."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "shared/windlass"
DOCUMENT = ROOT / "docs/data-model.md"

INTRODUCTION = """\
# The single table

Made from the docstrings of the code by `make docs`; a test compares it.

One DynamoDB table holds everything. `PK` and `SK` are its keys; `GSI1`, `GSI2` and `GSI3` are
sparse indexes with `GSI1PK`/`GSI1SK` and so on, projecting whole items; `ttl` lets items end by
themselves; `entity` names the class; the stream carries new and old images.

- A partition key that belongs to a store starts with `STORE#<store>#`. Repositories are made with a
  store's id and no method takes one, so a key of another store cannot be built.
- Nothing scans. Every query has a limit; lists hand out signed cursors.
- A write carries its condition: a version, "not there yet", "enough left". What was read before may
  be out of date, the condition is not.
- An event is an item (`OutboxEvent`) in the transaction of the change it tells of.
- Items stay under 100 KB; lists show compact items (`Card`), not whole products.
- What every operation costs in round trips and units is measured: see performance.md.
"""


def items_of(path: Path) -> list[tuple[str, list[str]]]:
    """(class, its attributes with their comments) of the items that a module declares."""
    source = path.read_text()
    lines = source.splitlines()
    found = []
    for node in ast.parse(source).body:
        if not isinstance(node, ast.ClassDef):
            continue
        if not any(keyword.arg == "discriminator" for keyword in node.keywords):
            continue
        attributes = []
        for statement in node.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                target = (
                    statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
                )
                assert isinstance(target, ast.Name)
                line = lines[statement.end_lineno - 1 if statement.end_lineno else 0]
                comment = line.partition("  # ")[2]
                attributes.append(f"`{target.id}`" + (f" ({comment})" if comment else ""))
        found.append((node.name, attributes))
    return found


def render() -> str:
    parts = [INTRODUCTION]
    for path in sorted(SHARED.rglob("*.py")):
        items = items_of(path)
        if not items:
            continue
        module = str(path.relative_to(SHARED).with_suffix("")).replace("/", ".")
        parts.append(f"\n## {module}\n")
        docstring = ast.get_docstring(ast.parse(path.read_text())) or ""
        parts.append(f"```text\n{docstring}\n```\n")
        for name, attributes in items:
            parts.append(f"- **{name}**: {', '.join(attributes)}")
    return "\n".join(parts) + "\n"


def write() -> None:
    DOCUMENT.write_text(render())
