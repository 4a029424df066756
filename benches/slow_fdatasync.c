/* Loaded before a program (LD_PRELOAD): adds SYNC_DELAY_US microseconds to every fdatasync and fsync, and tells at the end how many
 * there were. A disk of a server keeps its promise in about a millisecond; the disk of a test machine often does not. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static atomic_long syncs;

static void wait_a_little(void) {
  const char *delay = getenv("SYNC_DELAY_US");
  atomic_fetch_add(&syncs, 1);
  if (delay) usleep((useconds_t)atoi(delay));
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

__attribute__((destructor)) static void tell(void) { fprintf(stderr, "syncs %ld\n", atomic_load(&syncs)); }
