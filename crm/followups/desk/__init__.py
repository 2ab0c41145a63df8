"""Follow-up waves at the desk: what was sent, who answered, and the papers that wait for a second look."""
