import pytest

from windlass.stores import passwords, rules


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Volt Electronics", "volt-electronics"),
        ("Größe & Farbe", "grosse-farbe"),
        ("Dashboard", "dashboard-store"),
        ("X", "x-store"),
        ("!!!", "my-store"),
        ("日本の店", "ribennodian"),
    ],
)
def test_every_name_makes_a_valid_slug(name: str, slug: str) -> None:
    assert rules.slug_for(name) == slug
    assert rules.problem_with(slug) is None


def test_a_long_name_leaves_room_for_an_ending() -> None:
    slug = rules.slug_for("The longest name of a shop that anybody ever thought of")
    assert slug == "the-longest-name-of-a-shop-that"
    assert all(rules.problem_with(other) is None for other in rules.alternatives(slug))


@pytest.mark.parametrize(
    ("host", "slug"),
    [
        ("volt.localhost", "volt"),
        ("Volt.LOCALHOST.", "volt"),
        ("volt", "volt"),
        ("volt.localhost.evil.example", None),
        ("xvolt.locahost", None),
        ("a.b.localhost", None),
        ("", None),
    ],
)
def test_a_slug_is_found_in_our_own_hosts_only(host: str, slug: str | None) -> None:
    assert rules.slug_in(host) == slug


def test_a_password_matches_itself_only() -> None:
    known = passwords.hashed("open sesame")
    assert passwords.matches("open sesame", known)
    assert not passwords.matches("open sesam", known)
    assert passwords.hashed("open sesame") != known


def test_a_pass_is_for_one_store_and_one_password() -> None:
    one, other = passwords.hashed("open sesame"), passwords.hashed("open sesame")
    given = passwords.visitor_pass("store-1", one)

    assert passwords.is_pass(given, "store-1", one)
    assert not passwords.is_pass(given, "store-2", one)
    assert not passwords.is_pass(given, "store-1", other)
    assert not passwords.is_pass("é", "store-1", one)
