"""Views of lists that people keep and share."""
