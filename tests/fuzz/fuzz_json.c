/*
 * fuzz_json.c: any bytes as JSON.
 *
 * - Places lie in the text (recoded, where it is not UTF-8), members inside of what holds them;
 * counts are those of the members.
 * - A record can be made of any object, and a string that is quoted is read back as it was.
 */
#include "fuzz_page.h"

static const struct column columns[] = {
	{ "id", CONTRACT_KEY, NULL },
	{ "a/b", MAY_MISS(CONTRACT_VENDOR), NULL },
	{ "results*", MAY_MISS(CONTRACT_DESCRIPTION), NULL },
	{ "date", MAY_MISS(CONTRACT_SIGNED), NULL },
	{ NULL, IGNORE, NULL },
};

static void
quote_again(struct fuzz_page *f, const struct json *n)
{
	struct buf b;
	const char *text = json_text(n, NULL), *back;

	if (!text || strlen(text) != n->text.len)
		return;
	buf_init(&b, (size_t)1 << 26);
	json_quote(&b, text);
	back = json_text(json_parse_text(&f->sink, (struct span){ b.data, b.len }), NULL);
	if (!back || strcmp(back, text) != 0)
		abort();
	buf_release(&b);
}

static void
check(struct fuzz_page *f, const struct json *top)
{
	size_t seen = 0, left = 20, len = f->sink.bytes.len;

	/* the tree without recursion, so that this costs no stack either */
	for (const struct json *n = top; n;) {
		const struct json *up = n->parent;

		if (n->from > n->to || n->to > len ||
		    (up && n != top && (n->from < up->from || n->to > up->to)))
			abort();
		if (++seen < 2000) {
			json_place(&f->sink, n);
			json_number(n, NULL, 0);
			json_is_true(n, NULL);
		}
		if (n->type == JSON_STRING && left && left--)
			quote_again(f, n);
		if (n->type == JSON_OBJECT && seen < 50)
			sink_emit(&f->sink, json_record(&f->sink, n, KIND_CONTRACT, columns));
		if (n->first) {
			n = n->first;
			continue;
		}
		while (n && n != top && !n->next)
			n = n->parent;
		n = n && n != top ? n->next : NULL;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_page f;
	const struct json *top;

	fuzz_page_init(&f, data, size);
	top = json_parse(&f.page, &f.sink);
	if (top) {
		check(&f, top);
		json_text(top, "results/0/a b");
		json_at(top, "0/1/2/id");
		json_number(top, "count", -1);
		json_first(top, "results");
	}
	fuzz_page_release(&f);
	return 0;
}
