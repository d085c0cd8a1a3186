//! The `ringside` command as a user meets it: exit statuses, messages, limits.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a run of the command gave.
struct Ran {
    status: i32,
    stdout: String,
    stderr: String,
}

/// A folder of this test's own, taken away at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("ringside-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn ringside(name: &str, verb: &[&str], source: &str) -> Ran {
    with_input(name, verb, source, Stdio::null())
}

fn with_input(name: &str, verb: &[&str], source: &str, input: Stdio) -> Ran {
    let folder = Folder::new(name);
    let file = folder.0.join("program.c");
    fs::write(&file, source).expect("the program is written");
    let output = Command::new(env!("CARGO_BIN_EXE_ringside"))
        .args(&verb[..1])
        .arg(&file)
        .args(&verb[1..])
        .stdin(input)
        .output()
        .expect("ringside runs");
    Ran {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn run(name: &str, source: &str) -> Ran {
    ringside(name, &["run"], source)
}

#[test]
fn the_exit_status_is_the_first_process_s() {
    let ran = run("status", "int main(void) { return 300; }");
    assert_eq!((ran.status, ran.stderr.as_str()), (44, ""));
}

#[test]
fn a_signal_gives_128_and_its_number() {
    let ran = run("signal", "int main(void) { *(volatile int *)0 = 1; }");
    assert_eq!(ran.status, 139, "{}", ran.stderr);
}

#[test]
fn a_mistake_is_shown_at_its_place_with_what_to_do() {
    let ran = run(
        "mistake",
        "#include <stdio.h>\nint main(void) {\n    int x = 1\n    return y;\n}\n",
    );
    assert_eq!(ran.status, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("program.c:3:14"), "{}", ran.stderr);
    assert!(ran.stderr.contains("    int x = 1"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains('^') && ran.stderr.contains(';'),
        "{}",
        ran.stderr
    );
}

#[test]
fn several_mistakes_are_told_at_once() {
    let ran = run(
        "several",
        "int main(void) {\n    a = 1;\n    int b = 2;\n    c = b;\n    return 0;\n}\n",
    );
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains(":2:5") && ran.stderr.contains(":4:5"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_is_not_modelled_is_named_with_its_line() {
    let source = "#include <unistd.h>\nint main(void) {\n    return *getpass(\"?\");\n}\n";
    let ran = run("unsupported", source);
    assert_eq!(ran.status, 3, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("getpass") && ran.stderr.contains(":3"),
        "{}",
        ran.stderr
    );
}

#[test]
fn an_endless_loop_ends_with_a_message() {
    let ran = run("endless", "int main(void) {\n    for (;;)\n        ;\n}\n");
    assert_eq!(ran.status, 4, "{}", ran.stderr);
    assert!(ran.stderr.contains("--budget"), "{}", ran.stderr);
}

#[test]
fn endless_output_ends_with_a_message() {
    let ran = run(
        "output",
        "#include <stdio.h>\nint main(void) { for (;;) puts(\"again and again and again\"); }",
    );
    assert_eq!(ran.status, 4, "{}", ran.stderr);
    assert!(ran.stdout.starts_with("again and again and again\n"));
}

#[test]
fn forking_for_ever_ends_with_a_message() {
    let ran = run(
        "bomb",
        "#include <unistd.h>\nint main(void) { for (;;) fork(); }",
    );
    assert!(ran.stderr.contains("system calls"), "{}", ran.stderr);
    assert_eq!(ran.status, 4, "{}", ran.stderr);
}

#[test]
fn fork_fails_with_eagain_at_the_limit() {
    let source = r#"
#include <errno.h>
#include <stdio.h>
#include <unistd.h>
#include <signal.h>
int main(void) {
    pid_t pid;
    int n = 0;
    while ((pid = fork()) > 0)
        n++;
    if (pid == 0) {
        usleep(1000000);
        _exit(0);
    }
    printf("%d after %s\n", errno == EAGAIN, n > 100 ? "many" : "few");
    return 0;
}
"#;
    let ran = run("eagain", source);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (0, "1 after many\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn touching_memory_for_ever_ends_with_a_message() {
    let source = r#"
#include <stdlib.h>
#include <string.h>
int main(void) {
    for (;;)
        memset(malloc(1 << 20), 1, 1 << 20);
}
"#;
    let ran = run("memory", source);
    assert_eq!(ran.status, 4, "{}", ran.stderr);
}

#[test]
fn more_memory_than_there_is_gives_enomem() {
    let source = r#"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
int main(void) {
    void *p = malloc(1UL << 40);
    printf("%d %d\n", p == NULL, errno == ENOMEM);
}
"#;
    let ran = run("enomem", source);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (0, "1 1\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_program_that_waits_for_itself_is_told_so() {
    let source = r#"
#include <unistd.h>
int main(void) {
    int fds[2];
    char c;
    pipe(fds);
    read(fds[0], &c, 1);
}
"#;
    let ran = run("deadlock", source);
    assert_eq!(ran.status, 4, "{}", ran.stderr);
    assert!(ran.stderr.contains("pipe"), "{}", ran.stderr);
    let ran = ringside("deadlock-zh", &["run", "--lang", "zh"], source);
    assert!(ran.stderr.contains("都在等待"), "{}", ran.stderr);
    let fenv = "#include <fenv.h>\nint main(void) { return fesetround(FE_UPWARD); }";
    let ran = ringside("unsupported-zh", &["run", "--lang", "zh"], fenv);
    assert!(ran.stderr.contains("不支持："), "{}", ran.stderr);
    let endless = "int main(void) { for (;;) ; }";
    let ran = ringside(
        "budget-zh",
        &["run", "--budget", "1000", "--lang", "zh"],
        endless,
    );
    assert!(ran.stderr.contains("--budget N 允许"), "{}", ran.stderr);
}

#[test]
fn a_file_as_standard_input_is_one_that_the_program_can_seek_in() {
    // What the child has read ahead it gives back at its end, which only a file can take
    // (exit flushes stdin, POSIX); so it printed when gcc's ran with the same file.
    let source = r#"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
int main(void) {
    char line[80];
    if (fork() == 0) {
        printf("child: %s", fgets(line, sizeof line, stdin));
        exit(0);
    }
    wait(NULL);
    printf("at %ld\n", (long)lseek(0, 0, SEEK_CUR));
    printf("parent: %s", fgets(line, sizeof line, stdin));
}
"#;
    let folder = Folder::new("input");
    let input = folder.0.join("input");
    fs::write(&input, "one\ntwo\nthree\n").expect("the input is written");
    let input = fs::File::open(&input).expect("the input is there");
    let ran = with_input("from-file", &["run"], source, input.into());
    assert_eq!(
        ran.stdout, "child: one\nat 4\nparent: two\n",
        "{}",
        ran.stderr
    );
}

#[test]
fn dev_null_as_standard_input_is_a_device() {
    // As gcc's program printed with the same input.
    let source = r#"
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
    struct stat st;
    struct pollfd p = { 0, POLLIN };
    struct epoll_event e = { .events = EPOLLIN };
    char name[16] = "";
    fstat(0, &st);
    readlink("/proc/self/fd/0", name, sizeof name - 1);
    printf("%d %ld %s\n", S_ISCHR(st.st_mode), (long)lseek(0, 5, SEEK_SET), name);
    int ready = poll(&p, 1, 0);
    printf("%d %d", ready, p.revents == POLLIN);
    printf(" %d", epoll_ctl(epoll_create1(0), EPOLL_CTL_ADD, 0, &e));
    printf(" %d %d\n", errno == EPERM, getchar());
}
"#;
    let ran = with_input("null", &["run"], source, Stdio::null());
    assert_eq!(ran.stdout, "1 0 /dev/null\n1 1 -1 1 -1\n", "{}", ran.stderr);
}

#[test]
fn arguments_reach_main() {
    let source = "#include <stdio.h>\nint main(int argc, char **argv) { printf(\"%d %s\\n\", argc, argv[2]); }";
    let ran = ringside("args", &["run", "one", "two"], source);
    assert_eq!(
        (ran.status, ran.stdout.as_str()),
        (0, "3 two\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn trace_tells_the_story_at_each_level() {
    let source = "#include <unistd.h>\nint x = 1;\nint main(void) {\n    fork();\n    x = 2;\n    return 0;\n}\n";
    let lines = |level| {
        let ran = ringside(
            &format!("trace-{level}"),
            &["trace", "--level", level],
            source,
        );
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        ran.stdout.lines().count()
    };
    let (line, call, kernel, memory) = (
        lines("line"),
        lines("call"),
        lines("kernel"),
        lines("memory"),
    );
    assert!(
        0 < line && line < call && call < kernel && kernel < memory,
        "{line} {call} {kernel} {memory}"
    );
}

#[test]
fn trace_tells_it_in_chinese() {
    let source = "#include <unistd.h>\nint main(void) {\n    fork();\n    return 0;\n}\n";
    let ran = ringside("lang", &["trace", "--lang", "zh"], source);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("页框"), "{}", ran.stdout);
}

#[test]
fn trace_as_json_is_an_object_a_line() {
    let ran = ringside(
        "json",
        &["trace", "--json", "--level", "kernel"],
        "int main(void) { return 0; }",
    );
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    for line in ran.stdout.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(
            value.get("pid").is_some() && value.get("event").is_some(),
            "{line}"
        );
    }
}

#[test]
fn wrong_usage_says_what_is_right() {
    let output = Command::new(env!("CARGO_BIN_EXE_ringside"))
        .arg("dance")
        .output()
        .expect("ringside runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !output.status.success() && said.contains("ringside run"),
        "{said}"
    );
}

#[test]
fn root_is_refused_next_to_nothing() {
    let source = r#"
        #include <errno.h>
        #include <fcntl.h>
        #include <stdio.h>
        #include <string.h>
        #include <sys/stat.h>
        #include <sys/wait.h>
        #include <unistd.h>
        static void reads(void) {
            int fd = open("secret", O_RDONLY);
            printf("%d %s\n", (int)geteuid(), fd < 0 ? strerror(errno) : "reads");
            fflush(stdout);
        }
        int main(void) {
            close(open("secret", O_CREAT | O_WRONLY, 0));
            reads();
            if (fork() == 0) {
                // For a while, and back; then for good.
                printf("%d\n", seteuid(1001)); reads();
                printf("%d\n", seteuid(0)); reads();
                printf("%d\n", setuid(1001)); reads();
                printf("%d\n", seteuid(0));
                return 0;
            }
            wait(NULL);
            return chown("secret", 7, 8) == 0;
        }"#;
    let root = ringside("root", &["run", "--user", "root"], source);
    let expected =
        "0 reads\n0\n1001 Permission denied\n0\n0 reads\n0\n1001 Permission denied\n-1\n";
    assert_eq!((root.status, root.stdout.as_str()), (1, expected));

    let student = ringside("student", &["run", "--user", "student"], source);
    let expected = "1000 Permission denied\n-1\n1000 Permission denied\n-1\n1000 Permission denied\n-1\n1000 Permission denied\n-1\n";
    assert_eq!((student.status, student.stdout.as_str()), (0, expected));
}
