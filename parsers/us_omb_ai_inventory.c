/*
 * AI use-case inventories of the federal agencies, as the Office of Management and Budget puts
 * them together: https://github.com/ombegov/2025-Federal-Agency-AI-Use-Case-Inventory
 * https://github.com/ombegov/2024-Federal-AI-Use-Case-Inventory
 *
 * Three tables: 2025 by use case (the vendor is free text, see family/vendor_cell.h), 2025
 * off-the-shelf products by task, and 2024 (contract numbers, no vendor; Windows-1252). Other
 * years' files with the same columns are read alike. Agencies had to name the vendor only of
 * what was bought and is in use or on trial. Ids are the agencies' own: some have none, some
 * the bare number, a few twice.
 */
#include "../scraper/parser.h"
#include "family/ai_inventory.h"

#define RAW "https://raw.githubusercontent.com/ombegov/"
#define PRACTICE INVENTORY_PRACTICE

static const struct column use_columns[] = {
	{ "agency", IGNORE, "read below" },
	{ "agency_name", DISCLOSURE_TOPTIER, NULL },
	{ "id", MAY_MISS(DISCLOSURE_ENTRY), NULL },
	{ "use_case_name", DISCLOSURE_TITLE, NULL },
	{ "agency_bureau", DISCLOSURE_SUBTIER, NULL },
	{ "contact_email", IGNORE, "a person's or an office's address" },
	{ "is_withheld", MAY_MISS(DISCLOSURE_WITHHELD), NULL },
	{ "development_stage", MAY_MISS(DISCLOSURE_STAGE), NULL },
	{ "is_high_impact", MAY_MISS(DISCLOSURE_IMPACT), NULL },
	{ "HI_justification", IGNORE, PRACTICE },
	{ "topic_area", MAY_MISS(DISCLOSURE_TOPIC), NULL },
	{ "classification", IGNORE, "the kind of model" },
	{ "problem_solved", MAY_MISS(DISCLOSURE_PURPOSE), NULL },
	{ "benefits", IGNORE, "praise; the purpose is kept" },
	{ "system_outputs", MAY_MISS(DISCLOSURE_OUTPUTS), NULL },
	{ "operational_date", MAY_MISS(DISCLOSURE_OPERATIONAL), NULL },
	{ "contracting_usage", MAY_MISS(DISCLOSURE_ACQUIRED), NULL },
	{ "vendor_name", DISCLOSURE_VENDORS_AS_FILED, NULL },
	{ "have_ato", IGNORE, PRACTICE },
	{ "system_name_ato", MAY_MISS(DISCLOSURE_SYSTEM), NULL },
	{ "data_description", IGNORE, PRACTICE },
	{ "link_to_data", IGNORE, PRACTICE },
	{ "has_pii", IGNORE, PRACTICE },
	{ "pia_url", IGNORE, PRACTICE },
	{ "demographic_features", IGNORE, PRACTICE },
	{ "has_custom_code", IGNORE, PRACTICE },
	{ "code_url", IGNORE, PRACTICE },
	{ "hi_*", IGNORE, PRACTICE },
	{ NULL, IGNORE, NULL },
};

static const struct column product_columns[] = {
	{ "Agency", DISCLOSURE_TOPTIER, NULL },
	{ "AI Use Case", DISCLOSURE_TITLE, NULL },
	{ "Agency Use (Y/N)?", IGNORE, "read below" },
	{ "Name of Commercial Product or Service Used", DISCLOSURE_VENDORS_AS_FILED, NULL },
	{ "Estimated # of Licenses/Users", IGNORE, "read below" },
	{ NULL, IGNORE, NULL },
};

static const struct column numbered_columns[] = {
	{ "Use Case Name", DISCLOSURE_TITLE, NULL },
	{ "Agency", DISCLOSURE_TOPTIER, NULL },
	{ "Agency Abbreviation", IGNORE, "read below" },
	{ "Bureau", DISCLOSURE_SUBTIER, NULL },
	{ "Use Case Topic Area", MAY_MISS(DISCLOSURE_TOPIC), NULL },
	{ "Other (Use Case Topic Area)", IGNORE, "the topic in other words" },
	{ "Is the AI use case found in the below list*", IGNORE,
	    "a task of everyday office software" },
	{ "What is the intended purpose*", MAY_MISS(DISCLOSURE_PURPOSE), NULL },
	{ "Describe the AI system*", MAY_MISS(DISCLOSURE_OUTPUTS), NULL },
	{ "Stage of Development", MAY_MISS(DISCLOSURE_STAGE), NULL },
	{ "Is the AI use case rights-impacting*", MAY_MISS(DISCLOSURE_IMPACT), NULL },
	{ "Date Initiated", IGNORE, "before it was in use" },
	{ "Date when Acquisition*", IGNORE, "before it was in use" },
	{ "Date Implemented", MAY_MISS(DISCLOSURE_OPERATIONAL), NULL },
	{ "Date Retired", IGNORE, "the stage says retired" },
	{ "Was the AI system involved*", MAY_MISS(DISCLOSURE_ACQUIRED), NULL },
	{ "Provide the Procurement Instrument Identifier(s) (PIID)*", DISCLOSURE_PIIDS_AS_FILED,
	    NULL },
	{ "System Name", MAY_MISS(DISCLOSURE_SYSTEM), NULL },
	{ "Is this AI use case supporting*", IGNORE, PRACTICE },
	{ "Which HISP*", IGNORE, PRACTICE },
	{ "Which public-facing service*", IGNORE, PRACTICE },
	{ "Does this AI use case*", IGNORE, PRACTICE },
	{ "Does this project include custom-developed code?", IGNORE, PRACTICE },
	{ "Does the agency have access to the code*", IGNORE, PRACTICE },
	{ "How is the agency*", IGNORE, PRACTICE },
	{ "Has the Senior Agency Official for Privacy*", IGNORE, PRACTICE },
	{ "Do you have access to an enterprise data catalog*", IGNORE, PRACTICE },
	{ "Do you have a process in place*", IGNORE, PRACTICE },
	{ "If Other, please explain.", IGNORE, "more on columns that are not kept" },
	{ "If No, please explain.", IGNORE, "more on columns that are not kept" },
	{ "Describe any agency-owned data*", IGNORE, PRACTICE },
	{ "Is there available documentation*", IGNORE, PRACTICE },
	{ "Which, if any, demographic variables*", IGNORE, PRACTICE },
	{ "If the code is open-source*", IGNORE, PRACTICE },
	{ "How long have you waited*", IGNORE, PRACTICE },
	{ "For this *", IGNORE, PRACTICE },
	{ "Has communication*", IGNORE, PRACTICE },
	{ "How are existing data science tools*", IGNORE, PRACTICE },
	{ "Has information regarding the AI use case*", IGNORE, PRACTICE },
	{ "Has your agency requested an extension*", IGNORE, PRACTICE },
	{ "Has an *", IGNORE, PRACTICE },
	{ "Has the AI use case been tested*", IGNORE, PRACTICE },
	{ "What are the key risks*", IGNORE, PRACTICE },
	{ "Is there a process to monitor*", IGNORE, PRACTICE },
	{ "Is the AI used to significantly influence*", IGNORE, PRACTICE },
	{ "What steps has the agency taken*", IGNORE, PRACTICE },
	{ "Is there an established fallback*", IGNORE, PRACTICE },
	{ "Where practicable*", IGNORE, PRACTICE },
	{ NULL, IGNORE, NULL },
};

struct table {
	struct sink *sink;
	struct csv *csv;
	struct inventory inventory;
	long short_name, used, licences; /* columns read beside the bound ones */
};

static char *
cell(const struct table *t, long column)
{
	struct arena *a = sink_arena(t->sink);
	struct span s = text_trim(text_utf8(a, csv_cell(t->csv, column)));

	return s.len ? arena_ndup(a, s.at, s.len) : NULL;
}

/* ------------------------------------------------------------------------------------- rows */

static void
use_row(const struct table *t)
{
	inventory_emit_use(&t->inventory, csv_record(t->csv), cell(t, t->short_name));
}

/* One product named for a task that the agency says it does not use it for */
static const struct said *
contradiction(const struct table *t, const char *product)
{
	struct said *s = arena_zero(sink_arena(t->sink), sizeof(*s));

	*s = (struct said){ .standing = "unclear", .quote = span_of(product) };
	return s;
}

static void
product_row(const struct table *t)
{
	struct record *r = csv_record(t->csv);
	struct arena *a = sink_arena(t->sink);
	const char *used = cell(t, t->used), *licences = cell(t, t->licences);
	const char *product = NULL;
	const struct said *said = NULL;
	size_t count;

	inventory_drop_person(&t->inventory, r, DISCLOSURE_VENDORS_AS_FILED);
	product = arena_dup(a, record_get(r, DISCLOSURE_VENDORS_AS_FILED));
	count = vendor_cell(a, product, NULL, CELL_PRODUCTS, &said);
	if (count && used && strcasecmp(used, "N") == 0) {
		said = contradiction(t, product);
		count = 1;
	}
	if (used)
		record_set(
		    r, DISCLOSURE_STAGE, strcasecmp(used, "Y") == 0 ? "in use" : "not in use");
	if (licences)
		record_set(r, DISCLOSURE_ACQUIRED,
		    arena_printf(a, "off the shelf, %s licenses or users", licences));
	inventory_emit(&t->inventory, r, cell(t, t->short_name), said, count);
}

static void
numbered_row(const struct table *t)
{
	struct record *r = csv_record(t->csv);
	struct arena *a = sink_arena(t->sink);
	const struct said *said = NULL;
	size_t count;

	inventory_drop_person(&t->inventory, r, DISCLOSURE_PIIDS_AS_FILED);
	count = vendor_cell_numbers(
	    a, arena_dup(a, record_get(r, DISCLOSURE_PIIDS_AS_FILED)), &said);
	inventory_emit(&t->inventory, r, cell(t, t->short_name), said, count);
}

/* ------------------------------------------------------------------------------------ tables
 */

struct layout {
	const struct column *columns;
	void (*row)(const struct table *);
	const char *year, *suffix;
};

static const struct layout uses = { use_columns, use_row, "2025", "" };
static const struct layout products = { product_columns, product_row, "2025", " cots" };
static const struct layout numbered = { numbered_columns, numbered_row, "2024", "" };

/* Of the file, which no column tells: from its listing, address or name */
static const char *
year_of(const struct page *page, const struct layout *layout)
{
	const char *const where[] = { page->scope, page->url, page->file };
	const char *year = inventory_year(page->arena, where, ARRAY_SIZE(where));

	return year ? year : layout->year;
}

static long
also_read(struct csv *csv, const char *heading)
{
	long column = csv_find(csv, heading);

	csv_want(csv, column);
	return column;
}

static int
read_table(
    const struct page *page, struct sink *sink, struct csv *csv, const struct layout *layout)
{
	struct table t = { .sink = sink, .csv = csv };
	int reach = csv_bind(csv, KIND_DISCLOSURE, layout->columns);
	const char *year = year_of(page, layout);

	t.inventory =
	    inventory_of(sink, arena_printf(page->arena, "%s%s", year, layout->suffix), year);
	t.short_name = also_read(csv, layout == &uses ? "agency" : "Agency Abbreviation");
	t.used = also_read(csv, "Agency Use (Y/N)?");
	t.licences = also_read(csv, "Estimated # of Licenses/Users");
	while (reach < REACH_PAGE && csv_next(csv))
		layout->row(&t);
	reach = csv_close(csv);
	inventory_end(sink, page->scope, reach);
	return reach;
}

/* A file that fits neither layout is bound to one of them, which says what it lacks */
static int
inventory(const struct page *page, struct sink *sink)
{
	struct stream stream = stream_of((struct span){ page->body, page->len });
	struct csv *csv = csv_open(sink, &stream, NULL);
	bool old = csv_fits(csv, numbered_columns) ||
		   (!csv_fits(csv, use_columns) && csv_find(csv, "Use Case Name") >= 0);

	return read_table(page, sink, csv, old ? &numbered : &uses);
}

static int
cots(const struct page *page, struct sink *sink)
{
	struct stream stream = stream_of((struct span){ page->body, page->len });

	return read_table(page, sink, csv_open(sink, &stream, NULL), &products);
}

static void
start(const struct night *night UNUSED, struct sink *sink)
{
	static const struct ask asks[] = {
		{ .kind = "inventory",
		    .scope = "2025",
		    .url = RAW "2025-Federal-Agency-AI-Use-Case-Inventory/main/Data/"
			       "2025_individually_reported_AI_use_cases.csv" },
		{ .kind = "cots",
		    .scope = "2025 cots",
		    .url = RAW "2025-Federal-Agency-AI-Use-Case-Inventory/main/Data/"
			       "2025_consolidated_COTS_AI_use_cases.csv" },
		{ .kind = "inventory",
		    .scope = "2024",
		    .url = RAW "2024-Federal-AI-Use-Case-Inventory/main/data/"
			       "2024_consolidated_ai_inventory_raw_v2.csv" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(asks); i++)
		sink_ask(sink, &asks[i]);
}

SOURCE(us_omb_ai_inventory) = {
	.title = "Federal inventories of AI use cases",
	.publisher = "US Office of Management and Budget, from what the agencies publish",
	.home = "https://github.com/ombegov/2025-Federal-Agency-AI-Use-Case-Inventory",
	.licence = "public domain (US government work)",
	.holds =
	    "Which AI systems each agency uses, tries or has retired: purpose, stage, how it "
	    "was acquired, the vendor "
	    "(2025) or contract numbers (2024), and off-the-shelf products by task (2025).",
	.lacks = "Amounts; who was refused; vendors of systems that were not yet on trial or "
		 "were built in-house, and those "
		 "that an agency withholds; national-security systems.",
	.lag_days = 365,
	.every_hours = 24 * 30,
	.hosts = { "raw.githubusercontent.com" },
	.delay_ms = 1000,
	.floors = { { KIND_DISCLOSURE, DISCLOSURE_TITLE, 95 },
	    { KIND_DISCLOSURE, DISCLOSURE_TOPTIER, 95 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "inventory", .parse = inventory, .stream = true },
	    { .kind = "cots", .parse = cots, .stream = true } },
};
