// level: kernel
// Signals: sent, blocked, sent again, stopped, gone on; and who takes an orphan.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t seen;
static void on_signal(int signal) { seen = signal; }

int main(void) {
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigaction(SIGUSR1, &action, NULL);
    signal(SIGUSR2, SIG_IGN);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, NULL);
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGUSR1);
    kill(getpid(), SIGUSR2);
    sigprocmask(SIG_UNBLOCK, &set, NULL);

    int ends[2], status;
    pipe(ends);
    pid_t child = fork();
    if (child == 0) {
        char c;
        read(ends[0], &c, 1);
        if (fork() == 0) {
            usleep(1000);
            _exit(1);
        }
        _exit(0);
    }
    usleep(100);
    kill(child, SIGSTOP);
    waitpid(child, &status, WUNTRACED);
    kill(child, SIGCONT);
    kill(child, SIGUSR1);
    usleep(100);
    write(ends[1], "x", 1);
    wait(&status);
    usleep(2000);
    return 0;
}
