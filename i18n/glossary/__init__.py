"""Words that are to be translated alike wherever they are met, and those that stay as they are."""
