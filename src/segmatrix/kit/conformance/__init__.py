"""The cases that say what rules mean, put to a database of the user's own."""
