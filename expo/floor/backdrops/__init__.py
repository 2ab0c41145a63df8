"""A picture under the drawing of a hall, to trace what an architect sent: seen by who draws, and never published."""
