"""The demo store, made as a merchant and shoppers would: through the product's own APIs."""
