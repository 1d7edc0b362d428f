"""Pages about people: coming in, workspaces, members, one's account."""
