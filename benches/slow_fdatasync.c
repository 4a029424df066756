/* Loaded before a program (LD_PRELOAD): adds SYNC_DELAY_US microseconds to every fdatasync and fsync, and keeps in the file
 * SYNC_COUNT how many there were. A disk of a server keeps its promise in about a millisecond; the disk of a test machine often does
 * not. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static atomic_long syncs;
static useconds_t delay;
static int count = -1;

__attribute__((constructor)) static void prepare(void) {
  const char *microseconds = getenv("SYNC_DELAY_US");
  const char *path = getenv("SYNC_COUNT");
  if (microseconds) delay = (useconds_t)atoi(microseconds);
  if (path) count = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
}

static void wait_a_little(void) {
  char text[24];
  int length = snprintf(text, sizeof text, "%20ld", atomic_fetch_add(&syncs, 1) + 1);
  if (count >= 0 && pwrite(count, text, (size_t)length, 0) != length) abort();
  if (delay) usleep(delay);
}

int fdatasync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_a_little();
  return real(file);
}

int fsync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_a_little();
  return real(file);
}
