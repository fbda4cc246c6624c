"""Requests to Yeastar's OpenAPI (vendor_docs/yeastar_p.md, section 1.4)."""

from dataclasses import dataclass
import json
from typing import override

from .api_request import ApiRequest
from .openapi_reply import SYNTAX_ERROR, Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenApiRequest(ApiRequest):
    """A request. ``fields`` are those of its JSON body, all as text; a reading request has them in its ``query``."""

    @property
    @override
    def token(self) -> str:
        """The token in the address."""
        return self.http.query.get("access_token", "")

    def read_fields(self) -> dict[str, str]:
        """Return the fields of the body. Raises Refused."""
        if not self.body.strip():
            return {}
        try:
            fields = json.loads(self.body, parse_float=str)
        except ValueError:
            raise Refused(SYNTAX_ERROR) from None
        if not isinstance(fields, dict):
            raise Refused(SYNTAX_ERROR)
        return {name: _as_text(value) for name, value in fields.items()}


def _as_text(value: object) -> str:
    """Return a value as text, a list as its parts with commas between."""
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
