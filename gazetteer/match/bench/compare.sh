#!/bin/sh
# compare.sh FOLDER [ROUNDS [DICT]]: the matcher and its peers by turns, in MB per CPU second; medians, and the median of the
# ratios to the peer of the same round. Ours runs 20 times, a peer 5, which takes about as long; the fastest run counts.
# FOLDER has data/text16.txt, data/DICT.txt and rust/target/release/rbench. Python matchers run with PEERS="pyahocorasick …",
# which needs FOLDER/bench_py.py, those in Go with GOPEERS="anknown vellum petar"; both on the first 4 MB.
set -eu
folder=$1 rounds=${2:-5} dict=${3:-dict_1m_any}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$here" && go build -o "$work/bench" .)
cd "$folder"
LC_ALL=C sort -u "data/$dict.txt" >"$work/sorted.txt" # fst wants it sorted

rate() { sed -n 's/.*MBps=\([0-9.]*\).*/\1/p'; }
ours() { "$work/bench" -dict "data/$dict.txt" -text data/text16.txt -mode "$1" -reps 20 -mb "${2:-1000}" | grep zgadka; }
peer() { rust/target/release/rbench "$1" data/text16.txt "$2" 5 2>/dev/null; }

for i in $(seq "$rounds"); do
	for mode in daac-char ac-cnfa; do
		ours exact | tee -a "$work/log" | rate >"$work/a"
		peer "data/$dict.txt" $mode | tee -a "$work/log" | rate >"$work/b"
		echo "exact $mode $(cat "$work/a") $(cat "$work/b")" >>"$work/pairs"
	done
	ours exact | rate >"$work/a"
	peer "$work/sorted.txt" fst | tee -a "$work/log" | rate >"$work/b"
	echo "exact fst $(cat "$work/a") $(cat "$work/b")" >>"$work/pairs"
	ours fold | tee -a "$work/log" | rate >"$work/a"
	peer "data/$dict.txt" daac-char+fold | tee -a "$work/log" | rate >"$work/b"
	echo "fold daac-char+fold $(cat "$work/a") $(cat "$work/b")" >>"$work/pairs"
	for p in ${GOPEERS:-}; do
		ours exact 4 | rate >"$work/a"
		"$work/bench" -dict "data/$dict.txt" -text data/text16.txt -mode "$p" -reps 2 -mb 4 | tee -a "$work/log" | rate >"$work/b"
		echo "exact $p $(cat "$work/a") $(cat "$work/b")" >>"$work/pairs"
	done
	for p in ${PEERS:-}; do
		ours exact | rate >"$work/a"
		python3 bench_py.py "data/$dict.txt" data/text16.txt "$p" 4 | tee -a "$work/log" | rate >"$work/b"
		echo "exact $p $(cat "$work/a") $(cat "$work/b")" >>"$work/pairs"
	done
done
echo "last lines of each run:"
sed 's/ MBps.*bounded/ bounded/; s/ build_s=[0-9.]*//; s/ open_ms=[0-9.]* verify_ms=[0-9.]*//' "$work/log" | sort -u
echo "mode peer ours theirs ratio (medians of $rounds rounds)"
sort "$work/pairs" | awk '
	function median(a, n,  i, j, t) { for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j] < a[j-1]; j--) { t = a[j]; a[j] = a[j-1]; a[j-1] = t }
		return n % 2 ? a[(n+1)/2] : (a[n/2] + a[n/2+1]) / 2 }
	function flush() { if (n) printf "%s %.0f %.0f %.2f\n", key, median(x, n), median(y, n), median(r, n); n = 0 }
	{ k = $1 " " $2; if (k != key) { flush(); key = k } n++; x[n] = $3; y[n] = $4; r[n] = $3 / $4 }
	END { flush() }'
