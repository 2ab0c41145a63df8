"""Who exhibits in an edition: from the application to the day the booth is built."""
