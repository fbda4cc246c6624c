"""Names for phone numbers, the groups that they belong to, and what a phone number is.

``numbers`` says when two numbers are the same, and ``phone_book`` puts names to the numbers of calls. ``number_to_dial`` is what a
phone system is given to dial. ``spoken_names`` finds whom somebody means by a name.

``contacts`` reads the file that a person exported: ``text_encoding`` finds out its letters; ``vcard_file``, ``table_file`` and
``fritzbox_file`` read its contacts, and ``contact_file`` has what these share. ``vcard_lines`` reads the lines of a vCard file; the
columns of a table are found by ``column_choice``, with what ``column_headings`` knows of their names. ``groups`` says when two groups
are the same, and how many are kept. ``photos`` says which pictures of people are taken.
"""
