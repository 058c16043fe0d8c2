"""Stripe as the sandbox plays it: Connect, Checkout, payments, refunds, disputes, events."""
