"""Where a store lives, and where it used to."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.factories import store as stranger
from tests.support.stores_factories import colleague, create_store, owner_of
from tests.support.table import items
from windlass.kit.errors import AppError, Forbidden, Invalid
from windlass.stores import service
from windlass.stores.errors import SlugsUsedUp, SlugTaken
from windlass.stores.repository import StoreRepository, StoreStale
from windlass.tenancy.context import Role
from windlass.tenancy.errors import StoreNotFound

pytestmark = pytest.mark.usefixtures("table")


def test_an_address_is_made_of_the_name() -> None:
    assert create_store(name="Größe & Farbe").slug == "grosse-farbe"


def test_a_second_store_of_that_name_gets_another_address() -> None:
    create_store()
    assert create_store("owner-2").slug == "volt-electronics-shop"


@pytest.mark.parametrize(
    ("slug", "rule"),
    [
        ("ab", "slug_length"),
        ("a" * 41, "slug_length"),
        ("Volt", "slug_characters"),
        ("volt--x", "slug_characters"),
        ("-volt", "slug_characters"),
        ("dashboard", "slug_reserved"),
    ],
)
def test_an_address_that_breaks_a_rule_is_refused(slug: str, rule: str) -> None:
    with pytest.raises(Invalid) as refused:
        create_store(slug=slug)

    assert [(problem.field, problem.rule) for problem in refused.value.fields] == [("slug", rule)]
    assert items() == []


def test_a_taken_address_is_refused_with_free_ones() -> None:
    create_store(slug="volt")
    create_store("owner-2", slug="volt-store")
    before = items()

    with pytest.raises(SlugTaken) as refused:
        create_store("owner-3", slug="volt")

    assert refused.value.details == {"suggestions": ["volt-shop", "volt-hq", "volt-2"]}
    assert items() == before


def test_one_of_many_at_once_gets_the_address() -> None:
    def attempt(number: int) -> str:
        try:
            return create_store(f"owner-{number}", slug="volt").slug
        except SlugTaken:
            return "taken"

    with ThreadPoolExecutor(8) as pool:
        outcomes = sorted(pool.map(attempt, range(8)))

    assert outcomes == ["taken"] * 7 + ["volt"]
    assert len(items("Store")) == 1


def test_the_old_address_leads_to_the_store() -> None:
    store = create_store(slug="volt")

    service.change_slug(owner_of(store), "ampere")
    service.change_slug(owner_of(store), "ohm")

    assert service.resolve("volt") == service.ResolvedSlug(store.store_id, False, "ohm")
    assert service.resolve("ohm") == service.ResolvedSlug(store.store_id, True, "ohm")
    assert service.resolve("watt") is None
    assert [service.storefront(slug).slug for slug in ("volt", "ampere", "ohm")] == ["ohm"] * 3


def test_an_old_address_stays_the_stores_and_can_be_taken_back() -> None:
    store = create_store(slug="volt")
    service.change_slug(owner_of(store), "ampere")

    with pytest.raises(SlugTaken):
        create_store("owner-2", slug="volt")
    moved = service.change_slug(owner_of(store), "volt")

    assert (moved.slug, moved.slugs_held) == ("volt", 2)
    assert service.resolve("ampere") == service.ResolvedSlug(store.store_id, False, "volt")


def test_a_foreign_address_cannot_be_taken() -> None:
    store, other = create_store(slug="volt"), create_store("owner-2", slug="ampere")
    before = items()

    with pytest.raises(SlugTaken):
        service.change_slug(owner_of(store), other.slug)

    assert items() == before


def test_two_moves_from_one_reading_happen_once() -> None:
    store = create_store(slug="volt")
    stores = StoreRepository(owner_of(store).store_id)
    stores.move(store, "ampere")

    with pytest.raises(StoreStale):
        stores.move(store, "ohm")

    assert service.get(owner_of(store)).slug == "ampere"
    assert [item["slug"]["S"] for item in items("Slug")] == ["ampere", "volt"]


def test_a_store_keeps_ten_addresses() -> None:
    store = create_store(slug="volt-0")
    for number in range(1, 10):
        service.change_slug(owner_of(store), f"volt-{number}")

    with pytest.raises(SlugsUsedUp):
        service.change_slug(owner_of(store), "volt-10")
    assert service.change_slug(owner_of(store), "volt-3").slug == "volt-3"


@pytest.mark.parametrize("role", [Role.VIEWER, Role.FULFILMENT])
def test_only_who_may_write_moves_the_store(role: Role) -> None:
    store = create_store(slug="volt")
    insider = colleague(store, role)
    before = items()

    with pytest.raises(Forbidden):
        service.change_slug(insider, "ampere")

    assert items() == before


@pytest.mark.parametrize("host", ["volt.localhost", "VOLT.localhost", "volt"])
def test_a_store_is_found_by_its_host(host: str) -> None:
    store = create_store(slug="volt")
    assert service.storefront(host).store_id == store.store_id


@pytest.mark.parametrize("host", ["volt.example.com", "a.volt.localhost", "", "nowhere"])
def test_an_unknown_host_is_no_store(host: str) -> None:
    create_store(slug="volt")
    with pytest.raises(StoreNotFound):
        service.storefront(host)


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("ampere", (True, None, [])),
        ("volt", (False, "volt is taken.", ["volt-shop", "volt-store", "volt-hq"])),
        ("www", (False, "www is reserved.", ["www-store", "www-store-shop", "www-store-store"])),
        (
            "Mein Laden",
            (
                False,
                "Use lower-case letters, digits and single hyphens between them.",
                ["mein-laden", "mein-laden-shop", "mein-laden-store"],
            ),
        ),
    ],
)
def test_availability_says_what_is_wrong_and_what_is_free(
    slug: str, expected: tuple[bool, str | None, list[str]]
) -> None:
    create_store(slug="volt")
    assert service.check_slug(slug) == expected


def test_a_context_of_a_store_that_is_gone_finds_nothing() -> None:
    with pytest.raises(AppError) as refused:
        service.get(stranger())
    assert refused.value.code == "store_not_found"
