/*
 * robots.h: what a host allows, by RFC 9309, and what sites mean beyond it.
 *
 * Groups that name our product token are taken together, else those of "*"; the longest
 * matching rule decides, Allow where two are equally long; "*" and "$" in paths. Crawl-delay,
 * Request-rate and Visit-time are not in the RFC; they are honoured.
 */
#ifndef ROBOTS_H
#define ROBOTS_H

#include "../base/base.h"

struct robots;

/* Reads the file's text (at most LIMIT_ROBOTS bytes of it). `agent` is the product token. */
struct robots *robots_parse(const char *text, size_t len, const char *agent);

/* A file that could not be had: `allow` for 4xx, forbid all for 5xx and silence. */
struct robots *robots_whole(bool allow);
void robots_free(struct robots *);

/* `path` as it is sent: "/a/b?c". /robots.txt itself is always allowed. */
bool robots_allow(const struct robots *, const char *path);

/* Seconds between two requests that the site asks for: the larger of Crawl-delay and what
 * Request-rate comes to. 0: says nothing. */
double robots_delay(const struct robots *);

/* Seconds from `minute` (of the day, UTC) until the site wants to be visited; 0: now. */
long robots_wait(const struct robots *, int minute);

#endif
