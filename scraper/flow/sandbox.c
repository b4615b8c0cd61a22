#include "sandbox.h"

#include "../base/hash.h"
#include "../base/log.h"
#include "../limits.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(undefined_behavior_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static const int allowed[] = {
	SCMP_SYS(read),
	SCMP_SYS(write),
	SCMP_SYS(readv),
	SCMP_SYS(writev),
	SCMP_SYS(recvmsg),
	SCMP_SYS(sendmsg),
	SCMP_SYS(close),
	SCMP_SYS(fstat),
	SCMP_SYS(newfstatat), /* fstat, as newer C libraries ask for it */
	SCMP_SYS(lseek),
	SCMP_SYS(munmap),
	SCMP_SYS(mremap),
	SCMP_SYS(madvise),
	SCMP_SYS(brk),
	SCMP_SYS(alarm),
	SCMP_SYS(setitimer),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_nanosleep),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(getrandom),
	SCMP_SYS(getpid),
	SCMP_SYS(gettid),
	SCMP_SYS(futex),
	SCMP_SYS(rseq),
	SCMP_SYS(set_robust_list),
	SCMP_SYS(sched_yield),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sigaltstack),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
};

/* Things that open files at their first use must be used once before. */
static void
warm_up(void)
{
	unsigned char digest[SHA256_SIZE];
	struct tm tm;
	time_t now = time(NULL);

	sha256("", 0, digest);
	gmtime_r(&now, &tm);
	tzset();
}

static bool
bound_memory(void)
{
	const struct rlimit data = { LIMIT_WORKER_MEMORY, LIMIT_WORKER_MEMORY },
			    none = { 0, 0 };

	if (setrlimit(RLIMIT_CORE, &none) < 0)
		return false;
	return SANITIZED || setrlimit(RLIMIT_DATA, &data) == 0;
}

/* What a library asks for and can do without is refused, not punished */
static const int refused[] = {
	SCMP_SYS(openat),
	SCMP_SYS(access),
	SCMP_SYS(readlink),
	SCMP_SYS(prctl),
};

/* Calls that are allowed with some arguments alone: memory that is not to be run, threads but
 * no processes, signals to itself, and the question whether a terminal listens. */
static bool
allow_some(scmp_filter_ctx c)
{
	const scmp_datum_t thread = CLONE_VM | CLONE_THREAD | CLONE_SIGHAND;

	return seccomp_rule_add(c, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
		   SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
	       seccomp_rule_add(c, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
		   SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
	       seccomp_rule_add(c, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
		   SCMP_A0(SCMP_CMP_MASKED_EQ, thread, thread)) == 0 &&
	       /* its arguments cannot be looked at; the C library then asks for clone */
	       seccomp_rule_add(c, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
	       seccomp_rule_add(c, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
		   SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0)) == 0 &&
	       seccomp_rule_add(
		   c, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, TCGETS, 0)) == 0;
}

static bool
filter(void)
{
	scmp_filter_ctx context = seccomp_init(SCMP_ACT_KILL_PROCESS);
	bool good = context != NULL;

	for (size_t i = 0; good && i < ARRAY_SIZE(allowed); i++)
		good = seccomp_rule_add(context, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
	for (size_t i = 0; good && i < ARRAY_SIZE(refused); i++)
		good = seccomp_rule_add(context, SCMP_ACT_ERRNO(EACCES), refused[i], 0) == 0;
	good = good && allow_some(context) && seccomp_load(context) == 0;
	seccomp_release(context);
	return good;
}

bool
sandbox_enter(void)
{
	warm_up();
	if (bound_memory() && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    (SANITIZED || filter()))
		return true;
	log_error("the parsing process cannot give up its rights: %s", strerror(errno));
	return false;
}
