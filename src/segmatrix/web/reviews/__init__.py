"""Review rounds: asking people to read a revision, answering, reminding who owes an answer."""
