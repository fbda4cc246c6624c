"""A real Asterisk with a small office around it: phones, a provider, and scenes of real calls whose truth is known.

The phones are SIPp's (Debian's package `sip-tester`). Asterisk is started by ``scripts/asterisk``, which fetches it where this is
a Debian. Elsewhere, install Asterisk 20 or later and set ``ASTERISK_ROOT`` to the folder under which its ``usr/sbin/asterisk``
is, mostly ``/``; it is then run with the office's own configuration, and the machine's is left alone.
"""
