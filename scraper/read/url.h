/*
 * url.h: addresses, by libcurl's own parser.
 *
 * Only http and https are addresses here; anything else gives NULL. What comes back lives in
 * the arena. The fragment is dropped: it is never sent.
 */
#ifndef URL_H
#define URL_H

#include "../base/arena.h"

/* `url` as seen from the page `base` ("/x", "?page=2", "//host/x", "https://…"). NULL where it
 * is no address, has a name or password in it, or is longer than LIMIT_URL. */
char *url_join(struct arena *, const char *base, const char *url);

/* Its host, lower case, without port; NULL where there is none. */
char *url_host(struct arena *, const char *url);

/* The address with one query parameter set (replaced where it is there); value unescaped. */
char *url_with(struct arena *, const char *url, const char *name, const char *value);

/* The unescaped value of a query parameter; NULL where it is not there. */
char *url_query(struct arena *, const char *url, const char *name);

/* The last part of the path, unescaped ("a b.pdf"); NULL where it ends in a slash. */
char *url_file(struct arena *, const char *url);

/* The part behind the host: "/path?query", as it is sent. */
char *url_path(struct arena *, const char *url);

#endif
