"""What happened: append-only facts with inverses and gapless numbers, announced after commit."""
