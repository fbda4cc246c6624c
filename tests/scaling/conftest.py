"""A real PostgreSQL for what the documentation says to do."""

from ..postgres import own_postgres_server, postgres_server

__all__ = ["own_postgres_server", "postgres_server"]
