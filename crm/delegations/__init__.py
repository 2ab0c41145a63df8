"""Visits of delegations (대표단), inbound and outbound, from the invitation to the report."""
