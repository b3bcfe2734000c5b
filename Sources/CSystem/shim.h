// What of the C library Swift's Glibc module leaves out.
#pragma once
#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

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

// Another place for what libraries print to the C stream, and what was there; the descriptor stays what it is.
static inline FILE *coach_swap_error_stream(FILE *stream) {
  FILE *before = stderr;
  stderr = stream;
  return before;
}

// What a child does between fork and exec; posix_spawn cannot ask for a signal when the parent ends. Returns only
// when it failed. Only calls that are safe after the fork of a process with threads.
static inline void coach_become(
    const char *path, char *const *arguments, char *const *environment, const int *streams, pid_t parent) {
  if (parent == 0) {
    setsid();
  } else {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return;
    if (getppid() != parent) _exit(127);  // it ended before that was asked
    if (setpgid(0, 0) != 0) return;
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  for (int index = 0; index < 3; index++)
    if (dup2(streams[index], index) < 0) return;
  execve(path, arguments, environment);
}

// Starts a program with three streams of its own, none of them below 3; it is killed when the thread that starts
// it ends, unless it is left to itself in a session of its own. All other descriptors have to be closed on exec.
// Returns its process, or -1 with errno.
static inline pid_t coach_start(
    const char *path, char *const *arguments, char *const *environment, const int *streams, int news, int is_left) {
  pid_t parent = is_left ? 0 : getpid();
  pid_t child = fork();
  if (child != 0) return child;
  coach_become(path, arguments, environment, streams, parent);
  int error = errno;
  if (write(news, &error, sizeof error) < 0) {}
  _exit(127);
}
