#include "source.h"

#include "../base/log.h"

/* Made at every build: a line SOURCE_ENTRY(name) for each parsers/<name>.c */
#define SOURCE_ENTRY(id) extern const struct source source_##id;
#include "sources.list"
#undef SOURCE_ENTRY

const struct source_entry sources[] = {
#define SOURCE_ENTRY(id) { #id, &source_##id },
#include "sources.list"
#undef SOURCE_ENTRY
};
const size_t source_count = ARRAY_SIZE(sources);

const struct source_entry *
source_find(const char *name)
{
	for (size_t i = 0; i < source_count; i++)
		if (strcmp(sources[i].name, name) == 0)
			return &sources[i];
	return NULL;
}

const char *
source_name(const struct source *row)
{
	for (size_t i = 0; i < source_count; i++)
		if (sources[i].row == row)
			return sources[i].name;
	die("a source is not in the list");
}

const struct page_kind *
source_page_kind(const struct source *row, const char *kind)
{
	for (size_t i = 0; i < SOURCE_PAGES_MAX && row->pages[i].kind; i++)
		if (!kind || strcmp(row->pages[i].kind, kind) == 0)
			return &row->pages[i];
	return NULL;
}
