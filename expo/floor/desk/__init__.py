"""The floor at the desk: drawn by several people at once, published, brought in from files and taken out as files."""
