"""Service tokens: how other systems sign in to the API."""
