#include "sql.h"
#include "log.h"

const char *
sql_text(const char *path)
{
	size_t low = 0, high = sql_file_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(path, sql_files[middle].path);

		if (order == 0)
			return sql_files[middle].text;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	die("this program was built without sql/%s", path);
}

const struct sql_file *
sql_next(const char *folder, const struct sql_file *at)
{
	const struct sql_file *end = sql_files + sql_file_count;

	for (at = at ? at + 1 : sql_files; at < end; at++)
		if (strncmp(at->path, folder, strlen(folder)) == 0)
			return at;
	return NULL;
}
