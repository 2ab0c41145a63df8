"""The one answer to a file that does not open: for the examiner's own ears, readers get a sentence of `rules`."""


class NotWhatItSays(Exception):
    """Damaged, disguised, or far larger than it looks."""
