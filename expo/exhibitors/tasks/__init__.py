"""What exhibitors have to do by which day: defined by organisers, done in the portal, reminded of by mail."""
