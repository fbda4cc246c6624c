"""The call log: every call kept in a database, stored before its report is acknowledged."""
