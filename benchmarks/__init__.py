"""How fast Connect is, told as ratios against floors measured in the same run."""
