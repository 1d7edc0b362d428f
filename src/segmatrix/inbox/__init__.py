"""What concerns each member: notices of what others did, and a digest of them by mail."""
