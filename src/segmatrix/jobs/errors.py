"""How a job ends otherwise than done."""


class Cancelled(Exception):
    """The work stopped because somebody asked; kinds raise it by `Handle.stop_if_cancelled`."""


class Lost(Exception):
    """The job was given to another worker, this one having been silent too long; it must stop."""
