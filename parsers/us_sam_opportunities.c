/*
 * SAM.gov contract opportunities: what federal agencies asked the market for, and who won.
 * https://sam.gov/data-services?domain=Contract%20Opportunities%2Fdatagov
 *
 * The daily file holds the latest version of every active notice (47 columns, about 230 MB);
 * fields are UTF-8 or Windows-1252, one by one. Archived years have the same columns, some
 * without a heading row. The awardee is one text of name and address (family/awardee.h). A
 * notice leaves the file when it is archived, so nothing is gone that is not in it. The API
 * needs a key and knows the awardee's UEI; its offset is the number of a page.
 */
#include "../scraper/parser.h"
#include "family/awardee.h"

#include <ctype.h>

#define FILE_URL \
	"https://s3.amazonaws.com/falextracts/Contract%20Opportunities/datagov/" \
	"ContractOpportunitiesFullCSV.csv"
#define API_LIMIT 1000
#define OFFICER "a contracting officer's"
#define WHERE "where the work is done"

/* In the file's order, for years without a heading row */
static const struct column columns[] = {
	{ "NoticeId", NOTICE_KEY, NULL },
	{ "Title", NOTICE_TITLE, NULL },
	{ "Sol#", NOTICE_SOLICITATION, NULL },
	{ "Department/Ind.Agency", NOTICE_TOPTIER, NULL },
	{ "CGAC", NOTICE_TOPTIER_CODE, NULL },
	{ "Sub-Tier", NOTICE_SUBTIER, NULL },
	{ "FPDS Code", NOTICE_SUBTIER_CODE, NULL },
	{ "Office", NOTICE_OFFICE, NULL },
	{ "AAC Code", IGNORE, "the office's number" },
	{ "PostedDate", NOTICE_POSTED, NULL },
	{ "Type", NOTICE_TYPE, NULL },
	{ "BaseType", NOTICE_BASE_TYPE, NULL },
	{ "ArchiveType", IGNORE, "the date is kept" },
	{ "ArchiveDate", NOTICE_ARCHIVE_DATE, NULL },
	{ "SetASideCode", IGNORE, "read below" },
	{ "SetASide", NOTICE_SET_ASIDE, NULL },
	{ "ResponseDeadLine", NOTICE_DEADLINE, NULL },
	{ "NaicsCode", NOTICE_NAICS, NULL },
	{ "ClassificationCode", NOTICE_PSC, NULL },
	{ "PopStreetAddress", IGNORE, WHERE },
	{ "PopCity", IGNORE, WHERE },
	{ "PopState", IGNORE, WHERE },
	{ "PopZip", IGNORE, WHERE },
	{ "PopCountry", IGNORE, WHERE },
	{ "Active", NOTICE_ACTIVE, NULL },
	{ "AwardNumber", NOTICE_AWARD_NUMBER, NULL },
	{ "AwardDate", NOTICE_AWARD_DATE, NULL },
	{ "Award$", NOTICE_AWARD_AMOUNT, NULL },
	{ "Awardee", NOTICE_AWARDEE_AS_FILED, NULL },
	{ "PrimaryContactTitle", IGNORE, OFFICER },
	{ "PrimaryContactFullname", IGNORE, OFFICER },
	{ "PrimaryContactEmail", IGNORE, OFFICER },
	{ "PrimaryContactPhone", IGNORE, OFFICER },
	{ "PrimaryContactFax", IGNORE, OFFICER },
	{ "SecondaryContactTitle", IGNORE, OFFICER },
	{ "SecondaryContactFullname", IGNORE, OFFICER },
	{ "SecondaryContactEmail", IGNORE, OFFICER },
	{ "SecondaryContactPhone", IGNORE, OFFICER },
	{ "SecondaryContactFax", IGNORE, OFFICER },
	{ "OrganizationType", IGNORE, "office, agency or department" },
	{ "State", IGNORE, "the office's address" },
	{ "City", IGNORE, "the office's address" },
	{ "ZipCode", IGNORE, "the office's address" },
	{ "CountryCode", IGNORE, "the office's address" },
	{ "AdditionalInfoLink", IGNORE, "any other page" },
	{ "Link", NOTICE_PERMALINK, NULL },
	{ "Description", NOTICE_DESCRIPTION, NULL },
	{ NULL, IGNORE, NULL },
};
#define COLUMNS (ARRAY_SIZE(columns) - 1)
#define TOPTIER_COLUMN 3 /* its name has a slash in it, which is a path's in JSON */
#define CGAC_COLUMN 4
#define SET_ASIDE_CODE_COLUMN 14

/* The department whose notices are kept, of those that the night asks for ("070,015") */
static bool
is_asked_for(const struct page *page, struct span cgac)
{
	cgac = text_trim(cgac);
	for (const char *p = page->param; p && *p;
	     p += strcspn(p, ",") + (p[strcspn(p, ",")] == ','))
		if (strcspn(p, ",") == cgac.len && memcmp(p, cgac.at, cgac.len) == 0)
			return true;
	return !page->param;
}

static int
emit_notice(struct sink *sink, struct record *r, const char *set_aside_code)
{
	const char *filed = record_get(r, NOTICE_AWARDEE_AS_FILED);
	struct awardee who;

	record_set(r, NOTICE_JURISDICTION, "US");
	if (!record_get(r, NOTICE_SET_ASIDE))
		record_set(r, NOTICE_SET_ASIDE, set_aside_code);
	if (filed && awardee_split(sink_arena(sink), filed, &who)) {
		record_set(r, NOTICE_VENDOR, who.name);
		record_set(r, NOTICE_VENDOR_CITY, who.city);
		record_set(r, NOTICE_VENDOR_STATE, who.state);
		record_set(r, NOTICE_VENDOR_COUNTRY, who.country);
		if (who.dwelling)
			record_bool(r, NOTICE_VENDOR_IS_PERSON, true);
	} else if (filed && strncmp(filed, "null", 4) == 0) {
		record_clear(r, NOTICE_AWARDEE_AS_FILED);
	}
	return sink_emit(sink, r);
}

/* ---------------------------------------------------------------------------------- the files
 */

static const char *
text_of(struct sink *sink, struct span s)
{
	return s.at ? arena_ndup(sink_arena(sink), s.at, s.len) : NULL;
}

/* The first row is a notice: 32 hex digits, and as many fields as there are columns */
static bool
lacks_heading(const struct csv *csv)
{
	const char *first = csv_heading(csv, 0);
	size_t i = 0;

	while (first && isxdigit((unsigned char)first[i]))
		i++;
	return i == 32 && !first[i] && csv_heading(csv, COLUMNS - 1) &&
	       !csv_heading(csv, COLUMNS);
}

/* A row by its columns' order; first: what was taken for the heading */
static void
in_order(const struct page *page, struct sink *sink, struct csv *csv, bool first)
{
	struct span cell[COLUMNS];
	struct record *r;

	for (size_t i = 0; i < COLUMNS; i++)
		cell[i] = first ? span_of(csv_heading(csv, i)) : csv_cell(csv, (long)i);
	if (!is_asked_for(page, cell[CGAC_COLUMN]))
		return;
	r = record_new(sink, KIND_NOTICE);
	for (size_t i = 0; i < COLUMNS; i++)
		if (columns[i].field != IGNORE)
			record_set_span(r, columns[i].field, cell[i]);
	emit_notice(sink, r, text_of(sink, cell[SET_ASIDE_CODE_COLUMN]));
}

static int
table(const struct page *page, struct sink *sink)
{
	struct stream stream = stream_of((struct span){ page->body, page->len });
	struct csv *csv = csv_open(sink, &stream, NULL);

	if (lacks_heading(csv)) {
		in_order(page, sink, csv, true);
		while (csv_next(csv))
			in_order(page, sink, csv, false);
	} else if (csv_bind(csv, KIND_NOTICE, columns) < REACH_PAGE) {
		long cgac = csv_find(csv, "CGAC"), code = csv_find(csv, "SetASideCode");

		csv_want(csv, code);
		while (csv_next(csv))
			if (is_asked_for(page, csv_cell(csv, cgac)))
				emit_notice(
				    sink, csv_record(csv), text_of(sink, csv_cell(csv, code)));
	}
	return csv_close(csv);
}

/* The file's rows as somebody kept them: an array of objects, with members of their own behind
 */
static int
rows(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink);
	struct column *known;

	if (!root)
		return REACH_PAGE;
	if (root->type != JSON_ARRAY)
		return sink_issue(sink, REACH_PAGE, "the page is no array of notices");
	known = arena_alloc(sink_arena(sink), (COLUMNS + 4) * sizeof(*known));
	memcpy(known, columns, COLUMNS * sizeof(*known));
	known[TOPTIER_COLUMN] = (struct column){ "Department*", IGNORE, "read below" };
	known[COLUMNS] = (struct column){ "Attachment*", IGNORE, "the keeper's own" };
	known[COLUMNS + 1] = (struct column){ "matches", IGNORE, "the keeper's own" };
	known[COLUMNS + 2] = (struct column){ NULL, IGNORE, NULL };
	for (const struct json *row = root->first; row; row = row->next) {
		struct record *r = json_record(sink, row, KIND_NOTICE, known);

		record_set(r, NOTICE_TOPTIER,
		    json_text(json_member(row, columns[TOPTIER_COLUMN].heading), NULL));
		emit_notice(sink, r, json_text(row, "SetASideCode"));
	}
	return REACH_NONE;
}

/* ------------------------------------------------------------------------------------ the API
 */

static const struct column search_columns[] = {
	{ "noticeId", NOTICE_KEY, NULL },
	{ "title", NOTICE_TITLE, NULL },
	{ "solicitationNumber", MAY_MISS(NOTICE_SOLICITATION), NULL },
	{ "fullParentPath*", IGNORE, "read below" },
	{ "department", MAY_MISS(NOTICE_TOPTIER), NULL },
	{ "subTier", MAY_MISS(NOTICE_SUBTIER), NULL },
	{ "subtier", MAY_MISS(NOTICE_SUBTIER), NULL },
	{ "office", MAY_MISS(NOTICE_OFFICE), NULL },
	{ "postedDate", NOTICE_POSTED, NULL },
	{ "type", NOTICE_TYPE, NULL },
	{ "baseType", MAY_MISS(NOTICE_BASE_TYPE), NULL },
	{ "archiveType", IGNORE, "the date is kept" },
	{ "archiveDate", MAY_MISS(NOTICE_ARCHIVE_DATE), NULL },
	{ "typeOfSetAside", MAY_MISS(NOTICE_SET_ASIDE), NULL },
	{ "setAsideCode", MAY_MISS(NOTICE_SET_ASIDE), NULL },
	{ "typeOfSetAsideDescription", MAY_MISS(NOTICE_SET_ASIDE), NULL },
	{ "setAside", MAY_MISS(NOTICE_SET_ASIDE), NULL },
	{ "responseDeadLine", MAY_MISS(NOTICE_DEADLINE), NULL },
	{ "reponseDeadLine", MAY_MISS(NOTICE_DEADLINE), NULL },
	{ "naicsCode", MAY_MISS(NOTICE_NAICS), NULL },
	{ "naicsCodes", IGNORE, "the first of them is naicsCode" },
	{ "classificationCode", MAY_MISS(NOTICE_PSC), NULL },
	{ "active", MAY_MISS(NOTICE_ACTIVE), NULL },
	{ "award/number", MAY_MISS(NOTICE_AWARD_NUMBER), NULL },
	{ "award/date", MAY_MISS(NOTICE_AWARD_DATE), NULL },
	{ "award/amount", MAY_MISS(NOTICE_AWARD_AMOUNT), NULL },
	{ "award/awardee/name", MAY_MISS(NOTICE_VENDOR), NULL },
	{ "award/awardee/name", MAY_MISS(NOTICE_AWARDEE_AS_FILED), NULL },
	{ "award/awardee/ueiSAM", MAY_MISS(NOTICE_VENDOR_UEI), NULL },
	{ "award/awardee/duns", MAY_MISS(NOTICE_VENDOR_DUNS), NULL },
	{ "award/awardee/cageCode", MAY_MISS(NOTICE_VENDOR_CAGE), NULL },
	{ "award/awardee/location/city/name", MAY_MISS(NOTICE_VENDOR_CITY), NULL },
	{ "award/awardee/location/state/name", MAY_MISS(NOTICE_VENDOR_STATE), NULL },
	{ "award/awardee/location/state/code", MAY_MISS(NOTICE_VENDOR_STATE), NULL },
	{ "pointOfContact", IGNORE, OFFICER },
	{ "description", IGNORE, "an address that wants a key; the file has the text" },
	{ "additionalInfo*", IGNORE, "any other page" },
	{ "organizationType", IGNORE, "office, agency or department" },
	{ "officeAddress", IGNORE, "the office's address" },
	{ "placeOfPerformance", IGNORE, WHERE },
	{ "uiLink", NOTICE_PERMALINK, NULL },
	{ "links", IGNORE, "an address that wants a key" },
	{ "resourceLinks", IGNORE, "addresses of attachments" },
	{ NULL, IGNORE, NULL },
};

/* The part of "070.7012.70CTD0" with that number, from 0; the last one for -1 */
static struct span
path_part(const char *path, int number)
{
	if (!path)
		return (struct span){ NULL, 0 };
	if (number < 0)
		return span_of(strrchr(path, '.') ? strrchr(path, '.') + 1 : path);
	for (; number && strchr(path, '.'); number--)
		path = strchr(path, '.') + 1;
	return (struct span){ number ? NULL : path, strcspn(path, ".") };
}

static size_t
path_parts(const char *path)
{
	size_t n = path != NULL;

	for (; path && *path; path++)
		n += *path == '.';
	return n;
}

/* Names may have points of their own; they are taken apart only where there are as many as
 * codes */
static void
set_agency(struct record *r, const char *codes, const char *names)
{
	record_set_span(r, NOTICE_TOPTIER_CODE, path_part(codes, 0));
	record_set_span(r, NOTICE_SUBTIER_CODE, path_part(codes, 1));
	if (path_parts(codes) != path_parts(names))
		return;
	record_set_span(r, NOTICE_TOPTIER, path_part(names, 0));
	record_set_span(r, NOTICE_SUBTIER, path_part(names, 1));
	if (path_parts(names) > 2)
		record_set_span(r, NOTICE_OFFICE, path_part(names, -1));
}

/* The file tells the notice; of the API's answer the night takes who the awardee is */
static int
emit_awardee(struct sink *sink, const struct json *notice)
{
	const struct json *a = json_at(notice, "award/awardee");
	const char *uei = json_text(a, "ueiSAM");
	struct record *r;

	if (!uei || !*uei)
		return REACH_NONE;
	json_place(sink, notice);
	r = record_new(sink, KIND_ENTITY);
	record_set(r, ENTITY_KEY, uei);
	record_set(r, ENTITY_VENDOR, json_text(a, "name"));
	record_set(r, ENTITY_VENDOR_UEI, uei);
	record_set(r, ENTITY_VENDOR_CAGE, json_text(a, "cageCode"));
	record_set(r, ENTITY_VENDOR_CITY, json_text(a, "location/city/name"));
	record_set(r, ENTITY_PERMALINK, json_text(notice, "uiLink"));
	return sink_emit(sink, r);
}

static int
one_found(struct sink *sink, const struct json *notice)
{
	struct record *r = json_record(sink, notice, KIND_NOTICE, search_columns);

	set_agency(r, json_text(notice, "fullParentPathCode"),
	    json_text(notice, "fullParentPathName"));
	record_set(r, NOTICE_JURISDICTION, "US");
	return sink_emit(sink, r);
}

static int
search(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink),
			  *found = json_at(root, "opportunitiesData");
	bool awardees = page->param && strcmp(page->param, "awardees") == 0;
	long limit = json_number(root, "limit", API_LIMIT),
	     offset = json_number(root, "offset", 0);
	long total = json_number(root, "totalRecords", -1);

	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	if (!found || found->type != JSON_ARRAY || total < 0)
		return sink_issue(sink, REACH_PAGE,
		    "no 'opportunitiesData' or no 'totalRecords' in the answer");
	if (!awardees && page->scope && !offset)
		sink_expect(sink, page->scope, KIND_NOTICE, "stated", total);
	/* behind the end the portal may send any record */
	if (offset * limit >= total)
		return REACH_NONE;
	for (const struct json *n = found->first; n; n = n->next)
		awardees ? emit_awardee(sink, n) : one_found(sink, n);
	json_place(sink, root);
	if ((offset + 1) * limit < total && page->url)
		sink_ask(sink, &(struct ask){ .kind = "search",
				   .scope = page->scope,
				   .param = page->param,
				   .url = url_with(sink_arena(sink), page->url, "offset",
				       arena_printf(sink_arena(sink), "%ld", offset + 1)) });
	return REACH_NONE;
}

/* A file that is handed in may be any of them */
static int
file(const struct page *page, struct sink *sink)
{
	struct span body = text_trim((struct span){ page->body, page->len });

	if (body.len && body.at[0] == '[')
		return rows(page, sink);
	if (body.len && body.at[0] == '{')
		return search(page, sink);
	return table(page, sink);
}

/* 2026-11-22 as 11/22/2026, escaped */
static const char *
us_date(struct sink *sink, const char *iso)
{
	return arena_printf(sink_arena(sink), "%.2s%%2F%.2s%%2F%.4s", iso + 5, iso + 8, iso);
}

static void
start(const struct night *night, struct sink *sink)
{
	const char *departments = "";

	for (size_t i = 0; i < night->agency_count; i++) {
		const char *cgac = night->agencies[i].cgac;

		if (cgac && !strstr(departments, cgac))
			departments = arena_printf(sink_arena(sink), "%s%s%s", departments,
			    *departments ? "," : "", cgac);
	}
	sink_ask(sink,
	    &(struct ask){
		.kind = "file", .url = FILE_URL, .param = *departments ? departments : NULL });
	if (night->key)
		sink_ask(
		    sink, &(struct ask){ .kind = "search",
			      .param = "awardees",
			      .rank = 1,
			      .url = arena_printf(sink_arena(sink),
				  "https://api.sam.gov/opportunities/v2/"
				  "search?ptype=a&postedFrom=%s&postedTo=%s"
				  "&limit=%d&offset=0",
				  us_date(sink, night->since ? night->since : night->until),
				  us_date(sink, night->until), API_LIMIT) });
}

SOURCE(us_sam_opportunities) = {
	.title = "SAM.gov: contract opportunities (notices)",
	.publisher = "US General Services Administration",
	.home = "https://sam.gov/opportunities",
	.licence = "public domain (US government work)",
	.holds = "What agencies told the market: sources sought (among them requests for "
		 "information), special notices, "
		 "presolicitations, solicitations, award notices, justifications, with full "
		 "text; each version that was "
		 "seen. A night keeps the notices of the departments that are asked for.",
	.lacks = "Who answered a notice: lists of interested vendors are behind a log-in. "
		 "Attachments. Archived notices, "
		 "unless the file of their year is handed in. Orders under other agencies' "
		 "vehicles are not announced "
		 "here. The awardee's name is cut out of a text with the address.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "api.sam.gov", "s3.amazonaws.com", "falextracts.s3.amazonaws.com" },
	.delay_ms = 2000,
	.key_env = "PAYDIRT_SAM_KEY",
	.key_help =
	    "a free key from the account page of sam.gov; without a role 10 requests a day",
	.key_optional = true,
	.key_query = "api_key",
	.floors = { { KIND_NOTICE, NOTICE_TITLE, 99 }, { KIND_NOTICE, NOTICE_POSTED, 99 },
	    { KIND_NOTICE, NOTICE_SUBTIER_CODE, 90 } },
	.stale_days = 7,
	.version = 1,
	.start = start,
	.pages = { { .kind = "file", .parse = file, .stream = true },
	    { .kind = "rows", .parse = rows }, { .kind = "search", .parse = search } },
};
