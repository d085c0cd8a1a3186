//! What the page says of an event is true: sentences of small programs, in both languages.

use sim_core::explain::{Lang, Sentence, explain};
use sim_core::kernel::event::Level;
use sim_core::lens::{Legend, Shot, Step};
use sim_core::recording::{Run, Stop};
use sim_core::scenario::Scenario;

/// Every sentence of a program's run, at a level.
fn told(body: &str, level: Level, lang: Lang) -> Vec<Sentence> {
    let headers = [
        "fcntl.h",
        "sched.h",
        "signal.h",
        "stdio.h",
        "stdlib.h",
        "string.h",
        "sys/mman.h",
        "sys/wait.h",
        "unistd.h",
    ];
    let mut source = String::from("#define _GNU_SOURCE\n");
    for header in headers {
        source += &format!("#include <{header}>\n");
    }
    source += body;
    let scenario = Scenario {
        source,
        ..Scenario::default()
    };
    let run = Run::start(scenario).unwrap_or_else(|errors| panic!("{}", errors[0].render()));
    let mut recording = run.finish();
    let legend = Legend::of(&recording);
    let program = recording.program().clone();
    let stop = Stop { level, pid: None };
    let mut before = recording.booted();
    let mut sentences = Vec::new();
    while let Some(frame) = recording.next(before, stop) {
        let step = Step::between(&mut recording, before, frame);
        let shot = Shot {
            state: recording.seek(frame).state,
            program: &program,
            legend: &legend,
            step: &step,
        };
        sentences.push(explain(&shot, lang).now);
        before = frame;
    }
    sentences
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
    let body = "
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
    says(&en, "of a mapped file", "no frame holds it yet");
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
    let body = "
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
