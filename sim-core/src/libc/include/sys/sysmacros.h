#ifndef _SYS_SYSMACROS_H
#define _SYS_SYSMACROS_H
#define major(dev) ((unsigned)((((dev) >> 8) & 0xfff) | ((unsigned)((dev) >> 32) & ~0xfffu)))
#define minor(dev) ((unsigned)(((dev) & 0xff) | ((unsigned)((dev) >> 12) & ~0xffu)))
#define makedev(major, minor) \
    ((((major) & 0xffful) << 8) | (((major) & 0xfffff000ul) << 32) | ((minor) & 0xfful) | (((minor) & 0xffffff00ul) << 12))
#define gnu_dev_major(dev) major(dev)
#define gnu_dev_minor(dev) minor(dev)
#define gnu_dev_makedev(a, b) makedev(a, b)
#endif
