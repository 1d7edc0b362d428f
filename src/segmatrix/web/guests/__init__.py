"""Pages for people without an account: links into one matrix, and what is asked of who has one."""
