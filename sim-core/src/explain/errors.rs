//! What the errors of system calls mean, as glibc has it.

use crate::kernel::errno::*;
use crate::lang::{Message, say};

/// What an error number means, a sentence; none of those that no system call here gives.
#[rustfmt::skip]
pub(super) fn meaning(number: i64) -> Option<Message> {
    Some(match number {
        EPERM => say!("Operation not permitted."),
        ENOENT => say!("No such file or directory."),
        ESRCH => say!("No such process."),
        EINTR => say!("Interrupted system call."),
        EIO => say!("Input/output error."),
        ENXIO => say!("No such device or address."),
        E2BIG => say!("Argument list too long."),
        ENOEXEC => say!("Exec format error."),
        EBADF => say!("Bad file descriptor."),
        ECHILD => say!("No child processes."),
        EAGAIN => say!("Resource temporarily unavailable."),
        ENOMEM => say!("Cannot allocate memory."),
        EACCES => say!("Permission denied."),
        EFAULT => say!("Bad address."),
        EBUSY => say!("Device or resource busy."),
        EEXIST => say!("File exists."),
        EXDEV => say!("Invalid cross-device link."),
        ENODEV => say!("No such device."),
        ENOTDIR => say!("Not a directory."),
        EISDIR => say!("Is a directory."),
        EINVAL => say!("Invalid argument."),
        ENFILE => say!("Too many open files in system."),
        EMFILE => say!("Too many open files."),
        ENOTTY => say!("Inappropriate ioctl for device."),
        ETXTBSY => say!("Text file busy."),
        EFBIG => say!("File too large."),
        ENOSPC => say!("No space left on device."),
        ESPIPE => say!("Illegal seek."),
        EROFS => say!("Read-only file system."),
        EMLINK => say!("Too many links."),
        EPIPE => say!("Broken pipe."),
        ERANGE => say!("Numerical result out of range."),
        EDEADLK => say!("Resource deadlock avoided."),
        ENAMETOOLONG => say!("File name too long."),
        ENOLCK => say!("No locks available."),
        ENOSYS => say!("Function not implemented."),
        ENOTEMPTY => say!("Directory not empty."),
        ELOOP => say!("Too many levels of symbolic links."),
        ENOMSG => say!("No message of desired type."),
        EIDRM => say!("Identifier removed."),
        ENODATA => say!("No data available."),
        EOVERFLOW => say!("Value too large for defined data type."),
        ENOTSOCK => say!("Socket operation on non-socket."),
        EMSGSIZE => say!("Message too long."),
        EPROTONOSUPPORT => say!("Protocol not supported."),
        EOPNOTSUPP => say!("Operation not supported."),
        EAFNOSUPPORT => say!("Address family not supported by protocol."),
        EISCONN => say!("Transport endpoint is already connected."),
        ENOTCONN => say!("Transport endpoint is not connected."),
        ETIMEDOUT => say!("Connection timed out."),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_told_in_the_words_of_strerror() {
        let told = (1..200).filter_map(|number| Some((number, meaning(number)?)));
        for (number, meaning) in told {
            assert_eq!(Some(meaning.to_string().as_str()), text(number));
        }
    }
}
