#!/bin/sh
# Measures what the program infers against labels made by reading: tests/accuracy/run.sh [FOLDER…].
# Each folder below this one has a measure.sh, which is run with
#
#   PAYDIRT      the program
#   PAYDIRT_VAR  a folder and database of its own
#   SCORE        score.sql, which prints what the table `answer` says
#
# and prints its figures and its errors. README.md says what the labels mean.
. "$(dirname "$0")/../lib.sh"
here=$top/tests/accuracy
export PAYDIRT SCORE="$here/score.sql"
status=0
cd "$here" || exit 1
for measure in ${*:-*}; do
	[ -f "$measure/measure.sh" ] || continue
	use_var "${measure%/}"
	echo "== ${measure%/}"
	sh "$measure/measure.sh" || status=1
done
exit $status
