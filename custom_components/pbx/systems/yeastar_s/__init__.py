"""Yeastar S-Series PBX: S50, S100, S300, and K2 and Cloud PBX alike (vendor_docs/yeastar_s.md)."""
