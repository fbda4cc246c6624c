"""Questions about calls, and orders to call, in people's own words.

``listening`` has Home Assistant's conversation agents take the sentences in ``sentences/``, and turns them into intents. ``questions``
and ``orders`` answer these; ``request`` is what they are given, ``speech`` what they answer with. ``absence`` knows when
somebody was out, ``own_extension`` from which extension to call, and ``parties`` who is meant by a name.
"""
