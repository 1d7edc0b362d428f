"""The rule editor: a rule as text and as a form, and what it would make of its segment."""
