"""What the columns of those files mean: said in YAML, or guessed."""
