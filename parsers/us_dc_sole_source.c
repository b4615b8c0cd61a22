/*
 * Washington, DC: notices of the intent to award a contract without competition.
 * http://app.ocp.dc.gov/intent_award/intent_award.asp
 *
 * A notice stands on the page for ten days before the award and is then deleted, so it is asked
 * for every day. The vendor's cell ends with the text of a link to the determination that
 * explains the award, and that file's name tells notices apart: one vendor may have two on one
 * day. Links are written with backslashes. Some vendors are persons.
 */
#include "../scraper/parser.h"
#include "family/html_list.h"
#include "family/winner.h"

#define HOME "http://app.ocp.dc.gov/intent_award/intent_award.asp"
#define DISTRICT "District of Columbia"
#define TYPE "Notice of intent to award a sole source contract"

static const struct list_field fields[] = {
	{ NOTICE_POSTED, "notice date", LIST_DAYS },
	{ NOTICE_DEADLINE, "response due date", LIST_DAYS },
	{ NOTICE_DESCRIPTION, "caption and description|description", NULL },
	{ NOTICE_AWARDEE_AS_FILED, HEADS_VENDOR, NULL },
	{ NOTICE_SUBTIER, HEADS_AGENCY, NULL },
	/* of tables that were saved as rows; on the page it is the link in the vendor's cell */
	{ MAY_MISS(NOTICE_PERMALINK), "determinations and findings link", NULL },
	{ IGNORE, "point of contact|contact", "a person's address" },
	{ IGNORE, NULL, NULL },
};

/* "D_F\DF_CW33009.pdf" of the link, as the page's own or as it was saved */
static const char *
determination(const struct list_row *row)
{
	struct arena *a = sink_arena(row->sink);
	const char *link = list_link(row, NOTICE_AWARDEE_AS_FILED);
	char *file;

	if (!link)
		link = list_text(row, NOTICE_PERMALINK);
	file = arena_dup(a, link ? link : "");
	for (char *p = file; *p; p++)
		if (*p == '\\')
			*p = '/';
	file = url_join(a, HOME, file);
	return link ? file : NULL;
}

static void
emit_vendor(const struct list_row *row, const char *vendor)
{
	struct arena *a = sink_arena(row->sink);
	struct record *n = row->record, *r = record_new(row->sink, KIND_BIDDER);

	record_set(r, BIDDER_NOTICE_KEY, record_get(n, NOTICE_KEY));
	record_set(r, BIDDER_ROLE, "sole_source");
	record_set(r, BIDDER_LABEL, winner_label(a, vendor));
	record_set(r, BIDDER_TITLE, TYPE);
	record_set_as(r, BIDDER_DATE, span_of(list_text(row, NOTICE_POSTED)), LIST_DAYS);
	/* an office by name alone might be taken for a federal one of that name */
	record_set(r, BIDDER_JURISDICTION, "US-DC");
	record_set(r, BIDDER_TOPTIER, DISTRICT);
	record_set(r, BIDDER_OFFICE, record_get(n, NOTICE_SUBTIER));
	record_set(r, BIDDER_VENDOR, vendor);
	record_set(
	    r, BIDDER_VENDOR_DBA, text_match(a, vendor, "\\b(?:dba|d/b/a|T/A)\\s+(.+)$"));
	if (winner_is_person(a, vendor))
		record_bool(r, BIDDER_VENDOR_IS_PERSON, true);
	record_set(r, BIDDER_DESCRIPTION, record_get(n, NOTICE_DESCRIPTION));
	record_set(r, BIDDER_PERMALINK, record_get(n, NOTICE_PERMALINK));
	sink_emit(row->sink, r);
}

static bool
notice(const struct list_row *row)
{
	struct arena *a = sink_arena(row->sink);
	struct record *r = row->record;
	const char *link = determination(row), *file = link ? url_file(a, link) : NULL, *vendor;

	vendor = text_match(a, text_squeeze(a, list_text(row, NOTICE_AWARDEE_AS_FILED)),
	    "^(.*?) ?(?:Determination & Findings)?$");
	if (!vendor || !*vendor) {
		sink_issue(row->sink, REACH_ROW, "a notice without vendor");
		return false;
	}
	record_set(r, NOTICE_KEY,
	    arena_printf(a, "US-DC/%s",
		file ? file
		     : arena_printf(a, "%s/%.10s", winner_label(a, vendor),
			   record_get(r, NOTICE_POSTED) ? record_get(r, NOTICE_POSTED) : "")));
	record_set(r, NOTICE_TYPE, TYPE);
	record_set(r, NOTICE_JURISDICTION, "US-DC");
	record_set(r, NOTICE_TOPTIER, DISTRICT);
	record_set(r, NOTICE_AWARDEE_AS_FILED, vendor);
	record_set(r, NOTICE_PERMALINK, link ? link : HOME);
	if (!winner_is_none(a, vendor))
		emit_vendor(row, vendor);
	if (winner_is_person(a, vendor))
		record_clear(r, NOTICE_AWARDEE_AS_FILED);
	return true;
}

static const struct html_list list = {
	.kind = KIND_NOTICE,
	.fields = fields,
	.none = "no notices",
	.row = notice,
};

static void
start(const struct night *night UNUSED, struct sink *sink)
{
	sink_ask(sink, &(struct ask){ .kind = "list", .url = HOME, .scope = "notices" });
}

SOURCE(us_dc_sole_source) = {
	.title = "Washington, DC: intended sole source awards",
	.publisher = "District of Columbia, Office of Contracting and Procurement",
	.home = HOME,
	.licence = "public record of the District of Columbia",
	.holds =
	    "Whom the District means to award a contract to without competition, for what, and "
	    "by when others may object.",
	.lacks =
	    "Whether it was awarded, amounts, and all that was deleted before the first crawl: "
	    "a notice stands for ten days. A District office, not a federal agency, is the "
	    "buyer.",
	.lag_days = 1,
	.every_hours = 24,
	.hosts = { "app.ocp.dc.gov" },
	.delay_ms = 3000,
	.floors = { { KIND_NOTICE, NOTICE_AWARDEE_AS_FILED, 80 },
	    { KIND_NOTICE, NOTICE_SUBTIER, 95 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "list", .parse = html_list } },
	.family = &list,
};
