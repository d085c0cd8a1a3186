#ifndef _GRP_H
#define _GRP_H
typedef unsigned long size_t;
typedef unsigned gid_t;
#undef NULL
#define NULL ((void *)0)
#define NSS_BUFLEN_GROUP 1024
struct group {
    char *gr_name, *gr_passwd;
    gid_t gr_gid;
    char **gr_mem;
};
struct group *getgrnam(const char *__name);
struct group *getgrgid(gid_t __gid);
int getgrnam_r(const char *restrict __name, struct group *restrict __to, char *restrict __buf, size_t __n, struct group **restrict __found);
int getgrgid_r(gid_t __gid, struct group *restrict __to, char *restrict __buf, size_t __n, struct group **restrict __found);
struct group *getgrent(void);
void setgrent(void);
void endgrent(void);
struct group *fgetgrent(struct _IO_FILE *__f);
int getgrouplist(const char *__user, gid_t __group, gid_t *__list, int *__n);
int initgroups(const char *__user, gid_t __group);
int setgroups(size_t __n, const gid_t *__list);
#endif
