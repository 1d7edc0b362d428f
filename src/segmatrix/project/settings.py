"""Settings of the product. What differs between installations comes from the environment.

SEGMATRIX_HOME      where the database, uploads and the secret key live (default: ./segmatrix-home)
DATABASE_URL        another database than SQLite in the home
REDIS_URL           with several web processes: where they tell each other who has which page open
SEGMATRIX_HOSTS     the names it is reached by, separated by commas (default: this machine)
SEGMATRIX_HTTPS     1 if people reach it over https, as through a proxy; cookies then need it
SEGMATRIX_ADDRESS   where people reach it, such as https://segments.example.com, for links in mail
SEGMATRIX_SMTP      a mail server such as smtp+tls://user:password@mail.example.com:587 (default:
                    none; what would be mailed is printed in the server's log)
SEGMATRIX_MAIL_FOLDER  without a mail server: where mail is written, one file each
SEGMATRIX_MAIL_FROM who mail is from
SEGMATRIX_UPLOAD_LIMIT_MB  the largest file of customer data that is taken (default: 2048)
SEGMATRIX_CONFIRM_EMAIL  1 if a new account must confirm its address; needs a mail server
"""

import os
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from segmatrix.project.mailing import mail_server
from segmatrix.project.secret_key import secret_key

HOME = Path(os.environ.get("SEGMATRIX_HOME", "segmatrix-home")).resolve()
HOME.mkdir(parents=True, exist_ok=True)

SECRET_KEY = os.environ.get("SEGMATRIX_SECRET_KEY") or secret_key(HOME / "secret-key")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("SEGMATRIX_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets may have our own templates

INSTALLED_APPS = [
    "segmatrix.project.apps.ProjectConfig",
    "segmatrix.web",
    "segmatrix.live",
    "segmatrix.demo",
    "segmatrix.inbox",
    "segmatrix.search",
    "segmatrix.review",
    "segmatrix.rounds",
    "segmatrix.workshops",
    "segmatrix.evidence",
    "segmatrix.studies",
    "segmatrix.matrix",
    "segmatrix.datasets",
    "segmatrix.people",
    "segmatrix.jobs",
    "segmatrix.activity",
    "allauth",
    "allauth.account",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "segmatrix.project.apps.StaticFiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "segmatrix.project.content_policy.ContentPolicyMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "segmatrix.web.refusals.RefusalMiddleware",
    "segmatrix.web.refusals.SignInMiddleware",
    "segmatrix.web.guests.confining.GuestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "segmatrix.project.urls"
ASGI_APPLICATION = "segmatrix.project.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "segmatrix.web.people.accounts.mail",
            ]
        },
    }
]

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{HOME / 'segmatrix.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A write takes its lock at once instead of failing half way; FULL survives a power cut.
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        "timeout": 20,
    }

REDIS_URL = os.environ.get("REDIS_URL", "")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
JOB_HEARTBEAT_SECONDS = 5
JOB_DEAD_AFTER_SECONDS = 30  # six missed heartbeats
JOB_MOST_ATTEMPTS = 3

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
CSRF_FAILURE_VIEW = "segmatrix.web.refusals.forged"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "segmatrix.web.people.account_forms.SignInForm",
    "signup": "segmatrix.web.people.account_forms.SignUpForm",
    "reset_password": "segmatrix.web.people.account_forms.ForgottenForm",
    "reset_password_from_key": "segmatrix.web.people.account_forms.NewPasswordForm",
    "change_password": "segmatrix.web.people.account_forms.ChangePasswordForm",
}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_MAX_EMAIL_ADDRESSES = 1
ACCOUNT_RATE_LIMITS = {  # beside allauth's own; wrong guesses only (`web.guests.guessing`)
    "guest_code": "10/m/ip,200/m/key",
    "guest_password": "10/m/ip,30/5m/key",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Segmatrix: "

SENDS_MAIL = "SEGMATRIX_SMTP" in os.environ
if SENDS_MAIL:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    globals().update(mail_server(os.environ["SEGMATRIX_SMTP"]))
elif "SEGMATRIX_MAIL_FOLDER" in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = Path(os.environ["SEGMATRIX_MAIL_FOLDER"]).resolve()
else:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
EMAIL_TIMEOUT = 30  # seconds; a mail server that does not answer must not hold a worker for ever
DEFAULT_FROM_EMAIL = os.environ.get("SEGMATRIX_MAIL_FROM", "segmatrix@localhost")
ACCOUNT_EMAIL_VERIFICATION = (
    "mandatory" if SENDS_MAIL and os.environ.get("SEGMATRIX_CONFIRM_EMAIL") == "1" else "none"
)

SITE_ADDRESS = os.environ.get("SEGMATRIX_ADDRESS", "")
HTTPS = os.environ.get("SEGMATRIX_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # forms; files stream to disk and count apart
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # the columns page asks a few things of each column
UPLOAD_LIMIT = int(os.environ.get("SEGMATRIX_UPLOAD_LIMIT_MB", "2048")) * 2**20  # bytes a file

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
USE_I18N = True
FORMAT_MODULE_PATH = "segmatrix.project.formats"
TIME_ZONE = "UTC"
USE_TZ = True

SERVESTATIC_ALLOW_ALL_ORIGINS = False
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "segmatrix.project.static_files.HashedFiles"},
}
STATIC_ROOT.mkdir(exist_ok=True)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without-secrets": {"()": "segmatrix.project.logs.WithoutSecrets"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without-secrets"],
        },
        "troubles": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without-secrets"],
            "level": "WARNING",
        },
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "segmatrix": {"level": "INFO"},
        # The worker has these tell of every task; what became of a job stands in its row.
        "django_tasks": {"handlers": ["troubles"], "propagate": False},
        "django_tasks_db": {"handlers": ["troubles"], "propagate": False},
    },
}
