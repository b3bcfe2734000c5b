// A disk that fails, to be preloaded: it stands between the program and the C library's write.
//
//   FAULTY_DISK_NAME=audio.wav   only files whose path ends so (default: all but terminals and pipes)
//   FAULTY_DISK_ROOM=100000      after so many bytes the disk is full
//   FAULTY_DISK_HANG=50000,20    once, after so many bytes, a write hangs for so many seconds

#define _GNU_SOURCE
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static _Atomic long written;
static _Atomic long given_back;  // room that the program had kept for this moment
static _Atomic int has_hung;

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

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (is_meant(descriptor)) {
    const char *room = getenv("FAULTY_DISK_ROOM"), *hang = getenv("FAULTY_DISK_HANG");
    long after, seconds;
    if (hang && !has_hung && sscanf(hang, "%ld,%ld", &after, &seconds) == 2 && written >= after) {
      has_hung = 1;
      usleep((useconds_t)(seconds * 1000000));
    }
    long left = room ? atol(room) + given_back - written : 0;
    if (room && (long)count > left) {
      // A full disk takes a part first, then nothing.
      long rest = left;
      if (rest <= 0) return errno = ENOSPC, -1;
      count = (size_t)rest;
    }
    written += (long)count;
  }
  return syscall(SYS_write, descriptor, bytes, count);
}
