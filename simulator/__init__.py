"""Phone systems to develop and show against: they stand in for the real ones, and know the truth of every call they play."""
