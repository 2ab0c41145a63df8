"""What is let and what is free, in m² and in numbers."""
