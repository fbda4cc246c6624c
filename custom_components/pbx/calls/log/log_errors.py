"""What can go wrong with the call log."""


class LogError(Exception):
    """Something is wrong with the log's database."""


class InvalidUrl(LogError):
    """The address of the database cannot be read, or is for a kind of database that is not supported."""


class DriverMissing(LogError):
    """The package that speaks to this kind of database is not installed."""


class CannotReach(LogError):
    """The database does not answer."""


class NoRights(LogError):
    """The database refuses the user, or does not let it make tables."""


class DiskFull(LogError):
    """There is no space left to write to."""


class NewerSchema(LogError):
    """The database was made by a newer version of this software."""


class Unusable(LogError):
    """The database refuses a value as wrong; trying again does not help."""


class LogFull(LogError):
    """Nothing more can be kept until the database is back."""
