/*
 * fetch.h: one libcurl multi loop: asks, and gives back what came.
 *
 * A transfer goes through redirects by itself (each hop is looked at: hosts, schemes,
 * addresses). Bodies go to struct body as they come; Content-Encoding is undone after the last
 * byte, so that the archive gets what was sent. TLS is verified. No transfer reaches a
 * loopback, private, link-local or otherwise special address, which is looked at when the
 * connection is made; the stand-in portal is the one exception.
 */
#ifndef FETCH_H
#define FETCH_H

#include "../base/buf.h"
#include "../limits.h"
#include "body.h"

struct fetch;

struct fetch_settings {
	const char
	    *portal; /* every host is asked here instead ("http://127.0.0.1:8080"); NULL */
	const char *user_agent;
	const char *tmp;   /* folder for large bodies */
	long connections;  /* to one host at a time */
	long idle_seconds; /* no byte for that long: given up */
	const char *const
	    *hosts; /* the only ones that are asked, redirects included; ends in NULL */
	size_t host_count;
};

enum fetch_error {
	FETCH_OK,
	FETCH_RETRY,   /* connection, time-out, cut off: may be better later */
	FETCH_REFUSED, /* it may not be asked, or what came passes a limit: later is no better
			*/
};

/* An answer that led elsewhere. */
struct hop {
	char *url;
	int status;
	struct buf request_headers, response_headers;
	struct body packed;
};

struct transfer {
	/* to be filled before fetch_start; texts must live until it is done */
	const char *method, *url, *request, *request_type;
	const char *key_header;           /* sent, not kept; NULL */
	const char *key_query;            /* "api_key=…", likewise */
	const char *etag, *last_modified; /* what is known of it; NULL */
	size_t limit;                     /* bytes of the body */
	void *context;                    /* the caller's own */
	/* after fetch_next */
	enum fetch_error error;
	char why[256]; /* of an error */
	int status;
	char *final_url;                              /* after redirects */
	struct buf request_headers, response_headers; /* of the last hop, as archived */
	struct body packed, plain;
	double seconds;   /* from the first byte sent to the last one received */
	long retry_after; /* seconds; -1: not said */
	struct hop hops[LIMIT_REDIRECTS];
	size_t hop_count;
	/* fetch.c's own */
	void *easy, *headers;
	bool too_long;
};

struct fetch *fetch_new(const struct fetch_settings *);
void fetch_free(struct fetch *);

/* Prepares a transfer's own parts; transfer_release frees them, of one that is not under way.
 */
void transfer_init(struct transfer *);
void transfer_release(struct transfer *);

/* Begins it. It may end at once (fetch_next gives it back with an error). */
void fetch_start(struct fetch *, struct transfer *);

/* Moves all transfers on, waiting up to `ms` for something to happen on them or on `fd` (-1:
 * none). */
void fetch_wait(struct fetch *, int fd, int ms);

/* A transfer that has ended, or NULL. */
struct transfer *fetch_next(struct fetch *);

/* Gives up one that is under way; it can be released then. */
void fetch_cancel(struct fetch *, struct transfer *);

size_t fetch_running(const struct fetch *);

/* One transfer from begin to end, by a fetch that has no others under way. */
void fetch_alone(struct fetch *, struct transfer *);

/* The value of a header in the transfer's response, NUL-ended in `out`; "" where it is not
 * there. */
void transfer_header(const struct transfer *, const char *name, char *out, size_t room);

/* Seconds to wait by a Retry-After value at `now` (seconds since 1970): a number or an HTTP
 * date; -1 where it is neither. Cut to LIMIT_RETRY_AFTER_SECONDS. */
long retry_after_seconds(const char *value, long now);

#endif
