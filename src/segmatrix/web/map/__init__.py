"""The map: where people place the segments, and what they settled on."""
