"""Workspaces, members, departments and roles."""
