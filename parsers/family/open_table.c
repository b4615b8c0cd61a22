#include "open_table.h"

#include <ctype.h>
#include <time.h>

#define PAGE_SIZE 10000

/* A trade that one person is licensed for: the name is a person's */
#define PERSON \
	"^(?:[A-Z'-]+\\.? ){1,4}[A-Z'-]+,? " \
	"(?:M\\.?D|PH\\.?D|D\\.?D\\.?S|ESQ|LCSW|MFT|CSR|PSY\\.?D)\\.?$"

/* Where the family's own values go */
static const struct place {
	enum kind kind;
	int key, jurisdiction, agency, vendor, person, permalink;
} places[] = {
	{ KIND_CONTRACT, CONTRACT_KEY, CONTRACT_JURISDICTION, CONTRACT_AWARDING_TOPTIER,
	    CONTRACT_VENDOR, CONTRACT_VENDOR_IS_PERSON, CONTRACT_PERMALINK },
	{ KIND_MODIFICATION, MODIFICATION_KEY, MODIFICATION_JURISDICTION,
	    MODIFICATION_AWARDING_TOPTIER, MODIFICATION_VENDOR, MODIFICATION_VENDOR_IS_PERSON,
	    MODIFICATION_PERMALINK },
	{ KIND_NOTICE, NOTICE_KEY, NOTICE_JURISDICTION, NOTICE_TOPTIER, NOTICE_VENDOR,
	    NOTICE_VENDOR_IS_PERSON, NOTICE_PERMALINK },
	{ KIND_PAYMENT, PAYMENT_KEY, PAYMENT_JURISDICTION, PAYMENT_TOPTIER, PAYMENT_VENDOR,
	    PAYMENT_VENDOR_IS_PERSON, PAYMENT_PERMALINK },
};

static const struct open_table *
table_of(struct sink *sink)
{
	return sink_page(sink)->source->family;
}

static const struct place *
place_of(const struct open_table *t)
{
	const struct place *p = places;

	while (p->kind != t->kind)
		p++;
	return p;
}

static int
page_size(const struct open_table *t)
{
	return t->page_size ? t->page_size : PAGE_SIZE;
}

/* ---------------------------------------------------------------------------------- requests
 */

static const char *
both(struct arena *a, const char *one, const char *other)
{
	return one && other ? arena_printf(a, "%s and %s", one, other) : one ? one : other;
}

static const char *
socrata_url(struct arena *a, const struct open_table *t, const char *where, long at)
{
	const char *url = arena_printf(a, "%s.json", t->url);

	if (t->columns)
		url = url_with(a, url, "$select", t->columns);
	if (where)
		url = url_with(a, url, "$where", where);
	if (t->group)
		url = url_with(a, url, "$group", t->group);
	url = url_with(a, url, "$order", t->order);
	url = url_with(a, url, "$limit", arena_printf(a, "%d", page_size(t)));
	return url_with(a, url, "$offset", arena_printf(a, "%ld", at));
}

static const char *
ckan_url(struct arena *a, const struct open_table *t, long at)
{
	const char *url = url_with(a, t->url, "resource_id", t->resource);

	if (t->columns)
		url = url_with(a, url, "fields", t->columns);
	url = url_with(a, url, "sort", t->order);
	url = url_with(a, url, "limit", arena_printf(a, "%d", page_size(t)));
	return url_with(a, url, "offset", arena_printf(a, "%ld", at));
}

static const char *
arcgis_url(struct arena *a, const struct open_table *t, const char *where, long at)
{
	const char *url = arena_printf(a, "%s/query?f=json&returnGeometry=false", t->url);

	url = url_with(a, url, "where", where ? where : "1=1");
	url = url_with(a, url, "outFields", t->columns ? t->columns : "*");
	url = url_with(a, url, "orderByFields", t->order);
	url = url_with(a, url, "resultRecordCount", arena_printf(a, "%d", page_size(t)));
	return url_with(a, url, "resultOffset", arena_printf(a, "%ld", at));
}

static int
ask_rows(struct sink *sink, const char *scope, const char *where, long at)
{
	const struct open_table *t = table_of(sink);
	struct arena *a = sink_arena(sink);
	const char *url = t->software == TABLE_SOCRATA ? socrata_url(a, t, where, at)
			  : t->software == TABLE_CKAN  ? ckan_url(a, t, at)
						       : arcgis_url(a, t, where, at);

	return sink_ask(
	    sink, &(struct ask){ .kind = "rows", .url = url, .scope = scope, .param = where });
}

/* CKAN says with its rows how many there are; a sum's groups are not counted */
static void
ask_count(struct sink *sink, const char *scope, const char *where)
{
	const struct open_table *t = table_of(sink);
	struct arena *a = sink_arena(sink);
	const char *url;

	if (t->software == TABLE_CKAN || t->group)
		return;
	if (t->software == TABLE_ARCGIS) {
		url = url_with(a, arena_printf(a, "%s/query?f=json", t->url), "where",
		    where ? where : "1=1");
		url = url_with(a, url, "returnCountOnly", "true");
	} else {
		url = url_with(a, arena_printf(a, "%s.json", t->url), "$select", "count(*)");
		if (where)
			url = url_with(a, url, "$where", where);
	}
	sink_ask(sink, &(struct ask){ .kind = "count", .url = url, .scope = scope });
}

static const char *
days_before(struct arena *a, const char *day, int days)
{
	struct tm tm = { 0 };
	time_t when = strptime(day, "%Y-%m-%d", &tm) ? timegm(&tm) : 0;
	char text[16];

	when -= (time_t)days * 86400;
	gmtime_r(&when, &tm);
	strftime(text, sizeof(text), "%Y-%m-%d", &tm);
	return arena_dup(a, text);
}

static void
ask_listing(struct sink *sink, const char *from)
{
	const struct open_table *t = table_of(sink);
	struct arena *a = sink_arena(sink);
	const char *condition =
	    from ? arena_printf(a, "%s%s%s", t->since[0], from, t->since[1]) : NULL;
	const char *where = both(a, t->where, condition);
	const char *scope = from ? arena_printf(a, "rows since %s", from) : "rows";

	ask_count(sink, scope, where);
	ask_rows(sink, scope, where, 0);
}

void
table_start(const struct night *night, struct sink *sink)
{
	const struct open_table *t = table_of(sink);
	struct arena *a = sink_arena(sink);
	const char *since = night->since;

	if (!t->since[0]) {
		ask_listing(sink, NULL);
		return;
	}
	if (!since)
		since = days_before(a, night->until, t->first_days);
	if (!t->by_year) {
		ask_listing(sink, since);
		return;
	}
	for (long year = strtol(since, NULL, 10), last = strtol(night->until, NULL, 10) + 1;
	     year <= last; year++)
		ask_listing(sink, arena_printf(a, "%ld", year));
}

/* -------------------------------------------------------------------------------------- rows
 */

static void
add_name(struct buf *b, const char *heading)
{
	for (const char *p = heading; *p; p++)
		if (isalnum((unsigned char)*p))
			buf_char(b, (char)tolower((unsigned char)*p));
		else if (b->len && b->data[b->len - 1] != '_')
			buf_char(b, '_');
	while (b->len && b->data[b->len - 1] == '_')
		b->data[--b->len] = '\0';
}

/* The heading of a CSV file as the programming interface writes it */
static const char *
name_of(struct arena *a, const char *heading)
{
	struct buf b;
	const char *name;

	buf_init(&b, LIMIT_FIELD);
	add_name(&b, heading);
	name = arena_dup(a, b.len ? b.data : "");
	buf_release(&b);
	return name;
}

static long
csv_column(struct arena *a, const struct csv *csv, const char *name)
{
	const char *heading;

	for (size_t i = 0; (heading = csv_heading(csv, i)); i++)
		if (strcmp(heading, name) == 0 || strcmp(name_of(a, heading), name) == 0)
			return (long)i;
	return -1;
}

#define KEYS_MAX 16

/* The columns that make a row's key */
struct key {
	const char *name[KEYS_MAX];
	const char *other[KEYS_MAX]; /* its other name, or NULL */
	long column[KEYS_MAX];       /* in a CSV file */
	size_t count;
};

static void
key_open(struct key *k, struct arena *a, const struct open_table *t)
{
	k->count = 0;
	for (const char *p = t->key; p && *p && k->count < KEYS_MAX;) {
		size_t len = strcspn(p, ",");

		char *name = arena_ndup(a, p, len), *bar = strchr(name, '|');

		if (bar)
			*bar = '\0';
		k->name[k->count] = name;
		k->other[k->count++] = bar ? bar + 1 : NULL;
		p += len + (p[len] == ',');
	}
}

static struct span
value_of(const struct json *row, const char *name, const char *other)
{
	const char *text = json_text(json_member(row, name), NULL);

	if (!text && other)
		text = json_text(json_member(row, other), NULL);
	return text ? span_of(text) : (struct span){ "", 0 };
}

/* "2007/DPH/…", of a JSON row or else of the CSV file's row */
static void
set_key(struct record *r, int field, const struct key *k, const struct json *row,
    const struct csv *csv)
{
	struct buf b;

	if (!k->count)
		return;
	buf_init(&b, LIMIT_FIELD);
	for (size_t i = 0; i < k->count; i++) {
		struct span s = text_trim(
		    csv ? csv_cell(csv, k->column[i]) : value_of(row, k->name[i], k->other[i]));

		if (i)
			buf_char(&b, '/');
		buf_add(&b, s.at, s.len);
	}
	record_set(r, field, b.data);
	buf_release(&b);
}

static void
set_front(struct record *r, int field, const char *front)
{
	const char *text = record_get(r, field);
	struct buf b;

	if (!text)
		return;
	buf_init(&b, LIMIT_FIELD);
	buf_printf(&b, "%s/%s", front, text);
	record_set(r, field, b.data);
	buf_release(&b);
}

static int
emit_row(struct sink *sink, struct record *r)
{
	const struct open_table *t = table_of(sink);
	const struct place *at = place_of(t);
	const char *vendor = record_get(r, at->vendor);

	set_front(r, at->key, t->jurisdiction);
	if (t->kind == KIND_MODIFICATION)
		set_front(r, MODIFICATION_CONTRACT_KEY, t->jurisdiction);
	record_set(r, at->jurisdiction, t->jurisdiction);
	record_set(r, at->agency, t->agency);
	if (!record_get(r, at->permalink))
		record_set(r, at->permalink, t->permalink);
	if (vendor && text_match(sink_arena(sink), vendor, PERSON))
		record_bool(r, at->person, true);
	if (t->finish)
		t->finish(sink, r);
	return sink_emit(sink, r);
}

/* The list of rows; NULL where the page is none. *inner: what each row holds it under */
static const struct json *
list_of(const struct open_table *t, const struct json *root, const char **inner)
{
	const struct json *list = t->software == TABLE_SOCRATA ? root
				  : t->software == TABLE_CKAN  ? json_at(root, "result/records")
							       : json_member(root, "features");

	*inner = t->software == TABLE_ARCGIS ? "attributes" : NULL;
	return list && list->type == JSON_ARRAY ? list : NULL;
}

static bool
is_required(const struct column *c)
{
	return c->field != IGNORE && c->field < COLUMN_MAY_MISS;
}

/* An empty cell is no member, so a column is missed only where no row has it */
static const char *
missing_column(const struct column *columns, const struct json *list, const char *inner)
{
	for (const struct column *c = columns; c->heading; c++) {
		const struct json *row = list->first;

		if (!is_required(c))
			continue;
		while (row && !json_member(json_at(row, inner), c->heading))
			row = row->next;
		if (!row)
			return c->heading;
	}
	return NULL;
}

/* Milliseconds since 1970 */
static bool
is_stamp(const struct open_table *t, const struct column *c)
{
	return t->software == TABLE_ARCGIS && c->field != IGNORE && c->as &&
	       strcmp(c->as, TABLE_DATE) == 0;
}

/* The source's columns, none of which must be in every row */
static const struct column *
lenient(struct arena *a, const struct open_table *t, const struct column *columns)
{
	size_t count = 0;
	struct column *copy;

	while (columns[count].heading)
		count++;
	copy = arena_zero(a, (count + 1) * sizeof(*copy));
	for (size_t i = 0; i <= count; i++) {
		copy[i] = columns[i];
		if (is_required(&copy[i]))
			copy[i].field += COLUMN_MAY_MISS;
		if (is_stamp(t, &columns[i]))
			copy[i].field = IGNORE;
	}
	return copy;
}

static void
set_stamps(struct record *r, const struct open_table *t, const struct column *columns,
    const struct json *row)
{
	for (const struct column *c = columns; c->heading; c++) {
		const char *text = json_text(json_member(row, c->heading), NULL);
		time_t when;
		struct tm tm;
		char day[16], *end;
		int field;

		if (!is_stamp(t, c) || !text)
			continue;
		when = (time_t)(strtoll(text, &end, 10) / 1000);
		field = c->field < COLUMN_MAY_MISS ? c->field : c->field - COLUMN_MAY_MISS;
		if (*end || !gmtime_r(&when, &tm) ||
		    !strftime(day, sizeof(day), "%Y-%m-%d", &tm))
			record_set_as(r, field, span_of(text), TABLE_DATE);
		else
			record_set(r, field, day);
	}
}

static void
read_rows(struct sink *sink, const struct json *list, const char *inner)
{
	const struct open_table *t = table_of(sink);
	const struct column *columns = sink_page(sink)->source->columns;
	const struct column *may = lenient(sink_arena(sink), t, columns);
	struct key key;

	key_open(&key, sink_arena(sink), t);
	for (const struct json *n = list->first; n; n = n->next) {
		const struct json *row = json_at(n, inner);
		struct record *r = json_record(sink, row ? row : n, t->kind, may);

		set_stamps(r, t, columns, row);
		set_key(r, place_of(t)->key, &key, row, NULL);
		emit_row(sink, r);
	}
}

/* What a portal says where there is no table */
static int
refused(struct sink *sink, const struct json *root)
{
	const char *why = json_text(root, "message");

	if (!why)
		why = json_text(root, "error/message");
	return sink_issue(
	    sink, REACH_PAGE, "the page is no table%s%.200s", why ? ": " : "", why ? why : "");
}

static long
offset_of(const struct page *page, const struct open_table *t)
{
	const char *name = t->software == TABLE_SOCRATA ? "$offset"
			   : t->software == TABLE_CKAN  ? "offset"
							: "resultOffset";
	const char *at = page->url ? url_query(page->arena, page->url, name) : NULL;

	return at ? strtol(at, NULL, 10) : 0;
}

int
table_rows(const struct page *page, struct sink *sink)
{
	const struct open_table *t = table_of(sink);
	const struct json *root = json_parse(page, sink), *list;
	const char *inner, *missing;
	long total = json_number(root, "result/total", -1);
	bool more;

	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	list = list_of(t, root, &inner);
	if (!list)
		return refused(sink, root);
	missing = list->count ? missing_column(page->source->columns, list, inner) : NULL;
	if (missing)
		return sink_issue(sink, REACH_PAGE, "no row has a column '%s'", missing);
	read_rows(sink, list, inner);
	json_place(sink, root);
	if (!page->scope)
		return REACH_NONE;
	if (total >= 0 && !offset_of(page, t))
		sink_expect(sink, page->scope, t->kind, "stated", total);
	/* ArcGIS cuts its answers at a number of its own, and says so */
	more = list->count == (size_t)page_size(t) ||
	       (list->count && json_is_true(root, "exceededTransferLimit"));
	if (more)
		return ask_rows(
		    sink, page->scope, page->param, offset_of(page, t) + (long)list->count);
	return sink_end(sink, page->scope, t->kind, !t->since[0]);
}

/* [{"count": "123"}] or {"count": 123} */
int
table_count(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink);
	const struct json *row = root && root->type == JSON_ARRAY ? root->first : root;
	const struct json *n = row && row->type == JSON_OBJECT ? row->first : NULL;
	long count;

	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	count = n && strncmp(n->name.at, "count", 5) == 0 ? json_number(n, NULL, -1) : -1;
	if (count < 0)
		return refused(sink, root);
	return sink_expect(sink, page->scope, table_of(sink)->kind, "before", count);
}

/* -------------------------------------------------------------------------------------- files
 */

/* "fund_*" for "Fund Code" */
static const char *
with_blanks(struct arena *a, const char *name)
{
	char *heading = arena_dup(a, name);

	for (char *p = heading; (p = strchr(p, '_'));)
		*p = ' ';
	return heading;
}

/* The source's columns under the headings of this file */
static const struct column *
under_headings(struct arena *a, const struct csv *csv, const struct column *columns)
{
	size_t count = 0;
	struct column *copy;

	while (columns[count].heading)
		count++;
	copy = arena_zero(a, (count + 1) * sizeof(*copy));
	for (size_t i = 0; i <= count; i++) {
		long at = columns[i].heading ? csv_column(a, csv, columns[i].heading) : -1;

		copy[i] = columns[i];
		if (at >= 0)
			copy[i].heading = csv_heading(csv, (size_t)at);
		else if (columns[i].heading)
			copy[i].heading = with_blanks(a, columns[i].heading);
	}
	return copy;
}

static bool
want_key(struct sink *sink, struct csv *csv, struct key *k)
{
	for (size_t i = 0; i < k->count; i++) {
		k->column[i] = csv_column(sink_arena(sink), csv, k->name[i]);
		if (k->column[i] < 0 && k->other[i])
			k->column[i] = csv_column(sink_arena(sink), csv, k->other[i]);
		if (k->column[i] < 0) {
			sink_issue(sink, REACH_PAGE, "no column '%s', which is part of the key",
			    k->name[i]);
			return false;
		}
		csv_want(csv, k->column[i]);
	}
	return true;
}

int
table_file(const struct page *page, struct sink *sink)
{
	const struct open_table *t = table_of(sink);
	struct stream stream = stream_of((struct span){ page->body, page->len });
	struct csv *csv;
	struct key key;

	if (page->len && (*page->body == '[' || *page->body == '{'))
		return table_rows(page, sink);
	csv = csv_open(sink, &stream, NULL);
	key_open(&key, sink_arena(sink), t);
	if (csv_bind(csv, t->kind,
		under_headings(sink_arena(sink), csv, page->source->columns)) < REACH_PAGE &&
	    want_key(sink, csv, &key))
		while (csv_next(csv)) {
			struct record *r = csv_record(csv);

			set_key(r, place_of(t)->key, &key, NULL, csv);
			emit_row(sink, r);
		}
	return csv_close(csv);
}
