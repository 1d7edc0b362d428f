"""A matrix out of files, clipboards and boards, and an edited export back as proposed changes."""
