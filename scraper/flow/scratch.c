#include "scratch.h"

#include "../base/log.h"

#include <errno.h>
#include <ftw.h>

#define OPEN_MAX_HERE 16

char *
scratch_make(const char *parent)
{
	char *folder = xasprintf("%s/scratch-XXXXXX", parent);

	if (mkdtemp(folder))
		return folder;
	log_error("cannot make a folder in '%s': %s", parent, strerror(errno));
	free(folder);
	return NULL;
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

void
scratch_remove(const char *folder)
{
	if (folder && nftw(folder, remove_one, OPEN_MAX_HERE, FTW_DEPTH | FTW_PHYS) < 0)
		log_warning("cannot remove '%s': %s", folder, strerror(errno));
}
