"""Objections: raising, answering, withdrawing and overriding them."""
