"""What everybody reads of results: reports that a second person published."""
