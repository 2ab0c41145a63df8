"""What exhibitors pay: prices, quotes, invoices, and what was received."""
