"""What exhibitors hold at their booths (부스 행사): proposed, approved, and read beside the programme."""
