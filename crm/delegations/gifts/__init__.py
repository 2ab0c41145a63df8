"""Gifts received and given (선물), against the thresholds of the law as dated rows."""
