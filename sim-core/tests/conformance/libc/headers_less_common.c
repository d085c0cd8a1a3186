// elf.h, linux/types.h, values.h and the old names of headers; fdopendir looks at what it is given.
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/types.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/dir.h>
#include <sys/termios.h>
#include <unistd.h>
#include <values.h>

int main(void)
{
    Elf64_Ehdr head;
    Elf64_Phdr part;
    int loads = 0, stack = 0;
    printf("%zu %zu %zu %zu %zu %zu\n", sizeof(Elf64_Ehdr), sizeof(Elf64_Phdr), sizeof(Elf64_Shdr), sizeof(Elf64_Sym),
           sizeof(Elf64_Rela), sizeof(Elf64_Dyn));
    printf("%zu %zu %zu\n", sizeof(Elf32_Ehdr), sizeof(Elf32_Sym), sizeof(Elf64_Nhdr));
    printf("%zu %zu\n", offsetof(Elf64_Sym, st_value), offsetof(Elf64_Shdr, sh_link));
    printf("%d %d %#x\n", ELF64_ST_BIND(0x12), ELF64_ST_TYPE(0x12), (unsigned)ELF64_R_SYM(0x500000007UL));
    FILE *f = fopen("/proc/self/exe", "rb");
    fread(&head, sizeof head, 1, f);
    printf("magic %d, %s, %s, type %d, machine %d\n", !memcmp(head.e_ident, ELFMAG, SELFMAG),
           head.e_ident[EI_CLASS] == ELFCLASS64 ? "ELF64" : "?",
           head.e_ident[EI_DATA] == ELFDATA2LSB ? "little endian" : "?", head.e_type == ET_DYN, head.e_machine == EM_X86_64);
    fseek(f, head.e_phoff, SEEK_SET);
    for (int i = 0; i < head.e_phnum; i++) {
        fread(&part, sizeof part, 1, f);
        loads += part.p_type == PT_LOAD;
        if (part.p_type == PT_GNU_STACK)
            stack = part.p_flags;
    }
    printf("%d loaded, stack %s\n", loads, stack == (PF_R | PF_W) ? "rw" : "?");
    __u64 wide = ~(__u64)0;
    printf("%zu %zu %llx\n", sizeof(__u8), sizeof(__s32), wide);
    printf("%d %d %g\n", MAXINT, BITSPERBYTE, MAXDOUBLE);
    struct direct *unused = NULL;
    printf("%zu %zu\n", sizeof unused->d_name, sizeof(struct termios));
    int file = open("/etc/passwd", O_RDONLY), dir = open("/", O_RDONLY);
    printf("%d", fdopendir(file) == NULL);
    printf(" %s\n", strerror(errno));
    printf("%d", fdopendir(99) == NULL);
    printf(" %s\n", strerror(errno));
    printf("%d\n", fdopendir(dir) == NULL);
    fclose(f);
    return 0;
}
