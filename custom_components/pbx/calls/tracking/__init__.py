"""From reports to one outcome for each call.

Theory of operation
===================

A phone system reports what happens, and its reports come late, twice, out of order or not at all. What a call comes to must not
depend on that. So nothing here is a state machine that a report pushes on. There are three steps, and each is a function of the
step before:

    reports, queries  ->  CallFacts   ->  Findings  ->  view (Call), events, deadlines
                          only grow       derived       compared with what was before

**Facts** (``call_facts``, ``member_facts``). Everything that was heard of a call. Facts are sets that only grow: this member
rang, that member answered as the callee, this record says "voicemail", that transfer was made by 1000. Joining the same facts in
another order, or twice, gives the same facts. That is why order and repetition do not matter. Only ``shown`` and ``dismissed``
say what a member does at the moment. They are for people to look at, and no outcome is read from them.

**Findings** (``findings``). What the facts come to: direction, caller and called number, who answered and when, who is in the call
now. They are immutable, derived once for each change, and handed to everything below. Nobody else derives them.

**View, events, deadlines** (``summary``, ``call_events``, ``open_call``, ``schedule``). The view is the ``Call`` that people see. A
change is published only when the view differs from the view before. An event happens once; ``CallEvents`` remembers which did.

States of a call
----------------

- *in progress*: somebody is in the call as far as is known. Its view is ``ringing``, ``in_call`` or ``on_hold``.
- *over*: nobody is in it any more, or the system says that there is no such call. Its view is ``ended``, without an outcome yet:
  a record may follow, and a part of a transferred call may end before the other.
- *concluded*: the outcome is read and published, once. Later reports are counted as late and change nothing.
- *forgotten*: ten minutes later (``LINGER``) only its ids are known, so that a very late report opens no new call.

What counts as evidence
-----------------------

- *Direction*: a line of the call or a record with an incoming trunk; then what records and queries say; then that two extensions
  talk with each other.
- *An extension* (``internal_numbers``): a number in the system's list, or of a member that a report calls an extension: the list may
  lack an extension that was added a minute ago. A record's type is believed, unless its caller can be no extension.
- *A person answered*: an extension that was called was connected, or an outside line that was called. A number that a member came
  through (``path``) is a menu or a queue, and so is a number that only a record names and the list lacks. A machine that answers is
  no answer.
- *The end*: every line of an inbound call is gone; the outside line that was connected is gone; or the caller is gone while
  everybody else still rings.
- *The outcome* (``outcome``): answered beats everything. Then voicemail, as a record says it. ``missed`` and ``failed`` need
  something that says so: a record without an answer, a caller who left while the called extension still rang, a failure of the
  very number that was called. Where nothing says how a call ended, the outcome is ``unknown``, which is better than a wrong outcome.
- *A record of the whole call* (``is_whole``) comes from a client that followed the call from its first channel to its last. It is
  believed as it is, unless a person was heard to answer, and nothing else is waited for.

When a call is concluded
------------------------

``OpenCall.conclude_at`` says when, if nothing more is heard. A record that settles everything concludes at once; a record that may be
followed by another waits for ``SETTLE``. An ended call without a record waits for ``AWAIT_RECORD``, then the system is asked. What
seems over while nobody can be asked is given up after ``GIVE_UP``. A call without any sign of life has a cap: ``LONGEST_RINGING``,
``LONGEST_WAITING``, ``LONGEST_TALKING``. The tracker has no clock. It is given the time, and says when it wants to be called next.

Queries
-------

A query shows what is, not what was. A call that the system has is *present*, which puts its conclusion off. A call that it does not
have is *gone*, but only if nothing was heard of it since the question was asked, and only if the answer covers such calls.

Unequal ids
-----------

Some systems use another id for each side of a call. There ``correlation`` finds the call by its numbers and by the second that its
ids say (``IdTime``, read by the system's own decoder). When two calls turn out to be the same, their facts are joined, and the call of
which more was published goes on.
"""
