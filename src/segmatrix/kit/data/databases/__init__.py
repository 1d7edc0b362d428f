"""Customer data that lie in a database, and stay there.

`connect("postgresql://me@host/shop?schema=crm")` finds the tables of the standard layout in it;
rules are then asked of them where they are, and nothing is written to the database.
"""

from segmatrix.kit.data.databases.addresses import is_address
from segmatrix.kit.data.databases.reading import connect

__all__ = ["connect", "is_address"]
