"""Rules put to any database, and written out as SQL, through Ibis."""
