#!/bin/sh
# compare.sh FOLDER [ROUNDS]: reading whole articles and daachorse finding the words of a million forms by turns, one core, in MB per CPU
# second; each round and the median of the ratios. FOLDER has data/text16.txt, data/dict_1m.txt and rust/target/release/rbench. What is read is
# the first 2 MB of the text, cut into articles of 4 KB.
set -eu
folder=$1 rounds=${2:-5}
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$here" && go test -c -o "$work/extract.test" .)
head -c 2000000 "$folder/data/text16.txt" | iconv -f utf-8 -t utf-8 -c >"$work/text.txt" 2>/dev/null || true
cd "$here"
for i in $(seq "$rounds"); do
	ours=$(GOMAXPROCS=1 ZGADKA_BENCH_TEXT="$work/text.txt" "$work/extract.test" -test.run '^$' -test.bench Articles -test.benchtime 3x | sed -n 's/.* \([0-9.]*\) CPU-MB.*/\1/p')
	peer=$("$folder/rust/target/release/rbench" "$folder/data/dict_1m.txt" "$folder/data/text16.txt" daac-char 3 2>/dev/null | sed -n 's/.*MBps=\([0-9.]*\).*/\1/p')
	echo "$ours $peer" | awk '{printf "ours %s daachorse %s ratio %.4f\n", $1, $2, $1 / $2}' | tee -a "$work/rounds"
done
awk '{print $6}' "$work/rounds" | sort -n | awk '{a[NR] = $1} END {printf "median ratio %.4f\n", NR % 2 ? a[(NR+1)/2] : (a[NR/2] + a[NR/2+1]) / 2}'
