"""Rounds in the browser: planning, the promise, answering alone, progress, and the results."""
