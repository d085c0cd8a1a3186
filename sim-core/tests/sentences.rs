//! What the page says of an event is true: sentences of small programs, in both languages.

mod telling;

use sim_core::explain::{Explanation, Sentence};
use sim_core::kernel::event::Level;
use sim_core::lang::Lang;

/// Every sentence of a program's run, at a level.
fn told(body: &str, level: Level, lang: Lang) -> Vec<Sentence> {
    let all = explanations(body, level, lang).into_iter();
    all.map(|explanation| explanation.now).collect()
}

/// Everything that is said of a program's run, at a level.
fn explanations(body: &str, level: Level, lang: Lang) -> Vec<Explanation> {
    let headers = [
        "fcntl.h",
        "sched.h",
        "signal.h",
        "stdio.h",
        "stdlib.h",
        "string.h",
        "sys/mman.h",
        "sys/socket.h",
        "sys/wait.h",
        "unistd.h",
    ];
    let mut source = String::from("#define _GNU_SOURCE\n");
    for header in headers {
        source += &format!("#include <{header}>\n");
    }
    source += body;
    telling::explanations(source, level, lang)
}

/// Asserts that a sentence has these words, and that the one that has them says this, too.
fn says(sentences: &[Sentence], what: &str, also: &str) {
    let found = sentences.iter().filter(|s| s.what.contains(what));
    let mut said = found.map(|s| format!("{} {}", s.what, s.why)).peekable();
    assert!(said.peek().is_some(), "nothing says: {what}");
    let all: Vec<String> = said.collect();
    assert!(
        all.iter().any(|text| text.contains(also)),
        "of {what}, none says {also}: {all:#?}"
    );
}

/// Asserts that no sentence has these words.
fn never(sentences: &[Sentence], words: &str) {
    for s in sentences {
        let text = format!("{} {}", s.what, s.why);
        assert!(!text.contains(words), "{text}");
    }
}

const DEATHS: &str = "
int main(void) {
    int z = 0, st;
    if (fork() == 0) return 5 / z;
    wait(&st);
    if (fork() == 0) raise(SIGSEGV);
    wait(&st);
    pid_t k = fork();
    if (k == 0) pause();
    usleep(1000);
    kill(k, SIGKILL);
    wait(&st);
    if (fork() == 0) *(volatile int *)0 = 1;
    wait(&st);
    signal(SIGCHLD, SIG_IGN);
    if (fork() == 0) return 3;
    sleep(1);
    return 0;
}";

const MAPS: &str = "
int main(void) {
    char *p = mmap(0, 5 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    p[0] = 1;
    p[4096] = 2;
    mprotect(p, 4096, PROT_READ);
    munmap(p + 4096, 4096);
    int fd = open(\"/tmp/f\", O_RDWR | O_CREAT, 0600);
    ftruncate(fd, 3 * 4096);
    write(fd, \"hello\", 5);
    char *s = mmap(0, 3 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *q = mmap(0, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    char *a = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    q[0] = 'x';
    char c = s[0];
    s[0] = 'y';
    s[4096] = 1;
    a[0] = c;
    msync(s, 4096, MS_SYNC);
    return 0;
}";

const FORKS: &str = "
int g;
static int child(void *x) { g = *(int *)x; return 4; }
int main(void) {
    int k = 7;
    if (vfork() == 0) _exit(3);
    wait(NULL);
    pid_t c = vfork();
    if (c == 0) execl(\"/bin/echo\", \"echo\", \"hi\", NULL);
    wait(NULL);
    char *stack = malloc(65536);
    clone(child, stack + 65536, CLONE_VM | SIGCHLD, &k);
    wait(NULL);
    return 0;
}";

#[test]
fn a_signal_that_kills_says_who_sent_it_or_what_the_instruction_did() {
    let en = told(DEATHS, Level::Kernel, Lang::En);
    says(&en, "B is killed by SIGFPE", "divides by zero");
    says(&en, "C is killed by SIGSEGV", "was sent to it");
    says(&en, "D is killed by SIGKILL", "cannot be handled");
    says(
        &en,
        "E is killed by SIGSEGV",
        "It touched 0x0, where nothing",
    );
    says(&en, "F ends with exit code 3.", "wants no zombies");
    says(&en, "A ends with exit code 0 and is a zombie", "init");
    let zh = told(DEATHS, Level::Kernel, Lang::Zh);
    says(&zh, "B 被 SIGFPE 杀死", "除以零");
    says(&zh, "C 被 SIGSEGV 杀死", "发给它的");
    says(&zh, "D 被 SIGKILL 杀死", "不能被处理");
    says(&zh, "F 以退出码 3 结束。", "不要僵尸");
}

#[test]
fn a_call_that_a_handler_interrupts_is_not_back_in_user_mode() {
    let body = "
static void h(int s) { (void)s; }
int main(void) {
    int p[2];
    char c;
    struct sigaction sa = {.sa_handler = h, .sa_flags = SA_RESTART};
    sigaction(SIGALRM, &sa, NULL);
    pipe(p);
    if (fork() == 0) { sleep(3); write(p[1], \"x\", 1); return 0; }
    alarm(1);
    read(p[0], &c, 1);
    alarm(1);
    pause();
    return 0;
}";
    let en = told(body, Level::Kernel, Lang::En);
    never(&en, "-512");
    never(&en, "−512");
    says(&en, "interrupts A's read", "begun again");
    says(&en, "pause will return −EINTR", "before A is back");
    let zh = told(body, Level::Kernel, Lang::Zh);
    never(&zh, "512 ");
    says(&zh, "pause 将向 A 返回 −EINTR", "先取走它");
}

#[test]
fn changes_of_entries_and_areas_say_what_made_them() {
    let body = MAPS;
    let en = told(body, Level::Kernel, Lang::En);
    never(&en, "two processes");
    never(&en, "Nobody else has this page");
    says(&en, "write-protected", "mprotect has taken away");
    says(&en, "write-protected", "is clean then");
    says(
        &en,
        "is cut in two",
        "Only one part of it gets other rights",
    );
    says(&en, "is cut in two", "munmap takes only one part");
    says(&en, "is taken out", "munmap gives these addresses back");
    says(&en, "is made writable", "The mapping is shared");
    says(
        &en,
        "writes to page",
        "The mapping is private: the write goes to a copy",
    );
    says(
        &en,
        "of a shared mapping",
        "Nobody has touched this page of the shared",
    );
    says(&en, "of a shared mapping of ", "no frame holds it yet");
    says(&en, "now goes from", "one area is enough for both");
    says(&en, "The area at", "The process ends");
    let zh = told(body, Level::Kernel, Lang::Zh);
    never(&zh, "两个进程");
    says(&zh, "被写保护", "mprotect 收回了写权限");
    says(&zh, "被切成两半", "munmap 只去掉其中一部分");
    says(&zh, "改为可写", "映射是共享的");
    says(&zh, "现在从", "合用一个区域就够了");
}

#[test]
fn a_child_with_its_parents_memory_is_no_copy() {
    let body = FORKS;
    let en = told(body, Level::Kernel, Lang::En);
    never(&en, "fork copies the table");
    never(&en, "Its memory is gone");
    says(&en, "has made a new process: D", "CLONE_VM");
    says(&en, "B gives up its address space", "all of it stays");
    says(&en, "The CPU goes on to B", "The page tables stay");
    says(&en, "The CPU goes on to A: the program", "begins when all");
    let zh = told(body, Level::Kernel, Lang::Zh);
    says(&zh, "创建了一个新进程：D", "CLONE_VM");
    says(&zh, "B 放弃它的地址空间", "都不变");
}

#[test]
fn values_are_told_by_their_types() {
    let body = "
struct pt { int x, y; double w; };
static double half(double x) { return x / 2; }
static int many(int a, int b, int c, int d, int e, int f, int g, int h) { return a + h; }
static struct pt mk(int x, int y) { struct pt p = {x, y, 1.5}; return p; }
static unsigned pick(unsigned u, unsigned long ul, char c) { return u + ul + c; }
static int sum(struct pt p) { return p.x + p.y; }
static const char *rest(const char *s) { return s + 6; }
int main(void) {
    double d = half(3.0);
    unsigned u = 4000000000u;
    int arr[3] = {1, -2, 3};
    arr[1] = 7;
    struct pt p = mk(1, -2);
    p.y = 9;
    many(1, 2, 3, 4, 5, 6, 7, 8);
    u = pick(u, -1UL, 'x');
    sum(p);
    const char *s = rest(\"hello world\");
    char *m = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *t = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    strcpy(t, \"shared\");
    printf(\"%d %s %p\\n\", arr[1], s, m);
    printf(\"done\\n\");
    return d < 0;
}";
    let en = told(body, Level::Memory, Lang::En);
    says(&en, "A calls half(3.0).", "stack frame");
    says(&en, "half returns 1.5 in A.", "");
    says(&en, "A calls many(1, 2, 3, 4, …).", "");
    says(&en, "A calls mk(1, -2).", "");
    says(&en, "mk returns {x = 1, y = -2, w = 1.5} in A.", "");
    says(
        &en,
        "A calls pick(4000000000, 18446744073709551615, 120 'x').",
        "",
    );
    says(&en, "A calls sum({x = 1, y = 9, w = 1.5}).", "");
    says(&en, "A calls rest(\"hello world\").", "");
    says(&en, "rest returns \"world\" in A.", "");
    says(&en, "A calls printf(\"%d %s %p\\n\", …).", "C library");
    says(&en, "A calls printf(\"done\\n\").", "");
    says(&en, "mmap returns 0x7ff", "");
    says(&en, "A writes 4000000000 to u on the stack (4 bytes).", "");
    says(&en, "A writes 7 to arr[1] on the stack", "");
    says(&en, "A writes 9 to p.y on the stack", "");
    says(&en, "A writes \"shar\" to t[0…3] in a private mapping", "");
    never(&en, "1 bytes");
    let zh = told(body, Level::Memory, Lang::Zh);
    says(&zh, "A 调用 half(3.0)。", "栈帧");
    says(&zh, "A 把 4000000000 写入栈里的 u（4 个字节）。", "");
}

#[test]
fn helpers_that_no_program_names_are_no_calls_of_its_own() {
    let body = "int main(void) { if (vfork() == 0) _exit(0); return wait(NULL) < 0; }";
    let en = told(body, Level::Call, Lang::En);
    never(&en, "__");
    says(&en, "A calls wait(NULL).", "");
    let body = "#include <errno.h>\nint main(void) { return close(99) == 0 || errno != EBADF; }";
    never(&told(body, Level::Call, Lang::En), "__errno_location");
}

/// Chinese beside something else of a sentence's own words.
fn badly_spaced(text: &str) -> bool {
    let han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let mark = |c: char| "，。：；！？（）“”、《》".contains(c);
    let chars: Vec<char> = text.chars().collect();
    let pair = chars.windows(2).any(|w| {
        han(w[0]) && w[1].is_ascii_graphic()
            || w[0].is_ascii_graphic() && han(w[1])
            || mark(w[0]) && w[1] == ' '
            || w[0] == ' ' && mark(w[1])
            || w[0] == ' ' && w[1] == ' '
    });
    pair || chars
        .windows(3)
        .any(|w| han(w[0]) && w[1] == ' ' && han(w[2]))
}

#[test]
fn chinese_sentences_are_spaced_alike() {
    for body in [DEATHS, FORKS, MAPS] {
        for sentence in told(body, Level::Memory, Lang::Zh) {
            // A line of the program is shown as it is.
            if sentence.what.contains("即将执行") {
                continue;
            }
            for text in [&sentence.what, &sentence.why] {
                assert!(!badly_spaced(text), "{text}");
            }
        }
    }
}

#[test]
fn kernel_steps_say_why() {
    let lines = [(Lang::En, "is about to run line"), (Lang::Zh, "即将执行第")];
    for (lang, line) in lines {
        for program in [FORKS, MAPS] {
            let steps = told(program, Level::Kernel, lang);
            let own = steps.iter().filter(|step| !step.what.contains(line));
            let silent: Vec<&Sentence> = own.filter(|step| step.why.is_empty()).collect();
            assert!(silent.is_empty(), "{silent:#?}");
        }
    }
}

#[test]
fn what_came_along_with_the_program_is_told_in_a_line() {
    let fork = "int main(void) { if (fork() == 0) _exit(0); wait(NULL); return 0; }";
    for (lang, library, likewise) in [
        (
            Lang::En,
            "the C library's memory",
            "Likewise for the C library",
        ),
        (Lang::Zh, "C 库的内存", "对 C 库"),
    ] {
        let count = |level, what: &str| {
            let steps = told(fork, level, lang).into_iter();
            steps.filter(|s| s.what.contains(what)).count()
        };
        // Faults on the library's pages are steps; what fork and exit do to its areas is not.
        let (kernel, memory) = (count(Level::Kernel, library), count(Level::Memory, library));
        assert!(kernel > 0 && memory > kernel + 30, "{kernel}, {memory}");
        let steps = explanations(fork, Level::Kernel, lang);
        let lines = steps.iter().flat_map(|step| &step.before);
        // fork, then each exit: the entries, and the areas.
        let lines: Vec<&String> = lines.filter(|line| line.contains(likewise)).collect();
        assert_eq!(lines.len(), 5, "{lines:#?}");
    }
}

#[test]
fn what_a_line_did_besides_is_true_of_shared_pages_too() {
    let lines = briefs(MAPS);
    let all = lines.join("\n");
    assert!(all.contains("the file's page was copied"), "{all}");
    assert!(!all.contains("alone and keeps it"), "{all}");
}

/// What is told of the steps of a program's lines besides their own events, in English.
fn briefs(body: &str) -> Vec<String> {
    explanations(body, Level::Line, Lang::En)
        .into_iter()
        .flat_map(|explanation| explanation.before)
        .collect()
}

#[test]
fn sockets_stops_and_forbidden_pages_are_told_as_what_they_are() {
    let body = "
static void h(int s) { (void)s; }
int main(void) {
    int sv[2], st;
    char *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    *p = 1;
    mprotect(p, 4096, PROT_NONE);
    signal(SIGCHLD, h);
    socketpair(AF_UNIX, SOCK_STREAM, 0, sv);
    pid_t c = fork();
    if (c == 0) { char b[2]; read(sv[1], b, 2); raise(SIGSTOP); return 0; }
    write(sv[0], \"hi\", 2);
    waitpid(c, &st, WUNTRACED);
    kill(c, SIGCONT);
    while (waitpid(c, &st, 0) < 0) ;
    if (fork() == 0) _exit(0);
    while (wait(&st) < 0) ;
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    return 0;
}";
    let en = told(body, Level::Kernel, Lang::En);
    says(&en, "allows no access any more", "PROT_NONE");
    says(&en, "The CPU goes on to A", "was stopped");
    says(&en, "B is runnable again", "SIGCONT came");
    for change in ["B is stopped", "B goes on", "C has ended"] {
        says(&en, &format!("sends A SIGCHLD: its child {change}"), "");
    }
    says(&en, "through the socket", "\"hi\"");
    says(&en, "out of the socket", "received");
    never(&en, "into the pipe");
    never(&en, "out of the pipe");
    never(&en, "until the pipe");
    says(&en, "A blocks every signal that can be blocked", "SIGKILL");
    let zh = told(body, Level::Kernel, Lang::Zh);
    says(&zh, "不再允许任何访问", "PROT_NONE");
    says(&zh, "CPU 转给 A", "被停止");
    never(&zh, "管道写入");
}
