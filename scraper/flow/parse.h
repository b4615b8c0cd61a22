/*
 * parse.h: runs a page's function under the limits of time and nesting.
 */
#ifndef FLOW_PARSE_H
#define FLOW_PARSE_H

#include "sink.h"
#include "source.h"

/*
 * Calls the function of the page's kind. A page that is not what its source asked for (an error
 * status, an empty body, a page that says "Access denied") is an issue and is not handed to the
 * parser. Returns the worst reach, which is also in sink->worst. */
enum reach parse_page(const struct page *, struct sink *);

#endif
