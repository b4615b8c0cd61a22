#include "answer.h"
#include "generate.h"

#include <zlib.h>

#define BOMB_MEGABYTES 1024
#define TYPE_HTML "text/html; charset=utf-8"

static struct body *
body_of(const char *text)
{
	return body_new(xstrdup(text), strlen(text));
}

void
answer_init(struct answer *a, unsigned status, const char *type, struct body *body)
{
	*a = (struct answer){ .status = status, .type = type, .body = body };
	a->level = Z_DEFAULT_COMPRESSION;
}

void
answer_text(struct answer *a, unsigned status, const char *text)
{
	answer_init(a, status, "text/plain; charset=utf-8", body_of(text));
}

void
answer_release(struct answer *a)
{
	body_drop(a->body);
	free(a->location);
	free(a->retry_after);
}

static void
answer_status(struct answer *a, unsigned status)
{
	const char *reason = MHD_get_reason_phrase_for(status);
	char *text = xasprintf("<!DOCTYPE html>\n<html><head><title>%u %s</title></head>"
			       "<body><h1>%u %s</h1></body></html>\n",
	    status, reason, status, reason);

	answer_init(a, status, TYPE_HTML, body_new(text, strlen(text)));
}

/* A 200 can be asked for again by its tag or date; other answers cannot. */
static void
answer_validate(struct answer *a, time_t modified)
{
	if (a->status != MHD_HTTP_OK)
		return;
	a->modified = modified;
	snprintf(a->tag, sizeof(a->tag), "%s", a->body->tag);
}

static bool
only_reads(const struct request *r)
{
	return strcmp(r->method, "GET") == 0 || strcmp(r->method, "HEAD") == 0;
}

static bool
answer_generated(struct answer *a, const struct request *r)
{
	struct body *body = NULL;
	time_t modified = 0;

	if (r->portal->generated && only_reads(r) && strcmp(r->host, GENERATE_HOST) == 0)
		body = generate_page(r->portal->generated, r->target, &modified);
	if (!body)
		return false;
	answer_init(a, MHD_HTTP_OK, TYPE_HTML, body);
	a->level = Z_BEST_SPEED;
	answer_validate(a, modified);
	return true;
}

static bool
answer_saved(struct answer *a, const struct request *r)
{
	struct span body = { r->body.data, r->body.len };
	struct page *page = site_find(&r->portal->site, r->method, r->host, r->target, body);

	if (!page || page->removed)
		return false;
	answer_init(a, page->status, page->type, body_hold(page->body));
	a->page = page;
	answer_validate(a, page->modified);
	return true;
}

static void
answer_busy(struct answer *a, const struct action *action)
{
	char date[HTTP_DATE_SIZE];

	answer_status(a, action->status);
	if (!action->text)
		return;
	http_date(time(NULL) + strtol(action->text, NULL, 10), date);
	a->retry_after = xstrdup(action->text_is_seconds ? date : action->text);
}

static void
answer_bomb(struct answer *a, struct portal *p)
{
	if (!p->bomb)
		p->bomb = body_bomb(BOMB_MEGABYTES);
	answer_init(a, MHD_HTTP_OK, TYPE_HTML, body_hold(p->bomb));
	a->packed = true;
}

/* True where the script answers in the page's place. */
static bool
answer_scripted(struct answer *a, const struct request *r, const struct action *action)
{
	switch (action->what) {
	case ACT_STATUS:
		answer_busy(a, action);
		return true;
	case ACT_REDIRECT:
		answer_status(a, action->status);
		a->location = xstrdup(action->text);
		return true;
	case ACT_BODY:
		answer_init(a, MHD_HTTP_OK, action->type, body_hold(action->body));
		return true;
	case ACT_EMPTY:
		answer_init(a, MHD_HTTP_OK, TYPE_HTML, body_of(""));
		return true;
	case ACT_BOMB:
		answer_bomb(a, r->portal);
		return true;
	default:
		return false;
	}
}

/* If-Modified-Since counts only where there is no If-None-Match. Either form's tag will do: the
 * client has the same page, packed or not. */
static bool
client_has_it(const struct answer *a, const struct request *r)
{
	const char *tags = request_header(r, "If-None-Match");
	const char *since = request_header(r, "If-Modified-Since");
	char packed[TAG_SIZE];
	time_t date;

	if (!a->tag[0] || !only_reads(r))
		return false;
	body_packed_tag(a->body, packed);
	if (tags)
		return tag_listed(tags, a->body->tag) || tag_listed(tags, packed);
	return since && http_date_read(since, &date) && a->modified <= date;
}

static void
answer_pack(struct answer *a)
{
	struct body *packed = body_hold(body_packed(a->body, a->level));

	body_drop(a->body);
	a->body = packed;
	a->packed = true;
}

static void
answer_negotiate(struct answer *a, const struct request *r)
{
	bool text = !a->packed && a->body->len && type_is_text(a->type);
	bool pack = text && accepts_gzip(request_header(r, "Accept-Encoding"));
	bool known = client_has_it(a, r);

	a->varies = text;
	if (pack && a->tag[0])
		body_packed_tag(a->body, a->tag);
	if (known) {
		body_drop(a->body);
		a->body = body_of("");
		a->status = MHD_HTTP_NOT_MODIFIED;
		a->type = NULL;
	} else if (pack) {
		answer_pack(a);
	}
}

void
answer_make(struct answer *a, const struct request *r, const struct action *action)
{
	if (r->body.full)
		answer_status(a, MHD_HTTP_CONTENT_TOO_LARGE);
	else if (!answer_scripted(a, r, action) && !answer_generated(a, r) &&
		 !answer_saved(a, r))
		answer_status(a, MHD_HTTP_NOT_FOUND);
	if (action->what == ACT_NO_VALIDATORS)
		a->tag[0] = '\0';
	answer_negotiate(a, r);
}
