#include "packed.h"

#include "../base/log.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE ((size_t)64 << 10)

static bool
fail(const char *path, struct archive *a)
{
	log_error("'%s': %s", path,
	    archive_error_string(a) ? archive_error_string(a) : "it cannot be packed");
	return false;
}

/* -------------------------------------------------------------------------- writing */

static bool
copy_in(struct archive *zip, int fd)
{
	char *piece = xmalloc(PIECE);
	ssize_t n;

	while ((n = read_all(fd, piece, PIECE)) > 0)
		if (archive_write_data(zip, piece, (size_t)n) != n) {
			n = -1;
			break;
		}
	free(piece);
	return n == 0;
}

static bool
write_member(struct archive *zip, const char *path, const char *member, long when)
{
	struct archive_entry *e = archive_entry_new();
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	bool good = fd >= 0 && fstat(fd, &st) == 0;

	if (!good) {
		log_error("cannot read '%s': %s", path, strerror(errno));
	} else {
		archive_entry_set_pathname(e, member);
		archive_entry_set_size(e, st.st_size);
		archive_entry_set_filetype(e, AE_IFREG);
		archive_entry_set_perm(e, 0644);
		archive_entry_set_mtime(e, when, 0);
		good = (archive_write_header(zip, e) == ARCHIVE_OK && copy_in(zip, fd)) ||
		       fail(member, zip);
	}
	if (fd >= 0)
		close(fd);
	archive_entry_free(e);
	return good;
}

static bool
write_members(struct archive *zip, const char *folder, const char *top,
    const char *const *names, size_t count, long when)
{
	bool good = true;

	for (size_t i = 0; good && i < count; i++) {
		char *path = xasprintf("%s/%s", folder, names[i]);
		char *member = xasprintf("%s/%s", top, names[i]);

		good = write_member(zip, path, member, when);
		free(path);
		free(member);
	}
	return good;
}

bool
packed_write(const char *path, const char *folder, const char *top, const char *const *names,
    size_t count, long when)
{
	char *part = xasprintf("%s.part", path);
	struct archive *zip = archive_write_new();
	bool good;

	archive_write_set_format_zip(zip);
	good = archive_write_open_filename(zip, part) == ARCHIVE_OK || fail(part, zip);
	good = good && write_members(zip, folder, top, names, count, when);
	good = good && (archive_write_close(zip) == ARCHIVE_OK || fail(part, zip));
	archive_write_free(zip);
	if (good && rename(part, path) < 0) {
		log_error("cannot write '%s': %s", path, strerror(errno));
		good = false;
	}
	if (!good)
		unlink(part);
	free(part);
	return good;
}

/* -------------------------------------------------------------------------- reading */

void
packed_list_release(struct packed_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->name[i]);
	free(list->name);
	memset(list, 0, sizeof(*list));
}

static bool
is_plain(const char *name, size_t len)
{
	if (!len || name[0] == '.')
		return false;
	for (size_t i = 0; i < len; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-",
			name[i]))
			return false;
	return true;
}

/* "top/name" or "top/folder/name": what stands behind the top; NULL for any other */
static const char *
inner_name(const char *member)
{
	const char *slash = strchr(member, '/'), *name = slash ? slash + 1 : NULL, *deeper;

	if (!name || !is_plain(member, (size_t)(slash - member)))
		return NULL;
	deeper = strchr(name, '/');
	if (deeper && !is_plain(name, (size_t)(deeper - name)))
		return NULL;
	return is_plain(deeper ? deeper + 1 : name, strlen(deeper ? deeper + 1 : name)) ? name
											: NULL;
}

static bool
copy_out(struct archive *zip, int fd, size_t *left)
{
	char *piece = xmalloc(PIECE);
	ssize_t n;

	while ((n = archive_read_data(zip, piece, PIECE)) > 0) {
		if ((size_t)n > *left || write_all(fd, piece, (size_t)n) < 0) {
			if ((size_t)n > *left)
				log_error(
				    "it unpacks to more than %zu bytes", PACKED_BYTES_MAX);
			else
				log_error("cannot unpack: %s", strerror(errno));
			break;
		}
		*left -= (size_t)n;
	}
	if (n < 0)
		log_error("cannot unpack: %s", archive_error_string(zip));
	free(piece);
	return n == 0;
}

static bool
read_member(struct archive *zip, const char *folder, const char *name, size_t *left)
{
	char *path = xasprintf("%s/%s", folder, name), *slash = strrchr(path, '/');
	bool good;
	int fd;

	if (strchr(name, '/')) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	/* O_EXCL: a name that comes twice is refused */
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		log_error("cannot unpack '%s': %s", name, strerror(errno));
	good = fd >= 0 && copy_out(zip, fd, left);
	if (fd >= 0 && close(fd) < 0)
		good = false;
	free(path);
	return good;
}

static bool
take_member(struct archive *zip, struct archive_entry *e, const char *folder,
    struct packed_list *list, size_t *left)
{
	const char *member = archive_entry_pathname(e),
		   *name = member ? inner_name(member) : NULL;

	if (archive_entry_filetype(e) == AE_IFDIR)
		return true;
	if (!name || archive_entry_filetype(e) != AE_IFREG || archive_entry_hardlink(e) ||
	    archive_entry_symlink(e)) {
		log_error("it is no pack of ours: it has a member '%s'",
		    member ? member : "without a name");
		return false;
	}
	if (list->count == PACKED_MEMBERS_MAX) {
		log_error("it has more than %d members", PACKED_MEMBERS_MAX);
		return false;
	}
	list->name = xrealloc(list->name, (list->count + 1) * sizeof(*list->name));
	list->name[list->count++] = xstrdup(name);
	return read_member(zip, folder, name, left);
}

bool
packed_read(const char *path, const char *folder, struct packed_list *list)
{
	struct archive *zip = archive_read_new();
	struct archive_entry *e;
	size_t left = PACKED_BYTES_MAX;
	bool good;
	int code = ARCHIVE_EOF;

	memset(list, 0, sizeof(*list));
	archive_read_support_format_zip_seekable(zip);
	good = archive_read_open_filename(zip, path, PIECE) == ARCHIVE_OK || fail(path, zip);
	while (good && (code = archive_read_next_header(zip, &e)) == ARCHIVE_OK)
		good = take_member(zip, e, folder, list, &left);
	if (good && code != ARCHIVE_EOF)
		good = fail(path, zip);
	archive_read_free(zip);
	return good;
}
