"""Companies without an account that apply: a mailed link, then an account, an organisation and a draft of their own."""
