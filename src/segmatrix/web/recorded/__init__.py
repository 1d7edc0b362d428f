"""What is recorded about people: a page that everybody may read, signed in or not."""
