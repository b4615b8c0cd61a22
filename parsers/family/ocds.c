#include "ocds.h"

#include "ocds_members.h"

#include <time.h>

/* ------------------------------------------------------------------------------ the listing */

static time_t
midnight(const char *day)
{
	struct tm tm = { 0 };

	return day && strptime(day, "%Y-%m-%d", &tm) ? timegm(&tm) : 0;
}

static const char *
written(struct arena *a, time_t when, bool clock)
{
	char text[64];
	struct tm tm;

	gmtime_r(&when, &tm);
	if (clock)
		strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &tm);
	else
		strftime(text, sizeof(text), "%Y-%m-%d", &tm);
	return arena_dup(a, text);
}

/* To the end of the last day */
void
ocds_start(const struct night *night, struct sink *sink)
{
	const struct ocds *by = sink_page(sink)->source->family;
	struct arena *a = sink_arena(sink);
	time_t end = midnight(night->until) + 86400;
	time_t from =
	    night->since ? midnight(night->since) : end - (time_t)by->first_days * 86400;

	for (; from < end; from += by->window) {
		time_t to = from + by->window < end ? from + by->window : end;
		const char *first = written(a, from, by->clock);
		const char *url = url_with(a, url_with(a, by->list, by->from, first), by->to,
		    written(a, to, by->clock));

		sink_ask(sink, &(struct ask){ .kind = "packages",
				   .url = url,
				   .scope = arena_printf(a, "releases from %s", first) });
	}
}

/* A cursor is opaque: the portal's own link is followed */
static int
next_page(const struct page *page, struct sink *sink, const struct json *root, long count)
{
	const char *next = json_text(root, "links/next");

	if (!next)
		next = json_text(root, "next_page/uri");
	if (!page->scope)
		return REACH_NONE;
	if (next && *next && count)
		return sink_ask(sink,
		    &(struct ask){ .kind = "packages", .url = next, .scope = page->scope });
	if (next && *next)
		sink_issue(sink, REACH_NOTE, "a page without releases that has a next one");
	return sink_end(sink, page->scope, KIND_NOTICE, false);
}

/* -------------------------------------------------------------------------------- the shapes
 */

struct reading {
	struct sink *sink;
	const char *home; /* the package's own address, where the page has none */
	long count;       /* releases so far, those that are only linked too */
};

static bool
is_list(const struct json *n)
{
	return n && n->type == JSON_ARRAY;
}

/* {"url": …, "date": …, "tag": […]} */
static bool
is_link(const struct json *release)
{
	return json_text(release, "url") && !json_member(release, "ocid") &&
	       !json_member(release, "tender") && !json_member(release, "awards") &&
	       !json_member(release, "contracts");
}

static void
follow(struct reading *r, const struct json *link)
{
	const struct page *page = sink_page(r->sink);

	json_place(r->sink, link);
	r->count++;
	if (page->scope)
		sink_ask(r->sink, &(struct ask){ .kind = "packages",
				      .url = json_text(link, "url"),
				      .scope = page->scope });
	else
		sink_issue(r->sink, REACH_NOTE,
		    "a release is linked to and not in the file: it is to be handed in by "
		    "itself");
}

static void
read_release(struct reading *r, const struct json *release, const char *ocid)
{
	if (is_link(release)) {
		follow(r, release);
		return;
	}
	ocds_release(r->sink, release, ocid, r->home);
	r->count++;
}

static void
read_releases(struct reading *r, const struct json *list, const char *ocid)
{
	for (const struct json *n = is_list(list) ? list->first : NULL; n; n = n->next)
		read_release(r, n, ocid);
}

static void
read_record(struct reading *r, const struct json *record)
{
	const char *ocid = json_text(record, "ocid");
	const struct json *one = json_member(record, "compiledRelease");

	if (!one || one->type != JSON_OBJECT)
		one = json_member(record, "versionedRelease");
	if (!one || one->type != JSON_OBJECT) {
		read_releases(r, json_member(record, "releases"), ocid);
		return;
	}
	read_release(r, ocds_newest(sink_arena(r->sink), one), ocid);
}

static bool
is_record(const struct json *n)
{
	return json_member(n, "compiledRelease") || json_member(n, "versionedRelease") ||
	       (json_member(n, "ocid") && is_list(json_member(n, "releases")));
}

static bool
is_package(const struct json *n)
{
	return is_list(json_member(n, "releases")) || is_list(json_member(n, "records"));
}

static void
read_package(struct reading *r, const struct json *package)
{
	const struct json *records = json_member(package, "records");
	const char *outer = r->home;

	json_place(r->sink, package);
	json_note_unknown(r->sink, package, ocds_package_members);
	if (!sink_page(r->sink)->url)
		r->home = json_text(package, "uri");
	read_releases(r, json_member(package, "releases"), NULL);
	for (const struct json *n = is_list(records) ? records->first : NULL; n; n = n->next)
		read_record(r, n);
	r->home = outer;
}

/* False where it is none of all this, as far down as the JSON reader lets it be */
static bool
read_any(struct reading *r, const struct json *n)
{
	static const char *const wrappers[] = { "results", "data", "item", "items",
		"ocdsReleasePackage", "releasePackage", "recordPackage", "release", "record" };
	bool good = true;

	if (is_list(n)) {
		for (const struct json *one = n->first; one; one = one->next)
			good = read_any(r, one) && good;
	} else if (is_record(n)) {
		read_record(r, n);
	} else if (is_package(n)) {
		read_package(r, n);
	} else if (json_text(n, "ocid")) {
		read_release(r, n, NULL);
	} else {
		good = n && n->type == JSON_NULL;
		for (size_t i = 0; i < ARRAY_SIZE(wrappers) && !good; i++)
			good = json_member(n, wrappers[i]) &&
			       read_any(r, json_member(n, wrappers[i]));
	}
	return good;
}

int
ocds_packages(const struct page *page, struct sink *sink)
{
	const struct json *root = json_parse(page, sink);
	struct reading r = { .sink = sink };
	bool good = root && read_any(&r, root);

	if (!root)
		return REACH_PAGE;
	json_place(sink, root);
	if (!good)
		return sink_issue(sink, REACH_PAGE,
		    "no package, record or release of the Open Contracting Data Standard");
	return next_page(page, sink, root, r.count);
}
