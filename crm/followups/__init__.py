"""Follow-up waves: companies are asked two, six and twelve months after an expo what became of their meetings."""
