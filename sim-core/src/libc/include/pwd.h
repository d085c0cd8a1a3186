#ifndef _PWD_H
#define _PWD_H
typedef unsigned long size_t;
typedef unsigned uid_t;
typedef unsigned gid_t;
#undef NULL
#define NULL ((void *)0)
#define NSS_BUFLEN_PASSWD 1024
struct passwd {
    char *pw_name, *pw_passwd;
    uid_t pw_uid;
    gid_t pw_gid;
    char *pw_gecos, *pw_dir, *pw_shell;
};
struct passwd *getpwnam(const char *__name);
struct passwd *getpwuid(uid_t __uid);
int getpwnam_r(const char *restrict __name, struct passwd *restrict __to, char *restrict __buf, size_t __n, struct passwd **restrict __found);
int getpwuid_r(uid_t __uid, struct passwd *restrict __to, char *restrict __buf, size_t __n, struct passwd **restrict __found);
struct passwd *getpwent(void);
void setpwent(void);
void endpwent(void);
struct passwd *fgetpwent(struct _IO_FILE *__f);
int putpwent(const struct passwd *restrict __entry, struct _IO_FILE *restrict __f);
#endif
