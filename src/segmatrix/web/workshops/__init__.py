"""Pages of workshops: planning one, going through it, its screen in the room."""
