// A disk that fails, to be preloaded: it stands between the program and the C library.
//
//   FAULTY_DISK_NAME=audio.wav   only files whose path ends so (default: all but terminals and pipes)
//   FAULTY_DISK_ROOM=100000      after so many bytes the disk is full
//   FAULTY_DISK_ERROR=122        what a full disk says (default: ENOSPC)
//   FAULTY_DISK_FREE=4000000     the free space that it claims, less with every byte that is written
//   FAULTY_DISK_HANG=50000,20    once, after so many bytes, a write hangs for so many seconds
//   FAULTY_DISK_SYNC_HANG=50000,20   the same of making what was written durable
//   FAULTY_DISK_LOCKS=0          has no locks, as some file systems over a network
//   FAULTY_THREAD=2              the system starts no more than so many threads
//   FAULTY_DISK_SYNC_ERROR=50000,5   after so many bytes, once, that fails with an error number

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

static _Atomic long written;
static _Atomic long given_back;  // room that the program had kept for this moment

static int is_meant(int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  const char *name = getenv("FAULTY_DISK_NAME");
  if (!name) return 1;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < (ssize_t)strlen(name)) return 0;
  path[length] = 0;
  return !strcmp(path + length - strlen(name), name);
}

int unlink(const char *path) {
  if (strstr(path, "/.reserve")) given_back += 256 << 10;
  return (int)syscall(SYS_unlink, path);
}

// Whether so many bytes were written that a fault "bytes,value" happens; each does once.
static int happens(const char *name, _Atomic int *has_happened, long *value) {
  const char *fault = getenv(name);
  long after;
  if (!fault || *has_happened || sscanf(fault, "%ld,%ld", &after, value) != 2 || written < after)
    return 0;
  *has_happened = 1;
  return 1;
}

int fdatasync(int descriptor) {
  static _Atomic int has_synced_late, has_failed;
  long value;
  if (is_meant(descriptor)) {
    if (happens("FAULTY_DISK_SYNC_HANG", &has_synced_late, &value))
      usleep((useconds_t)(value * 1000000));
    if (happens("FAULTY_DISK_SYNC_ERROR", &has_failed, &value)) return errno = (int)value, -1;
  }
  return (int)syscall(SYS_fdatasync, descriptor);
}

int flock(int descriptor, int operation) {
  const char *locks = getenv("FAULTY_DISK_LOCKS");
  if (locks && !atoi(locks)) return errno = ENOLCK, -1;
  return (int)syscall(SYS_flock, descriptor, operation);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *),
                   void *argument) {
  static _Atomic int started;
  static int (*create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  const char *limit = getenv("FAULTY_THREAD");
  if (limit && started++ >= atoi(limit)) return EAGAIN;
  if (!create) *(void **)&create = dlsym(RTLD_NEXT, "pthread_create");
  return create(thread, attributes, body, argument);
}

int statvfs(const char *path, struct statvfs *status) {
  struct statfs system;
  if (syscall(SYS_statfs, path, &system) != 0) return -1;
  memset(status, 0, sizeof *status);
  status->f_bsize = status->f_frsize = system.f_frsize ? system.f_frsize : system.f_bsize;
  status->f_blocks = system.f_blocks;
  status->f_bfree = system.f_bfree;
  status->f_bavail = system.f_bavail;
  const char *room = getenv("FAULTY_DISK_FREE");
  if (room) {
    long left = atol(room) - written;
    status->f_bsize = status->f_frsize = 1;
    status->f_bfree = status->f_bavail = left > 0 ? (fsblkcnt_t)left : 0;
  }
  return 0;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (is_meant(descriptor)) {
    const char *room = getenv("FAULTY_DISK_ROOM"), *error = getenv("FAULTY_DISK_ERROR");
    static _Atomic int has_hung;
    long seconds;
    if (happens("FAULTY_DISK_HANG", &has_hung, &seconds)) usleep((useconds_t)(seconds * 1000000));
    long left = room ? atol(room) + given_back - written : 0;
    if (room && (long)count > left) {
      // A full disk takes a part first, then nothing.
      long rest = left;
      if (rest <= 0) return errno = error ? atoi(error) : ENOSPC, -1;
      count = (size_t)rest;
    }
    written += (long)count;
  }
  return syscall(SYS_write, descriptor, bytes, count);
}
