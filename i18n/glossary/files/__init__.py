"""The glossary as a file, and a file brought back, each row of which is told before anything is written."""
