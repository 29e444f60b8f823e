"""Settings, all from the environment (or a .env file beside manage.py); wrong ones stop the program at start.

Every variable that is read here stands, with its default, in .env.example.
"""

import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.advice import second_opinion

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules

env = environ.Env()
if not TESTING:
    environ.Env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
# Demo mode prints the demo accounts on the log-in page and lets weak passwords pass. Never on a real site.
DEMO = env.bool("DEMO", default=False)

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not (DEBUG or DEMO or TESTING or {"extract", "compile_catalogue"} & set(sys.argv[1:2])):
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Put a long random value into the environment or .env, for example from: "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    SECRET_KEY = "only-for-development-demo-and-tests-never-for-a-real-site-0123456789"  # noqa: S105

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "config.apps.SiteConfig",
    "accounts",
    "speeches",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_filters",
    "django_htmx",
    "template_partials",
    "csp",
    "axes",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.middleware.ConflictMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.site",
                "speeches.navigation.navigation",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "config.templatetags.luoshi",
                "speeches.templatetags.requirements",
            ],
        },
    },
]
FORM_RENDERER = "config.forms.SiteRenderer"

# Database: SQLite for one machine, PostgreSQL by DATABASE_URL for an office that outgrows it.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'luoshi.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # a writer waits at BEGIN instead of failing in the middle
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = (
    []
    if DEMO or TESTING
    else [
        {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
        {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
        {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
        {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    ]
)
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"

# Lockout (等保2.0): five failures lock the account for half an hour, counted by account and address together.
AXES_FAILURE_LIMIT = env.int("LOGIN_FAILURE_LIMIT", default=5)
AXES_COOLOFF_TIME = env.float("LOGIN_LOCK_HOURS", default=0.5)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "accounts/locked_out.html"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False  # accounts/admin/audit.py shows its rows, under our rights

SESSION_COOKIE_AGE = env.int("SESSION_HOURS", default=9) * 3600  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# HTTPS is assumed off on a bare machine inside an office; HTTPS=true turns on all that depends on it.
HTTPS = env.bool("HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31536000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Words: English in the code, Chinese on the page unless the user chooses English.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Asia/Shanghai")

STATIC_URL = "static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(BASE_DIR / "media"))  # never served: every file goes through a view
MEDIA_URL = ""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_PERMISSIONS = 0o640

# Intake
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_MB", default=50) * 1024 * 1024
UPLOAD_MAX_FILES = env.int("UPLOAD_MAX_FILES", default=50)
DATA_UPLOAD_MAX_NUMBER_FILES = UPLOAD_MAX_FILES
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # pasted text; files stream to disk
# Files that are too large for memory lie on disk without a name: they go with the request, however it ends.
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "config.uploads.NamelessFileUploadHandler",
]
# What one file may ask for and what reading it may cost (speeches/intake/limits.py has the meaning of each)
INTAKE_LIMITS = {
    "size": UPLOAD_MAX_BYTES,
    "unpacked": env.int("INTAKE_UNPACKED_MB", default=200) * 1024 * 1024,
    "entries": env.int("INTAKE_ENTRIES", default=5_000),
    "ratio": env.int("INTAKE_RATIO", default=100),
    "pages": env.int("INTAKE_PAGES", default=3_000),
    "paragraphs": env.int("INTAKE_PARAGRAPHS", default=200_000),
    "depth": env.int("INTAKE_DEPTH", default=200),
    "characters": env.int("INTAKE_CHARACTERS", default=3_000_000),
    "memory": env.int("INTAKE_MEMORY_MB", default=1024) * 1024 * 1024,
    "processor_seconds": env.int("INTAKE_PROCESSOR_SECONDS", default=30),
    "wall_seconds": env.int("INTAKE_WALL_SECONDS", default=60),
    "answer": env.int("INTAKE_ANSWER_MB", default=64) * 1024 * 1024,
    "at_once": env.int("INTAKE_AT_ONCE", default=4),
    "wait_seconds": env.int("INTAKE_WAIT_SECONDS", default=30),
    "conversion_memory": env.int("INTAKE_CONVERSION_MEMORY_MB", default=3072) * 1024 * 1024,
    "scan_seconds": env.int("INTAKE_SCAN_SECONDS", default=60),
    "nested": env.int("INTAKE_NESTED", default=3),
}
if too_small := [name for name, value in INTAKE_LIMITS.items() if value <= 0]:
    raise ImproperlyConfigured(f"These limits of intake must be more than zero: {', '.join(too_small)}")
# What finding the drafts of one speech may cost (speeches/review/extracting.py); the rest is as in INTAKE_LIMITS
EXTRACTION_LIMITS = {
    "here": env.int("EXTRACTION_HERE", default=20_000),
    "drafts": env.int("EXTRACTION_DRAFTS", default=30_000),
    "processor_seconds": env.int("EXTRACTION_PROCESSOR_SECONDS", default=60),
    "wall_seconds": env.int("EXTRACTION_WALL_SECONDS", default=90),
}
if too_small := [name for name, value in EXTRACTION_LIMITS.items() if value <= 0 and name != "here"]:
    raise ImproperlyConfigured(f"These limits of extraction must be more than zero: {', '.join(too_small)}")
ORPHAN_HOURS = env.int("ORPHAN_HOURS", default=24)  # how long `sweep_files` leaves alone what no row names

# A language model on the office's own network that is asked about unsure drafts; off unless it is set
SECOND_OPINION = second_opinion(env)

# Background work: at once by default; a queue in the database and `manage.py db_worker` in production.
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if env.bool("TASK_QUEUE", default=False)
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}

# The office: what stands on pages and papers
OFFICE_NAME = env.str("OFFICE_NAME", default="青岩县委督查室" if DEMO else "督查室")
OFFICE_PHONE = env.str("OFFICE_PHONE", default="0000-6001" if DEMO else "")
PLACE_NAME = env.str("PLACE_NAME", default="青岩县" if DEMO else "")  # the county's own prefix in unit names

# The rules of follow-up (DOMAIN.md gives the defaults)
DOCKET_PATTERN = env.str("DOCKET_PATTERN", default="督〔{year}〕{serial}号")
LIGHT_YELLOW_WORKING_DAYS = env.int("LIGHT_YELLOW_WORKING_DAYS", default=3)
ACKNOWLEDGE_WORKING_DAYS = env.int("ACKNOWLEDGE_WORKING_DAYS", default=1)
DEFAULT_LIMIT_DAYS = env.int("DEFAULT_LIMIT_DAYS", default=30)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
