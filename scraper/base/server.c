#include "server.h"
#include "buf.h"
#include "log.h"
#include "var.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define DEBIAN_FOLDER "/usr/lib/postgresql"
#define OLDEST_VERSION 13

static bool
is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value;
}

const char *
server_named(void)
{
	static const char *const libpq[] = { "PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE",
		"PGPORT", "PGUSER" };
	const char *named = getenv("PAYDIRT_DATABASE");

	if (named && *named)
		return named;
	for (size_t i = 0; i < ARRAY_SIZE(libpq); i++)
		if (is_set(libpq[i]))
			return "";
	return NULL;
}

/* Starts a program and waits; its output goes to `log` (NULL: ours). True where it ends well.
 */
static bool
run_program(char *const argv[], const struct passwd *as, const char *log, struct buf *out)
{
	int status, end[2] = { -1, -1 };
	pid_t pid;

	if (out && pipe2(end, O_CLOEXEC) < 0)
		return false;
	pid = fork();
	if (pid == 0) {
		int to = out   ? end[1]
			 : log ? open(log, O_WRONLY | O_CREAT | O_APPEND, 0600)
			       : -1;

		if (to >= 0) {
			dup2(to, STDOUT_FILENO);
			if (!out)
				dup2(to, STDERR_FILENO);
		}
		if (as && (setgid(as->pw_gid) < 0 || setuid(as->pw_uid) < 0 || chdir("/") < 0))
			_exit(127);
		setenv("LC_ALL", "C.UTF-8", 1);
		execv(argv[0], argv);
		_exit(127);
	}
	if (out) {
		close(end[1]);
		if (pid > 0 && buf_read_fd(out, end[0]) < 0)
			log_debug("reading from '%s': %s", argv[0], strerror(errno));
		close(end[0]);
	}
	while (pid > 0 && waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool
server_run(char *const argv[])
{
	return run_program(argv, NULL, NULL, NULL);
}

static char *
if_there(char *path)
{
	if (access(path, X_OK) == 0)
		return path;
	free(path);
	return NULL;
}

/* The newest of /usr/lib/postgresql/<version>/bin that has the program */
static char *
in_debian_folder(const char *name)
{
	DIR *d = opendir(DEBIAN_FOLDER);
	struct dirent *e;
	long best = OLDEST_VERSION - 1;
	char *found = NULL;

	while (d && (e = readdir(d))) {
		long version = strtol(e->d_name, NULL, 10);
		char *path;

		if (version <= best)
			continue;
		path = if_there(xasprintf(DEBIAN_FOLDER "/%s/bin/%s", e->d_name, name));
		if (!path)
			continue;
		free(found);
		found = path;
		best = version;
	}
	if (d)
		closedir(d);
	return found;
}

static char *
in_path(const char *name)
{
	const char *path = getenv("PATH");

	while (path && *path) {
		size_t len = strcspn(path, ":");
		char *found = if_there(xasprintf("%.*s/%s", (int)len, path, name));

		if (found)
			return found;
		path += len + (path[len] == ':');
	}
	return NULL;
}

static char *
by_pg_config(const char *name)
{
	char *config = in_path("pg_config"), *found = NULL;
	struct buf out;

	if (!config)
		return NULL;
	buf_init(&out, 4096);
	if (run_program(
		(char *const[]){ config, (char[]){ "--bindir" }, NULL }, NULL, NULL, &out)) {
		while (out.len && isspace((unsigned char)out.data[out.len - 1]))
			out.data[--out.len] = '\0';
		found = if_there(xasprintf("%s/%s", out.data, name));
	}
	buf_release(&out);
	free(config);
	return found;
}

char *
server_program(const char *name)
{
	char *found = in_debian_folder(name);

	if (!found)
		found = by_pg_config(name);
	if (!found)
		found = in_path(name);
	if (!found)
		log_error(
		    "PostgreSQL's '%s' is not installed (Debian: apt-get install postgresql)",
		    name);
	return found;
}

/* Whom the server runs as: NULL for the caller; *failed where root has nobody to be. */
static const struct passwd *
server_user(bool *failed)
{
	const char *named = getenv("PAYDIRT_DB_USER");
	const struct passwd *user;

	*failed = false;
	if (geteuid() != 0)
		return NULL;
	user = getpwnam(named && *named ? named : "postgres");
	if (!user || user->pw_uid == 0) {
		log_error(
		    "PostgreSQL does not run as root, and there is no user '%s' to run it as "
		    "(PAYDIRT_DB_USER names another)",
		    named && *named ? named : "postgres");
		*failed = true;
	}
	return user;
}

static char *
data_folder(const char *var)
{
	return xasprintf("%s/db", var);
}

static char *
socket_folder(const char *var)
{
	return xasprintf("%s/db.run", var);
}

char *
server_conninfo(const char *var)
{
	char *folder = socket_folder(var);
	char *text = xasprintf("host='%s' port=5432 dbname=paydirt user=paydirt", folder);

	free(folder);
	return text;
}

static long
server_pid(const char *var)
{
	char *path = xasprintf("%s/db/postmaster.pid", var);
	struct buf b;
	long pid = 0;

	buf_init(&b, 4096);
	if (buf_read_file(&b, path) == 0)
		pid = strtol(b.data, NULL, 10);
	buf_release(&b);
	free(path);
	return pid;
}

bool
server_is_running(const char *var)
{
	long pid = server_pid(var);
	struct stat st;
	char *folder = socket_folder(var), *path = xasprintf("%s/.s.PGSQL.5432", folder);
	/* the number in a file that a crash left behind may be anybody's by now */
	bool runs =
	    pid > 0 && (kill((pid_t)pid, 0) == 0 || errno == EPERM) && stat(path, &st) == 0;

	free(path);
	free(folder);
	return runs;
}

static bool
write_file(const char *path, const char *text, const struct passwd *owner, const char *mode)
{
	FILE *f = fopen(path, mode);
	bool good = f && fputs(text, f) >= 0;

	if (f && fclose(f) != 0)
		good = false;
	if (good && owner && chown(path, owner->pw_uid, owner->pw_gid) < 0)
		good = false;
	if (!good)
		log_error("cannot write '%s': %s", path, strerror(errno));
	return good;
}

/* Memory for the work of one machine that does other things too. wal_level and fsync stay safe.
 */
static const char settings[] = "\n"
			       "listen_addresses = ''\n"
			       "unix_socket_permissions = 0700\n"
			       "max_connections = 60\n"
			       "shared_buffers = 512MB\n"
			       "work_mem = 64MB\n"
			       "temp_buffers = 128MB\n"
			       "maintenance_work_mem = 512MB\n"
			       "effective_cache_size = 4GB\n"
			       "random_page_cost = 1.1\n"
			       "wal_level = minimal\n"
			       "max_wal_senders = 0\n"
			       "max_wal_size = 4GB\n"
			       "checkpoint_timeout = 15min\n"
			       "wal_compression = on\n"
			       "jit = off\n"
			       "timezone = 'UTC'\n"
			       "log_timezone = 'UTC'\n"
			       "lc_messages = 'C'\n"
			       "logging_collector = off\n";

/* Who may be which role: the caller and the server's own user may be both. */
static char *
ident_lines(const char *caller, const char *server)
{
	return xasprintf("owner %s paydirt\nowner %s paydirt_reader\n"
			 "owner %s paydirt\nowner %s paydirt_reader\n",
	    caller, caller, server, server);
}

static bool
configure(const char *data, const char *sockets, const struct passwd *user)
{
	const struct passwd *caller = getpwuid(geteuid());
	char *conf = xasprintf("%s/postgresql.conf", data),
	     *hba = xasprintf("%s/pg_hba.conf", data),
	     *ident = xasprintf("%s/pg_ident.conf", data),
	     *conf_text = xasprintf("%sunix_socket_directories = '%s'\n", settings, sockets),
	     *ident_text = ident_lines(
		 caller ? caller->pw_name : "root", user ? user->pw_name : "postgres");
	bool good = write_file(conf, conf_text, user, "a") &&
		    write_file(hba, "local all all peer map=owner\n", user, "w") &&
		    write_file(ident, ident_text, user, "w");

	free(conf);
	free(hba);
	free(ident);
	free(conf_text);
	free(ident_text);
	return good;
}

static bool
make_owned_folder(const char *path, const struct passwd *user)
{
	if (mkdir(path, 0700) < 0 && errno != EEXIST) {
		log_error("cannot make the folder '%s': %s", path, strerror(errno));
		return false;
	}
	if (user && chown(path, user->pw_uid, user->pw_gid) < 0) {
		log_error("cannot give '%s' to '%s': %s", path, user->pw_name, strerror(errno));
		return false;
	}
	return true;
}

/* Can that user come to the folder at all? A root whose home is closed is a common case. */
static bool
is_reachable(const char *path, const struct passwd *user)
{
	char *const argv[] = { (char[]){ "/usr/bin/test" }, (char[]){ "-x" },
		(char *)(uintptr_t)path, NULL };

	if (!user || run_program(argv, user, NULL, NULL))
		return true;
	log_error("PostgreSQL runs as '%s', who cannot reach '%s': set PAYDIRT_VAR to a folder "
		  "outside "
		  "of a closed home, such as /var/lib/paydirt",
	    user->pw_name, path);
	return false;
}

static bool
make_cluster(const char *data, const char *sockets, const struct passwd *user)
{
	char *initdb = server_program("initdb"), *log = xasprintf("%s.log", data);
	bool good = initdb && make_owned_folder(data, user) && is_reachable(data, user);

	if (good) {
		char *const argv[] = { initdb, (char[]){ "--pgdata" }, (char *)(uintptr_t)data,
			(char[]){ "--username=paydirt" }, (char[]){ "--auth=peer" },
			(char[]){ "--encoding=UTF8" }, (char[]){ "--locale=C.UTF-8" },
			(char[]){ "--no-instructions" }, NULL };

		log_info("making a private PostgreSQL in '%s'", data);
		good = run_program(argv, user, log, NULL);
		if (!good)
			log_error("initdb failed; '%s' says why", log);
	}
	good = good && configure(data, sockets, user);
	free(initdb);
	free(log);
	return good;
}

static bool
control(const char *var, const struct passwd *user, const char *verb, const char *mode)
{
	char *program = server_program("pg_ctl"), *data = data_folder(var),
	     *log = xasprintf("%s/db.run/log", var), *own_log = xasprintf("%s/db.log", var);
	bool good = program != NULL;

	if (good) {
		char *const argv[] = { program, (char *)(uintptr_t)verb, (char[]){ "--pgdata" },
			data, (char[]){ "--log" }, log, (char[]){ "--wait" },
			(char[]){ "--silent" }, (char[]){ "--mode" }, (char *)(uintptr_t)mode,
			(char[]){ "--timeout=60" }, NULL };
		char *const start[] = { program, (char *)(uintptr_t)verb,
			(char[]){ "--pgdata" }, data, (char[]){ "--log" }, log,
			(char[]){ "--wait" }, (char[]){ "--silent" },
			(char[]){ "--timeout=60" }, NULL };

		good = run_program(mode ? argv : start, user, own_log, NULL);
		if (!good)
			log_error("cannot %s the private PostgreSQL; '%s' says why", verb, log);
	}
	free(program);
	free(data);
	free(log);
	free(own_log);
	return good;
}

static bool
make_database(const char *sockets, const struct passwd *user)
{
	char *createdb = server_program("createdb");
	char *const argv[] = { createdb, (char[]){ "--host" }, (char *)(uintptr_t)sockets,
		(char[]){ "--username=paydirt" }, (char[]){ "--maintenance-db=postgres" },
		(char[]){ "paydirt" }, NULL };
	bool good = createdb && run_program(argv, user, NULL, NULL);

	if (createdb && !good)
		log_error("cannot make the database 'paydirt'");
	free(createdb);
	return good;
}

/* A cluster that a crash left half made is nobody's data; it is kept all the same. */
static bool
set_aside(const char *data)
{
	char *aside = xasprintf("%s.half-made-%d", data, (int)getpid());
	bool good = rename(data, aside) == 0;

	if (good)
		log_warning("'%s' was left half made; it is now '%s'", data, aside);
	else
		log_error("cannot set '%s' aside: %s", data, strerror(errno));
	free(aside);
	return good;
}

static bool
start_locked(const char *var)
{
	char *data = data_folder(var), *sockets = socket_folder(var),
	     *version = xasprintf("%s/PG_VERSION", data), *done = xasprintf("%s/db.made", var);
	bool failed, good = true;
	const struct passwd *user;

	if (server_is_running(var))
		goto out;
	user = server_user(&failed);
	good = !failed && make_owned_folder(sockets, user) && is_reachable(sockets, user);
	/* db.made is written last: a cluster without it was left half made */
	if (good && access(done, F_OK) < 0) {
		if (access(version, F_OK) == 0)
			good = set_aside(data);
		good = good && make_cluster(data, sockets, user) &&
		       control(var, user, "start", NULL) && make_database(sockets, user) &&
		       write_file(done, "made\n", NULL, "w");
	} else {
		good = good && control(var, user, "start", NULL);
	}
out:
	free(data);
	free(sockets);
	free(version);
	free(done);
	return good;
}

/* Two commands that start at one time must not make it twice. */
bool
server_start(const char *var)
{
	char *path = xasprintf("%s/db.lock", var);
	int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	bool good = lock >= 0 && flock(lock, LOCK_EX) == 0;

	if (!good)
		log_error("cannot lock '%s': %s", path, strerror(errno));
	good = good && start_locked(var);
	if (lock >= 0)
		close(lock);
	free(path);
	return good;
}

bool
server_stop(const char *var)
{
	bool failed;
	const struct passwd *user;

	if (!server_is_running(var))
		return true;
	user = server_user(&failed);
	return !failed && control(var, user, "stop", "fast");
}
