from windlass.kit.errors import Conflict


class NoStripeAccount(Conflict):
    """Stripe Tax works on the account that the store is paid on."""

    code = "no_stripe_account"


class ProviderMissing(Conflict):
    code = "tax_provider_missing"
