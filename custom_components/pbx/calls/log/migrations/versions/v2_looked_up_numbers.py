"""The second version: what reverse lookups came to."""

from typing import Any

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True).with_variant(
    mysql.DATETIME(fsp=6), "mysql", "mariadb"
)
TABLE = {"engine": "InnoDB", "charset": "utf8mb4", "collate": "utf8mb4_bin"}
OPTIONS: dict[str, Any] = {
    f"{kind}_{name}": value
    for kind in ("mysql", "mariadb")
    for name, value in TABLE.items()
}


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "looked_up_numbers",
        sa.Column("provider", sa.String(191), nullable=False),
        sa.Column("number_key", sa.String(191), nullable=False),
        sa.Column("name", sa.String(200)),
        sa.Column("looked_up_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("provider", "number_key"),
        if_not_exists=True,
        **OPTIONS,
    )
