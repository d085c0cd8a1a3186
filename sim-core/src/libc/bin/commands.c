/* The commands that exec finds in /bin: naming them links them. */
void __bin_basename(int argc, char **argv, char **envp);
void __bin_cat(int argc, char **argv, char **envp);
void __bin_chmod(int argc, char **argv, char **envp);
void __bin_cmp(int argc, char **argv, char **envp);
void __bin_cp(int argc, char **argv, char **envp);
void __bin_cut(int argc, char **argv, char **envp);
void __bin_date(int argc, char **argv, char **envp);
void __bin_diff(int argc, char **argv, char **envp);
void __bin_dirname(int argc, char **argv, char **envp);
void __bin_echo(int argc, char **argv, char **envp);
void __bin_env(int argc, char **argv, char **envp);
void __bin_expr(int argc, char **argv, char **envp);
void __bin_false(int argc, char **argv, char **envp);
void __bin_find(int argc, char **argv, char **envp);
void __bin_grep(int argc, char **argv, char **envp);
void __bin_head(int argc, char **argv, char **envp);
void __bin_hostname(int argc, char **argv, char **envp);
void __bin_id(int argc, char **argv, char **envp);
void __bin_kill(int argc, char **argv, char **envp);
void __bin_ln(int argc, char **argv, char **envp);
void __bin_ls(int argc, char **argv, char **envp);
void __bin_mkdir(int argc, char **argv, char **envp);
void __bin_mkfifo(int argc, char **argv, char **envp);
void __bin_mv(int argc, char **argv, char **envp);
void __bin_nl(int argc, char **argv, char **envp);
void __bin_od(int argc, char **argv, char **envp);
void __bin_paste(int argc, char **argv, char **envp);
void __bin_printenv(int argc, char **argv, char **envp);
void __bin_printf(int argc, char **argv, char **envp);
void __bin_pwd(int argc, char **argv, char **envp);
void __bin_readlink(int argc, char **argv, char **envp);
void __bin_rev(int argc, char **argv, char **envp);
void __bin_rm(int argc, char **argv, char **envp);
void __bin_rmdir(int argc, char **argv, char **envp);
void __bin_sed(int argc, char **argv, char **envp);
void __bin_seq(int argc, char **argv, char **envp);
void __bin_sh(int argc, char **argv, char **envp);
void __bin_sleep(int argc, char **argv, char **envp);
void __bin_sort(int argc, char **argv, char **envp);
void __bin_tac(int argc, char **argv, char **envp);
void __bin_tail(int argc, char **argv, char **envp);
void __bin_tee(int argc, char **argv, char **envp);
void __bin_test(int argc, char **argv, char **envp);
void __bin_touch(int argc, char **argv, char **envp);
void __bin_tr(int argc, char **argv, char **envp);
void __bin_true(int argc, char **argv, char **envp);
void __bin_uname(int argc, char **argv, char **envp);
void __bin_uniq(int argc, char **argv, char **envp);
void __bin_wc(int argc, char **argv, char **envp);
void __bin_whoami(int argc, char **argv, char **envp);
void __bin_xargs(int argc, char **argv, char **envp);
void __bin_yes(int argc, char **argv, char **envp);

void *const __bin_commands[] = {
    __bin_basename,
    __bin_cat,
    __bin_chmod,
    __bin_cmp,
    __bin_cp,
    __bin_cut,
    __bin_date,
    __bin_diff,
    __bin_dirname,
    __bin_echo,
    __bin_env,
    __bin_expr,
    __bin_false,
    __bin_find,
    __bin_grep,
    __bin_head,
    __bin_hostname,
    __bin_id,
    __bin_kill,
    __bin_ln,
    __bin_ls,
    __bin_mkdir,
    __bin_mkfifo,
    __bin_mv,
    __bin_nl,
    __bin_od,
    __bin_paste,
    __bin_printenv,
    __bin_printf,
    __bin_pwd,
    __bin_readlink,
    __bin_rev,
    __bin_rm,
    __bin_rmdir,
    __bin_sed,
    __bin_seq,
    __bin_sh,
    __bin_sleep,
    __bin_sort,
    __bin_tac,
    __bin_tail,
    __bin_tee,
    __bin_test,
    __bin_touch,
    __bin_tr,
    __bin_true,
    __bin_uname,
    __bin_uniq,
    __bin_wc,
    __bin_whoami,
    __bin_xargs,
    __bin_yes,
};
