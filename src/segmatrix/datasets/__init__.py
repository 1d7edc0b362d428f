"""Customer data: uploads, mappings, imports and data stamps."""
