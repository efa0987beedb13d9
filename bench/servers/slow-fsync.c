/* Loaded before the C library: what makes data durable takes so many microseconds longer (SLOW_FSYNC_MICROSECONDS). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static int slow(const char *name, int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  int result = real(file);
  const char *text = getenv("SLOW_FSYNC_MICROSECONDS");
  long microseconds = text == NULL ? 0 : atol(text);
  struct timespec pause = {microseconds / 1000000, (microseconds % 1000000) * 1000};
  nanosleep(&pause, NULL);
  return result;
}

int fsync(int file) { return slow("fsync", file); }
int fdatasync(int file) { return slow("fdatasync", file); }
