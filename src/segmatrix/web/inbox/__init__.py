"""The inbox on the pages: what others did that concerns its reader."""
