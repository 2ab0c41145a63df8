"""What stands in passports (여권): sealed, apart, opened by few, and destroyed after departure."""
