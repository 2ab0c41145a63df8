"""What people agree to: word for word, each by itself, and withdrawn as easily as it was given."""
