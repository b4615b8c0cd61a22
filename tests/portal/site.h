/*
 * site.h: the saved pages that are served, and which of them answers a request.
 *
 * A page is a body file and the .meta file of the same name beside it (portal.c says what that
 * may hold). Everything is read at start; the pages themselves stay where they are until
 * site_release, so a struct page * is good as long as the site.
 */
#ifndef PORTAL_SITE_H
#define PORTAL_SITE_H

#include "http.h"

#define SITE_MAX_BYTES ((size_t)512 << 20)

struct header {
	char *name, *value;
};

struct page {
	char *key;  /* see url_key */
	char *file; /* the .meta */
	char *type;
	unsigned status;
	time_t modified;
	struct body *body;
	bool removed;   /* answered as if it had never been there */
	char **matches; /* what the request's body must contain, without blanks */
	size_t match_count;
	struct header *headers; /* sent beside the usual ones */
	size_t header_count;
	size_t order; /* in which the pages were read: the first of equals is served */
};

struct site {
	struct page **pages; /* sorted by key, then order */
	size_t count;
	size_t bytes;
};

void site_init(struct site *);
void site_release(struct site *);

/* Reads a folder and those below it. Ends the process where that cannot be done at all; a page
 * that cannot be served is a warning. After the last folder comes site_sort. */
void site_read(struct site *, const char *folder);
void site_sort(struct site *);

/* The page for a request, removed ones too: among those of this address, the one with the most
 * match lines of which all hold. NULL where there is none. */
struct page *site_find(const struct site *, const char *method, const char *host,
    const char *target, struct span body);

/* The page's next version, changed now; takes over `at`. A removed page is there again. */
void page_replace(struct page *, char *at, size_t len);

#endif
