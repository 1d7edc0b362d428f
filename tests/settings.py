"""The product's settings, made fast and self-contained for tests: a home that nobody keeps."""

import os
import tempfile

os.environ.setdefault("SEGMATRIX_HOME", tempfile.mkdtemp(prefix="segmatrix-tests-"))

from segmatrix.project.settings import *  # noqa: F403
from segmatrix.project.settings import DATABASES, HOME, MIDDLEWARE

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# It would look through all static files for each `Client`; tests/cli asks a real server for them.
MIDDLEWARE = [each for each in MIDDLEWARE if not each.startswith("servestatic.")]

# Tests run jobs when they say so (the fixture `work`), in their own transaction, which would make
# whoever says beside it that the job goes on wait for its end.
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
JOB_HEARTBEAT_SECONDS = 600

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because threads share one in memory and would not wait for each other's locks.
    DATABASES["default"]["TEST"] = {"NAME": str(HOME / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] |= {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    }
