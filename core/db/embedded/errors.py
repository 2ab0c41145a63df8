"""What is said when the embedded server cannot be had."""


class EmbeddedServerError(Exception):
    """One sentence for the person at the terminal: what is wrong and what to do."""
