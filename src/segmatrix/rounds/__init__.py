"""What people think alone first: rounds, private answers, and what they come to at the reveal."""
