"""The tests. `cast` names who acts in them, `settings` makes them fast."""
