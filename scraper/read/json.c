#include "json.h"

#include "../base/buf.h"
#include "../base/log.h"
#include "../parser.h"

#include <yajl/yajl_parse.h>

struct builder {
	struct arena *arena;
	struct sink *sink;
	yajl_handle yajl;
	size_t mark;      /* bytes of a byte order mark in front of the text */
	size_t before;    /* bytes that yajl has read in former calls */
	struct json *top; /* a list of what stands side by side: mostly one value */
	struct json *open;
	struct json **slot; /* where the next value of `open` is linked */
	struct span name;
	int depth;
	const char *failure;
};

static struct json *
add(struct builder *b, enum json_type type, struct span text)
{
	struct json *n = arena_zero(b->arena, sizeof(*n));

	n->type = type;
	n->text = text;
	n->name = b->name;
	n->parent = b->open;
	n->to = b->mark + b->before + yajl_get_bytes_consumed(b->yajl);
	n->from = n->to > text.len ? n->to - text.len : 0;
	b->name = (struct span){ 0 };
	*b->slot = n;
	b->slot = (struct json **)(uintptr_t)&n->next;
	n->index = b->open->count++;
	return n;
}

static struct span
keep(struct builder *b, const unsigned char *at, size_t len)
{
	return (struct span){ arena_ndup(b->arena, (const char *)at, len), len };
}

static int
on_null(void *context)
{
	add(context, JSON_NULL, (struct span){ "", 0 });
	return 1;
}

static int
on_bool(void *context, int value)
{
	add(context, JSON_BOOL, span_of(value ? "true" : "false"));
	return 1;
}

static int
on_number(void *context, const char *at, size_t len)
{
	add(context, JSON_NUMBER, keep(context, (const unsigned char *)at, len));
	return 1;
}

static int
on_string(void *context, const unsigned char *at, size_t len)
{
	struct json *n = add(context, JSON_STRING, keep(context, at, len));

	n->from -= n->from > 2 ? 2 : 0; /* the quotes; escapes make it approximate */
	return 1;
}

static int
on_name(void *context, const unsigned char *at, size_t len)
{
	struct builder *b = context;

	b->name = keep(b, at, len);
	return 1;
}

static int
on_open(struct builder *b, enum json_type type)
{
	struct json *n = add(b, type, (struct span){ "", 0 });

	if (++b->depth > LIMIT_NESTING) {
		b->failure = "nested too deeply";
		return 0;
	}
	n->from = n->to - 1;
	b->open = n;
	b->slot = (struct json **)(uintptr_t)&n->first;
	return 1;
}

static int
on_close(void *context)
{
	struct builder *b = context;
	struct json *n = b->open;

	b->depth--;
	n->to = b->mark + b->before + yajl_get_bytes_consumed(b->yajl);
	b->open = (struct json *)(uintptr_t)n->parent;
	b->slot = (struct json **)(uintptr_t)&n->next;
	return 1;
}

static int
on_object(void *context)
{
	return on_open(context, JSON_OBJECT);
}

static int
on_array(void *context)
{
	return on_open(context, JSON_ARRAY);
}

static const yajl_callbacks callbacks = { .yajl_null = on_null,
	.yajl_boolean = on_bool,
	.yajl_number = on_number,
	.yajl_string = on_string,
	.yajl_start_map = on_object,
	.yajl_map_key = on_name,
	.yajl_end_map = on_close,
	.yajl_start_array = on_array,
	.yajl_end_array = on_close };

/* Says where and why, with yajl's own words. */
static void
say_failure(struct builder *b, struct span text)
{
	/* once all is read (before), yajl's own count starts anew */
	size_t at = b->before ? b->before : yajl_get_bytes_consumed(b->yajl);
	unsigned char *why = NULL;
	struct span raw = { text.at + (at > 60 ? at - 60 : 0), 0 };

	raw.len = (size_t)(text.at + text.len - raw.at);
	if (raw.len > 120)
		raw.len = 120;
	if (!b->failure)
		why = yajl_get_error(b->yajl, 0, (const unsigned char *)text.at, text.len);
	for (unsigned char *p = why; p && *p; p++)
		if (*p == '\n')
			*p = ' ';
	sink_issue_raw(b->sink, REACH_PAGE, raw, "not JSON at byte %zu: %s", at,
	    b->failure ? b->failure : (const char *)why);
	if (why)
		yajl_free_error(b->yajl, why);
}

/* The one value, or the list of those that stand side by side */
static const struct json *
root_of(struct json *top, size_t len)
{
	struct json *only = (struct json *)(uintptr_t)top->first;

	top->to = len;
	if (top->count != 1)
		return top;
	only->parent = NULL;
	return only;
}

static void *
take_memory(void *context UNUSED, size_t size)
{
	return xmalloc(size);
}

static void *
change_memory(void *context UNUSED, void *old, size_t size)
{
	return xrealloc(old, size);
}

static void
give_memory(void *context UNUSED, void *old)
{
	free(old);
}

static const struct json *
build(struct sink *sink, struct span text, size_t mark)
{
	struct builder b = { .arena = sink_arena(sink), .sink = sink, .mark = mark };
	/* yajl does not look whether it got what it asked for */
	yajl_alloc_funcs memory = { take_memory, change_memory, give_memory, NULL };
	bool good;

	b.top = b.open = arena_zero(b.arena, sizeof(*b.top));
	b.top->type = JSON_ARRAY;
	b.slot = (struct json **)(uintptr_t)&b.top->first;

	b.yajl = yajl_alloc(&callbacks, &memory, &b);
	if (!b.yajl)
		die("out of memory");
	yajl_config(b.yajl, yajl_dont_validate_strings, 1);
	yajl_config(b.yajl, yajl_allow_multiple_values, 1);
	good = yajl_parse(b.yajl, (const unsigned char *)text.at, text.len) == yajl_status_ok;
	if (good) {
		b.before = text.len;
		good = yajl_complete_parse(b.yajl) == yajl_status_ok && b.top->count &&
		       b.open == b.top;
		if (!good)
			b.failure = "it ends too early";
	}
	if (!good)
		say_failure(&b, text);
	yajl_free(b.yajl);
	return good ? root_of(b.top, mark + text.len) : NULL;
}

static bool
ends_token(char c)
{
	return c == ',' || c == '}' || c == ']' || c == ' ' || c == '\n' || c == '\r' ||
	       c == '\t';
}

/* Length of a number at p that JSON does not allow but portals write; 0 where there is none. */
static size_t
odd_number(const char *p, const char *end)
{
	size_t n = 0, digits;

	if (end - p >= 3 && (memcmp(p, "NaN", 3) == 0))
		return 3;
	if (*p == '-')
		n++;
	if ((size_t)(end - p) >= n + 8 && memcmp(p + n, "Infinity", 8) == 0)
		return n + 8;
	digits = n;
	while (p + digits < end && p[digits] >= '0' && p[digits] <= '9')
		digits++;
	/* 000 and 007 */
	if (digits > n + 1 && p[n] == '0')
		return digits;
	/* 1e9999: a double that overflows is an amount of nothing */
	if (digits > n && p + digits < end && (p[digits] == 'e' || p[digits] == 'E')) {
		size_t e = digits + 1;
		long power;

		if (p + e < end && (p[e] == '+' || p[e] == '-'))
			e++;
		power = strtol(p + e, NULL, 10);
		while (p + e < end && p[e] >= '0' && p[e] <= '9')
			e++;
		return power > 300 ? e : 0;
	}
	return 0;
}

/* The same text with odd numbers made null, in place; how many there were. Bytes keep their
 * places: the rest of the number becomes blanks. A number shorter than "null" is 0. */
static size_t
mend_numbers(char *text, size_t len)
{
	size_t mended = 0;
	bool in_string = false, value_may_start = true;

	for (size_t i = 0; i < len; i++) {
		char c = text[i];
		size_t n;

		if (in_string) {
			if (c == '\\')
				i++;
			in_string = c != '"';
			continue;
		}
		in_string = c == '"';
		n = value_may_start && !in_string ? odd_number(text + i, text + len) : 0;
		if (n && (i + n == len || ends_token(text[i + n]))) {
			memset(text + i, ' ', n);
			memcpy(text + i, n < 4 ? "0   " : "null", n < 4 ? n : 4);
			mended++;
			i += n - 1;
		}
		if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
			value_may_start = c == ':' || c == ',' || c == '[';
	}
	return mended;
}

/* A text that is UTF-8, a byte order mark included */
static const struct json *
parse_utf8(struct sink *sink, struct span utf8)
{
	size_t mark = utf8.len >= 3 && memcmp(utf8.at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0, mended;
	struct span text = { utf8.at + mark, utf8.len - mark };
	char *copy;

	if (!memmem(text.at, text.len, "e9", 2) && !memmem(text.at, text.len, "NaN", 3) &&
	    !memmem(text.at, text.len, " 00", 3) && !memmem(text.at, text.len, ":00", 3))
		return build(sink, text, mark);
	copy = arena_ndup(sink_arena(sink), text.at, text.len);
	mended = mend_numbers(copy, text.len);
	if (mended)
		sink_issue(sink, REACH_NOTE,
		    "%zu numbers that JSON does not allow are read as none", mended);
	return build(sink, (struct span){ copy, text.len }, mark);
}

const struct json *
json_parse_text(struct sink *sink, struct span text)
{
	return parse_utf8(sink, text_utf8(sink_arena(sink), text));
}

const struct json *
json_parse(const struct page *page, struct sink *sink)
{
	struct span utf8 = text_utf8(sink_arena(sink), (struct span){ page->body, page->len });

	/* places are those of the text as it is read */
	sink_bytes(sink, utf8);
	return parse_utf8(sink, utf8);
}

static const struct json *
member(const struct json *n, struct span name)
{
	if (!n || n->type != JSON_OBJECT)
		return NULL;
	for (n = n->first; n; n = n->next)
		if (n->name.len == name.len && memcmp(n->name.at, name.at, name.len) == 0)
			return n;
	return NULL;
}

const struct json *
json_member(const struct json *n, const char *name)
{
	return member(n, span_of(name));
}

static const struct json *
element(const struct json *n, struct span index)
{
	size_t i = 0;

	for (size_t k = 0; k < index.len; k++) {
		if (index.at[k] < '0' || index.at[k] > '9' || i > 100000000)
			return NULL;
		i = i * 10 + (size_t)(index.at[k] - '0');
	}
	for (n = n->first; n && i; i--)
		n = n->next;
	return index.len ? n : NULL;
}

const struct json *
json_at(const struct json *n, const char *path)
{
	while (n && path && *path) {
		size_t len = (size_t)(strchrnul(path, '/') - path);
		struct span step = { path, len };

		n = n->type == JSON_ARRAY ? element(n, step) : member(n, step);
		path += len + (path[len] == '/');
	}
	return n;
}

const char *
json_text(const struct json *n, const char *path)
{
	n = json_at(n, path);
	if (!n || n->type == JSON_NULL || n->type == JSON_ARRAY || n->type == JSON_OBJECT)
		return NULL;
	return n->text.at;
}

long
json_number(const struct json *n, const char *path, long otherwise)
{
	const char *text = json_text(n, path);
	char *end;
	long value;

	if (!text)
		return otherwise;
	value = strtol(text, &end, 10);
	return end == text ? otherwise : value;
}

bool
json_is_true(const struct json *n, const char *path)
{
	const char *text = json_text(n, path);

	return text && strcmp(text, "true") == 0;
}

const struct json *
json_first(const struct json *n, const char *path)
{
	n = json_at(n, path);
	return n ? n->first : NULL;
}

/* "/results/3", built from the end */
static void
path_of(const struct json *n, char *out, size_t room)
{
	size_t at = room - 1;

	out[at] = '\0';
	for (; n && n->parent; n = n->parent) {
		char step[64];
		size_t len;

		if (n->parent->type == JSON_ARRAY)
			snprintf(step, sizeof(step), "/%zu", n->index);
		else
			snprintf(step, sizeof(step), "/%s", n->name.at);
		len = strlen(step);
		if (len > at)
			break;
		at -= len;
		memcpy(out + at, step, len);
	}
	memmove(out, out + at, room - at);
}

void
json_place(struct sink *sink, const struct json *n)
{
	char path[64];

	if (!n)
		return;
	path_of(n, path, sizeof(path));
	sink_place(sink, NULL, path[0] ? path : "/", n->from, n->to);
}

/* True where the column speaks of the member `name` of the object it is bound to */
static bool
names_member(const struct column *c, struct span name)
{
	size_t len = (size_t)(strchrnul(c->heading, '/') - c->heading);

	if (len && c->heading[len - 1] == '*')
		return len - 1 <= name.len && memcmp(c->heading, name.at, len - 1) == 0;
	return len == name.len && memcmp(c->heading, name.at, len) == 0;
}

void
json_note_unknown(struct sink *sink, const struct json *object, const struct column *columns)
{
	if (!object || object->type != JSON_OBJECT)
		return;
	for (const struct json *m = object->first; m; m = m->next) {
		const struct column *c = columns;

		while (c->heading && !names_member(c, m->name))
			c++;
		if (!c->heading)
			sink_issue(sink, REACH_NOTE, "unknown member '%.80s'", m->name.at);
	}
}

static void
set_from(struct record *r, const struct column *c, const struct json *value)
{
	int field = c->field >= COLUMN_MAY_MISS ? c->field - COLUMN_MAY_MISS : c->field;

	if (value->type == JSON_ARRAY) {
		for (const struct json *item = value->first; item; item = item->next)
			record_add(r, field, json_text(item, NULL));
	} else if (value->type != JSON_NULL && value->type != JSON_OBJECT) {
		record_set_as(r, field, value->text, c->as);
	}
}

static bool
first_member_is_missing(const struct json *object, const struct column *c)
{
	size_t len = (size_t)(strchrnul(c->heading, '/') - c->heading);

	return c->field < COLUMN_MAY_MISS && !member(object, (struct span){ c->heading, len });
}

struct record *
json_record(
    struct sink *sink, const struct json *object, enum kind kind, const struct column *columns)
{
	struct record *r;

	json_place(sink, object);
	r = record_new(sink, kind);
	if (!object || object->type != JSON_OBJECT)
		return r;
	json_note_unknown(sink, object, columns);
	for (const struct column *c = columns; c->heading; c++) {
		const struct json *value;

		if (c->field == IGNORE)
			continue;
		value = json_at(object, c->heading);
		if (value)
			set_from(r, c, value);
		else if (first_member_is_missing(object, c))
			sink_issue(sink, REACH_NOTE, "no member '%s'", c->heading);
	}
	return r;
}

void
json_quote(struct buf *out, const char *text)
{
	buf_char(out, '"');
	for (const char *p = text ? text : ""; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if (c < 0x20)
			buf_printf(out, "\\u%04x", c);
		else
			buf_char(out, *p);
	}
	buf_char(out, '"');
}
