#include "control.h"

#define PREFIX "/-/"

bool
is_control(const struct request *r)
{
	return strncmp(r->target, PREFIX, strlen(PREFIX)) == 0;
}

static void
answer_buf(struct answer *a, const struct buf *b)
{
	char *copy = xmalloc(b->len + 1);

	memcpy(copy, b->data, b->len + 1);
	answer_init(a, MHD_HTTP_OK, "text/plain; charset=utf-8", body_new(copy, b->len));
}

static void
control_script(struct answer *a, struct request *r)
{
	char *why;

	if (script_read(&r->portal->script, r->body.data, &why)) {
		answer_text(a, MHD_HTTP_OK, "ok\n");
		return;
	}
	answer_text(a, MHD_HTTP_BAD_REQUEST, why);
	free(why);
}

static void
control_log(struct answer *a, struct request *r)
{
	answer_buf(a, &r->portal->record.kept);
}

static void
control_peak(struct answer *a, struct request *r)
{
	struct buf out;

	buf_init(&out, (size_t)1 << 20);
	record_peaks(&r->portal->record, &out);
	answer_buf(a, &out);
	buf_release(&out);
}

static struct page *
page_at(const struct site *s, const char *method, const char *url, const char *body)
{
	char *host, *target;
	struct page *page;

	if (!url_split(url, &host, &target))
		return NULL;
	page = site_find(s, method, host, target, span_of(body));
	free(host);
	free(target);
	return page;
}

/* The page that url=, method= and match= name; without a method, GET's before POST's. */
static struct page *
named_page(const struct request *r)
{
	char *url = query_value(r->target, "url"), *method = query_value(r->target, "method");
	char *match = query_value(r->target, "match");
	const char *body = match ? match : "";
	struct page *page = NULL;

	if (url)
		page = page_at(&r->portal->site, method ? method : "GET", url, body);
	if (url && !page && !method)
		page = page_at(&r->portal->site, "POST", url, body);
	free(url);
	free(method);
	free(match);
	return page;
}

static void
control_replace(struct answer *a, struct request *r)
{
	struct page *page = named_page(r);
	size_t len = r->body.len;

	if (!page) {
		answer_text(a, MHD_HTTP_NOT_FOUND, "no such page\n");
		return;
	}
	page_replace(page, buf_take(&r->body), len);
	answer_text(a, MHD_HTTP_OK, "ok\n");
}

static void
control_remove(struct answer *a, struct request *r)
{
	struct page *page = named_page(r);

	if (page)
		page->removed = true;
	answer_text(
	    a, page ? MHD_HTTP_OK : MHD_HTTP_NOT_FOUND, page ? "ok\n" : "no such page\n");
}

static void
control_quit(struct answer *a, struct request *r)
{
	r->stops_portal = true;
	answer_text(a, MHD_HTTP_OK, "ok\n");
}

void
control_answer(struct answer *a, struct request *r)
{
	static const struct {
		const char *method, *name;
		void (*answer)(struct answer *, struct request *);
	} controls[] = {
		{ "POST", "script", control_script },
		{ "GET", "log", control_log },
		{ "GET", "peak", control_peak },
		{ "POST", "replace", control_replace },
		{ "POST", "remove", control_remove },
		{ "POST", "quit", control_quit },
	};
	struct span name = { r->target + strlen(PREFIX), 0 };

	name.len = strcspn(name.at, "?");
	for (size_t i = 0; i < ARRAY_SIZE(controls); i++) {
		if (span_is(name, controls[i].name) && !strcmp(r->method, controls[i].method)) {
			controls[i].answer(a, r);
			return;
		}
	}
	answer_text(a, MHD_HTTP_NOT_FOUND, "no such control\n");
}
