/* What gcc makes of printf and fprintf with "%s" and a text that it knows, where nobody wants the
   result: see the end of stdio_put.c. */
#include <bits/stdio_impl.h>

int __gcc_printf_puts(const char *format);
int __gcc_printf_putchar(const char *format);
int __gcc_fprintf_fwrite(FILE *f, const char *format);
int __gcc_fprintf_fputc(FILE *f, const char *format);

int __gcc_printf_puts_text(const char *format, const char *text)
{
    return __gcc_printf_puts(text);
}

int __gcc_printf_putchar_text(const char *format, const char *text)
{
    return __gcc_printf_putchar(text);
}

int __gcc_fprintf_fwrite_text(FILE *f, const char *format, const char *text)
{
    return __gcc_fprintf_fwrite(f, text);
}

int __gcc_fprintf_fputc_text(FILE *f, const char *format, const char *text)
{
    return __gcc_fprintf_fputc(f, text);
}
