"""What is said in another's name: by a scribe, by a deputy, for a team."""
