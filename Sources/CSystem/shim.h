// What of the C library Swift's Glibc module leaves out.
#pragma once
#include <semaphore.h>
#include <sys/prctl.h>
#include <sys/xattr.h>
#include <time.h>

// Declared by glibc from 2.30 on, for GNU sources only.
int sem_clockwait(sem_t *semaphore, clockid_t clock, const struct timespec *end);

// prctl takes a variable number of arguments, which Swift does not pass.
static inline int coach_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

// The commit that this is built from, where the build knows it; the manifest defines it.
#define COACH_QUOTED(text) #text
#define COACH_TEXT(text) COACH_QUOTED(text)
static inline const char *coach_commit(void) {
#ifdef COACH_COMMIT
  return COACH_TEXT(COACH_COMMIT);
#else
  return "";
#endif
}
