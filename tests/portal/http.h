/*
 * http.h: the parts of HTTP that need no connection: addresses, dates, tags, bodies.
 *
 * Nothing here keeps state. Text that is returned as char * belongs to the caller (free).
 */
#ifndef PORTAL_HTTP_H
#define PORTAL_HTTP_H

#include "base/base.h"

#include <time.h>

/*
 * Bytes that are served. A page and the answers under way share one body, so a page can be
 * replaced while its old body is still being sent. body_new takes over `at` (malloc'd) and
 * makes the tag from its SHA-256.
 */
#define TAG_SIZE 48

struct body {
	size_t users;
	size_t len;
	char *at;
	char tag[TAG_SIZE]; /* strong, with its quotes */
	struct body
	    *packed; /* the same in gzip, with a tag of its own; made when first wanted */
};

struct body *body_new(char *at, size_t len);
struct body *body_hold(struct body *);
void body_drop(void *body); /* void *, since libmicrohttpd calls it too; NULL is fine */
struct body *body_packed(struct body *, int level); /* lives as long as the body */
void body_packed_tag(const struct body *, char out[TAG_SIZE]);

/* One gzip member of about 1 MB that inflates to `megabytes` MB of zeros. */
struct body *body_bomb(size_t megabytes);

/* "https://Host:443/path?query#part" as the host in lower case and "/path?query"; the scheme,
 * the port and the part are of no interest. False where there is no host. */
bool url_split(const char *url, char **host, char **target);

/* A Host header's value in lower case, without its port. */
char *host_name(const char *host);

/* What two requests for the same page have in common: the method (HEAD counts as GET), the
 * host, the decoded path and the decoded parameters, sorted, with these two before each
 * parameter and its value: bytes that no decoded address is likely to hold. */
#define KEY_PARAMETER '\x1e'
#define KEY_VALUE '\x1f'
char *url_key(const char *method, const char *host, const char *target);

/* The decoded value of one parameter of "/path?query"; NULL where it is missing. */
char *query_value(const char *target, const char *name);

#define HTTP_DATE_SIZE 32
void http_date(time_t, char out[HTTP_DATE_SIZE]);
bool http_date_read(const char *text, time_t *out); /* all three forms that HTTP allows */
bool iso_date_read(const char *text, time_t *out);  /* 2025-03-28T12:00:00Z or 2025-03-28 */

/* Whether an If-None-Match header names this tag ("*" names all; W/ makes no difference). */
bool tag_listed(const char *header, const char *tag);

bool accepts_gzip(const char *header);      /* Accept-Encoding; NULL accepts nothing */
bool type_is_text(const char *type);        /* worth packing */
const char *type_of_file(const char *path); /* from its extension */

#endif
