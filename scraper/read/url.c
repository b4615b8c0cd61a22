#include "url.h"

#include "../base/buf.h"
#include "../base/log.h"
#include "../limits.h"

#include <ctype.h>
#include <curl/curl.h>

/* True where it went well; no memory is no answer about an address. */
static bool
fine(CURLUcode code)
{
	if (code == CURLUE_OUT_OF_MEMORY)
		die("out of memory");
	return code == CURLUE_OK;
}

static const char *
there(const char *text)
{
	if (!text)
		die("out of memory");
	return text;
}

static CURLU *
parse(const char *url)
{
	CURLU *u;

	if (!url || strlen(url) > LIMIT_URL)
		return NULL;
	u = curl_url();
	if (!u)
		die("out of memory");
	if (fine(curl_url_set(u, CURLUPART_URL, url, CURLU_URLENCODE)))
		return u;
	curl_url_cleanup(u);
	return NULL;
}

static char *
part(struct arena *a, CURLU *u, CURLUPart what, unsigned flags)
{
	char *text = NULL, *copy = NULL;

	if (u && fine(curl_url_get(u, what, &text, flags)))
		copy = arena_dup(a, text);
	curl_free(text);
	return copy;
}

/* True for http and https without a name and password in them */
static bool
is_web(CURLU *u)
{
	char *scheme = NULL, *user = NULL;
	bool web = fine(curl_url_get(u, CURLUPART_SCHEME, &scheme, 0)) &&
		   (strcmp(scheme, "https") == 0 || strcmp(scheme, "http") == 0);

	if (fine(curl_url_get(u, CURLUPART_USER, &user, 0)))
		web = false;
	curl_free(scheme);
	curl_free(user);
	return web;
}

char *
url_join(struct arena *a, const char *base, const char *url)
{
	CURLU *u = base ? parse(base) : parse(url);
	char *joined = NULL;
	bool good = u && url && strlen(url) <= LIMIT_URL;

	if (good && base)
		good = fine(curl_url_set(u, CURLUPART_URL, url, CURLU_URLENCODE));
	if (good && is_web(u)) {
		curl_url_set(u, CURLUPART_FRAGMENT, NULL, 0);
		joined = part(a, u, CURLUPART_URL, 0);
	}
	curl_url_cleanup(u);
	return joined && strlen(joined) <= LIMIT_URL ? joined : NULL;
}

char *
url_host(struct arena *a, const char *url)
{
	CURLU *u = parse(url);
	char *host = part(a, u, CURLUPART_HOST, 0);

	for (char *p = host; p && *p; p++)
		*p = (char)tolower((unsigned char)*p);
	curl_url_cleanup(u);
	return host;
}

/* Calls for each "name=value" of the query, still escaped */
struct pair {
	struct span name, value;
};

static bool
next_pair(const char **query, struct pair *p)
{
	const char *at = *query, *end, *equals;

	if (!at || !*at)
		return false;
	end = strchrnul(at, '&');
	equals = memchr(at, '=', (size_t)(end - at));
	p->name = (struct span){ at, (size_t)((equals ? equals : end) - at) };
	p->value = equals ? (struct span){ equals + 1, (size_t)(end - equals) - 1 }
			  : (struct span){ end, 0 };
	*query = *end ? end + 1 : end;
	return true;
}

static char *
unescape(struct arena *a, struct span s)
{
	char *copy = arena_ndup(a, s.at, s.len), *plain, *out;
	int len;

	for (char *p = copy; *p; p++)
		if (*p == '+')
			*p = ' ';
	plain = curl_easy_unescape(NULL, copy, 0, &len);
	out = arena_dup(a, there(plain));
	curl_free(plain);
	return out;
}

static void
add_escaped(struct buf *b, const char *text)
{
	char *escaped = curl_easy_escape(NULL, text, 0);

	buf_text(b, there(escaped));
	curl_free(escaped);
}

char *
url_query(struct arena *a, const char *url, const char *name)
{
	CURLU *u = parse(url);
	const char *query = part(a, u, CURLUPART_QUERY, 0);
	struct pair p;
	char *value = NULL;

	while (!value && next_pair(&query, &p))
		if (strcmp(unescape(a, p.name), name) == 0)
			value = unescape(a, p.value);
	curl_url_cleanup(u);
	return value;
}

char *
url_with(struct arena *a, const char *url, const char *name, const char *value)
{
	CURLU *u = parse(url);
	const char *query = part(a, u, CURLUPART_QUERY, 0);
	struct buf next;
	struct pair p;
	char *out;

	if (!u)
		return NULL;
	buf_init(&next, LIMIT_URL * 3);
	while (next_pair(&query, &p)) {
		if (strcmp(unescape(a, p.name), name) == 0)
			continue;
		if (next.len)
			buf_char(&next, '&');
		buf_add(&next, p.name.at, (size_t)(p.value.at + p.value.len - p.name.at));
	}
	if (next.len)
		buf_char(&next, '&');
	add_escaped(&next, name);
	buf_char(&next, '=');
	add_escaped(&next, value);
	fine(curl_url_set(u, CURLUPART_QUERY, next.data, 0));
	out = part(a, u, CURLUPART_URL, 0);
	buf_release(&next);
	curl_url_cleanup(u);
	return out;
}

char *
url_file(struct arena *a, const char *url)
{
	CURLU *u = parse(url);
	char *path = part(a, u, CURLUPART_PATH, 0), *slash;

	curl_url_cleanup(u);
	slash = path ? strrchr(path, '/') : NULL;
	return slash && slash[1] ? unescape(a, span_of(slash + 1)) : NULL;
}

char *
url_path(struct arena *a, const char *url)
{
	CURLU *u = parse(url);
	char *path = part(a, u, CURLUPART_PATH, 0), *query = part(a, u, CURLUPART_QUERY, 0);

	curl_url_cleanup(u);
	if (!path)
		return NULL;
	return query ? arena_printf(a, "%s?%s", path, query) : path;
}
