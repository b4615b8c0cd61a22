#include "site.h"
#include "base/buf.h"
#include "base/log.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#define META_MAX_BYTES ((size_t)1 << 20)
#define FOLDER_MAX_DEPTH 32

/* One folder's names, sorted, so that what is served does not depend on the file system. */
struct folder {
	const char *path;
	struct dirent **names;
	int count;
	int depth;
};

void
site_init(struct site *s)
{
	*s = (struct site){ 0 };
}

static void
page_free(struct page *p)
{
	for (size_t i = 0; i < p->match_count; i++)
		free(p->matches[i]);
	for (size_t i = 0; i < p->header_count; i++) {
		free(p->headers[i].name);
		free(p->headers[i].value);
	}
	body_drop(p->body);
	free(p->matches);
	free(p->headers);
	free(p->key);
	free(p->file);
	free(p->type);
	free(p);
}

void
site_release(struct site *s)
{
	for (size_t i = 0; i < s->count; i++)
		page_free(s->pages[i]);
	free(s->pages);
	site_init(s);
}

static char *
without_blanks(struct span text)
{
	char *out = xmalloc(text.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++)
		if (!isspace((unsigned char)text.at[i]))
			out[len++] = text.at[i];
	out[len] = '\0';
	return out;
}

static char *
trimmed(char *text)
{
	char *end;

	text += strspn(text, " \t\r");
	end = text + strlen(text);
	while (end > text && strchr(" \t\r", end[-1]))
		*--end = '\0';
	return text;
}

/* What a .meta file says, before it is known to be a page. */
struct meta {
	struct page *page;
	char *url, *method;
	bool served, dated;
};

static void
meta_text(char **at, const char *value)
{
	free(*at);
	*at = xstrdup(value);
}

static void
meta_match(struct page *p, const char *value)
{
	p->matches = xrealloc(p->matches, (p->match_count + 1) * sizeof(*p->matches));
	p->matches[p->match_count++] = without_blanks(span_of(value));
}

static void
meta_header(struct page *p, char *value)
{
	char *colon = strchr(value, ':');

	if (!colon) {
		log_warning("'%s': header '%s' has no colon", p->file, value);
		return;
	}
	*colon = '\0';
	p->headers = xrealloc(p->headers, (p->header_count + 1) * sizeof(*p->headers));
	p->headers[p->header_count++] =
	    (struct header){ xstrdup(trimmed(value)), xstrdup(trimmed(colon + 1)) };
}

static void
meta_status(struct page *p, const char *value)
{
	char *end;
	unsigned long status = strtoul(value, &end, 10);

	if (*end || status < 200 || status > 599)
		log_warning("'%s': status '%s' is none, 200 is served", p->file, value);
	else
		p->status = (unsigned)status;
}

static void
meta_date(struct meta *m, const char *value)
{
	m->dated = iso_date_read(value, &m->page->modified);
	if (!m->dated)
		log_warning("'%s': date '%s' is none", m->page->file, value);
}

static void
meta_line(struct meta *m, char *line)
{
	char *key = trimmed(line), *colon = strchr(key, ':'), *value;

	if (*key == '#' || !colon)
		return;
	*colon = '\0';
	key = trimmed(key);
	value = trimmed(colon + 1);
	if (strcmp(key, "url") == 0)
		meta_text(&m->url, value);
	else if (strcmp(key, "method") == 0)
		meta_text(&m->method, value);
	else if (strcmp(key, "type") == 0)
		meta_text(&m->page->type, value);
	else if (strcmp(key, "match") == 0)
		meta_match(m->page, value);
	else if (strcmp(key, "header") == 0)
		meta_header(m->page, value);
	else if (strcmp(key, "status") == 0)
		meta_status(m->page, value);
	else if (strcmp(key, "date") == 0)
		meta_date(m, value);
	else if (strcmp(key, "serve") == 0)
		m->served = strcmp(value, "no") != 0;
}

static void
meta_read(struct meta *m)
{
	char *save = NULL;
	struct buf text;

	buf_init(&text, META_MAX_BYTES);
	if (buf_read_file(&text, m->page->file) < 0)
		die("'%s': %s", m->page->file, strerror(errno));
	for (char *line = text.len ? strtok_r(text.data, "\n", &save) : NULL; line;
	     line = strtok_r(NULL, "\n", &save))
		meta_line(m, line);
	buf_release(&text);
}

static bool
is_body_extension(const char *text)
{
	static const char *const others[] = { "meta", "expected", "actual", "new", "orig",
		"rej", "diff", "swp", "bak" };

	if (!*text || strchr(text, '.') || text[strlen(text) - 1] == '~')
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(others); i++)
		if (strcmp(text, others[i]) == 0)
			return false;
	return true;
}

/* The body's path; NULL where no file beside the .meta can be it. */
static char *
body_file(const struct folder *f, const char *meta_name)
{
	size_t stem = strlen(meta_name) - strlen("meta");
	const char *found = NULL;

	for (int i = 0; i < f->count; i++) {
		const char *name = f->names[i]->d_name;

		if (strncmp(name, meta_name, stem) != 0 || !is_body_extension(name + stem))
			continue;
		if (found)
			die("'%s/%s': both '%s' and '%s' could be the page", f->path, meta_name,
			    found, name);
		found = name;
	}
	return found ? xasprintf("%s/%s", f->path, found) : NULL;
}

static void
page_read_body(struct site *s, struct page *p, const char *path)
{
	struct buf text;
	size_t len;

	buf_init(&text, SITE_MAX_BYTES - s->bytes);
	if (path && buf_read_file(&text, path) < 0)
		die("'%s': %s", path,
		    errno == EFBIG ? "the sites are over 512 MB" : strerror(errno));
	len = text.len;
	s->bytes += len;
	p->body = body_new(buf_take(&text), len);
	if (!p->type)
		p->type = xstrdup(type_of_file(path ? path : ".html"));
}

static time_t
file_changed(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_mtime : 0;
}

/* Says why not, where it is not on purpose. */
static bool
meta_is_page(const struct meta *m, const char *body, char **host, char **target)
{
	if (!m->served)
		return false;
	if (!m->url || !url_split(m->url, host, target)) {
		log_warning("'%s': no url, not served", m->page->file);
		return false;
	}
	/* a redirect may well have no body */
	if (!body && m->page->status == 200)
		log_warning("'%s': no page beside it, an empty one is served", m->page->file);
	return true;
}

static void
site_add(struct site *s, struct page *p)
{
	p->order = s->count;
	s->pages = xrealloc(s->pages, (s->count + 1) * sizeof(struct page *));
	s->pages[s->count++] = p;
}

static void
page_read(struct site *s, const struct folder *f, const char *name)
{
	struct page *p = xcalloc(1, sizeof(*p));
	struct meta m = { .page = p, .served = true };
	char *host = NULL, *target = NULL, *body = body_file(f, name);

	p->file = xasprintf("%s/%s", f->path, name);
	p->status = 200;
	meta_read(&m);
	if (meta_is_page(&m, body, &host, &target)) {
		page_read_body(s, p, body);
		p->key = url_key(m.method ? m.method : "GET", host, target);
		if (!m.dated)
			p->modified = file_changed(body ? body : p->file);
		site_add(s, p);
	} else {
		page_free(p);
	}
	free(m.url);
	free(m.method);
	free(host);
	free(target);
	free(body);
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
read_folder(struct site *s, const char *path, int depth)
{
	struct folder f = { .path = path, .depth = depth };

	f.count = scandir(path, &f.names, NULL, alphasort);
	if (f.count < 0)
		die("'%s': %s", path, strerror(errno));
	for (int i = 0; i < f.count; i++) {
		const char *name = f.names[i]->d_name;
		char *below = xasprintf("%s/%s", path, name);
		size_t len = strlen(name);

		if (name[0] != '.' && is_folder(below) && depth < FOLDER_MAX_DEPTH)
			read_folder(s, below, depth + 1);
		else if (len > 5 && strcmp(name + len - 5, ".meta") == 0)
			page_read(s, &f, name);
		free(below);
	}
	for (int i = 0; i < f.count; i++)
		free(f.names[i]);
	free(f.names);
}

void
site_read(struct site *s, const char *folder)
{
	read_folder(s, folder, 0);
}

static int
by_key(const void *a, const void *b)
{
	const struct page *x = *(struct page *const *)a, *y = *(struct page *const *)b;
	int order = strcmp(x->key, y->key);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static bool
same_matches(const struct page *a, const struct page *b)
{
	if (a->match_count != b->match_count)
		return false;
	for (size_t i = 0; i < a->match_count; i++)
		if (strcmp(a->matches[i], b->matches[i]) != 0)
			return false;
	return true;
}

static void
warn_of_twins(const struct site *s, size_t later)
{
	for (size_t i = later; i-- && strcmp(s->pages[i]->key, s->pages[later]->key) == 0;)
		if (same_matches(s->pages[i], s->pages[later]))
			log_warning("'%s' has the address of '%s', not served",
			    s->pages[later]->file, s->pages[i]->file);
}

void
site_sort(struct site *s)
{
	if (s->count)
		qsort(s->pages, s->count, sizeof(struct page *), by_key);
	for (size_t i = 0; i < s->count; i++)
		warn_of_twins(s, i);
}

static size_t
first_of_key(const struct site *s, const char *key)
{
	size_t low = 0, high = s->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(s->pages[middle]->key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* "page":1 must not be taken for "page":12. */
static bool
body_holds(const char *body, const char *match)
{
	size_t len = strlen(match);
	bool number = len && isdigit((unsigned char)match[len - 1]);

	for (const char *p = strstr(body, match); p; p = strstr(p + 1, match))
		if (!number || !isdigit((unsigned char)p[len]))
			return true;
	return false;
}

static bool
page_matches(const struct page *p, const char *body)
{
	for (size_t i = 0; i < p->match_count; i++)
		if (!body_holds(body, p->matches[i]))
			return false;
	return true;
}

/* A parameter that is "*" in the page's address may be anything in the request: a date of today
 */
static bool
fits(const char *pattern, const char *key)
{
	for (; *pattern; pattern++, key++) {
		if (*pattern == '*' && pattern[-1] == KEY_VALUE) {
			key += strcspn(key, (char[]){ KEY_PARAMETER, '\0' });
			key--;
		} else if (*pattern != *key) {
			return false;
		}
	}
	return !*key;
}

static struct page *
find_by_pattern(const struct site *s, const char *key, const char *bare)
{
	for (size_t i = 0; i < s->count; i++)
		if (strchr(s->pages[i]->key, '*') && fits(s->pages[i]->key, key) &&
		    page_matches(s->pages[i], bare))
			return s->pages[i];
	return NULL;
}

struct page *
site_find(const struct site *s, const char *method, const char *host, const char *target,
    struct span body)
{
	char *key = url_key(method, host, target), *bare = without_blanks(body);
	struct page *best = NULL;

	for (size_t i = first_of_key(s, key); i < s->count; i++) {
		struct page *p = s->pages[i];

		if (strcmp(p->key, key) != 0)
			break;
		if (page_matches(p, bare) && (!best || p->match_count > best->match_count))
			best = p;
	}
	if (!best)
		best = find_by_pattern(s, key, bare);
	free(key);
	free(bare);
	return best;
}

void
page_replace(struct page *p, char *at, size_t len)
{
	body_drop(p->body);
	p->body = body_new(at, len);
	p->modified = time(NULL);
	p->removed = false;
}
