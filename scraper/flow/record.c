#include "record.h"

#include "../base/log.h"
#include "../read/name.h"
#include "sink.h"

#include <ctype.h>

#define I 'I'
#define R 'R'
#define FIELD(K, name, column, type, flag) { #column, TYPE_##type, flag + ('0' * !flag) },
static const struct field_row contract_fields[] = { RECORD_CONTRACT(FIELD, CONTRACT) };
static const struct field_row modification_fields[] = { RECORD_MODIFICATION(
    FIELD, MODIFICATION) };
static const struct field_row subaward_fields[] = { RECORD_SUBAWARD(FIELD, SUBAWARD) };
static const struct field_row notice_fields[] = { RECORD_NOTICE(FIELD, NOTICE) };
static const struct field_row bidder_fields[] = { RECORD_BIDDER(FIELD, BIDDER) };
static const struct field_row forecast_fields[] = { RECORD_FORECAST(FIELD, FORECAST) };
static const struct field_row filing_fields[] = { RECORD_FILING(FIELD, FILING) };
static const struct field_row activity_fields[] = { RECORD_ACTIVITY(FIELD, ACTIVITY) };
static const struct field_row protest_fields[] = { RECORD_PROTEST(FIELD, PROTEST) };
static const struct field_row disclosure_fields[] = { RECORD_DISCLOSURE(FIELD, DISCLOSURE) };
static const struct field_row disclosed_fields[] = { RECORD_DISCLOSED(FIELD, DISCLOSED) };
static const struct field_row foia_request_fields[] = { RECORD_FOIA_REQUEST(
    FIELD, FOIA_REQUEST) };
static const struct field_row document_fields[] = { RECORD_DOCUMENT(FIELD, DOCUMENT) };
static const struct field_row document_page_fields[] = { RECORD_DOCUMENT_PAGE(
    FIELD, DOCUMENT_PAGE) };
static const struct field_row article_fields[] = { RECORD_ARTICLE(FIELD, ARTICLE) };
static const struct field_row entity_fields[] = { RECORD_ENTITY(FIELD, ENTITY) };
static const struct field_row payment_fields[] = { RECORD_PAYMENT(FIELD, PAYMENT) };
static const struct field_row foia_figure_fields[] = { RECORD_FOIA_FIGURE(FIELD, FOIA_FIGURE) };
static const struct field_row deletion_fields[] = { RECORD_DELETION(FIELD, DELETION) };
static const struct field_row listing_fields[] = { RECORD_LISTING(FIELD, LISTING) };
#undef FIELD

const struct kind_row record_kinds[KIND_COUNT] = {
#define KIND(K, table) [KIND_##K] = { #table, table##_fields, (int)ARRAY_SIZE(table##_fields) },
	RECORD_KINDS(KIND)
#undef KIND
};

/* Which fields a vendor's id is made from; -1: the kind has no such field. */
static const struct party {
	enum kind kind;
	int id, uei, duns, name, as_typed;
} parties[] = {
#define PARTY(K) \
	{ \
		KIND_##K, K##_VENDOR_ID, K##_VENDOR_UEI, K##_VENDOR_DUNS, K##_VENDOR, \
		    K##_VENDOR_AS_TYPED \
	}
	PARTY(CONTRACT),
	PARTY(MODIFICATION),
	PARTY(SUBAWARD),
	{ KIND_SUBAWARD, SUBAWARD_PRIME_ID, SUBAWARD_PRIME_UEI, SUBAWARD_PRIME_DUNS,
	    SUBAWARD_PRIME, SUBAWARD_PRIME },
	PARTY(NOTICE),
	PARTY(BIDDER),
	PARTY(FORECAST),
	PARTY(FILING),
	PARTY(PROTEST),
	PARTY(DISCLOSED),
	PARTY(DOCUMENT),
	PARTY(ENTITY),
	PARTY(PAYMENT),
#undef PARTY
};

/* Likewise an agency's, and whose agency it is (-1: the United States'). */
static const struct office {
	enum kind kind;
	int id, subtier_code, subtier, toptier_code, toptier, jurisdiction;
} offices[] = {
#define TWO_OFFICES(K, where) \
	{ KIND_##K, K##_AWARDING_ID, K##_AWARDING_SUBTIER_CODE, K##_AWARDING_SUBTIER, \
		K##_AWARDING_TOPTIER_CODE, K##_AWARDING_TOPTIER, where }, \
	{ \
		KIND_##K, K##_FUNDING_ID, K##_FUNDING_SUBTIER_CODE, K##_FUNDING_SUBTIER, \
		    K##_FUNDING_TOPTIER_CODE, K##_FUNDING_TOPTIER, where \
	}
#define OFFICE(K, where) \
	{ \
		KIND_##K, K##_AGENCY_ID, K##_SUBTIER_CODE, K##_SUBTIER, K##_TOPTIER_CODE, \
		    K##_TOPTIER, where \
	}
	TWO_OFFICES(CONTRACT, CONTRACT_JURISDICTION),
	TWO_OFFICES(MODIFICATION, MODIFICATION_JURISDICTION),
	TWO_OFFICES(SUBAWARD, -1),
	OFFICE(NOTICE, NOTICE_JURISDICTION),
	OFFICE(BIDDER, BIDDER_JURISDICTION),
	OFFICE(FORECAST, -1),
	OFFICE(PROTEST, -1),
	OFFICE(DISCLOSURE, -1),
	OFFICE(FOIA_REQUEST, -1),
	OFFICE(DOCUMENT, -1),
	OFFICE(PAYMENT, PAYMENT_JURISDICTION),
	OFFICE(FOIA_FIGURE, -1),
#undef OFFICE
#undef TWO_OFFICES
};

static const struct {
	enum kind kind;
	int id, key;
} contracts[] = {
	{ KIND_CONTRACT, CONTRACT_CONTRACT_ID, CONTRACT_KEY },
	{ KIND_MODIFICATION, MODIFICATION_CONTRACT_ID, MODIFICATION_CONTRACT_KEY },
	{ KIND_SUBAWARD, SUBAWARD_CONTRACT_ID, SUBAWARD_CONTRACT_KEY },
};
#undef I
#undef R

enum kind
record_kind(const char *table)
{
	int k = 0;

	while (k < KIND_COUNT && strcmp(record_kinds[k].table, table) != 0)
		k++;
	return (enum kind)k;
}

struct record *
record_new(struct sink *sink, enum kind kind)
{
	size_t size =
	    sizeof(struct record) + (size_t)record_kinds[kind].count * sizeof(struct span);
	struct record *r = arena_zero(&sink->rows, size);

	sink->open++;
	r->kind = kind;
	r->sink = sink;
	r->place = sink->place;
	return r;
}

static void
spoil(struct record *r, enum reach reach)
{
	if (reach > r->reach)
		r->reach = reach;
}

/* A value that its field cannot hold: the raw text is kept, the rest of the record goes on. */
static void
refuse(struct record *r, int field, struct span raw, const char *what)
{
	const char *name = record_kinds[r->kind].field[field].name;

	sink_issue_raw(r->sink, REACH_NOTE, raw, "%s: '%.*s' is no %s", name,
	    (int)(raw.len > 80 ? 80 : raw.len), raw.at, what);
	spoil(r, REACH_NOTE);
}

static struct span
clean_text(struct record *r, int field, struct span s)
{
	const struct field_row *f = &record_kinds[r->kind].field[field];
	size_t most = f->type == TYPE_NAME ? LIMIT_NAME : LIMIT_FIELD;

	if (s.len > most) {
		sink_issue_raw(r->sink, REACH_NOTE, s, "%s: cut at %zu bytes of %zu", f->name,
		    most, s.len);
		/* not in the middle of a character */
		while (most && ((unsigned char)s.at[most] & 0xc0) == 0x80)
			most--;
		s.len = most;
	}
	return text_trim(text_utf8(&r->sink->rows, s));
}

void
record_set_as(struct record *r, int field, struct span s, const char *as)
{
	const struct field_row *f = &record_kinds[r->kind].field[field];
	struct arena *a = &r->sink->rows;
	const char *value = NULL, *what = NULL;

	if (!s.at)
		return;
	s = clean_text(r, field, s);
	if (!s.len)
		return;
	switch (f->type) {
	case TYPE_DATE:
		value = text_date(a, s, as);
		what = "date";
		break;
	case TYPE_TIME:
		value = text_time(a, s, as);
		what = "time";
		break;
	case TYPE_MONEY:
		value = text_money(a, s, as);
		what = "amount";
		break;
	case TYPE_COUNT:
		value = text_count(a, s);
		what = "whole number";
		break;
	case TYPE_BOOL:
		value = text_bool(s);
		what = "yes or no";
		break;
	case TYPE_CODE:
		value = s.len <= LIMIT_CODE ? arena_ndup(a, s.at, s.len) : NULL;
		what = "number or key: it is too long";
		break;
	case TYPE_LIST:
		record_add(r, field, arena_ndup(a, s.at, s.len));
		return;
	default:
		r->value[field] = (struct span){ arena_ndup(a, s.at, s.len), s.len };
		return;
	}
	if (value)
		r->value[field] = span_of(value);
	else
		refuse(r, field, s, what);
}

void
record_set(struct record *r, int field, const char *text)
{
	record_set_as(r, field, span_of(text), NULL);
}

void
record_set_span(struct record *r, int field, struct span s)
{
	record_set_as(r, field, s, NULL);
}

void
record_count(struct record *r, int field, long value)
{
	r->value[field] = span_of(arena_printf(&r->sink->rows, "%ld", value));
}

void
record_bool(struct record *r, int field, bool value)
{
	r->value[field] = span_of(value ? "t" : "f");
}

void
record_clear(struct record *r, int field)
{
	r->value[field] = (struct span){ 0 };
}

/* A list is held as PostgreSQL writes an array: {"a","b"} */
void
record_add(struct record *r, int field, const char *text)
{
	struct span old = r->value[field], s;
	struct buf b;

	if (!text)
		return;
	s = text_trim(text_utf8(&r->sink->rows, span_of(text)));
	if (!s.len)
		return;
	buf_init(&b, LIMIT_FIELD);
	if (old.len)
		buf_add(&b, old.at, old.len - 1);
	buf_text(&b, old.len ? ",\"" : "{\"");
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"' || s.at[i] == '\\')
			buf_char(&b, '\\');
		buf_char(&b, s.at[i]);
	}
	buf_text(&b, "\"}");
	if (b.full)
		sink_issue_raw(r->sink, REACH_NOTE, s,
		    "%s: left out of a list beyond %zu bytes",
		    record_kinds[r->kind].field[field].name, (size_t)LIMIT_FIELD);
	else
		r->value[field] =
		    (struct span){ arena_ndup(&r->sink->rows, b.data, b.len), b.len };
	buf_release(&b);
}

const char *
record_get(const struct record *r, int field)
{
	return r->value[field].at;
}

static void
set_id(struct record *r, int field, struct hash *h)
{
	struct id id = hash_id(h);

	r->value[field] =
	    (struct span){ arena_ndup(&r->sink->rows, (const char *)id.byte, sizeof(id.byte)),
		    sizeof(id.byte) };
}

static void
part(struct hash *h, const char *text)
{
	hash_part(h, text, strlen(text));
}

static void
part_span(struct hash *h, struct span s)
{
	hash_part(h, s.at, s.len);
}

static bool
is_code(struct span s, size_t len)
{
	if (s.len != len)
		return false;
	for (size_t i = 0; i < len; i++)
		if (!isalnum((unsigned char)s.at[i]))
			return false;
	return true;
}

static bool
name_part(struct hash *h, struct span name)
{
	struct buf key;
	bool any;

	buf_init(&key, LIMIT_FIELD);
	if (name.at)
		name_key(&key, name);
	any = key.len > 0;
	if (any)
		hash_part(h, key.data, key.len);
	buf_release(&key);
	return any;
}

/* By UEI, else DUNS, else name: the same rule as core.vendor_id() in SQL. */
static void
derive_vendor(struct record *r, const struct party *p, struct hash *h)
{
	part(h, "vendor");
	if (is_code(r->value[p->uei], 12)) {
		part(h, "uei");
		part_span(h, r->value[p->uei]);
	} else if (is_code(r->value[p->duns], 9)) {
		part(h, "duns");
		part_span(h, r->value[p->duns]);
	} else {
		part(h, "name");
		if (!name_part(h, r->value[p->name]) && !name_part(h, r->value[p->as_typed])) {
			hash_restart(h);
			return;
		}
	}
	set_id(r, p->id, h);
}

static bool
is_agency_code(struct span code)
{
	return code.len > 0 && !span_is(code, "999") && !span_is(code, "0000");
}

/* By sub-tier code, else sub-tier name, else the top tier's code or name: as core.agency_id()
 */
static void
derive_agency(struct record *r, const struct office *o, struct hash *h)
{
	struct span where = { 0 };
	const int codes[] = { o->subtier_code, o->toptier_code };
	const int names[] = { o->subtier, o->toptier };
	static const char *const tiers[] = { "subtier", "toptier" };

	if (o->jurisdiction >= 0)
		where = r->value[o->jurisdiction];
	for (size_t i = 0; i < ARRAY_SIZE(codes); i++) {
		part(h, "agency");
		part_span(h, where.at ? where : span_of("US"));
		part(h, tiers[i]);
		if (is_agency_code(r->value[codes[i]])) {
			part(h, "code");
			part_span(h, r->value[codes[i]]);
		} else {
			part(h, "name");
			if (!name_part(h, r->value[names[i]])) {
				hash_restart(h);
				continue;
			}
		}
		set_id(r, o->id, h);
		return;
	}
}

static bool
same_span(struct span a, struct span b)
{
	return a.len == b.len && (!a.len || memcmp(a.at, b.at, a.len) == 0);
}

/* Most agencies fund what they award */
static bool
is_same_office(const struct record *r, const struct office *a, const struct office *b)
{
	return same_span(r->value[a->subtier_code], r->value[b->subtier_code]) &&
	       same_span(r->value[a->subtier], r->value[b->subtier]) &&
	       same_span(r->value[a->toptier_code], r->value[b->toptier_code]) &&
	       same_span(r->value[a->toptier], r->value[b->toptier]) &&
	       a->jurisdiction == b->jurisdiction;
}

static void
derive_agencies(struct record *r, struct hash *h)
{
	const struct office *last = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(offices); i++) {
		const struct office *o = &offices[i];

		if (o->kind != r->kind)
			continue;
		if (last && is_same_office(r, last, o))
			r->value[o->id] = r->value[last->id];
		else
			derive_agency(r, o, h);
		last = o;
	}
}

static void
derive_ids(struct record *r, struct hash *h)
{
	for (size_t i = 0; i < ARRAY_SIZE(parties); i++)
		if (parties[i].kind == r->kind)
			derive_vendor(r, &parties[i], h);
	derive_agencies(r, h);
	for (size_t i = 0; i < ARRAY_SIZE(contracts); i++)
		if (contracts[i].kind == r->kind && r->value[contracts[i].key].len) {
			part(h, "contract");
			part_span(h, r->value[contracts[i].key]);
			set_id(r, contracts[i].id, h);
		}
}

bool
record_finish(struct record *r, struct hash *h, const char **missing)
{
	const struct kind_row *kind = &record_kinds[r->kind];

	for (int i = 0; i < kind->count; i++)
		if (kind->field[i].flag != '0' && !r->value[i].len) {
			*missing = kind->field[i].name;
			return false;
		}
	derive_ids(r, h);
	part(h, kind->table);
	for (int i = 0; i < kind->count; i++)
		if (kind->field[i].flag == 'I')
			part_span(h, r->value[i]);
	r->id = hash_id(h);
	return true;
}

void
place_text(const struct place *p, struct buf *out)
{
	if (p->part[0]) {
		buf_text(out, p->part);
		buf_char(out, ' ');
	}
	if (p->word[0]) {
		buf_text(out, p->word);
		buf_add(out, ", ", 2);
	}
	buf_add(out, "bytes ", 6);
	buf_number(out, p->from);
	buf_char(out, '-');
	buf_number(out, p->to);
}
