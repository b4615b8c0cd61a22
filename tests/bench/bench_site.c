/*
 * The stand-in portal's made-up site (--generate): lists of a hundred links, and documents with
 * one table each. It is built into the program for tests and benchmarks only.
 */
#include "../../scraper/parser.h"

static const struct column columns[] = {
	{ "Contract number", CONTRACT_KEY, NULL },
	{ "Vendor", CONTRACT_VENDOR, NULL },
	{ "Date", CONTRACT_SIGNED, "%m/%d/%Y" },
	{ "Amount", CONTRACT_OBLIGATED, NULL },
	{ NULL, IGNORE, NULL },
};

static void
start(const struct night *night, struct sink *sink)
{
	(void)night;
	sink_follow(sink, "list", "https://bench.example/list?page=1");
}

static int
list(const struct page *page, struct sink *sink)
{
	const struct node *doc = html_parse(page, sink), *at = NULL;

	while ((at = html_next(doc, "ul.releases a", at)))
		sink_follow(sink, "doc", html_attr(at, NULL, "href"));
	return sink_follow(sink, "list", html_maybe_attr(doc, "a.next", "href"));
}

static int
doc(const struct page *page, struct sink *sink)
{
	return html_table(
	    html_parse(page, sink), "table#contracts", sink, KIND_CONTRACT, columns, NULL);
}

SOURCE(bench_site) = {
	.title = "A made-up site",
	.hosts = { "bench.example" },
	.every_hours = 24,
	.connections = 16, /* it is our own */
	.version = 1,
	.start = start,
	.pages = { { .kind = "list", .parse = list }, { .kind = "doc", .parse = doc } },
};
