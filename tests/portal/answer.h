/*
 * answer.h: what answers a request: a saved page, a made-up one, 304 or what the script wants
 * instead. How it gets to the client is deliver.h's business.
 */
#ifndef PORTAL_ANSWER_H
#define PORTAL_ANSWER_H

#include "request.h"

struct answer {
	unsigned status;
	const char *type; /* NULL = none is sent */
	struct body *body;
	bool packed;        /* the body is gzip already */
	bool varies;        /* by Accept-Encoding */
	int level;          /* of packing */
	char tag[TAG_SIZE]; /* "" = no validators are sent */
	time_t modified;
	const struct page *page; /* whose headers are sent; NULL = none */
	char *location, *retry_after;
};

/* An answer without validators; takes over the body. type must outlive it. */
void answer_init(struct answer *, unsigned status, const char *type, struct body *body);
void answer_text(struct answer *, unsigned status, const char *text);
void answer_release(struct answer *);

/* The action is one that leads to an answer: neither hang nor close. */
void answer_make(struct answer *, const struct request *, const struct action *);

#endif
