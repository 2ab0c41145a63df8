"""What every part of the API shares: problems, pages, validators and the description of it all."""
