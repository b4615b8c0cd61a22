#include "load.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "asks.h"

#define JSON_MAX ((size_t)256 << 20)
#define MEMBERS_MAX 20000 /* records of a page whose ids are kept with it */

struct load {
	struct db *db;
	const struct run *run;
	char page_id[ID_TEXT_SIZE], request_id[ID_TEXT_SIZE];
	int copying; /* the kind that is being copied, or -1 */
	struct buf asks, issues, members;
	long ask_count, member_count, record_count;
	bool done;
	enum reach reach;
	struct arena arena;
};

struct load *
load_new(struct db *db)
{
	struct load *l = xcalloc(1, sizeof(*l));

	l->db = db;
	l->copying = -1;
	buf_init(&l->asks, JSON_MAX);
	buf_init(&l->issues, JSON_MAX);
	buf_init(&l->members, JSON_MAX);
	arena_init(&l->arena, 0);
	return l;
}

void
load_free(struct load *l)
{
	if (!l)
		return;
	buf_release(&l->asks);
	buf_release(&l->issues);
	buf_release(&l->members);
	arena_release(&l->arena);
	free(l);
}

bool
load_begin(struct load *l, const struct run *run, const char *page_id, const char *request_id)
{
	l->run = run;
	snprintf(l->page_id, sizeof(l->page_id), "%s", page_id);
	snprintf(l->request_id, sizeof(l->request_id), "%s", request_id ? request_id : "");
	l->copying = -1;
	l->ask_count = l->member_count = l->record_count = 0;
	l->done = false;
	l->reach = REACH_NONE;
	buf_reset(&l->asks);
	buf_reset(&l->issues);
	buf_reset(&l->members);
	arena_reset(&l->arena);
	return db_begin(l->db) && db_run(l->db, "savepoint page", DB_NONE, NULL);
}

static bool
end_copy(struct load *l)
{
	long rows = 0;

	if (l->copying < 0)
		return true;
	l->copying = -1;
	if (!db_copy_put(l->db, row_end, ROW_END_SIZE) || !db_copy_end(l->db, &rows))
		return false;
	l->record_count += rows;
	return true;
}

static bool
take_records(struct load *l, int kind, struct span lines)
{
	char path[64];

	if (kind < 0 || kind >= KIND_COUNT)
		return false;
	if (l->copying != kind) {
		snprintf(path, sizeof(path), "queries/copy_%s.sql", record_kinds[kind].table);
		if (!end_copy(l) || !db_copy_begin(l->db, sql_text(path)))
			return false;
		l->copying = kind;
		if (!db_copy_put(l->db, row_head, ROW_HEAD_SIZE))
			return false;
	}
	return db_copy_put(l->db, lines.at, lines.len);
}

static void
take_members(struct load *l, struct span ids)
{
	char text[ID_TEXT_SIZE];
	struct id id;

	for (size_t at = 0; at + sizeof(id.byte) <= ids.len; at += sizeof(id.byte)) {
		if (l->member_count++ >= MEMBERS_MAX)
			continue;
		memcpy(id.byte, ids.at + at, sizeof(id.byte));
		id_text(id, text);
		buf_char(&l->members, l->members.len ? ',' : '{');
		buf_text(&l->members, text);
	}
}

static bool
take_ask(struct load *l, struct span data)
{
	struct ask ask;

	if (!wire_read_ask(data, &ask))
		return false;
	asks_add(&l->asks, &l->arena, &ask, l->ask_count++);
	return true;
}

static void
add_issue(struct load *l, enum reach reach, const struct issue *i)
{
	struct buf *b = &l->issues;

	buf_text(b, b->len ? ",{" : "[{");
	buf_printf(b, "\"count\":%ld", i->count);
	asks_member(b, &l->arena, "reach", span_of(reach_name(reach)));
	asks_member(b, &l->arena, "place", span_of(i->place));
	asks_member(b, &l->arena, "message", span_of(i->message));
	asks_member(b, &l->arena, "raw", i->raw);
	buf_char(b, '}');
}

bool
load_frame(struct load *l, const struct frame *f, struct span data)
{
	struct issue issue;

	switch (f->type) {
	case FRAME_RECORDS:
		return take_records(l, f->kind, data);
	case FRAME_MEMBERS:
		take_members(l, data);
		return true;
	case FRAME_ASK:
		return take_ask(l, data);
	case FRAME_ISSUE:
		if (!wire_read_issue(data, &issue) || f->kind > REACH_ALL)
			return false;
		add_issue(l, f->kind, &issue);
		return true;
	case FRAME_DONE:
		l->done = true;
		l->reach = f->kind > REACH_ALL ? REACH_PAGE : f->kind;
		return end_copy(l);
	default:
		log_error("the parsing process says what is not understood");
		return false;
	}
}

bool
load_is_done(const struct load *l, enum reach *reach)
{
	*reach = l->reach;
	return l->done;
}

void
load_died(struct load *l, const char *why)
{
	const struct issue issue = { .reach = REACH_PAGE, .message = why, .count = 1 };

	add_issue(l, REACH_PAGE, &issue);
	l->done = true;
	l->reach = REACH_PAGE;
}

/* Nothing that the page said of records and further requests stays. */
static bool
drop_page(struct load *l)
{
	/* a COPY that is under way must be ended before anything else can be said */
	if (l->copying >= 0 && !end_copy(l))
		log_debug("a page is dropped in the middle of its records");
	l->record_count = 0;
	l->ask_count = 0;
	buf_reset(&l->asks);
	buf_reset(&l->members);
	return db_run(l->db, "rollback to savepoint page", DB_NONE, NULL);
}

static const char *
closed(struct buf *b, const char *end)
{
	if (!b->len)
		return NULL;
	buf_text(b, end);
	return b->data;
}

bool
load_end(struct load *l, long *records)
{
	const char *asks, *issues, *members, *reach = reach_name(l->reach);
	const char *request = l->request_id[0] ? l->request_id : NULL;
	char version[24];

	if (l->reach >= REACH_PAGE && !drop_page(l))
		return false;
	if (l->asks.full || l->issues.full) {
		log_error("a page says more than can be kept");
		return false;
	}
	asks = closed(&l->asks, "]");
	issues = closed(&l->issues, "]");
	members = l->member_count > MEMBERS_MAX ? NULL : closed(&l->members, "}");
	snprintf(version, sizeof(version), "%d", l->run->source->row->version);
	if (asks &&
	    !db_run(l->db, sql_text("queries/page_asks.sql"), DB_ARGS(l->page_id, asks), NULL))
		return false;
	/* only a crawl asks portals */
	if (asks && l->run->mode == RUN_CRAWL &&
	    !db_run(l->db, sql_text("queries/ask_of_page.sql"), DB_ARGS(l->run->id, l->page_id),
		NULL))
		return false;
	if (issues &&
	    !db_run(l->db, sql_text("queries/page_issues.sql"),
		DB_ARGS(l->run->id, l->run->source->name, l->page_id, request, issues), NULL))
		return false;
	if (!db_run(l->db, sql_text("queries/page_parsed.sql"),
		DB_ARGS(l->page_id, version, reach, members), NULL) ||
	    (request && !db_run(l->db, sql_text("queries/request_parsed.sql"),
			    DB_ARGS(l->run->id, request, l->page_id, reach), NULL)))
		return false;
	if (records)
		*records = l->record_count;
	return db_commit(l->db);
}

void
load_cancel(struct load *l)
{
	if (l->copying >= 0 && !end_copy(l))
		log_debug("a page is given up in the middle of its records");
	db_rollback(l->db);
}

bool
load_page(struct load *l, struct worker **worker, const struct run *run,
    const struct page *page, int body, const char *page_id, const char *request_id,
    enum reach *reach)
{
	struct frame f;
	struct span data;
	const char *why;

	if (!*worker && !(*worker = worker_start()))
		return false;
	if (!load_begin(l, run, page_id, request_id))
		return false;
	if (!worker_send(*worker, page, body, run->id, page_id))
		log_debug("the parsing process is gone");
	while (!load_is_done(l, reach)) {
		if (!worker_read(*worker, &f, &data, &why)) {
			load_died(l, why);
			worker_stop(*worker);
			*worker = NULL;
		} else if (!load_frame(l, &f, data)) {
			load_cancel(l);
			/* what it still says of this page belongs to no page any more */
			worker_stop(*worker);
			*worker = NULL;
			return false;
		}
	}
	*reach = l->reach;
	if (load_end(l, NULL))
		return true;
	load_cancel(l);
	return false;
}
