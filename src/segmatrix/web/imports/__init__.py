"""Pages that take in spreadsheets, slides and boards, and edited exports."""
