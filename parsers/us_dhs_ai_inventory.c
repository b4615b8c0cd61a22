/*
 * DHS: its inventory of AI use cases, as the workbook that it publishes.
 * https://www.dhs.gov/publication/ai-use-case-inventory-library
 *
 * Headings are the questions that the Office of Management and Budget asks, below a row with
 * the sections of the form. The entries are those of us_omb_ai_inventory, under the same keys,
 * with answers as DHS wrote them.
 */
#include "../scraper/parser.h"
#include "../scraper/read/xlsx.h"
#include "family/ai_inventory.h"

static const struct column columns[] = {
	{ "Use Case ID*", DISCLOSURE_ENTRY, NULL },
	{ "Use Case Name", DISCLOSURE_TITLE, NULL },
	{ "Bureau/Component", DISCLOSURE_SUBTIER, NULL },
	{ "Email Address", IGNORE, "an office's address" },
	{ "Stage of Development", DISCLOSURE_STAGE, NULL },
	{ "Is the AI use case high-impact?", MAY_MISS(DISCLOSURE_IMPACT), NULL },
	{ "Justification", IGNORE, INVENTORY_PRACTICE },
	{ "Use Case Topic Area", MAY_MISS(DISCLOSURE_TOPIC), NULL },
	{ "AI Classification", IGNORE, "the kind of model" },
	{ "What problem is the AI intended to solve?", MAY_MISS(DISCLOSURE_PURPOSE), NULL },
	{ "What are the expected benefits*", IGNORE, "praise; the purpose is kept" },
	{ "Describe the AI system*", MAY_MISS(DISCLOSURE_OUTPUTS), NULL },
	{ "Date when AI use case became operational*", MAY_MISS(DISCLOSURE_OPERATIONAL), NULL },
	{ "Was the system involved*", MAY_MISS(DISCLOSURE_ACQUIRED), NULL },
	{ "Vendor(s) Name", DISCLOSURE_VENDORS_AS_FILED, NULL },
	{ "System(s) Name", MAY_MISS(DISCLOSURE_SYSTEM), NULL },
	{ "Does this *", IGNORE, INVENTORY_PRACTICE },
	{ "Describe any data*", IGNORE, INVENTORY_PRACTICE },
	{ "If *", IGNORE, INVENTORY_PRACTICE },
	{ "Which, if any, demographic*", IGNORE, INVENTORY_PRACTICE },
	{ "Has *", IGNORE, INVENTORY_PRACTICE },
	{ "What are the potential*", IGNORE, INVENTORY_PRACTICE },
	{ "Is there *", IGNORE, INVENTORY_PRACTICE },
	{ "What steps has the agency taken*", IGNORE, INVENTORY_PRACTICE },
	{ NULL, IGNORE, NULL },
};

static int
workbook(const struct page *page, struct sink *sink)
{
	const char *const where[] = { page->scope,
		page->url ? url_file(page->arena, page->url) : NULL, page->file };
	const char *year = inventory_year(page->arena, where, ARRAY_SIZE(where));
	struct xlsx *x = xlsx_open(page, sink);
	struct inventory v = inventory_of(sink, year, year);
	int reach;

	if (!year)
		sink_issue(sink, REACH_PAGE,
		    "which year's inventory is it? its file's name does not say");
	else if (xlsx_sheet(x, NULL) && xlsx_seek(x, columns) &&
		 xlsx_bind(x, KIND_DISCLOSURE, columns) < REACH_PAGE)
		while (xlsx_next(x)) {
			struct record *r = xlsx_record(x);

			record_set(r, DISCLOSURE_TOPTIER, "Department of Homeland Security");
			if (record_get(r, DISCLOSURE_ENTRY) || record_get(r, DISCLOSURE_TITLE))
				inventory_emit_use(&v, r, "DHS");
			else
				sink_issue(
				    sink, REACH_NOTE, "a row without id and name is no entry");
		}
	reach = xlsx_close(x);
	inventory_end(sink, page->scope, reach);
	return reach;
}

static void
start(const struct night *night UNUSED, struct sink *sink)
{
	sink_ask(sink, &(struct ask){ .kind = "workbook",
			   .scope = "2025",
			   .url = "https://www.dhs.gov/sites/default/files/2026-01/"
				  "2025_0128_ocio-dhs-ai-use-case-inventory.xlsx" });
}

SOURCE(us_dhs_ai_inventory) = {
	.title = "DHS: inventory of AI use cases",
	.publisher =
	    "US Department of Homeland Security, Office of the Chief Information Officer",
	.home = "https://www.dhs.gov/publication/ai-use-case-inventory-library",
	.licence = "public domain (US government work)",
	.holds = "Which AI systems ICE, CBP and the other components use, try or have retired, "
		 "with the "
		 "vendor of those that were bought.",
	.lacks = "Amounts; who was refused; vendors of systems that were not yet on trial, "
		 "that were built "
		 "in-house, or that are withheld. Each year's workbook has an address of its "
		 "own: the next "
		 "one is handed in, or named here.",
	.lag_days = 365,
	.every_hours = 24 * 30,
	.hosts = { "www.dhs.gov" },
	.delay_ms = 5000,
	.floors = { { KIND_DISCLOSURE, DISCLOSURE_TITLE, 95 },
	    { KIND_DISCLOSURE, DISCLOSURE_SUBTIER, 95 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "workbook", .parse = workbook } },
};
