"""Consumers, presence and broadcast."""
