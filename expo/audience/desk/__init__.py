"""What the audience says, at the desk."""
