/*
 * deliver.h: an answer on its way to the client, whole or as the script wants it: cut, slow, in
 * chunks, of another length than announced, below a heap of headers.
 */
#ifndef PORTAL_DELIVER_H
#define PORTAL_DELIVER_H

#include "answer.h"

/* The caller's to queue and to destroy. The request must live until it is sent. */
struct MHD_Response *deliver(const struct answer *, const struct action *, struct request *);

#endif
