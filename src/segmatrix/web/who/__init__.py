"""Who is in: the members of segments in numbers, in pictures, one by one, and as files."""
