"""Who gets into an account, and who does not."""

import pytest

from tests.support import customers_factories as customers
from tests.support.cost import count_table_calls
from tests.support.customers_factories import ADA, IP, PASSWORD
from tests.support.factories import store as store_of
from tests.support.table import items
from windlass.accounts.errors import TooManyAttempts
from windlass.customers import registering, service, sessions, signing_in
from windlass.customers.errors import EmailNotVerified, LinkOver, SignInRefused
from windlass.customers.models import Purpose
from windlass.customers.signing_in import SignedIn
from windlass.kit.errors import Invalid

pytestmark = pytest.mark.usefixtures("table")

VOLT, AMPERE = store_of("volt"), store_of("ampere")


def with_password(password: str = PASSWORD, email: str = ADA, ip: str = IP) -> SignedIn:
    return signing_in.sign_in(VOLT, email=email, password=password, ip=ip, user_agent="Firefox")


def events(kind: str) -> int:
    return sum(item["type"]["S"] == kind for item in items("OutboxEvent"))


def verified() -> None:
    customers.register(VOLT)
    [customer] = [service.find_by_email(VOLT, ADA)]
    assert customer is not None
    registering.verify(VOLT, customers.link(VOLT, customer), PASSWORD, ip=IP)


def test_a_session_is_read_in_one_round_trip() -> None:
    token = customers.signed_in(VOLT).token
    with count_table_calls() as cost:
        service.signed_in(VOLT, token)
    assert cost.calls == ["BatchGetItem"]


@pytest.mark.parametrize("token", [None, "", "nonsense", f"{'A' * 26}.{'B' * 26}.{'c' * 43}"])
def test_what_is_no_session_is_nobody(token: str | None) -> None:
    assert service.signed_in(VOLT, token) is None


def test_a_session_of_another_store_is_nobodys() -> None:
    assert service.signed_in(AMPERE, customers.signed_in(VOLT).token) is None


def test_a_session_needs_its_secret() -> None:
    token = customers.signed_in(VOLT).token
    forged = token[:-43] + "x" * 43
    assert service.signed_in(VOLT, forged) is None
    assert service.signed_in(VOLT, token) is not None


def test_every_sign_in_makes_a_new_session() -> None:
    first, second = customers.signed_in(VOLT), customers.signed_in(VOLT)
    assert first.token != second.token
    assert first.customer.customer_id == second.customer.customer_id


def test_signing_out_ends_this_browser_only() -> None:
    phone, laptop = customers.signed_in(VOLT).token, customers.signed_in(VOLT).token

    sessions.end(VOLT, phone)

    assert service.signed_in(VOLT, phone) is None
    assert service.signed_in(VOLT, laptop) is not None


def test_signing_out_everywhere_ends_every_browser() -> None:
    phone, laptop = customers.signed_in(VOLT), customers.signed_in(VOLT)
    sessions.end_all(VOLT, phone.customer.customer_id)
    assert [service.signed_in(VOLT, one.token) for one in (phone, laptop)] == [None, None]


def test_an_account_with_a_password_opens_after_its_mail_was_read() -> None:
    customers.register(VOLT)
    with pytest.raises(EmailNotVerified):
        with_password()
    customer = service.find_by_email(VOLT, ADA)
    assert customer is not None

    registering.verify(VOLT, customers.link(VOLT, customer), PASSWORD, ip=IP)

    assert service.signed_in(VOLT, with_password().token) is not None


def test_the_mailed_link_alone_opens_no_account_that_somebody_else_prepared() -> None:
    customers.register(VOLT)
    customer = service.find_by_email(VOLT, ADA)
    assert customer is not None
    with pytest.raises(SignInRefused):
        registering.verify(VOLT, customers.link(VOLT, customer), "not her password", ip=IP)
    with pytest.raises(EmailNotVerified):
        with_password()


def test_who_reads_the_mail_ends_the_password_that_a_stranger_set() -> None:
    customers.register(VOLT)
    customers.signed_in(VOLT)
    with pytest.raises(SignInRefused):
        with_password()


def test_registering_an_address_twice_tells_its_owner_and_changes_nothing() -> None:
    verified()
    before = items("Customer")

    customers.register(VOLT, password="another long password")

    assert items("Customer") == before
    assert events("CustomerRegistrationRepeated") == 1


def test_a_wrong_password_and_nobodys_address_are_the_same_answer() -> None:
    verified()
    with pytest.raises(SignInRefused) as wrong:
        with_password("not the password")
    with pytest.raises(SignInRefused) as nobody:
        with_password(email="nobody@example.com")
    assert wrong.value.message == nobody.value.message


def test_a_stranger_who_guesses_leaves_the_owners_door_open() -> None:
    verified()
    for _try in range(5):
        with pytest.raises(SignInRefused):
            with_password("not the password", ip="192.0.2.77")
    with pytest.raises(TooManyAttempts):
        with_password(ip="192.0.2.77")
    assert with_password().customer.email == ADA


def test_guessing_passwords_locks_the_address() -> None:
    verified()
    for _try in range(5):
        with pytest.raises(SignInRefused):
            with_password("not the password")
    with pytest.raises(TooManyAttempts):
        with_password()


def test_a_lock_in_one_store_is_none_in_another() -> None:
    verified()
    for _try in range(5):
        with pytest.raises(SignInRefused):
            with_password("not the password")
    with pytest.raises(SignInRefused):
        signing_in.sign_in(AMPERE, email=ADA, password="any password", ip=IP, user_agent="")


def test_a_reset_sets_the_password_and_ends_every_session() -> None:
    verified()
    session = with_password()
    token = customers.link(VOLT, session.customer, Purpose.RESET_PASSWORD)

    signing_in.reset_password(VOLT, token, "a whole new password", ip=IP)

    assert service.signed_in(VOLT, session.token) is None
    assert with_password("a whole new password").customer.email == ADA
    with pytest.raises(LinkOver):
        signing_in.reset_password(VOLT, token, "one password more", ip=IP)


def test_a_reset_link_of_another_store_is_over() -> None:
    verified()
    customer = service.find_by_email(VOLT, ADA)
    assert customer is not None
    token = customers.link(VOLT, customer, Purpose.RESET_PASSWORD)
    with pytest.raises(LinkOver):
        signing_in.reset_password(AMPERE, token, "a whole new password", ip=IP)


def test_asking_for_a_reset_says_the_same_for_every_address() -> None:
    verified()
    signing_in.forgot_password(VOLT, email=ADA, ip=IP)
    signing_in.forgot_password(VOLT, email="nobody@example.com", ip=IP)
    assert events("CustomerPasswordResetAsked") == 1


def test_a_weak_password_is_refused_with_its_rule() -> None:
    with pytest.raises(Invalid) as refused:
        customers.register(VOLT, password="short")
    assert [(one.field, one.rule) for one in refused.value.fields] == [
        ("password", "password_too_short")
    ]
    assert items() == []


def test_a_changed_password_ends_the_other_browsers() -> None:
    verified()
    old = with_password()

    new = signing_in.change_password(
        VOLT, old.customer, current=PASSWORD, new="a whole new password", user_agent=""
    )

    assert service.signed_in(VOLT, old.token) is None
    assert service.signed_in(VOLT, new.token) is not None
