"""Comments on the pages: conversations in drawers, the list of all, and the way to each."""
