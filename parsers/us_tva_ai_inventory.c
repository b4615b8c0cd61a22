/*
 * TVA: its inventory of AI use cases, a table on a page.
 * https://www.tva.com/information/tva-ai-use-case-inventory
 *
 * The page says neither the inventory's year nor who supplied a system, but some are named by
 * their product. Its host turns programs away, so the page is saved in a browser and handed in.
 */
#include "../scraper/parser.h"
#include "family/ai_inventory.h"

static const struct column columns[] = {
	{ "Use Case Name", DISCLOSURE_TITLE, NULL },
	{ "Bureau", DISCLOSURE_SUBTIER, NULL },
	{ "Use Case Topic Area", DISCLOSURE_TOPIC, NULL },
	{ "Intended Purpose and Expected Benefits", DISCLOSURE_PURPOSE, NULL },
	{ "Impact Classification", DISCLOSURE_IMPACT, NULL },
	{ NULL, IGNORE, NULL },
};

static bool
entry(struct sink *sink, struct record *r, const struct node *row UNUSED)
{
	const struct inventory v = { .sink = sink, .name = "current" };

	record_set(r, DISCLOSURE_TOPTIER, "Tennessee Valley Authority");
	inventory_complete(&v, r, "TVA");
	return true;
}

static int
inventory(const struct page *page, struct sink *sink)
{
	const struct node *root = html_parse(page, sink);
	const char *total = html_maybe(root, "#totalCount");
	long rows = (long)html_count(root, "#dataTable tbody tr");

	if (!root)
		return REACH_PAGE;
	if (total && strtol(total, NULL, 10) > rows)
		return sink_issue(sink, REACH_PAGE,
		    "the page says that it shows %s entries; the table has %ld", total, rows);
	return html_table(root, "#dataTable", sink, KIND_DISCLOSURE, columns, entry);
}

SOURCE(us_tva_ai_inventory) = {
	.title = "TVA: inventory of AI use cases",
	.publisher = "Tennessee Valley Authority",
	.home = "https://www.tva.com/information/tva-ai-use-case-inventory",
	.licence = "public domain (US government work)",
	.holds = "Which AI systems TVA uses, with bureau, topic and purpose.",
	.lacks = "Vendors and contract numbers; the inventory's year. There is no crawl: the "
		 "host turns "
		 "programs away, and the page is handed in.",
	.lag_days = 365,
	.floors = { { KIND_DISCLOSURE, DISCLOSURE_TITLE, 100 } },
	.version = 1,
	.pages = { { .kind = "inventory", .parse = inventory } },
};
