"""What is held about people: its classes, what people may see of it and take along, and how it ends."""
