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
#include "family/vendor_cell.h"

#define RAW "https://raw.githubusercontent.com/ombegov/"
#define SLOTS 16384
#define PERSONAL "of persons or systems, not of who supplied"
#define PRACTICE "how the system is run, not who supplied it"

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

/* Keys that the page used so far */
struct key {
	const char *text;
	struct key *next;
};

struct table {
	struct sink *sink;
	struct csv *csv;
	const char *inventory, *year;
	long short_name, used, licences; /* columns read beside the bound ones */
	struct key **slots;
};

static char *
cell(const struct table *t, long column)
{
	struct arena *a = sink_arena(t->sink);
	struct span s = text_trim(text_utf8(a, csv_cell(t->csv, column)));

	return s.len ? arena_ndup(a, s.at, s.len) : NULL;
}

/* ------------------------------------------------------------------------------------- keys */

static bool
is_used(const struct table *t, const char *text)
{
	uint32_t hash = 2166136261u;
	struct key **slot, *k;

	for (const char *p = text; *p; p++)
		hash = (hash ^ (unsigned char)*p) * 16777619u;
	slot = &t->slots[hash % SLOTS];
	for (k = *slot; k; k = k->next)
		if (strcmp(k->text, text) == 0)
			return true;
	k = arena_alloc(sink_arena(t->sink), sizeof(*k));
	*k = (struct key){ text, *slot };
	*slot = k;
	return false;
}

/* The same key again, told apart by its turn */
static const char *
unused(const struct table *t, const char *key)
{
	const char *one = key;

	for (int turn = 2; is_used(t, one); turn++)
		one = arena_printf(sink_arena(t->sink), "%s #%d", key, turn);
	if (one != key)
		sink_issue(t->sink, REACH_NOTE, "an entry's key is there more than once");
	return one;
}

/* "2025/DHS-2366": the id is the same from year to year. A bare number is told apart by its
 * agency; without an id, bureau and name stand for it. */
static void
set_key(const struct table *t, struct record *r)
{
	struct arena *a = sink_arena(t->sink);
	const char *id = record_get(r, DISCLOSURE_ENTRY), *agency = cell(t, t->short_name);
	const char *bureau = record_get(r, DISCLOSURE_SUBTIER),
		   *title = record_get(r, DISCLOSURE_TITLE);
	const char *key;

	if (!agency)
		agency = record_get(r, DISCLOSURE_TOPTIER);
	if (!agency)
		return;
	if (text_match(a, id, "^(?:tbd|tba|n/?a|none)$"))
		id = NULL;
	if (id && text_match(a, id, "^[A-Za-z]"))
		key = arena_printf(a, "%s/%s", t->inventory, id);
	else if (id)
		key = arena_printf(a, "%s/%s/%s", t->inventory, agency, id);
	else if (title)
		key = arena_printf(a, "%s/%s/%s%s%s", t->inventory, agency,
		    bureau ? bureau : "", bureau ? "/" : "", text_squeeze(a, title));
	else
		return;
	record_set(r, DISCLOSURE_KEY, unused(t, key));
}

/* ----------------------------------------------------------------------------------- vendors
 */

/* A person's or an office's address: the text goes on without it */
static void
strip_addresses(const struct table *t, struct record *r, int field)
{
	static const char address[] = "[\\w.+-]+@[\\w-]+\\.[\\w.-]*\\w";
	struct arena *a = sink_arena(t->sink);
	const char *text = arena_dup(a, record_get(r, field)), *found;

	if (!text || !strchr(text, '@'))
		return;
	while ((found = text_match(a, text, address))) {
		size_t before = (size_t)(strstr(text, found) - text);

		text = arena_printf(
		    a, "%.*s[address]%s", (int)before, text, text + before + strlen(found));
	}
	record_set(r, field, text);
}

/* Somebody's name, telephone and address in place of a number */
static void
drop_person(const struct table *t, struct record *r, int field)
{
	if (!text_match(sink_arena(t->sink), record_get(r, field), "@[\\w-]+\\.\\w"))
		return;
	record_clear(r, field);
	sink_issue(t->sink, REACH_NOTE,
	    "a person's address where vendor or contract is asked for: not kept");
}

static void
emit_said(const struct table *t, const char *key, long number, const struct said *said)
{
	struct record *d = record_new(t->sink, KIND_DISCLOSED);

	record_set(d, DISCLOSED_DISCLOSURE_KEY, key);
	record_count(d, DISCLOSED_NUMBER, number);
	record_set(d, DISCLOSED_STANDING, said->standing);
	record_set(d, DISCLOSED_THROUGH, said->through);
	record_set(d, DISCLOSED_PIID, said->piid);
	record_set_span(d, DISCLOSED_QUOTE, said->quote);
	record_set(d, DISCLOSED_VENDOR, said->vendor);
	record_set(d, DISCLOSED_VENDOR_DBA, said->dba);
	record_set(d, DISCLOSED_VENDOR_PARENT, said->parent);
	sink_emit(t->sink, d);
	if (strcmp(said->standing, "unclear") == 0)
		sink_issue(t->sink, REACH_NOTE, "who is the vendor in '%.*s'?",
		    (int)(said->quote.len < 200 ? said->quote.len : 200), said->quote.at);
}

static bool
is_withheld(const struct said *said, size_t count)
{
	return count == 1 && strcmp(said->standing, "withheld") == 0;
}

/* Hands over the entry and, behind it, what its cell says of vendors */
static void
emit_entry(const struct table *t, struct record *r, const struct said *said, size_t count)
{
	static const int texts[] = { DISCLOSURE_TITLE, DISCLOSURE_PURPOSE, DISCLOSURE_OUTPUTS };
	const char *key;

	record_set(r, DISCLOSURE_INVENTORY, t->inventory);
	record_set(r, DISCLOSURE_YEAR, t->year);
	record_set(r, DISCLOSURE_PERMALINK, sink_page(t->sink)->url);
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		strip_addresses(t, r, texts[i]);
	set_key(t, r);
	key = arena_dup(sink_arena(t->sink), record_get(r, DISCLOSURE_KEY));
	sink_emit(t->sink, r);
	for (size_t i = 0; key && i < count; i++)
		emit_said(t, key, (long)i + 1, &said[i]);
}

/* ------------------------------------------------------------------------------------- rows */

/* "No" tells nothing; a withheld vendor is told here too */
static void
set_withheld(struct record *r, const struct said *said, size_t count)
{
	if (text_same(span_of(record_get(r, DISCLOSURE_WITHHELD)), span_of("No")))
		record_clear(r, DISCLOSURE_WITHHELD);
	if (!record_get(r, DISCLOSURE_WITHHELD) && is_withheld(said, count))
		record_set_span(r, DISCLOSURE_WITHHELD, said->quote);
}

static void
use_row(const struct table *t)
{
	struct record *r = csv_record(t->csv);
	const struct said *said = NULL;
	size_t count;

	drop_person(t, r, DISCLOSURE_VENDORS_AS_FILED);
	count = vendor_cell(sink_arena(t->sink),
	    arena_dup(sink_arena(t->sink), record_get(r, DISCLOSURE_VENDORS_AS_FILED)),
	    record_get(r, DISCLOSURE_SUBTIER), CELL_COMPANIES, &said);
	set_withheld(r, said, count);
	emit_entry(t, r, said, count);
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

	drop_person(t, r, DISCLOSURE_VENDORS_AS_FILED);
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
	emit_entry(t, r, said, count);
}

static void
numbered_row(const struct table *t)
{
	struct record *r = csv_record(t->csv);
	struct arena *a = sink_arena(t->sink);
	const struct said *said = NULL;
	size_t count;

	drop_person(t, r, DISCLOSURE_PIIDS_AS_FILED);
	count = vendor_cell_numbers(
	    a, arena_dup(a, record_get(r, DISCLOSURE_PIIDS_AS_FILED)), &said);
	emit_entry(t, r, said, count);
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
	const char *year = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(where) && !year; i++)
		year = text_match(page->arena, where[i], "(?<!\\d)(20[2-9]\\d)(?!\\d)");
	return year ? year : layout->year;
}

static long
also_read(struct csv *csv, const char *heading)
{
	long column = csv_find(csv, heading);

	csv_want(csv, column);
	return column;
}

/* Reads the table to its end: what is not in it any more is gone, unless rows of it were
 * damaged */
static int
read_table(
    const struct page *page, struct sink *sink, struct csv *csv, const struct layout *layout)
{
	struct table t = { .sink = sink, .csv = csv, .year = year_of(page, layout) };
	int reach = csv_bind(csv, KIND_DISCLOSURE, layout->columns);

	t.inventory = arena_printf(page->arena, "%s%s", t.year, layout->suffix);
	t.slots = arena_zero(page->arena, SLOTS * sizeof(*t.slots));
	t.short_name = also_read(csv, layout == &uses ? "agency" : "Agency Abbreviation");
	t.used = also_read(csv, "Agency Use (Y/N)?");
	t.licences = also_read(csv, "Estimated # of Licenses/Users");
	while (reach < REACH_PAGE && csv_next(csv))
		layout->row(&t);
	reach = csv_close(csv);
	if (page->scope && reach < REACH_PAGE) {
		sink_end(sink, page->scope, KIND_DISCLOSURE, reach < REACH_ROW);
		sink_end(sink, page->scope, KIND_DISCLOSED, reach < REACH_ROW);
	}
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
