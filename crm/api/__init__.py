"""Co-operation in the API: agreements, visits, consultations, deals and published results."""
