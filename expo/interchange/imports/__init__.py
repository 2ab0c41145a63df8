"""A programme file at the desk: looked at row by row, decided upon, applied, told of and taken back."""
