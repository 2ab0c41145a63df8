"""One way for lists at the desk: filtered, sorted, grouped, kept as views, changed where they stand."""
