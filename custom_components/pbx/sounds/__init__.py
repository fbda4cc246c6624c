"""What a phone system plays for Home Assistant: from words or a file to a sound that telephones carry, and how it is fetched."""
