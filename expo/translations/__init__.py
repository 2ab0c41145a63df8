"""What of an edition can be translated, and how each text is written back."""
