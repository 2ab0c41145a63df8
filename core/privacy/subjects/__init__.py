"""The privacy officer's desk: finding somebody, and doing for them what they ask."""
