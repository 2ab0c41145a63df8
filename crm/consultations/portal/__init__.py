"""The same in the company's portal."""
