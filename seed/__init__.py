"""What Madang ships with: the facts of the plan with their source, and a sample edition marked as sample."""
