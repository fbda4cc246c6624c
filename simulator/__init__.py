"""Phone systems to develop and show against: they stand in for real phone systems, and know the truth of every call they play."""
