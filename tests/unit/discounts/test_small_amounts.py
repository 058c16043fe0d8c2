"""What a discount comes to when amounts are smaller than its share."""

from tests.support.discounts_factories import percentage, promo_line
from windlass.discounts.rules import DiscountClass, apply


def test_a_share_of_a_cent_is_no_discount() -> None:
    """Ten per cent of four cents is nothing: shown, it would read as a discount of 0.00."""
    promotion = percentage("spring", 10, discount_class=DiscountClass.PRODUCT)
    found = apply([promo_line("a", 4)], [promotion], shipping=None, currency="EUR")

    assert found.applied == ()
    assert [refused.reason for refused in found.rejected] == ["nothing_left"]
