"""What a newly approved exhibitor does first, in order, computed from what is there."""
