/*
 * An article that a reporter hands in: plain text, or a saved page of any publisher.
 *
 *	paydirt load article --url https://… FILE
 *
 * Of a page, what its own metadata says (Open Graph, JSON-LD) and the paragraphs of its main
 * part. A text file says nothing of itself: its title is the file's name where that is made of
 *words. Who wrote it is a person and is not kept.
 */
#include "../scraper/parser.h"

#define SHORTEST 200 /* bytes; what has less is a teaser or a page without its text */

/* A text of the page's JSON-LD, unescaped; NULL where it is not there */
static const char *
linked(const struct page *page, struct sink *sink, const char *pattern)
{
	const char *data =
	    text_between(page->arena, page->body, "application/ld+json", "</script>");
	const char *quoted = text_match(page->arena, data, pattern);

	return quoted ? json_text(json_parse_text(sink, span_of(quoted)), NULL) : NULL;
}

static const char *
meta(const struct node *root, const char *selector)
{
	const struct node *n = html_next(root, selector, NULL);
	const char *text = n ? html_attr(n, NULL, "content") : NULL;

	return text && *text ? text : NULL;
}

static const char *
either(const char *a, const char *b)
{
	return a ? a : b;
}

/* --------------------------------------------------------------------------------------- text
 */

static bool
is_aside(const struct node *p, const struct node *in)
{
	static const char *const tags[] = { "aside", "footer", "nav", "figure", "figcaption",
		"form" };

	for (const struct node *n = p; n && n != in; n = html_parent(n))
		for (size_t i = 0; i < ARRAY_SIZE(tags); i++)
			if (html_tag(n) && strcmp(html_tag(n), tags[i]) == 0)
				return true;
	return false;
}

/* The paragraphs and headings in an element, a line each */
static const char *
paragraphs(struct arena *a, const struct node *in, const char *selector)
{
	const struct node *p = NULL;
	struct buf b;
	const char *text;

	buf_init(&b, LIMIT_FIELD);
	while ((p = html_next(in, selector, p))) {
		text = html_text(p, NULL);
		if (*text && !is_aside(p, in) && !html_next(p, "p, li", NULL))
			buf_printf(&b, "%s%s", b.len ? "\n" : "", text);
	}
	text = arena_ndup(a, b.data ? b.data : "", b.len);
	buf_release(&b);
	return text;
}

/* The longest of those that the selector finds */
static const char *
longest(struct arena *a, const struct node *root, const char *selector)
{
	const struct node *n = NULL;
	const char *best = "", *text;

	while ((n = html_next(root, selector, n))) {
		text = paragraphs(a, n, "p, h2, h3, li, blockquote");
		if (strlen(text) > strlen(best))
			best = text;
	}
	return strlen(best) >= SHORTEST ? best : NULL;
}

/* The element that holds most of the page's paragraphs as its own */
static const char *
densest(struct arena *a, const struct node *root)
{
	const struct node *p = NULL, *last = NULL;
	const char *best = "", *text;

	while ((p = html_next(root, "p", p))) {
		if (html_parent(p) == last)
			continue;
		last = html_parent(p);
		text = is_aside(p, NULL)
			   ? ""
			   : paragraphs(a, last, "> p, > h2, > h3, > ul > li, > blockquote");
		if (strlen(text) > strlen(best))
			best = text;
	}
	return strlen(best) >= SHORTEST ? best : NULL;
}

static const char *
main_text(struct arena *a, const struct node *root)
{
	static const char *const parts[] = { "[itemprop=articleBody]", "article", "main",
		"[role=main]" };
	const char *text = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(parts) && !text; i++)
		text = longest(a, root, parts[i]);
	return text ? text : densest(a, root);
}

/* --------------------------------------------------------------------------------------- pages
 */

static int
emit(const struct page *page, struct sink *sink, struct record *r)
{
	const char *key =
	    either(page->url, either(record_get(r, ARTICLE_PERMALINK), page->file));

	record_set(r, ARTICLE_KEY, key);
	if (page->url)
		record_set(r, ARTICLE_PERMALINK, page->url);
	return sink_emit(sink, r);
}

static int
saved_page(const struct page *page, struct sink *sink)
{
	struct arena *a = page->arena;
	const struct node *root = html_parse(page, sink);
	const char *text = root ? main_text(a, root) : NULL;
	struct record *r;

	if (!root)
		return REACH_PAGE;
	if (!text)
		return sink_issue(
		    sink, REACH_PAGE, "no article of %d bytes or more in the page", SHORTEST);
	r = record_new(sink, KIND_ARTICLE);
	record_set(r, ARTICLE_TITLE,
	    either(meta(root, "meta[property=og:title]"),
		either(linked(page, sink, "\"headline\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\")"),
		    html_maybe(root, "h1"))));
	record_set(r, ARTICLE_PUBLISHER,
	    either(meta(root, "meta[property=og:site_name]"),
		linked(page, sink,
		    "\"publisher\"\\s*:\\s*\\{[^{}]*\"name\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*"
		    "\")")));
	record_set(r, ARTICLE_PUBLISHED,
	    either(meta(root, "meta[property=article:published_time]"),
		either(
		    linked(page, sink, "\"datePublished\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\")"),
		    meta(root, "meta[name=date], meta[itemprop=datePublished]"))));
	record_set(r, ARTICLE_PERMALINK,
	    either(html_maybe_attr(root, "link[rel=canonical]", "href"),
		meta(root, "meta[property=og:url]")));
	record_set(r, ARTICLE_TEXT, text);
	return emit(page, sink, r);
}

static int
plain(const struct page *page, struct sink *sink)
{
	struct record *r = record_new(sink, KIND_ARTICLE);
	const char *stem = text_match(page->arena, page->file, "^(.+?)(?:\\.[a-z]{2,4})?$");

	record_set(
	    r, ARTICLE_TITLE, text_match(page->arena, stem, "^.*[a-z]{3,}[ _-]+[a-z]{3,}.*$"));
	record_set_span(r, ARTICLE_TEXT, (struct span){ page->body, page->len });
	if (!record_get(r, ARTICLE_TEXT))
		return sink_issue(sink, REACH_PAGE, "a file without text");
	return emit(page, sink, r);
}

static int
article(const struct page *page, struct sink *sink)
{
	struct span text = text_trim((struct span){ page->body, page->len });

	if (memchr(page->body, '\0', page->len) ||
	    (text.len > 4 && memcmp(text.at, "%PDF", 4) == 0))
		return sink_issue(sink, REACH_PAGE, "neither a text nor a saved page");
	if (text.len >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0)
		text = text_trim((struct span){ text.at + 3, text.len - 3 });
	return text.len && *text.at == '<' ? saved_page(page, sink) : plain(page, sink);
}

SOURCE(article) = {
	.title = "Articles that reporters handed in",
	.publisher = "each article's own",
	.home = "each article's own",
	.licence = "each publisher's; kept for search and quotation, not to be republished",
	.holds = "Reporting as text with title, publisher and date, where the page says them.",
	.lacks = "Everything that nobody hands in: there is no crawl. Who wrote it. A text "
		 "file's publisher and date.",
	.floors = { { KIND_ARTICLE, ARTICLE_TEXT, 100 } },
	.version = 1,
	.pages = { { .kind = "article", .parse = article } },
};
