#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t heard = 0;

static void on_signal(int number) {
    (void)number;
    heard = 1;
}

static void say(const char *text) {
    write(STDOUT_FILENO, text, strlen(text));
}

int main(void) {
    struct sigaction action = { .sa_handler = on_signal };
    sigset_t block, before;
    sigemptyset(&block);
    sigaddset(&block, SIGUSR1);
    sigaction(SIGUSR1, &action, NULL);
    sigprocmask(SIG_BLOCK, &block, &before);

    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        return 0;
    }
    while (!heard)
        sigsuspend(&before);
    say("the handler has run\n");
    wait(NULL);
    return 0;
}
