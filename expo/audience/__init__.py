"""What those who listen say of a session: questions and ratings."""
