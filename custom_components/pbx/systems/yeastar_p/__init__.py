"""How a Yeastar P-Series speaks: the OpenAPI v1.0, and events over a webhook or a WebSocket (vendor_docs/yeastar_p.md)."""
