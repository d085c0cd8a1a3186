/* Threads of the program's own: makecontext and swapcontext change from one stack to another, also in the
   middle of an expression. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>

#define STACK (32 * 1024)

static ucontext_t main_context, task[2], generator;
static char stacks[3][STACK];
static int value, done;

static void work(int id, int rounds)
{
    for (int i = 0; i < rounds; i++) {
        printf("task %d round %d\n", id, i);
        swapcontext(&task[id], &task[1 - id]);
    }
    printf("task %d ends\n", id);
}

static void count(void)
{
    for (int i = 1; i <= 4; i++) {
        value = i * i;
        swapcontext(&generator, &main_context);
    }
    done = 1;
}

static int next(void)
{
    swapcontext(&main_context, &generator);
    return value;
}

static void make(ucontext_t *context, char *stack, void (*f)(void), int id, int rounds)
{
    getcontext(context);
    context->uc_stack.ss_sp = stack;
    context->uc_stack.ss_size = STACK;
    context->uc_link = &main_context;
    makecontext(context, f, 2, id, rounds);
}

int main(void)
{
    volatile int again = 0;
    ucontext_t here;
    sigset_t mask;
    setvbuf(stdout, NULL, _IONBF, 0);
    make(&task[0], stacks[0], (void (*)(void))work, 0, 2);
    make(&task[1], stacks[1], (void (*)(void))work, 1, 3);
    swapcontext(&main_context, &task[0]);
    printf("back in main\n");
    make(&generator, stacks[2], count, 0, 0);
    printf("sum %d\n", 1000 * next() + 100 * next() + 10 * next() + next());
    next();
    printf("done %d\n", done);
    sigemptyset(&mask);
    getcontext(&here);
    printf("here %d\n", again);
    if (again++ < 2) {
        sigaddset(&mask, SIGUSR1);
        sigprocmask(SIG_BLOCK, &mask, NULL);
        setcontext(&here);
    }
    sigprocmask(SIG_BLOCK, NULL, &mask);
    printf("blocked %d\n", sigismember(&mask, SIGUSR1));
    return 0;
}
