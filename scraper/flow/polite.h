/*
 * polite.h: what a host allows, and when it may be asked next.
 *
 * robots.txt is read once a day a host and kept in crawl.host, where the moment of the next
 * request is reserved as well, so that several machines together keep to one rate. The delay
 * between two requests is the largest of the source's own, the site's (Crawl-delay,
 * Request-rate) and twice the time that the server has been taking to answer.
 */
#ifndef POLITE_H
#define POLITE_H

#include "../base/db.h"
#include "fetch.h"
#include "source.h"

#define AGENT_TOKEN "paydirt"

struct polite;

/* `delay_ms`: between two requests; 0: none (the stand-in portal), and then the server's pace
 * does not count either. */
struct polite *polite_new(
    struct db *, struct fetch *aside, const struct source *, long delay_ms);
void polite_free(struct polite *);

enum polite_answer {
	POLITE_YES,    /* at *wait_ms from now */
	POLITE_NO,     /* robots.txt forbids it */
	POLITE_LATER,  /* robots.txt cannot be had, or says another time of day: *wait_ms */
	POLITE_FAILED, /* the database failed (said) */
};

/* May the address be asked, and when? YES reserves that moment. */
enum polite_answer polite_ask(struct polite *, const char *url, long *wait_ms);

/* How long the host took to answer. */
void polite_took(struct polite *, const char *url, double seconds);

/* The host wants to be left alone. */
bool polite_hold(struct polite *, const char *url, double seconds);

/* Seconds before the n-th attempt at what failed: doubling, with jitter. */
double polite_backoff(const struct polite *, int attempt);

#endif
