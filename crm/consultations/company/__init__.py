"""A company looks at what was written of its meetings, by a link without an account."""
