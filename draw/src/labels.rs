//! The words that stand in a picture, in both languages. A word that one
//! language lacks does not compile. The page's own words are the page's.

use sim_core::lang::Lang;

macro_rules! labels {
    ($($name:ident: $en:literal, $zh:literal;)*) => {
        /// The words of pictures in one language. `{}` is a place for a value.
        pub struct Labels {
            $(#[doc = $en] pub $name: &'static str,)*
        }
        static EN: Labels = Labels { $($name: $en,)* };
        static ZH: Labels = Labels { $($name: $zh,)* };
    };
}

labels! {
    frame_of: "Step {} of {} · frame {}", "第 {} 步，共 {} 步 · 第 {} 帧";
    state_running: "runs", "运行中";
    state_ready: "ready", "就绪";
    state_sleeping: "sleeps", "睡眠";
    state_stopped: "stopped", "已停止";
    state_init: "init", "init";
    waits_in: "in {}", "在 {} 中";
    exit_code: "exit {}", "退出码 {}";
    killed_by: "{}", "{}";
    at_line_short: "line {}", "第 {} 行";
    page_frames: "page frames", "页框";
    entries: "{} present", "{}在内存中";
    frames_short: "frames", "页框";
    given_back_short: "given back", "已归还";
    given_back: "memory given back", "内存已归还";
    area_text: "code", "代码";
    area_headers: "headers", "文件头";
    area_rodata: "constants (rodata)", "常量（rodata）";
    area_relro: "constants (relro)", "常量（relro）";
    area_data: "globals (data)", "全局变量（data）";
    area_bss: "globals (bss)", "全局变量（bss）";
    area_heap: "heap", "堆";
    area_stack: "stack", "栈";
    area_anon: "mapping, private", "私有映射";
    area_shared: "mapping, shared", "共享映射";
    area_file: "file", "文件";
    area_library: "C library", "C 库";
    area_special: "kernel's", "内核提供";
    gap_untouched: "{} without a frame", "{}没有页框";
    gap_touched: "{} more, {} of them with a frame", "另有{}，其中 {} 页有页框";
    gap_like: "{} more like these", "另有{}，与这些一样";
    crowd_same: "×{}, same pages", "×{}，页相同";
    crowd_like: "×{}, like pages", "×{}，页相似";
    crowd_kin: "×{}, pages differ", "×{}，页不同";
    frames_behind: "and {} more such frames", "另有 {} 个这样的页框";
    zero_page: "zero page", "零页";
    all_zeros: "all zeros", "全是零";
    zeros_short: "zeros", "全零";
    code_short: "code", "代码";
    file_page: "{}, p. {}", "{} 第 {} 页";
    free_frame: "free", "空闲";
    copied_from: "copied from {}", "复制自 {}";
    not_touched: "no entry", "无页表项";
    more_variables: "{} more variables", "还有 {} 个变量";
    page_one: "1 page", "1 页";
    page_many: "{} pages", "{} 页";
    walk_frame: "frame {}", "页框 {}";
    walk_asked: "the address says where to look", "怎么查，地址自己说明";
    walk_mended: "the entry allows it now", "页表项现在允许了";
    walk_allowed: "allowed", "允许";
    walk_entry_changes: "the entry changes", "页表项改变";
    veto_table: "no {} table: the walk ends", "没有 {} 表：到此为止";
    veto_absent: "P is not set: nothing there", "P 未置位：这里没有页";
    veto_read_only: "W is not set: no store", "W 未置位：不许写";
    veto_no_execute: "no X: no code to run here", "没有 X：不许执行";
    veto_forbidden: "forbidden, whatever it holds", "一律禁止";
    why_first_touch: "first touch: it needs a frame", "首次访问：需要页框";
    why_file: "a file's page, not mapped yet", "文件的页，尚未映射";
    why_shared: "others share it: copy first", "与别人共享：先复制";
    why_reuse: "nobody else has it: keep it", "已无别人使用：直接留用";
    why_zero: "zero page: it needs a frame", "零页：需要自己的页框";
    why_private_file: "the file's own page: copy first", "文件自己的页：先复制";
    why_clean: "first write to a clean page", "首次写干净页";
    why_stack: "the stack grows", "栈增长";
    why_not_mapped: "no area here: SIGSEGV", "没有区域：SIGSEGV";
    why_not_allowed: "the area forbids it: SIGSEGV", "区域不允许：SIGSEGV";
    why_beyond: "behind the file's end: SIGBUS", "超出文件末尾：SIGBUS";
    why_no_memory: "no frame is free", "没有空闲页框";
    why_non_canonical: "no such address: SIGSEGV", "没有这样的地址：SIGSEGV";
    why_guard: "a guard: SIGSEGV", "保护页：SIGSEGV";
    why_unshare: "the reader wants its own copy", "读者要自己的副本";
    area_allows: "area: {}", "区域：{}";
    was_frame: "before", "之前";
    more_processes: "and {} more processes", "另有 {} 个进程";
}

impl Labels {
    /// The words in a language.
    pub fn of(lang: Lang) -> &'static Labels {
        match lang {
            Lang::En => &EN,
            Lang::Zh => &ZH,
        }
    }
}
