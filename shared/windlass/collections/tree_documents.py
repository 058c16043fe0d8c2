"""How compactly the tree is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from windlass.collections.tree import Node, Removed, Tree


def to_document(tree: Tree) -> dict[str, Any]:
    def node(each: Node) -> list[str]:
        return [each.id, each.parent_id, each.title, each.handle]

    return {
        "nodes": [node(each) for each in tree.nodes],
        "former": [list(pair) for pair in tree.former.items()],  # a map would lose their order
        "aliases": [list(pair) for pair in tree.aliases.items()],
        "removed": [[node(r.node), r.place, list(r.children)] for r in tree.removed],
    }


def of_document(document: Mapping[str, Any]) -> Tree:
    return Tree(
        tuple(Node(*node) for node in document["nodes"]),
        dict(document["former"]),
        dict(document["aliases"]),
        tuple(Removed(Node(*n), place, tuple(ids)) for n, place, ids in document["removed"]),
    )
