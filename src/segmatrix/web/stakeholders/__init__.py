"""People to ask: who they are, who named whom, who is missing, and who was shown what."""
