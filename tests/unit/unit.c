/* unit.c: runs the unit tests: all, or those whose names hold the argument. */
#include "unit.h"

#include "../../scraper/base/log.h"
#include "../../scraper/flow/sink.h"
#include "../../scraper/flow/transcript.h"

#include <setjmp.h>

#define UNIT(name) void test_##name(void);
#include "unit.list"
#undef UNIT

static const struct {
	const char *name;
	void (*run)(void);
} tests[] = {
#define UNIT(name) { #name, test_##name },
#include "unit.list"
#undef UNIT
};

static struct {
	jmp_buf end;
	int passed, failed;
} run;

static void NORETURN
fail(const char *file, int line)
{
	printf("  at %s:%d\n", file, line);
	longjmp(run.end, 1);
}

void
unit_true(bool value, const char *text, const char *file, int line)
{
	if (value)
		return;
	printf("  wrong: %s\n", text);
	fail(file, line);
}

void
unit_number(long long got, long long want, const char *text, const char *file, int line)
{
	if (got == want)
		return;
	printf("  %s is %lld, not %lld\n", text, got, want);
	fail(file, line);
}

void
unit_text(const char *got, const char *want, const char *text, const char *file, int line)
{
	if (got == want || (got && want && strcmp(got, want) == 0))
		return;
	printf(
	    "  %s is\n    %s\n  not\n    %s\n", text, got ? got : "NULL", want ? want : "NULL");
	fail(file, line);
}

void
unit_span(struct span got, const char *want, const char *text, const char *file, int line)
{
	char *copy = got.at ? xasprintf("%.*s", (int)got.len, got.at) : NULL;

	unit_text(copy, want, text, file, line);
	free(copy);
}

struct unit_page {
	struct arena arena;
	struct page page;
	struct sink sink;
	char *said;
	size_t said_len;
	FILE *out;
};

struct unit_page *
unit_page_new(const char *body, size_t len, const char *url, const char *type)
{
	struct unit_page *u = xcalloc(1, sizeof(*u));

	arena_init(&u->arena, LIMIT_PAGE_MEMORY);
	u->out = open_memstream(&u->said, &u->said_len);
	u->page = (struct page){ .kind = "test",
		.method = "GET",
		.url = url,
		.type = type,
		.fetched = "2026-01-01T00:00:00Z",
		.status = 200,
		.len = len,
		.arena = &u->arena };
	u->page.body = arena_ndup(&u->arena, body, len);
	sink_init(&u->sink, &transcript_verbs, u->out, &u->page);
	return u;
}

struct page *
unit_page(struct unit_page *u)
{
	return &u->page;
}

struct sink *
unit_sink(struct unit_page *u)
{
	return &u->sink;
}

const char *
unit_said(struct unit_page *u)
{
	sink_finish(&u->sink);
	fflush(u->out);
	return u->said;
}

void
unit_page_free(struct unit_page *u)
{
	sink_release(&u->sink);
	fclose(u->out);
	free(u->said);
	arena_release(&u->arena);
	free(u);
}

int
main(int argc, char **argv)
{
	log_level_set(LOG_ERROR);
	for (size_t i = 0; i < ARRAY_SIZE(tests); i++) {
		if (argc > 1 && !strstr(tests[i].name, argv[1]))
			continue;
		if (setjmp(run.end) == 0) {
			tests[i].run();
			run.passed++;
		} else {
			printf("not ok %s\n", tests[i].name);
			run.failed++;
		}
	}
	printf("%d passed, %d failed\n", run.passed, run.failed);
	return run.failed || !run.passed;
}
