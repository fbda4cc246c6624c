"""Recordings of calls, and messages in mailboxes: who may hear them, where they are, and how they come from the phone system. None is stored."""
