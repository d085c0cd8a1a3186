//! The types of well-known functions that are called without a declaration.

use super::super::types::{self, FnType, Types};

/// Functions that gcc knows without a header, and library functions whose
/// arguments are variable. Result, then parameters: `i` int, `l` size_t, `s`
/// char pointer, `c` const char pointer, `p` void pointer, `q` const void
/// pointer, `d` double, `v` void, `.` for more.
pub(super) const KNOWN: &[(&str, &str)] = &[
    ("printf", "ic."),
    ("fprintf", "ipc."),
    ("dprintf", "iic."),
    ("sprintf", "isc."),
    ("snprintf", "islc."),
    ("scanf", "ic."),
    ("fscanf", "ipc."),
    ("sscanf", "icc."),
    ("puts", "ic"),
    ("fputs", "icp"),
    ("putchar", "ii"),
    ("__gcc_printf_puts", "ic"),
    ("__gcc_printf_puts_string", "icc"),
    ("__gcc_printf_putchar", "ic"),
    ("__gcc_printf_putchar_char", "ici"),
    ("__gcc_fprintf_fwrite", "ipc"),
    ("__gcc_fprintf_fputc", "ipc"),
    ("__gcc_fprintf_fputc_char", "ipci"),
    ("__gcc_fprintf_fputs_string", "ipcc"),
    ("__gcc_printf_puts_text", "icc"),
    ("__gcc_printf_putchar_text", "icc"),
    ("__gcc_fprintf_fwrite_text", "ipcc"),
    ("__gcc_fprintf_fputc_text", "ipcc"),
    ("malloc", "pl"),
    ("calloc", "pll"),
    ("realloc", "ppl"),
    ("free", "vp"),
    ("exit", "vi"),
    ("_exit", "vi"),
    ("abort", "v"),
    ("strlen", "lc"),
    ("strcpy", "ssc"),
    ("stpcpy", "ssc"),
    ("strncpy", "sscl"),
    ("strcat", "ssc"),
    ("strncat", "sscl"),
    ("strcmp", "icc"),
    ("strncmp", "iccl"),
    ("strchr", "sci"),
    ("strrchr", "sci"),
    ("strstr", "scc"),
    ("strdup", "sc"),
    ("strspn", "lcc"),
    ("strcspn", "lcc"),
    ("memcpy", "ppql"),
    ("memmove", "ppql"),
    ("memset", "ppil"),
    ("memcmp", "iqql"),
    ("memchr", "pqil"),
    ("abs", "ii"),
    ("sqrt", "dd"),
    ("pow", "ddd"),
    ("fabs", "dd"),
    ("floor", "dd"),
    ("ceil", "dd"),
    ("sin", "dd"),
    ("cos", "dd"),
    ("exp", "dd"),
    ("log", "dd"),
    ("fmod", "ddd"),
    ("open", "ici."),
    ("fcntl", "iii."),
    ("ioctl", "iil."),
    ("execl", "icc."),
    ("execlp", "icc."),
    ("execle", "icc."),
];

/// The type of a function that can be called undeclared, if it is special.
pub(super) fn known_type(types: &mut Types, name: &str) -> Option<FnType> {
    let (_, code) = KNOWN.iter().find(|(n, _)| *n == name)?;
    let mut list = Vec::new();
    let mut variadic = false;
    for c in code.chars() {
        let ty = match c {
            '.' => {
                variadic = true;
                continue;
            }
            'l' => types::ULONG,
            's' => types.pointer(types::CHAR),
            'c' => types.pointer(types::CHAR.qualified(true, false)),
            'p' => types.pointer(types::VOID),
            'q' => types.pointer(types::VOID.qualified(true, false)),
            'd' => types::DOUBLE,
            'v' => types::VOID,
            _ => types::INT,
        };
        list.push(ty);
    }
    let ret = list.first().copied()?;
    list.remove(0);
    Some(FnType {
        ret,
        params: list,
        variadic,
        unspecified: false,
    })
}
