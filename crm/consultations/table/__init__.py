"""The form at the table, by a link without an account."""
