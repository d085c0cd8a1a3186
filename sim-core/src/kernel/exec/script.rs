//! Scripts: a file whose first line is `#!interpreter argument` is executed by that interpreter.
//! fs/binfmt_script.c (`load_script`).

/// What is looked at of a file to see what it is, bytes (`BINPRM_BUF_SIZE`).
pub const LOOKED_AT: usize = 256;

/// The first line of a script.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Script {
    /// The path of the program that executes it.
    pub interpreter: Vec<u8>,
    /// All that stands behind it on the line, as one argument.
    pub argument: Option<Vec<u8>>,
}

impl Script {
    /// Reads it from the beginning of a file; none if that is no script.
    pub fn read(start: &[u8]) -> Option<Script> {
        let mut buffer = [0; LOOKED_AT];
        let len = start.len().min(LOOKED_AT);
        buffer[..len].copy_from_slice(&start[..len]);
        let text = buffer.strip_prefix(b"#!")?;
        let blank = |&byte: &u8| byte == b' ' || byte == b'\t';
        let line = match text.iter().position(|&byte| byte == b'\n') {
            Some(end) => &text[..end],
            None => {
                let line = &text[..text.len() - 1];
                let name = line.iter().position(|byte| !blank(byte))?;
                // Without an end the interpreter's name may be cut off.
                line[name..].iter().position(|b| blank(b) || *b == 0)?;
                line
            }
        };
        let trailing = line.iter().rev().take_while(|byte| blank(byte)).count();
        let line = &line[..line.len() - trailing];
        let line = &line[line.iter().position(|byte| !blank(byte))?..];
        let end = line.iter().position(|byte| blank(byte) || *byte == 0);
        let (name, rest) = line.split_at(end.unwrap_or(line.len()));
        let ended = rest.first() == Some(&0);
        let argument = rest.iter().position(|byte| !blank(byte));
        let argument = argument
            .filter(|_| !ended)
            .map(|from| until_nul(&rest[from..]));
        Some(Script {
            interpreter: name.to_vec(),
            argument,
        })
    }

    /// The arguments of the interpreter: the script's path takes the place of its own name.
    pub fn arguments(&self, path: &[u8], args: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let mut all = vec![self.interpreter.clone()];
        all.extend(self.argument.clone());
        all.push(path.to_vec());
        all.extend(args.iter().skip(1).cloned());
        all
    }
}

/// A C string of these bytes.
fn until_nul(bytes: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .copied()
        .take_while(|&byte| byte != 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_names_the_interpreter_and_one_argument() {
        let read = |text: &str| {
            Script::read(text.as_bytes()).map(|it| {
                let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
                (text(it.interpreter), it.argument.map(text))
            })
        };
        let sh =
            |argument: Option<&str>| Some(("/bin/sh".to_string(), argument.map(str::to_string)));
        assert_eq!(read("#!/bin/sh\necho\n"), sh(None));
        assert_eq!(read("#! \t/bin/sh  -e -x \n"), sh(Some("-e -x")));
        assert_eq!(read("#!/bin/sh"), sh(None));
        assert_eq!(read("#!\n"), None);
        // Behind the file's end the kernel's buffer holds zeros: a name, though an empty one.
        assert_eq!(read("#!   "), Some((String::new(), None)));
        assert_eq!(read("echo\n"), None);
        assert_eq!(read(&format!("#!/{}", "x".repeat(300))), None);
    }
}
