/*
 * banned.h: functions that do not compile here, each for a reason that has cost others dearly:
 * no bound on what they write (strcpy, sprintf), silent truncation (strncpy), no error
 * (atoi), shared state (strtok, localtime), a shell (system, popen).
 */
#ifndef BANNED_H
#define BANNED_H

#undef strcpy
#undef strcat
#undef strncpy
#undef strncat
#undef sprintf
#undef vsprintf
#undef strtok
#undef gets
#undef atoi
#undef atol
#undef atoll
#undef atof
#undef localtime
#undef gmtime
#undef ctime
#undef asctime
#undef system
#undef popen
#undef tmpnam
#undef mktemp
#undef alloca

#define strcpy(a, b) sorry_strcpy_is_banned
#define strcat(a, b) sorry_strcat_is_banned
#define strncpy(a, b, n) sorry_strncpy_is_banned
#define strncat(a, b, n) sorry_strncat_is_banned
#define sprintf(...) sorry_sprintf_is_banned
#define vsprintf(...) sorry_vsprintf_is_banned
#define strtok(a, b) sorry_strtok_is_banned
#define gets(a) sorry_gets_is_banned
#define atoi(a) sorry_atoi_is_banned
#define atol(a) sorry_atol_is_banned
#define atoll(a) sorry_atoll_is_banned
#define atof(a) sorry_atof_is_banned
#define localtime(a) sorry_localtime_is_banned
#define gmtime(a) sorry_gmtime_is_banned
#define ctime(a) sorry_ctime_is_banned
#define asctime(a) sorry_asctime_is_banned
#define system(a) sorry_system_is_banned
#define popen(a, b) sorry_popen_is_banned
#define tmpnam(a) sorry_tmpnam_is_banned
#define mktemp(a) sorry_mktemp_is_banned
#define alloca(a) sorry_alloca_is_banned

#endif
