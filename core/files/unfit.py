"""What is wrong with a file once it was opened: for the examiner's own ears, readers get a sentence of `rules`."""


class NotWhatItSays(Exception):
    """Damaged, disguised, or far larger than it looks."""


class TooSmall(Exception):
    """A picture that opens, with fewer pixels than its place needs."""
