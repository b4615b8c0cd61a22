#include "gao.h"

struct record *
gao_protest(struct sink *sink)
{
	struct record *r = record_new(sink, KIND_PROTEST);

	record_set(r, PROTEST_FORUM, "GAO");
	return r;
}

/* What is carried, and the names it goes by */
static const struct {
	const char *name;
	int field;
} carried[] = {
	{ "file_number", PROTEST_KEY },
	{ "vendor", PROTEST_VENDOR },
	{ "vendor_dba", PROTEST_VENDOR_DBA },
	{ "toptier", PROTEST_TOPTIER },
	{ "subtier", PROTEST_SUBTIER },
	{ "office", PROTEST_OFFICE },
	{ "solicitation", PROTEST_SOLICITATION },
	{ "case_type", PROTEST_CASE_TYPE },
	{ "status", PROTEST_STATUS },
	{ "outcome", PROTEST_OUTCOME },
	{ "filed", PROTEST_FILED },
	{ "due", PROTEST_DUE },
	{ "decided", PROTEST_DECIDED },
	{ "permalink", PROTEST_PERMALINK },
};

const char *
gao_carry(struct sink *sink, const struct record *r)
{
	struct arena *a = sink_arena(sink);
	const char *text = "";

	for (size_t i = 0; i < ARRAY_SIZE(carried); i++)
		if (record_get(r, carried[i].field))
			text = arena_printf(a, "%s%s| %s=%s", text, *text ? " " : "",
			    carried[i].name, record_get(r, carried[i].field));
	return text;
}

void
gao_take_carried(const struct page *page, struct record *r)
{
	for (size_t i = 0; i < ARRAY_SIZE(carried); i++)
		record_set(r, carried[i].field,
		    text_between(page->arena, page->param,
			arena_printf(page->arena, "| %s=", carried[i].name), " | "));
}

/* ---------------------------------------------------------------------------------- values */

/* "Department of the Army : U.S. Army Materiel Command", of two to four levels */
void
gao_set_agency(struct sink *sink, struct record *r, const char *path)
{
	const char *colon = path ? strstr(path, " : ") : NULL, *last = colon, *next;

	if (!colon) {
		record_set(r, PROTEST_TOPTIER, path);
		return;
	}
	while ((next = strstr(last + 3, " : ")))
		last = next;
	record_set_span(r, PROTEST_TOPTIER, (struct span){ path, (size_t)(colon - path) });
	record_set(r, PROTEST_SUBTIER, arena_dup(sink_arena(sink), colon + 3));
	if (last != colon)
		record_set(r, PROTEST_OFFICE, last + 3);
}

/* "B-411916.2"; decisions leave out ".1" */
const char *
gao_file_number(struct sink *sink, const char *text)
{
	struct arena *a = sink_arena(sink);
	const char *digits = text_match(a, text, "\\bB-(\\d{5,6}(?:\\.\\d{1,3})?)\\b");

	if (!digits)
		return NULL;
	return arena_printf(a, "B-%s%s", digits, strchr(digits, '.') ? "" : ".1");
}

/* "Accura Engineering--Costs", "Man-Machine Systems (B-411028.1)", "KAUSAR INDUSTRIES INC. dba
 * A&R Box" */
void
gao_set_protester(struct sink *sink, struct record *r, const char *name)
{
	static const char suffix[] =
	    "\\s*--\\s*((?:request for )?(?:reconsideration|costs?|entitlement|remedy|"
	    "modification of remedy|modification of recommendation|advisory opinion)\\b.*)$";
	struct arena *a = sink_arena(sink);
	const char *type = text_match(a, name, suffix), *cut;

	cut = text_match(a, name, "^(.*?)\\s*\\(B-\\d[^()]*\\)$");
	if (cut)
		name = cut;
	if (type) {
		name = text_match(a, name, "^(.*?)\\s*--");
		if (!record_get(r, PROTEST_CASE_TYPE))
			record_set(r, PROTEST_CASE_TYPE, type);
	}
	record_set(r, PROTEST_VENDOR, name);
	record_set(r, PROTEST_VENDOR_DBA, text_match(a, name, "\\s(?:dba|d/b/a)\\s+(.+)$"));
}

/* A page that was cut off reads like one with fewer entries */
const struct node *
gao_page(const struct page *page, struct sink *sink)
{
	const struct node *root;

	if (!text_find(page->body, "</html>")) {
		sink_issue(sink, REACH_PAGE, "the page ends before its end");
		return NULL;
	}
	root = html_parse(page, sink);
	html_place(sink, root, "page");
	return root;
}
