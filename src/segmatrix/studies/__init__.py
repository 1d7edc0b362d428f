"""Snapshots: memberships and measures at one instant."""
