"""Charter, segments, dimensions, cells, statements, axes and placements."""
