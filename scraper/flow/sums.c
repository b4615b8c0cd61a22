#include "sums.h"

#include "../base/buf.h"
#include "../base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define PIECE ((size_t)64 << 10)
#define SUMS_MAX ((size_t)16 << 20)

bool
sums_of_file(const char *path, char hex[SHA256_HEX_SIZE], size_t *len)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	unsigned char digest[SHA256_SIZE];
	char *piece = xmalloc(PIECE);
	struct hash *hash = hash_new();
	size_t all = 0;
	ssize_t n = fd < 0 ? -1 : 0;

	while (fd >= 0 && (n = read_all(fd, piece, PIECE)) > 0) {
		hash_add(hash, piece, (size_t)n);
		all += (size_t)n;
	}
	hash_end(hash, digest);
	sha256_hex(digest, hex);
	if (len)
		*len = all;
	hash_free(hash);
	free(piece);
	if (fd >= 0)
		close(fd);
	return n == 0;
}

bool
sums_write(const char *folder, const char *const *names, size_t count)
{
	struct buf lines;
	char hex[SHA256_HEX_SIZE], *path;
	bool good = true;
	FILE *f = NULL;

	buf_init(&lines, SUMS_MAX);
	for (size_t i = 0; good && i < count; i++) {
		path = xasprintf("%s/%s", folder, names[i]);
		good = sums_of_file(path, hex, NULL);
		buf_printf(&lines, "%s  %s\n", hex, names[i]);
		free(path);
	}
	path = xasprintf("%s/" SUMS_FILE, folder);
	good = good && (f = fopen(path, "w")) && fputs(lines.data, f) >= 0;
	if (f && fclose(f) != 0)
		good = false;
	if (!good)
		log_error("cannot write '%s': %s", path, strerror(errno));
	free(path);
	buf_release(&lines);
	return good;
}
