"""What can go wrong with the payment provider, in our words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from windlass.kit.errors import UpstreamFailed


class PaymentProviderUnavailable(UpstreamFailed):
    """No clear answer: it may or may not have happened. Safe to repeat with the same key."""

    code = "payment_provider_unavailable"


class PaymentRefused(UpstreamFailed):
    """A clear no: nothing happened. `provider_code` in the details is Stripe's."""

    code = "payment_refused"


@contextmanager
def translated() -> Iterator[None]:
    """Turn the SDK's exceptions into ours: providers/stripe error table by HTTP status.

    4xx except 409 and 429 is a clear no; everything else leaves the outcome open.
    """
    import stripe

    try:
        yield
    except stripe.StripeError as error:
        message = error.user_message or str(error)
        status = error.http_status or 0
        if 400 <= status < 500 and status not in (409, 429):
            raise PaymentRefused(message, provider_code=error.code or "") from error
        raise PaymentProviderUnavailable(
            "The payment provider did not answer. Please try again."
        ) from error
