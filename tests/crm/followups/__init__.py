"""Follow-up waves."""
