"""The versions of the call log's schema, each with the steps to it from the version before."""
