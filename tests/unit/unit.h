/*
 * unit.h: assertions for tests/unit/u-<module>.c.
 *
 * A test is a function `void test_<module>__<case>(void)`; the build collects them by name. A
 * failed assertion prints both values and their source, and ends that test alone.
 */
#ifndef UNIT_H
#define UNIT_H

#include "../../scraper/base/base.h"

void unit_true(bool value, const char *text, const char *file, int line);
void unit_number(long long got, long long want, const char *text, const char *file, int line);
void unit_text(const char *got, const char *want, const char *text, const char *file, int line);
void unit_span(struct span got, const char *want, const char *text, const char *file, int line);

#define TRUE(x) unit_true((x), #x, __FILE__, __LINE__)
#define FALSE(x) unit_true(!(x), "!(" #x ")", __FILE__, __LINE__)
#define NUMBER(got, want) unit_number((got), (want), #got, __FILE__, __LINE__)
#define TEXT(got, want) unit_text((got), (want), #got, __FILE__, __LINE__)
#define SPAN(got, want) unit_span((got), (want), #got, __FILE__, __LINE__)

/*
 * A page and a sink for tests of readers and families: what the sink was told is kept as a
 * transcript (see scraper/flow/transcript.h).
 */
struct page;
struct sink;
struct unit_page;

struct unit_page *unit_page_new(
    const char *body, size_t len, const char *url, const char *type);
struct page *unit_page(struct unit_page *);
struct sink *unit_sink(struct unit_page *);
/* What was said so far, notes included once it is called; belongs to the unit_page. */
const char *unit_said(struct unit_page *);
void unit_page_free(struct unit_page *);

#endif
