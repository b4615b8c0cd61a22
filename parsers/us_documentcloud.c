/*
 * DocumentCloud: documents that newsrooms put up, with their text page by page.
 * https://www.documentcloud.org  https://api.www.documentcloud.org/api/documents/search/
 *
 * Ids are numbers in lists and strings in searches. A list's next page is a cursor that is
 * followed as it stands. Text stands beside the document, on one of two hosts, with pages
 * counted from 0; addresses count them from 1. A search that is not understood is not refused
 * but asked as plain words, which only the answer's "escaped" tells.
 */
#include "../scraper/parser.h"

#define SEARCH \
	"https://api.www.documentcloud.org/api/documents/search/?format=json&order=created_at"
#define BUYING \
	"title:(contract contracts agreement procurement proposal \"request for " \
	"information\")"

static const struct column columns[] = {
	{ "id", DOCUMENT_KEY, NULL },
	{ "title", DOCUMENT_TITLE, NULL },
	{ "source", MAY_MISS(DOCUMENT_PUBLISHER), NULL },
	{ "description", MAY_MISS(DOCUMENT_DESCRIPTION), NULL },
	{ "language", MAY_MISS(DOCUMENT_LANGUAGE), NULL },
	{ "page_count", MAY_MISS(DOCUMENT_PAGES), NULL },
	{ "created_at", DOCUMENT_PUBLISHED, NULL },
	{ "canonical_url", MAY_MISS(DOCUMENT_PERMALINK), NULL },
	{ "access", IGNORE, "read below" },
	{ "noindex", IGNORE, "read below" },
	{ "admin_noindex", IGNORE, "read below" },
	{ "status", IGNORE, "read below" },
	{ "asset_url", IGNORE, "read below" },
	{ "slug", IGNORE, "read below" },
	{ "user", IGNORE, "a person" },
	{ "organization", IGNORE, "who put it up, by number" },
	{ "projects", IGNORE, "its uploader's folders" },
	{ "data", IGNORE, "its uploader's marks" },
	{ "notes", IGNORE, "readers' remarks" },
	{ "sections", IGNORE, "readers' remarks" },
	{ "highlights", IGNORE, "the pages' text says it in full" },
	{ "note_highlights", IGNORE, "readers' remarks" },
	{ "related_article", IGNORE, "who wrote about it" },
	{ "published_url", IGNORE, "where it is shown" },
	{ "publish_at", IGNORE, "when it will be shown" },
	{ "updated_at", IGNORE, "of its entry, not of the document" },
	{ "file_hash", IGNORE, "the file itself is not fetched" },
	{ "original_extension", IGNORE, "the file itself is not fetched" },
	{ "page_spec", IGNORE, "sizes of pages" },
	{ "edit_access", IGNORE, "what the caller may do" },
	{ "revision_control", IGNORE, "how it is kept" },
	{ "presigned_url", IGNORE, "for uploading" },
	{ "remaining", IGNORE, "of its processing" },
	{ NULL, IGNORE, NULL },
};

static bool
is_word(const struct json *n, const char *path, const char *a, const char *b)
{
	const char *text = json_text(n, path);

	return text && (strcmp(text, a) == 0 || strcmp(text, b) == 0);
}

static int
document(struct sink *sink, const struct json *n)
{
	struct arena *a = sink_arena(sink);
	struct record *r = json_record(sink, n, KIND_DOCUMENT, columns);
	const char *assets = json_text(n, "asset_url"), *slug = json_text(n, "slug");
	bool public = is_word(n, "access", "public", "public") && !json_is_true(n, "noindex") &&
		      !json_is_true(n, "admin_noindex");

	record_bool(r, DOCUMENT_PUBLIC, public);
	/* the search's own words: both the agency's name and the word stand in its text */
	record_set(
	    r, DOCUMENT_SUBTIER, text_between(a, sink_page(sink)->param, "| agency=", " | "));
	record_set(r, DOCUMENT_PIID, text_piid(a, record_get(r, DOCUMENT_TITLE)));
	if (assets && slug && record_get(r, DOCUMENT_KEY) &&
	    is_word(n, "status", "success", "readable"))
		sink_ask(sink, &(struct ask){ .kind = "text",
				   .url = arena_printf(a, "%sdocuments/%s/%s.txt.json", assets,
				       record_get(r, DOCUMENT_KEY), slug),
				   .param = record_get(r, DOCUMENT_KEY),
				   .rank = 1 });
	return sink_emit(sink, r);
}

/* How many documents the portal holds for this search, and its next page: the newest come
 * first, so that what was there on the last night ends the search */
static int
go_on(const struct page *page, struct sink *sink, const struct json *root, const char *oldest)
{
	const char *next = json_text(root, "next");
	const char *since = text_between(page->arena, page->param, "| since=", " | ");
	long count = json_number(root, "count", -1);

	if (json_is_true(root, "escaped"))
		sink_issue(sink, REACH_NOTE,
		    "the search was not understood: it was asked as plain words");
	if (page->scope && count >= 0 && !since)
		sink_expect(sink, page->scope, KIND_DOCUMENT, "stated", count);
	if (next && !json_at(root, "results")->count)
		return sink_issue(
		    sink, REACH_PAGE, "an empty page that says it has a next one");
	if (next && !(since && oldest && strcmp(oldest, since) < 0))
		return sink_ask(sink, &(struct ask){ .kind = "documents",
					  .url = next,
					  .scope = page->scope,
					  .param = page->param });
	return page->scope ? sink_end(sink, page->scope, KIND_DOCUMENT, !since) : REACH_NONE;
}

/* A list, a search or a single document */
static int
documents(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink), *results = json_at(root, "results");
	const char *oldest = NULL;

	if (!root)
		return REACH_PAGE;
	if (!results && json_at(root, "id") && json_at(root, "title"))
		return document(sink, root);
	if (!results || results->type != JSON_ARRAY)
		return sink_issue(sink, REACH_PAGE, "neither a document nor a list 'results'");
	for (const struct json *n = results->first; n; n = n->next) {
		document(sink, n);
		oldest = json_text(n, "created_at");
	}
	json_place(sink, root);
	return go_on(page, sink, root, oldest);
}

static int
text(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink), *pages = json_at(root, "pages");
	const char *key = page->param;

	if (!key)
		key = text_match(page->arena, page->url, "/documents/(\\d+)/");
	if (!key)
		key = text_match(page->arena, page->file, "^(\\d+)-");
	if (!root)
		return REACH_PAGE;
	if (!key || !pages || pages->type != JSON_ARRAY)
		return sink_issue(
		    sink, REACH_PAGE, key ? "no list 'pages'" : "which document's text is it?");
	for (const struct json *n = pages->first; n; n = n->next) {
		const char *contents = json_text(n, "contents");
		struct record *r;

		json_place(sink, n);
		r = record_new(sink, KIND_DOCUMENT_PAGE);
		record_set(r, DOCUMENT_PAGE_DOCUMENT_KEY, key);
		if (json_text(n, "page"))
			record_count(r, DOCUMENT_PAGE_NUMBER, json_number(n, "page", 0) + 1);
		record_set(r, DOCUMENT_PAGE_TEXT, contents);
		record_bool(r, DOCUMENT_PAGE_SCANNED, !record_get(r, DOCUMENT_PAGE_TEXT));
		sink_emit(sink, r);
	}
	return REACH_NONE;
}

/* "U.S. Immigration and Customs Enforcement" is written without its country in most papers */
static const char *
plain_name(const struct night_agency *agency)
{
	return strncmp(agency->name, "U.S. ", 5) == 0 ? agency->name + 5 : agency->name;
}

static void
ask_for(const struct night *night, struct sink *sink, const struct night_agency *agency,
    const char *what, const char *query)
{
	struct arena *a = sink_arena(sink);
	const char *q =
	    arena_printf(a, "+%s +\"%s\" +\"%s\"", query, agency->agency, plain_name(agency));

	sink_ask(
	    sink, &(struct ask){ .kind = "documents",
		      .url = url_with(a, SEARCH, "q", q),
		      .scope = arena_printf(a, "%s: %s", agency->agency, what),
		      .param = arena_printf(a, "| agency=%s%s%s", agency->name,
			  night->since ? " | since=" : "", night->since ? night->since : "") });
}

static void
start(const struct night *night, struct sink *sink)
{
	struct arena *a = sink_arena(sink);

	for (size_t i = 0; i < night->agency_count; i++) {
		for (size_t k = 0; k < night->word_count; k++)
			ask_for(night, sink, &night->agencies[i], night->words[k],
			    arena_printf(a, "\"%s\"", night->words[k]));
		if (!night->word_count)
			ask_for(night, sink, &night->agencies[i], "buying", BUYING);
	}
}

SOURCE(us_documentcloud) = {
	.title = "DocumentCloud: documents that newsrooms published",
	.publisher = "MuckRock Foundation",
	.home = "https://www.documentcloud.org/documents/",
	.licence = "terms of DocumentCloud; each document is its uploader's and its author's",
	.holds =
	    "Released, filed and leaked papers with their text by page, found by the agency's "
	    "name together with "
	    "each word that is watched; without words, those whose title speaks of buying.",
	.lacks = "Papers that nobody put up; who the author is, but for what the uploader "
		 "typed; text of scanned pages is "
		 "read by machine and has errors. The agency is the one that was searched for: "
		 "it is named in the text.",
	.every_hours = 24,
	.hosts = { "api.www.documentcloud.org", "s3.documentcloud.org",
	    "assets.documentcloud.org" },
	.delay_ms = 1000,
	.daily_requests = 500,
	.floors = { { KIND_DOCUMENT, DOCUMENT_TITLE, 95 },
	    { KIND_DOCUMENT, DOCUMENT_PERMALINK, 90 } },
	.version = 1,
	.start = start,
	.pages = { { .kind = "documents", .parse = documents },
	    { .kind = "text", .parse = text } },
};
