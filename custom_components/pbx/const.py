"""Names that several modules share."""

import logging
from typing import Final

DOMAIN: Final = "pbx"
LOGGER = logging.getLogger(__package__)

# Entry data: how to reach the system. CONF_HOST, CONF_PORT, CONF_SSL, CONF_VERIFY_SSL, CONF_USERNAME, CONF_CLIENT_ID,
# CONF_CLIENT_SECRET and CONF_WEBHOOK_ID are Home Assistant's own names.
CONF_DELIVERY: Final = "delivery"
CONF_SECRET: Final = "secret"
CONF_SIGNING_SECRET: Final = "signing_secret"
CONF_STREAM_PORT: Final = "stream_port"
CONF_SYSTEM: Final = "system"
CONF_PASSWORD_MD5: Final = "password_md5"
CONF_CLOUDHOOK_URL: Final = "cloudhook_url"

# What a form of the set-up asks besides what is kept.
CONF_UNSIGNED: Final = "unsigned"

# Entry options: everything else.
CONF_AREA_CODE: Final = "area_code"
CONF_ASSIST_EXTENSION: Final = "assist_extension"
CONF_BUSINESS_HOURS: Final = "business_hours"
CONF_CALLS_PER_MINUTE: Final = "calls_per_minute"
CONF_DATABASE_URL: Final = "database_url"
CONF_DOORBELLS: Final = "doorbells"
CONF_EXTENSIONS: Final = "extensions"
CONF_LEAST_RING_SECONDS: Final = "least_ring_seconds"
CONF_LOCAL_ONLY: Final = "local_only"
CONF_LOOKUPS_PER_HOUR: Final = "lookups_per_hour"
CONF_NUMBER_LOOKUP: Final = "number_lookup"
CONF_OPEN_LOG: Final = "open_log"
CONF_OUTSIDE_DIGIT: Final = "outside_digit"
CONF_REPORT_ADDRESS: Final = "report_address"
CONF_REPORT_PORT: Final = "report_port"
CONF_RETENTION_DAYS: Final = "retention_days"
CONF_SOURCES: Final = "sources"

DEFAULT_CALLS_PER_MINUTE: Final = 10
DEFAULT_LOOKUPS_PER_HOUR: Final = 30
DEFAULT_REPORT_PORT: Final = 8260
DEFAULT_RETENTION_DAYS: Final = 365

NO_LOOKUP: Final = "none"
"""What is chosen where nobody is asked whose number it is."""
