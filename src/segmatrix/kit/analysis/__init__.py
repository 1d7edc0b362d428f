"""What data say of segments beyond who is in them.

Nothing here knows where customers come from: functions take arrays and numbers, and return values
that say what they rest on.
"""
