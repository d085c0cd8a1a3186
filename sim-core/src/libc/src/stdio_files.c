/* stdin, stdout and stderr: libio/stdfiles.c, libio/stdio.c. */
#include <bits/stdio_impl.h>

FILE _IO_2_1_stdin_ = {
    ._flags = _IO_MAGIC | _IO_IS_FILEBUF | _IO_LINKED | _IO_NO_WRITES,
    ._fileno = 0, ._old_offset = -1, ._offset = -1
};
FILE _IO_2_1_stdout_ = {
    ._flags = _IO_MAGIC | _IO_IS_FILEBUF | _IO_LINKED | _IO_NO_READS,
    ._chain = &_IO_2_1_stdin_, ._fileno = 1, ._old_offset = -1, ._offset = -1
};
FILE _IO_2_1_stderr_ = {
    ._flags = _IO_MAGIC | _IO_IS_FILEBUF | _IO_LINKED | _IO_NO_READS | _IO_UNBUFFERED,
    ._chain = &_IO_2_1_stdout_, ._fileno = 2, ._old_offset = -1, ._offset = -1
};
FILE *stdin = &_IO_2_1_stdin_;
FILE *stdout = &_IO_2_1_stdout_;
FILE *stderr = &_IO_2_1_stderr_;
FILE *_IO_list_all = &_IO_2_1_stderr_;
