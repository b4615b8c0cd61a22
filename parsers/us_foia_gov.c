/*
 * FOIA.gov: what agencies report of their FOIA offices each year.
 * https://www.foia.gov/developer/  https://api.foia.gov/api/
 *
 * Four forms: components as JSON:API (processing days are texts: "482.35", "less than 1"),
 * annual reports as XML (NIEM: sections of figures, tied to components by ids; below one is
 * code "LT1"), result tables of the site of before 2018 as HTML fragments, and the 2015 merge
 * of contacts by 18F as JSON. Contacts are persons, addresses and telephones throughout; none
 * of them is kept.
 */
#include "../scraper/parser.h"
#include "../scraper/read/xml.h"

#define API "https://api.foia.gov/api/"
#define CONTACT "whom to write to"
#define FIRST_YEAR 2008

/* Who a figure is of, and when */
struct office {
	const char *toptier, *subtier, *year;
};

static void
figure(struct sink *sink, const struct office *o, const char *measure, const char *amount,
    const char *unit)
{
	struct record *r;

	if (!amount || !*amount)
		return;
	r = record_new(sink, KIND_FOIA_FIGURE);
	record_set(r, FOIA_FIGURE_KEY,
	    arena_printf(sink_arena(sink), "%s%s%s/%s/%s", o->toptier ? o->toptier : "",
		o->subtier ? "/" : "", o->subtier ? o->subtier : "", o->year ? o->year : "",
		measure));
	record_set(r, FOIA_FIGURE_TOPTIER, o->toptier);
	record_set(r, FOIA_FIGURE_SUBTIER, o->subtier);
	record_set(r, FOIA_FIGURE_YEAR, o->year);
	record_set(r, FOIA_FIGURE_MEASURE, measure);
	record_set(r, FOIA_FIGURE_AMOUNT, amount);
	record_set(r, FOIA_FIGURE_UNIT, unit);
	record_set(r, FOIA_FIGURE_PERMALINK, sink_page(sink)->url);
	sink_emit(sink, r);
}

/* "request_data_complex_median_days", "expedited_processing_median_days" and
 * "Complex-Median No. of Days" are "complex median" and "expedited median", in days */
static void
days(struct sink *sink, const struct office *o, const char *name, const char *amount)
{
	struct arena *a = sink_arena(sink);
	char *track = text_match(
	    a, name, "^(?:request_data_)?(simple|complex|expedited)(?:[_ ]processing)?[_-]");
	char *rank =
	    text_match(a, name, "[_-](median|average|lowest|highest)(?:_days| No\\. of Days)$");

	if (!track || !rank) {
		figure(sink, o, name, amount, NULL);
		return;
	}
	track[0] |= 0x20;
	rank[0] |= 0x20;
	figure(sink, o, arena_printf(a, "%s %s", track, rank), amount, "days");
}

/* --------------------------------------------------------------------------------- components
 */

static const struct column attributes[] = {
	{ "title", FOIA_FIGURE_SUBTIER, NULL },
	{ "request_data_*", IGNORE, "figures, read below" },
	{ "abbreviation", IGNORE, "the name is kept" },
	{ "description", IGNORE, "what it does" },
	{ "website", IGNORE, CONTACT },
	{ "reading_rooms", IGNORE, "sources of their own" },
	{ "portal_submission_format", IGNORE, CONTACT },
	{ "require_manager_approval", IGNORE, CONTACT },
	{ "email", IGNORE, CONTACT },
	{ "telephone", IGNORE, CONTACT },
	{ "submission_*", IGNORE, CONTACT },
	{ "is_centralized", IGNORE, "how it is organized" },
	{ "status", IGNORE, "of its entry" },
	{ "created", IGNORE, "of its entry" },
	{ "changed", IGNORE, "of its entry" },
	{ NULL, IGNORE, NULL },
};

/* Its department, from what the answer includes */
static const char *
department(const struct json *root, const struct json *component)
{
	const char *id = json_text(component, "relationships/agency/data/id");

	for (const struct json *n = json_first(root, "included"); n && id; n = n->next)
		if (json_text(n, "id") && strcmp(json_text(n, "id"), id) == 0)
			return json_text(n, "attributes/name");
	return NULL;
}

static int
component(struct sink *sink, const struct json *root, const struct json *n)
{
	const struct json *list = json_at(n, "attributes");
	struct office o = { .toptier = department(root, n),
		.subtier = json_text(list, "title"),
		.year = json_text(list, "request_data_year") };

	/* for its notes alone */
	json_record(sink, list, KIND_FOIA_FIGURE, attributes);
	if (!o.subtier)
		return sink_issue(sink, REACH_ROW, "a component without a title");
	for (const struct json *m = list->first; m; m = m->next) {
		const char *name = arena_ndup(sink_arena(sink), m->name.at, m->name.len);

		json_place(sink, m);
		if (strncmp(name, "request_data_", 13) == 0 &&
		    strcmp(name, "request_data_year") != 0)
			days(sink, &o, name, json_text(m, NULL));
	}
	return REACH_NONE;
}

static int
components(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink), *data = json_at(root, "data");

	if (!root)
		return REACH_PAGE;
	if (!data || (data->type != JSON_OBJECT && data->type != JSON_ARRAY))
		return sink_issue(sink, REACH_PAGE, "no component 'data'");
	if (data->type == JSON_OBJECT)
		return component(sink, root, data);
	for (const struct json *n = data->first; n; n = n->next)
		component(sink, root, n);
	json_place(sink, root);
	return sink_follow(sink, page->kind,
	    json_text(
		root, json_at(root, "links/next/href") ? "links/next/href" : "links/next"));
}

/* ------------------------------------------------------------------------------ annual reports
 */

/* What an element's figures are told apart by, where there are several of its name */
static const char *
label(struct arena *a, const struct xml *e)
{
	static const char *const labels[] = { "AppliedExemptionCode",
		"NonExemptionDenialReasonCode", "TimeIncrementCode",
		"OtherDenialReasonDescriptionText", "StatuteDescriptionText" };
	const char *name = arena_ndup(a, e->name.at, e->name.len);
	int turn = 0, all = 0;

	for (size_t i = 0; i < ARRAY_SIZE(labels); i++)
		if (xml_at(e, labels[i]))
			return xml_text(e, labels[i]);
	for (const struct xml *s = xml_first(e->parent, name); s; s = xml_next(s, name)) {
		all++;
		turn += s->from <= e->from;
	}
	return all > 1 ? arena_printf(a, "%s %d", name, turn) : name;
}

static bool
is_label(const struct xml *e)
{
	return xml_is(e, "AppliedExemptionCode") || xml_is(e, "NonExemptionDenialReasonCode") ||
	       xml_is(e, "TimeIncrementCode") || xml_is(e, "OtherDenialReasonDescriptionText");
}

/* One figure a leaf: "ResponseTimeMedianDaysValue" and, for less than one, "…Code" are the same
 */
static void
leaf(struct sink *sink, const struct office *o, const struct xml *e, const char *path)
{
	struct arena *a = sink_arena(sink);
	const char *name =
	    text_match(a, e->name.at, "^(.+?)(?:Value|Code|Quantity|Amount|Percent)?$");
	const char *unit = text_find(e->name.at, "Days")      ? "days"
			   : text_find(e->name.at, "Amount")  ? "USD"
			   : text_find(e->name.at, "Percent") ? "percent"
							      : NULL;

	xml_place(sink, e);
	figure(sink, o, arena_printf(a, "%s/%s", path, name), e->text.at, unit);
}

static void
leaves(struct sink *sink, const struct office *o, const struct xml *in, const char *path)
{
	struct arena *a = sink_arena(sink);

	for (const struct xml *e = xml_first(in, NULL); e; e = xml_next(e, NULL)) {
		if (xml_first(e, NULL))
			leaves(sink, o, e, arena_printf(a, "%s/%s", path, label(a, e)));
		else if (!is_label(e))
			leaf(sink, o, e, path);
	}
}

/* "s:ref", which one of the portal's own writers calls "s:id" */
static const char *
reference(const struct xml *in, const char *to)
{
	const char *ref = xml_attr(in, to, "ref");

	return ref ? ref : xml_attr(in, to, "id");
}

static bool
same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* Names the organization with that id; false where there is none */
static bool
find_office(const struct xml *root, const char *id, struct office *o)
{
	const struct xml *top = xml_at(root, "Organization");

	o->toptier = xml_text(top, "OrganizationName");
	o->subtier = NULL;
	if (same(xml_attr(top, NULL, "id"), id))
		return true;
	for (const struct xml *s = xml_first(top, "OrganizationSubUnit"); s;
	     s = xml_next(s, "OrganizationSubUnit"))
		if (same(xml_attr(s, NULL, "id"), id)) {
			o->subtier = xml_text(s, "OrganizationName");
			return o->subtier != NULL;
		}
	return false;
}

static bool
is_association(const struct xml *e)
{
	return xml_at(e, "ComponentDataReference") != NULL;
}

/* The figures of one item, of the component that an association ties it to. A statute's item is
 * tied to many, and its figure stands in the tie. */
static void
item(struct sink *sink, const struct xml *root, const struct xml *e, const char *section,
    struct office *o)
{
	const char *id = xml_attr(e, NULL, "id");
	struct arena *a = sink_arena(sink);
	bool found = false;

	for (const struct xml *t = xml_first(e->parent, NULL); t; t = xml_next(t, NULL)) {
		if (!is_association(t) || !same(reference(t, "ComponentDataReference"), id) ||
		    !find_office(root, reference(t, "OrganizationReference"), o))
			continue;
		found = true;
		if (xml_is(e, "ReliedUponStatute"))
			figure(sink, o, arena_printf(a, "%s/%s", section, label(a, e)),
			    xml_text(t, "ReliedUponStatuteQuantity"), NULL);
		else
			leaves(sink, o, e, section);
	}
	if (!found)
		sink_issue(
		    sink, REACH_NOTE, "figures of '%s' that are tied to no component", section);
}

static int
report(const struct page *page, struct sink *sink)
{
	const struct xml *root;
	struct office o = { 0 };

	if (page->status == 404)
		return sink_issue(sink, REACH_NOTE, "there is no report of that year");
	root = xml_parse(page, sink);
	if (!root)
		return REACH_PAGE;
	o.year = xml_text(root, "DocumentFiscalYearDate");
	if (!xml_is(root, "FoiaAnnualReport") || !o.year ||
	    !xml_text(root, "Organization/OrganizationName"))
		return sink_issue(
		    sink, REACH_PAGE, "no annual report with a year and an agency");
	for (const struct xml *s = xml_first(root, NULL); s; s = xml_next(s, NULL)) {
		const char *section = text_match(page->arena, s->name.at, "^(.*)Section$");

		for (const struct xml *e = section ? xml_first(s, NULL) : NULL; e;
		     e = xml_next(e, NULL)) {
			xml_place(sink, e);
			if (!is_association(e) && !xml_is(e, "FootnoteText"))
				item(sink, root, e, section, &o);
		}
	}
	return REACH_NONE;
}

/* -------------------------------------------------------------------------------- old tables
 */

/* Abbreviations with the name in a title */
static const char *
name_of(const struct node *cell)
{
	const char *title = html_maybe_attr(cell, "span[title]", "title");

	return title && *title ? title : html_text(cell, NULL);
}

static void
old_row(struct sink *sink, const struct node *table, const struct node *row)
{
	const struct node *head = html_next(table, "th", NULL),
			  *cell = html_next(row, "td", NULL);
	struct office o = { 0 };

	for (int i = 0; head && cell; i++) {
		if (i == 0)
			o.toptier = name_of(cell);
		else if (i == 1)
			o.subtier =
			    strcmp(name_of(cell), o.toptier) == 0 ? NULL : name_of(cell);
		else if (i == 2)
			o.year = html_text(cell, NULL);
		else if (*html_text(head, NULL))
			days(sink, &o, html_text(head, NULL), html_text(cell, NULL));
		head = html_next(table, "th", head);
		cell = html_next(row, "td", cell);
	}
	if (head || cell)
		sink_issue(sink, REACH_ROW, "a row that does not fit its headings");
}

static int
table(const struct page *page, struct sink *sink)
{
	const struct node *root = html_parse(page, sink), *t = NULL, *row = NULL;
	static const char *const headings[] = { "Agency", "Component", "Year" };
	long count = 0;

	if (!root)
		return REACH_PAGE;
	if (!html_count(root, "table[id^=agencyInfo]"))
		return sink_issue(sink, REACH_PAGE, "no table 'agencyInfo'");
	while ((t = html_next(root, "table[id^=agencyInfo]", t))) {
		const struct node *head = NULL;

		for (size_t i = 0; i < ARRAY_SIZE(headings); i++) {
			head = html_next(t, "th", head);
			if (!head || strcmp(html_text(head, NULL), headings[i]) != 0)
				return sink_issue(
				    sink, REACH_PAGE, "no column '%s'", headings[i]);
		}
		while ((row = html_next(t, "tr", row))) {
			if (!html_next(row, "td", NULL))
				continue;
			html_place(sink, row, arena_printf(page->arena, "row %ld", ++count));
			old_row(sink, t, row);
		}
	}
	return REACH_NONE;
}

/* ---------------------------------------------------------------------------------- contacts
 */

static const struct column contact[] = {
	{ "name", FOIA_FIGURE_SUBTIER, NULL },
	{ "request_time_stats", IGNORE, "figures, read below" },
	{ "departments", IGNORE, "read below" },
	{ "abbreviation", IGNORE, "the name is kept" },
	{ "reading_rooms", IGNORE, "sources of their own" },
	{ "keywords", IGNORE, "what it does" },
	{ "description", IGNORE, "what it does" },
	{ "notes", IGNORE, CONTACT },
	{ "top_level", IGNORE, "how it is organized" },
	{ "address", IGNORE, CONTACT },
	{ "emails", IGNORE, CONTACT },
	{ "fax", IGNORE, CONTACT },
	{ "phone", IGNORE, CONTACT },
	{ "website", IGNORE, CONTACT },
	{ "request_form", IGNORE, CONTACT },
	{ "foia_officer", IGNORE, "a person" },
	{ "public_liaison", IGNORE, "a person" },
	{ "service_center", IGNORE, "a person" },
	{ "misc", IGNORE, "a person" },
	{ NULL, IGNORE, NULL },
};

static void
contact_figures(struct sink *sink, const struct json *n, struct office o)
{
	struct arena *a = sink_arena(sink);

	/* for its notes alone */
	json_record(sink, n, KIND_FOIA_FIGURE, contact);
	for (const struct json *year = json_first(n, "request_time_stats"); year;
	     year = year->next) {
		o.year = arena_ndup(a, year->name.at, year->name.len);
		for (const struct json *m = year->first; m; m = m->next) {
			json_place(sink, m);
			days(sink, &o, arena_ndup(a, m->name.at, m->name.len),
			    json_text(m, NULL));
		}
	}
}

static int
contacts(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink);
	struct office o = { .toptier = json_text(root, "name") };

	if (!root)
		return REACH_PAGE;
	if (!o.toptier || !json_at(root, "departments"))
		return sink_issue(sink, REACH_PAGE, "no agency with 'name' and 'departments'");
	contact_figures(sink, root, o);
	for (const struct json *n = json_first(root, "departments"); n; n = n->next) {
		json_place(sink, n);
		o.subtier = json_text(n, "name");
		if (o.subtier)
			contact_figures(sink, n, o);
		else
			sink_issue(sink, REACH_ROW, "a department without a name");
	}
	return REACH_NONE;
}

/* ---------------------------------------------------------------------------------------- row
 */

static void
ask_for(const struct night *night, struct sink *sink, const char *uuid, const char *report_of)
{
	struct arena *a = sink_arena(sink);
	long last = strtol(night->until, NULL, 10) - 1;
	long first = night->since ? strtol(night->since, NULL, 10) - 1 : FIRST_YEAR;

	if (uuid)
		sink_follow(sink, "components",
		    arena_printf(a, API "agency_components/%s?include=agency", uuid));
	for (long year = first; year <= last; year++)
		sink_follow(sink, "report",
		    arena_printf(a, API "annual-report-xml/%s/%ld", report_of, year));
}

static void
start(const struct night *night, struct sink *sink)
{
	static const struct {
		const char *agency, *toptier, *uuid, *report;
	} known[] = {
		{ "ICE", NULL, "66ee3d65-8282-4f24-8acb-dc0eb1a30080", "DHS" },
		{ "CBP", NULL, "33a1c54c-5548-4917-9575-bbf66fb4b524", "DHS" },
		{ NULL, "Department of Homeland Security", NULL, "DHS" },
		{ NULL, "Department of Justice", NULL, "DOJ" },
	};

	for (size_t i = 0; i < night->agency_count; i++)
		for (size_t k = 0; k < ARRAY_SIZE(known); k++)
			if (same(known[k].agency, night->agencies[i].agency) ||
			    same(known[k].toptier, night->agencies[i].toptier))
				ask_for(night, sink, known[k].uuid, known[k].report);
}

SOURCE(us_foia_gov) = {
	.title = "FOIA.gov: figures of the agencies' FOIA offices",
	.publisher = "US Department of Justice, Office of Information Policy",
	.home = "https://www.foia.gov",
	.licence = "public domain (US government work)",
	.holds = "Yearly figures by agency and component: requests received and processed, "
		 "days they took, exemptions that "
		 "were used (4: trade secrets, which is what vendors' papers are withheld "
		 "under), backlog, fees.",
	.lacks = "Single requests; vendors; contacts, who are persons.",
	.lag_days = 180,
	.every_hours = 24 * 30,
	.hosts = { "api.foia.gov" },
	.delay_ms = 4000,
	.key_env = "PAYDIRT_FOIA_GOV_KEY",
	.key_help = "a free key of https://api.data.gov/signup/",
	.key_header = "X-API-Key",
	.floors = { { KIND_FOIA_FIGURE, FOIA_FIGURE_AMOUNT, 95 },
	    { KIND_FOIA_FIGURE, FOIA_FIGURE_YEAR, 95 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "components", .parse = components },
	    { .kind = "report", .parse = report, .accept = 404 },
	    { .kind = "table", .parse = table }, { .kind = "contacts", .parse = contacts } },
};
