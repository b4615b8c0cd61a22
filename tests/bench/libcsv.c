/* libcsv's parsing alone, of a file in memory: what a scan is compared with. */
#include <csv.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>

struct count {
	size_t bytes, rows;
};

static void
field(void *at, size_t len, void *context)
{
	(void)at;
	((struct count *)context)->bytes += len;
}

static void
row(int end, void *context)
{
	(void)end;
	((struct count *)context)->rows++;
}

int
main(int argc, char **argv)
{
	int fd = argc > 1 ? open(argv[1], O_RDONLY) : -1;
	struct count count = { 0 };
	struct csv_parser parser;
	struct stat st;
	void *at;

	if (fd < 0 || fstat(fd, &st) < 0 || csv_init(&parser, 0) != 0)
		return 1;
	at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
	if (at == MAP_FAILED || csv_parse(&parser, at, (size_t)st.st_size, field, row,
				    &count) != (size_t)st.st_size)
		return 1;
	csv_fini(&parser, field, row, &count);
	printf("%zu rows, %zu bytes\n", count.rows, count.bytes);
	return 0;
}
