"""Long work that can be watched, cancelled and taken up again after a kill."""
