"""The tree of categories, as one value. Pure: every operation returns a new tree or raises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import replace
from typing import Final

from msgspec import Struct, field

from windlass.collections.errors import (
    CategoryCycle,
    CategoryNotFound,
    CategoryTooDeep,
    HandleTaken,
    TooManyCategories,
)
from windlass.kit.errors import FieldProblem

DEEPEST: Final = 5
MOST: Final = 250
MOST_REMOVED: Final = 50  # that can be brought back
MOST_FORMER: Final = 300
MOST_ALIASES: Final = 400


class Node(Struct, frozen=True):
    id: str
    parent_id: str  # empty at the top
    title: str
    handle: str


class Removed(Struct, frozen=True):
    """A category that is gone, and what it takes to bring it back."""

    node: Node
    place: int  # among its siblings
    children: tuple[str, ...]


class Tree(Struct, frozen=True):
    """`aliases` says where the products of removed categories are now ("" for nowhere), `former`
    which category an old address means."""

    nodes: tuple[Node, ...] = ()  # siblings in their order
    former: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    removed: tuple[Removed, ...] = ()

    def find(self, category_id: str) -> Node | None:
        return next((node for node in self.nodes if node.id == category_id), None)

    def get(self, category_id: str) -> Node:
        """Raises CategoryNotFound (404)."""
        node = self.find(category_id)
        if node is None:
            raise CategoryNotFound(f"There is no category {category_id}.")
        return node

    def children(self, category_id: str) -> tuple[Node, ...]:
        """Of one category, or those at the top for an empty id."""
        return tuple(node for node in self.nodes if node.parent_id == category_id)

    def path(self, category_id: str) -> tuple[Node, ...]:
        """From the top down to the category that products of this id are in; empty for none."""
        node, found = self.find(self.resolve(category_id)), []
        while node is not None:
            found.append(node)
            node = self.find(node.parent_id)
        return tuple(reversed(found))

    def resolve(self, category_id: str) -> str:
        """The category that stands in for a removed one."""
        for _ in range(len(self.aliases) + 1):
            if self.find(category_id) is not None or category_id not in self.aliases:
                break
            category_id = self.aliases[category_id]
        return category_id

    def below(self, category_id: str) -> set[str]:
        """The ids of everything under it."""
        found: set[str] = set()
        waiting = [category_id]
        while waiting:
            ids = [node.id for node in self.children(waiting.pop())]
            found.update(ids)
            waiting += ids
        return found

    def walk(self) -> Iterator[tuple[Node, int]]:
        """Every node with its depth (0 at the top), parents before their children, in order."""
        waiting = [(node, 0) for node in reversed(self.children(""))]
        while waiting:
            node, depth = waiting.pop()
            yield node, depth
            waiting += [(child, depth + 1) for child in reversed(self.children(node.id))]

    def at(self, handle: str) -> tuple[Node, bool] | None:
        """The category at this address, and whether the address is its present one."""
        node = next((node for node in self.nodes if node.handle == handle), None)
        if node is not None:
            return node, True
        former = self.find(self.resolve(self.former.get(handle, "")))
        return (former, False) if former is not None else None

    # --- changes ---

    def add(self, node: Node, *, place: int | None = None) -> Tree:
        """Raises CategoryNotFound for its parent, CategoryTooDeep, TooManyCategories and
        HandleTaken."""
        if len(self.nodes) >= MOST:
            raise TooManyCategories(f"A store has at most {MOST} categories.")
        self._require_free(node.handle)
        self._require_room(node.parent_id, height=1)
        former = {handle: id for handle, id in self.former.items() if handle != node.handle}
        return replace(self, nodes=self._placed(self.nodes, node, place), former=former)

    def change(self, category_id: str, *, title: str, handle: str) -> Tree:
        """Another name or address; the old address leads to the new one. Raises CategoryNotFound
        and HandleTaken."""
        node, former = self.get(category_id), dict(self.former)
        if handle != node.handle:
            self._require_free(handle)
            former.pop(handle, None)
            former[node.handle] = node.id
        changed = replace(node, title=title, handle=handle)
        nodes = tuple(changed if each is node else each for each in self.nodes)
        return replace(self, nodes=nodes, former=_newest(former, MOST_FORMER))

    def move(self, category_id: str, *, parent_id: str, place: int | None) -> Tree:
        """Under another parent, or to another place among its siblings, counted from 0 without
        itself; none is the end. Raises CategoryNotFound, CategoryCycle and CategoryTooDeep."""
        node = self.get(category_id)
        if parent_id == category_id or parent_id in self.below(category_id):
            message = f"{node.title} cannot be moved below itself."
            raise CategoryCycle(message, fields=(FieldProblem("parent_id", "cycle", message),))
        self._require_room(parent_id, height=self._height(category_id))
        others = tuple(each for each in self.nodes if each is not node)
        nodes = self._placed(others, replace(node, parent_id=parent_id), place)
        return replace(self, nodes=nodes)

    def remove(self, category_id: str, *, target_id: str) -> Tree:
        """What was in it goes to the target ("" for none), its children to its parent, in its
        place. Raises CategoryNotFound, also for the target, and CategoryCycle when the target is
        the category itself."""
        node = self.get(category_id)
        if target_id == category_id:
            message = "Choose another category for its products."
            raise CategoryCycle(message, fields=(FieldProblem("target_id", "other", message),))
        if target_id:
            self.get(target_id)
        siblings = self.children(node.parent_id)
        gone = Removed(
            node, siblings.index(node), tuple(child.id for child in self.children(node.id))
        )
        nodes: list[Node] = []
        for each in self.nodes:
            if each is node:
                nodes += [replace(c, parent_id=node.parent_id) for c in self.children(node.id)]
            elif each.parent_id != node.id:
                nodes.append(each)
        former = dict(self.former)
        if target_id:
            former[node.handle] = node.id  # resolved through the alias
        return Tree(
            tuple(nodes),
            _newest(former, MOST_FORMER),
            _newest({**self.aliases, node.id: target_id}, MOST_ALIASES),
            (*self.removed, gone)[-MOST_REMOVED:],
        )

    def restore(self, category_id: str) -> Tree:
        """Take a removal back: the category, its place, and those children that are still where
        the removal left them. Its address is a fresh one when it was taken meanwhile. Raises
        CategoryNotFound when there is nothing to take back."""
        gone = next((each for each in self.removed if each.node.id == category_id), None)
        if gone is None:
            raise CategoryNotFound(f"There is no removed category {category_id}.")
        node, left_under = gone.node, gone.node.parent_id
        if self.find(left_under) is None:
            node = replace(node, parent_id="")
        if any(each.handle == node.handle for each in self.nodes):
            node = replace(node, handle=self.free_handle(node.handle))
        restored = replace(
            self,
            removed=tuple(each for each in self.removed if each is not gone),
            aliases={one: other for one, other in self.aliases.items() if one != category_id},
        ).add(node, place=gone.place)
        for child_id in gone.children:
            child = restored.find(child_id)
            if child is not None and child.parent_id == left_under:
                restored = restored.move(child_id, parent_id=node.id, place=None)
        return restored

    def free_handle(self, wanted: str) -> str:
        """The wanted address, or the first one with a number that is free."""
        taken = {node.handle for node in self.nodes}
        names = (wanted if n == 1 else f"{wanted}-{n}" for n in range(1, MOST + 2))
        return next(name for name in names if name not in taken)

    def _require_free(self, handle: str) -> None:
        if any(node.handle == handle for node in self.nodes):
            message = f"Another category has the address {handle}."
            raise HandleTaken(message, fields=(FieldProblem("handle", "unique", message),))

    def _require_room(self, parent_id: str, *, height: int) -> None:
        if parent_id:
            self.get(parent_id)
        depth = len(self.path(parent_id)) if parent_id else 0
        if depth + height > DEEPEST:
            message = f"Categories go {DEEPEST} levels deep, no deeper."
            raise CategoryTooDeep(message, fields=(FieldProblem("parent_id", "depth", message),))

    def _height(self, category_id: str) -> int:
        children = self.children(category_id)
        return 1 + max((self._height(child.id) for child in children), default=0)

    @staticmethod
    def _placed(nodes: tuple[Node, ...], node: Node, place: int | None) -> tuple[Node, ...]:
        siblings = [at for at, each in enumerate(nodes) if each.parent_id == node.parent_id]
        if place is None or place >= len(siblings):
            at = siblings[-1] + 1 if siblings else len(nodes)
        else:
            at = siblings[max(place, 0)]
        return (*nodes[:at], node, *nodes[at:])


def _newest(entries: dict[str, str], most: int) -> dict[str, str]:
    return dict(list(entries.items())[-most:])
