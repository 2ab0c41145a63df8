"""What is held about somebody: to be seen, taken along and corrected, by themselves or for them."""
