/*
 * request.h: the portal, and one request from its first line to its last byte.
 *
 * The three functions are libmicrohttpd's callbacks. A request is opened as soon as its address
 * is known and closed once its answer is sent or its connection lost; the one thread that runs
 * the portal calls them all.
 */
#ifndef PORTAL_REQUEST_H
#define PORTAL_REQUEST_H

#include "base/buf.h"
#include "record.h"
#include "script.h"
#include "site.h"
#include "wait.h"

struct portal {
	struct site site;
	struct script script;
	struct record record;
	struct waits waits;
	struct body *bomb; /* NULL until somebody asks for it */
	long generated;    /* how many made-up releases, 0 = none */
	bool stop;
};

struct request {
	struct portal *portal;
	struct MHD_Connection *connection;
	const char *method;
	char *target; /* "/path?query", as sent */
	char *host;   /* lower case, no port; NULL until the headers are known */
	struct buf body;
	struct guest guest;
	struct wait wait;
	bool waited;                 /* a delay or a hang is over */
	bool stops_portal;           /* once its answer is sent */
	struct MHD_Response *answer; /* what follows the delay; NULL after a hang */
	unsigned status;
};

/* A header's value, NULL where it is missing. */
const char *request_header(const struct request *, const char *name);

void *request_open(void *portal, const char *target, struct MHD_Connection *);
enum MHD_Result request_step(void *portal, struct MHD_Connection *, const char *url,
    const char *method, const char *version, const char *upload, size_t *upload_size,
    void **request);
void request_close(
    void *portal, struct MHD_Connection *, void **request, enum MHD_RequestTerminationCode);

#endif
