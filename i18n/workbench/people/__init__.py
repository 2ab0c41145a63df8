"""Who translates into which language, and handing a language over."""
