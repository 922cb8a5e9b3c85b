.PHONY: check format bench pictures

check:  ## all that CI does
	bash .ci/run

format:  ## put the code into shape
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

bench:  ## how fast it is, as ratios against floors of the same run
	.venv/bin/python -m benchmarks

pictures:  ## draw the README's pictures from the real app
	.venv/bin/python -m scripts.pictures
