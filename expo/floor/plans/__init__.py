"""Published plans: what readers find their way on is always one of them, never the drawing of the moment."""
