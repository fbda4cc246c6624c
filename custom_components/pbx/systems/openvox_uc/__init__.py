"""OpenVox UC series IPPBX with the API v0.0.1, in JSON or in XML (vendor_docs/openvox_uc.md)."""
