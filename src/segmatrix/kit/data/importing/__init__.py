"""Files and a mapping become the standard layout, all or nothing."""
