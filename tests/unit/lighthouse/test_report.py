from typing import Any

from tests.lighthouse.report import misses, written_into

FINE = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


def page(*lost: dict[str, Any], problem: str = "", **scores: int) -> dict[str, Any]:
    named = {name.replace("_", "-"): score for name, score in scores.items()}
    return {
        "scores": FINE | named,
        "runs": [94, 98, 99],
        "lcp": 1894,
        "tbt": 90,
        "cls": 0,
        "bytes": 158_400,
        "lost": list(lost),
        "problem": problem,
    }


def blocked(category: str = "performance") -> dict[str, Any]:
    return {
        "category": category,
        "title": "Total Blocking Time",
        "score": 32,
        "value": "890 ms",
        "items": ["<main>"],
    }


def test_pages_that_reach_their_targets_miss_nothing() -> None:
    assert misses({"Home": page(blocked()), "Product": page(performance=95)}) == []


def test_a_miss_names_page_category_and_what_is_to_blame() -> None:
    found = {"Product": page(blocked(), blocked("seo"), performance=94)}

    assert misses(found) == [
        "Product: performance is 94, not 95",
        "  Total Blocking Time: 890 ms (score 32)\n      <main>",
    ]


def test_one_point_below_any_target_is_a_miss() -> None:
    found = {"Home": page(accessibility=99, best_practices=94, seo=99)}

    assert misses(found) == [
        "Home: accessibility is 99, not 100",
        "Home: best-practices is 94, not 95",
        "Home: seo is 99, not 100",
    ]


def test_only_the_cart_may_hide_from_search_engines() -> None:
    assert misses({"Cart": page(seo=66)}) == []
    assert misses({"Cart": page(performance=94)}) == ["Cart: performance is 94, not 95"]
    assert misses({"Home": page(seo=66)}) == ["Home: seo is 66, not 100"]


def test_a_page_that_could_not_be_measured_is_a_miss_whatever_its_scores() -> None:
    assert misses({"Home": page(problem="The page did not paint.")}) == [
        "Home: The page did not paint."
    ]


def test_the_table_replaces_the_one_before_and_nothing_else() -> None:
    document = "a\n<!-- lighthouse: begin -->\n\nold\n\n<!-- lighthouse: end -->\nz\n"

    written = written_into(document, {"Product": page(), "Cart": page(seo=66)})

    assert written.startswith("a\n<!-- lighthouse: begin -->\n\n| page, mobile |")
    assert "| Product | 98 | 94 98 99 | 100 | 100 | 100 | 1,894 | 90 | 0 | 158 |\n" in written
    assert "| Cart | 98 | 94 98 99 | 100 | 100 | none wanted | 1,894 |" in written
    assert written.endswith("\n\n<!-- lighthouse: end -->\nz\n")
    assert "old" not in written
