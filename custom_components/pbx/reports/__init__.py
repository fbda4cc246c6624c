"""The door: how a report comes in, who may send it, and what is answered."""
