"""The call log: every call kept in a database, stored before its report is acknowledged.

``call_log`` is what the rest of the package uses; ``log_model`` says what goes in and comes out, ``log_errors`` what can go wrong.

The way of an entry, on the thread that writes: ``log_connection`` -> ``writer`` (the queue) -> ``sink`` -> ``entry_rows``. While the
database is away, the sink puts it into the ``spool`` instead, as ``entry_codec`` has it in bytes. ``entry_rows`` loads what is
stored of the calls (``stored_calls``), merges them with what is known now (``batch``, ``merging``, ``call_rows``, ``call_keys``), adds
``event_rows`` and ``report_rows``, and notes who was called back (``callback_rows``).

The way of a question, on the threads that read: ``search`` with ``filter_query`` and ``text_search`` for pages, ``call_lookup`` for
single calls, ``figures`` for counts, ``journal`` for reports. ``callbacks`` is whom to call back, ready for a list.

``database`` opens a file or a server, ``schema`` has its tables, ``migration`` brings them up to date, ``retention`` deletes what is
old, ``driver_errors`` makes a ``LogError`` of whatever a driver raises.
"""
