#include "sink.h"

#include "../base/log.h"

#define NOTES_MAX 1000 /* different notes of one page that are counted apart */

struct note {
	char *message, *place;
	char *raw;
	size_t raw_len;
	long count;
};

const char *
reach_name(enum reach reach)
{
	static const char *const names[] = { "none", "note", "row", "page", "source", "all" };

	return names[reach];
}

void
sink_init(
    struct sink *sink, const struct sink_verbs *verbs, void *context, const struct page *page)
{
	*sink = (struct sink){ .verbs = verbs, .context = context, .page = page };
	arena_init(&sink->rows, LIMIT_PAGE_MEMORY);
	sink->hash = hash_new();
	sink->bytes = (struct span){ page->body, page->len };
	sink->place.to = page->len;
}

void
sink_release(struct sink *sink)
{
	for (size_t i = 0; i < sink->note_count; i++) {
		free(sink->notes[i].message);
		free(sink->notes[i].place);
		free(sink->notes[i].raw);
	}
	free(sink->notes);
	hash_free(sink->hash);
	arena_release(&sink->rows);
}

struct arena *
sink_arena(struct sink *sink)
{
	return sink->page->arena;
}

const struct page *
sink_page(struct sink *sink)
{
	return sink->page;
}

/* Called for each row of each file, so without printf */
static void
copy_word(char *to, size_t room, const char *text)
{
	size_t len = text ? strnlen(text, room - 1) : 0;

	if (len)
		memcpy(to, text, len);
	to[len] = '\0';
}

void
sink_place(struct sink *sink, const char *part, const char *word, size_t from, size_t to)
{
	struct place *p = &sink->place;

	copy_word(p->part, sizeof(p->part), part);
	copy_word(p->word, sizeof(p->word), word);
	p->from = from;
	p->to = to;
}

void
sink_bytes(struct sink *sink, struct span bytes)
{
	sink->bytes = bytes;
}

/* The bytes that the sink's place names, as far as they are at hand */
static struct span
raw_of_place(const struct sink *sink)
{
	const struct place *p = &sink->place;

	if (!sink->bytes.at || p->from > p->to || p->to > sink->bytes.len)
		return (struct span){ "", 0 };
	return (struct span){ sink->bytes.at + p->from, p->to - p->from };
}

static char *
place_dup(const struct sink *sink)
{
	struct buf b;

	buf_init(&b, 1024);
	place_text(&sink->place, &b);
	return buf_take(&b);
}

static void
file(struct sink *sink, enum reach reach, const char *message, const char *place,
    struct span raw, long count)
{
	struct issue issue = { reach, place, message, raw, count };

	if (issue.raw.len > LIMIT_ISSUE_RAW)
		issue.raw.len = LIMIT_ISSUE_RAW;
	sink->verbs->issue(sink, &issue);
}

static void
count_note(struct sink *sink, const char *message, struct span raw)
{
	struct note *n;

	for (size_t i = 0; i < sink->note_count; i++)
		if (strcmp(sink->notes[i].message, message) == 0) {
			sink->notes[i].count++;
			return;
		}
	if (sink->note_count == NOTES_MAX)
		return;
	sink->notes = xrealloc(sink->notes, (sink->note_count + 1) * sizeof(*n));
	n = &sink->notes[sink->note_count++];
	if (raw.len > LIMIT_ISSUE_RAW)
		raw.len = LIMIT_ISSUE_RAW;
	n->message = xstrdup(message);
	n->place = place_dup(sink);
	n->raw = xmalloc(raw.len);
	memcpy(n->raw, raw.at ? raw.at : "", raw.len);
	n->raw_len = raw.len;
	n->count = 1;
}

static int PRINTF(4, 0) issue(
    struct sink *sink, enum reach reach, struct span raw, const char *format, va_list args)
{
	char message[1024], *place;

	vsnprintf(message, sizeof(message), format, args);
	if (reach > sink->worst)
		sink->worst = reach;
	sink->issue_count++;
	if (reach == REACH_NOTE) {
		count_note(sink, message, raw);
	} else if (reach >= REACH_PAGE || sink->issue_count <= LIMIT_PAGE_ISSUES) {
		place = place_dup(sink);
		file(sink, reach, message, place, raw, 1);
		free(place);
	}
	return (int)reach;
}

int
sink_issue(struct sink *sink, enum reach reach, const char *format, ...)
{
	va_list args;
	int out;

	va_start(args, format);
	out = issue(sink, reach, raw_of_place(sink), format, args);
	va_end(args);
	return out;
}

int
sink_issue_raw(struct sink *sink, enum reach reach, struct span raw, const char *format, ...)
{
	va_list args;
	int out;

	va_start(args, format);
	out = issue(sink, reach, raw, format, args);
	va_end(args);
	return out;
}

void
sink_finish(struct sink *sink)
{
	char message[128];

	for (size_t i = 0; i < sink->note_count; i++) {
		const struct note *n = &sink->notes[i];

		file(sink, REACH_NOTE, n->message, n->place,
		    (struct span){ n->raw, n->raw_len }, n->count);
	}
	if (sink->issue_count > LIMIT_PAGE_ISSUES + (long)sink->note_count &&
	    sink->worst > REACH_NOTE) {
		snprintf(message, sizeof(message), "%ld issues in all; the first %ld are kept",
		    sink->issue_count, LIMIT_PAGE_ISSUES);
		file(sink, REACH_NOTE, message, "page", (struct span){ "", 0 }, 1);
	}
}

/* Says once that a limit was passed; what comes later is dropped with it */
static int
over_limit(struct sink *sink, const char *what, long limit)
{
	if (sink->full)
		return REACH_PAGE;
	sink->full = true;
	return sink_issue(sink, REACH_PAGE, "more than %ld %s in one page", limit, what);
}

static void
close_record(struct sink *sink)
{
	if (--sink->open <= 0) {
		sink->open = 0;
		arena_reset(&sink->rows);
	}
}

int
sink_emit(struct sink *sink, struct record *r)
{
	const char *missing = NULL;
	int reach;

	if (sink->record_count >= LIMIT_PAGE_ROWS) {
		reach = over_limit(sink, "records", LIMIT_PAGE_ROWS);
	} else if (record_finish(r, sink->hash, &missing)) {
		reach = (int)r->reach;
		sink->records[r->kind]++;
		sink->record_count++;
		sink->verbs->record(sink, r);
	} else {
		struct place now = sink->place;

		sink->place = r->place;
		reach = sink_issue(
		    sink, REACH_ROW, "%s without %s", record_kinds[r->kind].table, missing);
		sink->place = now;
	}
	close_record(sink);
	return reach;
}

int
sink_ask(struct sink *sink, const struct ask *ask)
{
	struct ask full = *ask;

	if (!ask->url)
		return REACH_NONE;
	if (sink->ask_count++ >= LIMIT_PAGE_FOLLOWS)
		return over_limit(sink, "further requests", LIMIT_PAGE_FOLLOWS);
	full.url = url_join(sink_arena(sink), sink->page->url, ask->url);
	if (!full.url)
		return sink_issue_raw(sink, REACH_NOTE, span_of(ask->url),
		    "'%.200s' is not an address that can be asked", ask->url);
	if (!full.method)
		full.method = full.body ? "POST" : "GET";
	if (full.body && !full.type)
		full.type = "application/json";
	if (full.body && strlen(full.body) > LIMIT_REQUEST_BODY)
		return sink_issue(sink, REACH_PAGE, "a request of more than %zu bytes",
		    (size_t)LIMIT_REQUEST_BODY);
	sink->verbs->ask(sink, &full);
	return REACH_NONE;
}

int
sink_follow(struct sink *sink, const char *kind, const char *url)
{
	return sink_ask(sink, &(const struct ask){ .kind = kind, .url = url });
}

int
sink_expect(struct sink *sink, const char *scope, enum kind what, const char *phase, long count)
{
	struct record *r = record_new(sink, KIND_LISTING);

	record_set(r, LISTING_SCOPE, scope);
	record_set(r, LISTING_PHASE, phase);
	record_set(r, LISTING_WHAT, record_kinds[what].table);
	record_count(r, LISTING_EXPECTED, count);
	return sink_emit(sink, r);
}

int
sink_end(struct sink *sink, const char *scope, enum kind what, bool whole)
{
	struct record *r = record_new(sink, KIND_LISTING);

	record_set(r, LISTING_SCOPE, scope);
	record_set(r, LISTING_PHASE, "end");
	record_set(r, LISTING_WHAT, record_kinds[what].table);
	record_bool(r, LISTING_WHOLE, whole);
	return sink_emit(sink, r);
}
