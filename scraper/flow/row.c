#include "record.h"

#include "../read/name.h"

#include <ctype.h>

/* What a file in the binary format begins with, and ends with */
const char row_head[ROW_HEAD_SIZE + 1] = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0";
const char row_end[ROW_END_SIZE + 1] = "\377\377";

#define TEXT_OID 25
#define NUMERIC_DIGITS 64 /* groups of four: more than LIMIT_FIELD lets through as money */
#define DAY_MICROSECONDS INT64_C(86400000000)

/* ----------------------------------------------------------------------------- big endian */

static void
put_16(struct buf *out, int v)
{
	const unsigned char b[] = { (unsigned char)(v >> 8), (unsigned char)v };

	buf_add(out, b, sizeof(b));
}

static void
store_32(char *at, int32_t v)
{
	uint32_t n = (uint32_t)v;

	for (int i = 3; i >= 0; i--, n >>= 8)
		at[i] = (char)n;
}

static void
put_32(struct buf *out, int32_t v)
{
	char b[4];

	store_32(b, v);
	buf_add(out, b, sizeof(b));
}

static void
put_64(struct buf *out, int64_t v)
{
	put_32(out, (int32_t)((uint64_t)v >> 32));
	put_32(out, (int32_t)(uint32_t)(uint64_t)v);
}

static void
put_bytes(struct buf *out, const void *at, size_t len)
{
	put_32(out, (int32_t)len);
	buf_add(out, at, len);
}

static void
put_null(struct buf *out)
{
	put_32(out, -1);
}

/* ---------------------------------------------------------------------------------- values */

/* Digits up to anything else; *at moves behind them */
static int64_t
number(const char **at)
{
	int64_t n = 0;

	for (; isdigit((unsigned char)**at); ++*at)
		n = n * 10 + (**at - '0');
	return n;
}

/* Days since 2000-01-01 of "2025-03-28"; *at moves behind it */
static int64_t
days(const char **at)
{
	int64_t y = number(at), m, d, era;

	m = number((++*at, at));
	d = number((++*at, at));
	y -= m <= 2;
	era = y / 400;
	y -= era * 400;
	d += (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 - 1;
	return era * 146097 + y * 365 + y / 4 - y / 100 + d - 730425;
}

static void
put_date(struct buf *out, const char *at)
{
	put_32(out, 4);
	put_32(out, (int32_t)days(&at));
}

static void
put_time(struct buf *out, const char *at)
{
	int64_t t = days(&at) * DAY_MICROSECONDS, unit = INT64_C(3600000000);

	for (int i = 0; i < 3; i++, unit /= 60) {
		at++;
		t += number(&at) * unit;
	}
	put_32(out, 8);
	put_64(out, t);
}

static void
put_count(struct buf *out, const char *at)
{
	bool negative = *at == '-';
	int64_t n;

	at += negative;
	n = number(&at);
	put_32(out, 8);
	put_64(out, negative ? -n : n);
}

/* The digits of four places, where places before `from` and from `to` on are noughts */
static int
four_digits(const char *digits, long at, long from, long to)
{
	int n = 0;

	for (long i = at; i < at + 4; i++)
		n = n * 10 + (i >= from && i < to ? digits[i] - '0' : 0);
	return n;
}

/* numeric is held in groups of four digits, counted from the point */
static void
put_money(struct buf *out, struct span s)
{
	bool negative = *s.at == '-';
	const char *whole = s.at + negative, *point = memchr(s.at, '.', s.len);
	long before = (point ? point : s.at + s.len) - whole;
	long after = point ? (long)s.len - (point + 1 - s.at) : 0;
	int group[NUMERIC_DIGITS], count = 0, first = 0, high = (int)((before + 3) / 4);

	for (long at = before - high * 4L; at < before && count < NUMERIC_DIGITS; at += 4)
		group[count++] = four_digits(whole, at, 0, before);
	for (long at = 0; at < after && count < NUMERIC_DIGITS; at += 4)
		group[count++] = four_digits(point + 1, at, 0, after);
	while (count && group[count - 1] == 0)
		count--;
	while (first < count && group[first] == 0)
		first++;
	put_32(out, 8 + 2 * (count - first));
	put_16(out, count - first);
	put_16(out, count > first ? high - 1 - first : 0);
	put_16(out, negative && count > first ? 0x4000 : 0);
	put_16(out, (int)after);
	for (int i = first; i < count; i++)
		put_16(out, group[i]);
}

/* One element of {"a","b"}, without its quotes; *at moves behind it and its comma */
static void
put_element(struct buf *out, const char **at)
{
	size_t length_at = out->len, from;

	put_32(out, 0);
	from = out->len;
	for (++*at; **at != '"'; ++*at) {
		if (**at == '\\')
			++*at;
		buf_char(out, **at);
	}
	*at += 2;
	if (!out->full)
		store_32(out->data + length_at, (int32_t)(out->len - from));
}

static void
put_list(struct buf *out, struct span s)
{
	const char *at = s.at + 1, *end = s.at + s.len;
	size_t length_at = out->len, count_at;
	int count = 0;

	put_32(out, 0);
	put_32(out, 1); /* dimensions */
	put_32(out, 0); /* without NULLs */
	put_32(out, TEXT_OID);
	count_at = out->len;
	put_32(out, 0);
	put_32(out, 1); /* counted from */
	for (; at < end; count++)
		put_element(out, &at);
	if (out->full)
		return;
	store_32(out->data + count_at, count);
	store_32(out->data + length_at, (int32_t)(out->len - length_at - 4));
}

static void
put_value(struct buf *out, enum field_type type, struct span s)
{
	if (!s.len) {
		put_null(out);
		return;
	}
	switch (type) {
	case TYPE_DATE:
		put_date(out, s.at);
		return;
	case TYPE_TIME:
		put_time(out, s.at);
		return;
	case TYPE_MONEY:
		put_money(out, s);
		return;
	case TYPE_COUNT:
		put_count(out, s.at);
		return;
	case TYPE_BOOL:
		put_bytes(out, *s.at == 't' ? "\1" : "", 1);
		return;
	case TYPE_LIST:
		put_list(out, s);
		return;
	default:
		put_bytes(out, s.at, s.len);
	}
}

/* ------------------------------------------------------------------------------------- row */

/* A name's key. One company stands in several fields of most records, so that the last name
 * and where its key is in `out` are kept. */
struct last_key {
	struct span name;
	size_t at, len;
};

static void
put_key(struct buf *out, struct span name, struct last_key *last)
{
	size_t at = out->len;

	if (name.len && name.len == last->name.len &&
	    memcmp(name.at, last->name.at, name.len) == 0) {
		if (buf_reserve(out, last->len))
			buf_add(out, out->data + last->at, last->len);
		return;
	}
	put_null(out);
	if (name.len)
		name_key(out, name);
	if (out->len > at + 4)
		store_32(out->data + at, (int32_t)(out->len - at - 4));
	*last = (struct last_key){ name, at, out->len - at };
}

static int
columns(const struct kind_row *kind)
{
	int n = 5 + kind->count;

	for (int i = 0; i < kind->count; i++)
		n += kind->field[i].type == TYPE_NAME;
	return n;
}

static void
put_fields(const struct record *r, struct buf *out)
{
	const struct kind_row *kind = &record_kinds[r->kind];
	struct last_key last = { 0 };

	for (int i = 0; i < kind->count; i++) {
		put_value(out, kind->field[i].type, r->value[i]);
		if (kind->field[i].type == TYPE_NAME)
			put_key(out, r->value[i], &last);
	}
}

void
row_put(const struct record *r, struct hash *h, struct row_of of, struct buf *out)
{
	size_t place_at, fields_at;
	struct id hash = { 0 };

	put_16(out, columns(&record_kinds[r->kind]));
	put_32(out, 8);
	put_64(out, of.run);
	put_bytes(out, of.page.byte, sizeof(of.page.byte));
	place_at = out->len;
	put_null(out);
	place_text(&r->place, out);
	if (out->full)
		return;
	store_32(out->data + place_at, (int32_t)(out->len - place_at - 4));
	put_bytes(out, r->id.byte, sizeof(r->id.byte));
	put_bytes(out, hash.byte, sizeof(hash.byte));
	fields_at = out->len;
	put_fields(r, out);
	if (out->full)
		return;
	hash_add(h, out->data + fields_at, out->len - fields_at);
	hash = hash_id(h);
	memcpy(out->data + fields_at - sizeof(hash.byte), hash.byte, sizeof(hash.byte));
}
