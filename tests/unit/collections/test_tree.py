"""The tree of categories: depth, circles, order, addresses, and taking a removal back."""

import pytest

from windlass.collections.errors import (
    CategoryCycle,
    CategoryNotFound,
    CategoryTooDeep,
    HandleTaken,
    TooManyCategories,
)
from windlass.collections.tree import DEEPEST, MOST, Node, Tree
from windlass.collections.tree_documents import of_document, to_document


def grown(*ids: str) -> Tree:
    """`a/b` puts b under a."""
    tree = Tree()
    for path in ids:
        parent, _, name = path.rpartition("/")
        tree = tree.add(Node(name, parent.rpartition("/")[2], name.upper(), name))
    return tree


def shape(tree: Tree) -> list[str]:
    return ["/".join(node.id for node in tree.path(each.id)) for each, _depth in tree.walk()]


HOME = grown("home", "home/lamps", "home/lamps/desk", "home/rugs", "garden")


def test_a_walk_meets_parents_first_and_siblings_in_order() -> None:
    assert shape(HOME) == ["home", "home/lamps", "home/lamps/desk", "home/rugs", "garden"]
    assert [depth for _node, depth in HOME.walk()] == [0, 1, 2, 1, 0]


@pytest.mark.parametrize(
    ("moved", "parent", "place", "expected"),
    [
        ("rugs", "home", 0, ["home", "home/rugs", "home/lamps", "home/lamps/desk", "garden"]),
        ("garden", "", 0, ["garden", "home", "home/lamps", "home/lamps/desk", "home/rugs"]),
        ("lamps", "garden", None, ["home", "home/rugs", "garden", "garden/lamps"]),
        ("lamps", "", 1, ["home", "home/rugs", "lamps", "lamps/desk", "garden"]),
        ("rugs", "home", 99, ["home", "home/lamps", "home/lamps/desk", "home/rugs", "garden"]),
    ],
)
def test_a_category_moves(moved: str, parent: str, place: int, expected: list[str]) -> None:
    found = shape(HOME.move(moved, parent_id=parent, place=place))
    assert [path for path in found if path in expected or "desk" not in path] == expected


@pytest.mark.parametrize("parent", ["home", "lamps", "desk"])
def test_nothing_moves_below_itself(parent: str) -> None:
    with pytest.raises(CategoryCycle) as refusal:
        HOME.move("home", parent_id=parent, place=None)
    assert refusal.value.fields[0].field == "parent_id"


def test_it_goes_five_levels_deep_and_no_deeper() -> None:
    tree = grown("1", "1/2", "1/2/3", "1/2/3/4", "1/2/3/4/5", "x", "x/y")
    assert DEEPEST == 5
    with pytest.raises(CategoryTooDeep):
        tree.add(Node("6", "5", "6", "six"))
    with pytest.raises(CategoryTooDeep):
        tree.move("x", parent_id="4", place=None)
    assert shape(tree.move("y", parent_id="4", place=None))[-1] == "x"


def test_a_parent_must_be_there() -> None:
    with pytest.raises(CategoryNotFound):
        HOME.add(Node("new", "nowhere", "New", "new"))


def test_an_address_is_taken_once() -> None:
    with pytest.raises(HandleTaken):
        HOME.add(Node("other", "", "Other", "lamps"))
    with pytest.raises(HandleTaken):
        HOME.change("rugs", title="Rugs", handle="lamps")
    assert HOME.free_handle("lamps") == "lamps-2"


def test_an_old_address_leads_on_until_another_category_takes_it() -> None:
    renamed = HOME.change("lamps", title="Lights", handle="lights")
    assert renamed.at("lamps") == (renamed.get("lamps"), False)
    assert renamed.at("lights") == (renamed.get("lamps"), True)

    taken = renamed.add(Node("new", "", "Lamps", "lamps"))
    assert taken.at("lamps") == (taken.get("new"), True)


def test_a_removed_category_gives_its_products_on_and_its_children_up() -> None:
    tree = HOME.remove("lamps", target_id="rugs")
    assert shape(tree) == ["home", "home/desk", "home/rugs", "garden"]
    assert tree.resolve("lamps") == "rugs"
    assert [node.id for node in tree.path("lamps")] == ["home", "rugs"]
    assert tree.at("lamps") == (tree.get("rugs"), False)


def test_products_follow_through_several_removals() -> None:
    tree = HOME.remove("desk", target_id="lamps").remove("lamps", target_id="rugs")
    assert tree.resolve("desk") == "rugs"
    assert tree.remove("rugs", target_id="").path("desk") == ()


def test_what_went_to_nowhere_has_no_address() -> None:
    assert HOME.remove("garden", target_id="").at("garden") is None


@pytest.mark.parametrize("target", ["rugs", ""])
def test_a_removal_is_taken_back_whole(target: str) -> None:
    restored = HOME.remove("lamps", target_id=target).restore("lamps")
    assert shape(restored) == shape(HOME)
    assert restored.resolve("lamps") == "lamps"
    assert restored.removed == ()


def test_children_that_went_elsewhere_meanwhile_stay_there() -> None:
    tree = HOME.remove("lamps", target_id="").move("desk", parent_id="garden", place=None)
    assert "garden/desk" in shape(tree.restore("lamps"))


def test_a_restored_category_finds_another_address_when_its_own_was_taken() -> None:
    tree = HOME.remove("lamps", target_id="").add(Node("new", "", "Lamps", "lamps"))
    assert tree.restore("lamps").get("lamps").handle == "lamps-2"


@pytest.mark.parametrize("target", ["lamps", "nowhere"])
def test_products_cannot_go_to_what_is_removed_or_not_there(target: str) -> None:
    with pytest.raises((CategoryCycle, CategoryNotFound)):
        HOME.remove("lamps", target_id=target)


def test_a_store_has_at_most_250_categories() -> None:
    tree = Tree(tuple(Node(str(n), "", str(n), f"c-{n}") for n in range(MOST)))
    with pytest.raises(TooManyCategories):
        tree.add(Node("one-more", "", "One more", "one-more"))


def test_a_tree_survives_being_kept() -> None:
    tree = HOME.change("lamps", title="Lights", handle="lights").remove("rugs", target_id="lamps")
    assert of_document(to_document(tree)) == tree
