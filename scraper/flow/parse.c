#include "parse.h"

#include "../base/log.h"

/* How a page says that it is not what was asked for, though its status is 200. */
static const struct {
	const char *words;
	const char *meaning;
} block_pages[] = {
	{ "<title>Access Denied", "a block page: access denied" },
	{ "<title>Attention Required! | Cloudflare", "a block page of Cloudflare" },
	{ "<title>Just a moment...", "a challenge page of Cloudflare" },
	{ "Request unsuccessful. Incapsula", "a block page of Incapsula" },
	{ "_Incapsula_Resource", "a challenge page of Incapsula" },
	{ "<title>Human Verification", "a captcha page" },
	{ "g-recaptcha", "a captcha page" },
	{ "h-captcha", "a captcha page" },
	{ "<title>Login", "a login page" },
	{ "<title>Sign in", "a login page" },
	{ "<title>Log in", "a login page" },
	{ "<title>Page not found", "a page that says 'not found' with status 200" },
	{ "<title>404", "a page that says 'not found' with status 200" },
	{ "<title>Site Maintenance", "a maintenance page" },
	{ "<title>Service Unavailable", "a maintenance page" },
};

/* A real page may speak of a captcha; a block page is short. */
#define BLOCK_PAGE_MAX ((size_t)64 << 10)

static bool
looks_like_html(const struct page *page)
{
	struct span s =
	    text_trim((struct span){ page->body, page->len < 512 ? page->len : 512 });

	return s.len && s.at[0] == '<' && !(s.len > 5 && memcmp(s.at, "<?xml", 5) == 0);
}

static const char *
block_page(const struct page *page)
{
	const char *text;

	if (page->len > BLOCK_PAGE_MAX || !looks_like_html(page))
		return NULL;
	/* a stream's body does not end in NUL */
	text = page->stream ? arena_ndup(page->arena, page->body, page->len) : page->body;
	for (size_t i = 0; i < ARRAY_SIZE(block_pages); i++)
		if (text_find(text, block_pages[i].words))
			return block_pages[i].meaning;
	return NULL;
}

/* 401, 403 and a captcha concern the whole source: going on would only make it worse. */
static enum reach
check_status(const struct page *page, const struct page_kind *kind, struct sink *sink)
{
	const char *meaning;

	if (page->status == kind->accept && kind->accept)
		return REACH_NONE;
	if (page->status == 401 || page->status == 403)
		return (enum reach)sink_issue(
		    sink, REACH_SOURCE, "the portal answered %d: not allowed", page->status);
	if (page->status < 200 || page->status > 299)
		return (enum reach)sink_issue(
		    sink, REACH_PAGE, "the portal answered %d", page->status);
	if (!page->len)
		return (enum reach)sink_issue(sink, REACH_PAGE, "the page is empty");
	meaning = block_page(page);
	if (meaning)
		return (enum reach)sink_issue(sink, REACH_SOURCE, "%s", meaning);
	return REACH_NONE;
}

enum reach
parse_page(const struct page *page, struct sink *sink)
{
	const struct page_kind *kind = source_page_kind(page->source, page->kind);

	if (!kind)
		return (enum reach)sink_issue(
		    sink, REACH_PAGE, "the source has no pages of kind '%s'", page->kind);
	if (check_status(page, kind, sink) >= REACH_PAGE)
		return sink->worst;
	kind->parse(page, sink);
	return sink->worst;
}
