#!/bin/sh
# make.sh SOURCE [URL [PAGE]]: a new source for a listing that is an HTML table: its C file and its fixture folder.
# PAGE is a page of it that was saved; without one, a made-up table stands in its place.
set -eu
cd "$(dirname "$0")/../.."
name=${1:-}
url=${2:-https://www.example.gov/contracts}
page=${3:-parsers/new/list.html}

refuse() {
	echo "make new: $1" >&2
	exit 2
}

echo "$name" | grep -qE '^[a-z]{2}_[a-z0-9]+(_[a-z0-9]+)+$' ||
	refuse "SOURCE is <country>_<region or body>_<what>, as in us_oh_contracts; not '$name'"
echo "$url" | grep -qE '^https?://[A-Za-z0-9.-]+(/[^[:space:]"\\&|]*)?$' || refuse "URL is the listing's address; not '$url'"
[ -f "$page" ] || refuse "there is no page '$page'"
[ ! -e "parsers/$name.c" ] && [ ! -e "tests/parsers/$name" ] || refuse "there is a source '$name'"

host=$(echo "$url" | sed -E 's|^https?://([^/]*).*|\1|')
jurisdiction=$(echo "$name" | cut -d_ -f1,2 | tr 'a-z_' 'A-Z-')
folder=tests/parsers/$name
mkdir "$folder"

# saved CASE SERVED: the page's .meta file
saved() {
	{
		echo "url: $url"
		echo 'type: text/html; charset=utf-8'
		echo "date: $(date -u +%Y-%m-%dT%H:%M:%SZ)"
		echo 'scope: contracts'
		[ "$2" = yes ] || echo 'serve: no'
	} > "$folder/$1.meta"
}

sed "s|@NAME@|$name|g; s|@URL@|$url|g; s|@HOST@|$host|g; s|@JURISDICTION@|$jurisdiction|g" parsers/new/source.c.in > "parsers/$name.c"
cp "$page" "$folder/list.html"
saved list yes
# a page that was cut off, and one without rows where it is plain where they are
head -c $(($(wc -c < "$page") / 2)) "$page" > "$folder/list-broken.html"
saved list-broken no
if [ "$(grep -ci '<tbody' "$page")" = 1 ]; then
	tr '\n' ' ' < "$page" | sed -E 's|(<tbody[^>]*>).*(</tbody>)|\1\2|' > "$folder/list-empty.html"
	saved list-empty no
fi

cat << END
parsers/$name.c       the source: fill in $(grep -c 'FILL IN' "parsers/$name.c") places
$folder/  a page, an empty one and a broken one: keep a dozen rows of a saved page, and no person's name
next: make && tests/parsers/run.sh $name
END
