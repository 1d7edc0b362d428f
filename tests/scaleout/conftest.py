"""What is left out where the extras of larger installations are not installed."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("redis") else ["test_redis.py"]
