"""The form that a company answers, by a link without an account."""
