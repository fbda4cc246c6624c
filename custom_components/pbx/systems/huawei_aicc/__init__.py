"""Huawei Cloud contact centre (AICC), which calls back with the results of outbound calls (vendor_docs/huawei_aicc.md)."""
