/* Makes a machine worse for one program: LD_PRELOAD=shim.so, steered by small files under FAULTS_STEER.
 *
 * clock   seconds added to the wall clock (clock_gettime of CLOCK_REALTIME, gettimeofday, time)
 * delay   milliseconds that each read, write and fsync of a file under FAULTS_UNDER takes longer
 * full    where it exists, writes to files under FAULTS_UNDER fail with ENOSPC
 *
 * What a program does by system calls of its own, through mappings, or through functions not named here is not met.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static long steered(const char *name, long without) {
    const char *folder = getenv("FAULTS_STEER");
    char path[512], text[32];
    if (!folder || snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path) return without;
    int saved = errno, fd = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) { errno = saved; return without; }
    long got = syscall(SYS_read, fd, text, sizeof text - 1);
    syscall(SYS_close, fd);
    errno = saved;
    if (got < 0) return without;
    text[got] = 0;
    return strtol(text, NULL, 10);
}

static int concerned(int fd) {
    const char *under = getenv("FAULTS_UNDER");
    char link[64], path[1024];
    if (!under) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int saved = errno;
    long got = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    errno = saved;
    if (got < 0) return 0;
    path[got] = 0;
    return strncmp(path, under, strlen(under)) == 0;
}

static int worse(int fd, int writes) {
    if (!concerned(fd)) return 0;
    long delay = steered("delay", 0);
    if (delay > 0) {
        struct timespec rest = {delay / 1000, (delay % 1000) * 1000000};
        int saved = errno;
        syscall(SYS_nanosleep, &rest, NULL);
        errno = saved;
    }
    if (writes && steered("full", -1) >= 0) { errno = ENOSPC; return 1; }
    return 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t read(int fd, void *to, size_t n) { worse(fd, 0); return syscall(SYS_read, fd, to, n); }
ssize_t pread(int fd, void *to, size_t n, off_t at) { worse(fd, 0); return syscall(SYS_pread64, fd, to, n, at); }
ssize_t pread64(int fd, void *to, size_t n, off_t at) { worse(fd, 0); return syscall(SYS_pread64, fd, to, n, at); }
ssize_t write(int fd, const void *from, size_t n) { return worse(fd, 1) ? -1 : syscall(SYS_write, fd, from, n); }
ssize_t pwrite(int fd, const void *from, size_t n, off_t at) { return worse(fd, 1) ? -1 : syscall(SYS_pwrite64, fd, from, n, at); }
ssize_t pwrite64(int fd, const void *from, size_t n, off_t at) { return worse(fd, 1) ? -1 : syscall(SYS_pwrite64, fd, from, n, at); }
ssize_t writev(int fd, const struct iovec *from, int n) { return worse(fd, 1) ? -1 : syscall(SYS_writev, fd, from, n); }
int ftruncate(int fd, off_t n) { return worse(fd, 1) ? -1 : syscall(SYS_ftruncate, fd, n); }
int fsync(int fd) { worse(fd, 0); return syscall(SYS_fsync, fd); }
int fdatasync(int fd) { worse(fd, 0); return syscall(SYS_fdatasync, fd); }

int clock_gettime(clockid_t which, struct timespec *out) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = REAL(clock_gettime);
    int got = real(which, out);
    if (!got && which == CLOCK_REALTIME) out->tv_sec += steered("clock", 0);
    return got;
}
int gettimeofday(struct timeval *out, void *zone) {
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    out->tv_sec = now.tv_sec;
    out->tv_usec = now.tv_nsec / 1000;
    return 0;
}
time_t time(time_t *out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) *out = now.tv_sec;
    return now.tv_sec;
}
