//! The words that stand in a picture, in both languages. A word that one
//! language lacks does not compile. The page's own words are the page's.

use sim_core::explain::Lang;

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
    given_back: "memory given back", "内存已归还";
    area_text: "code", "代码";
    area_rodata: "constants", "常量";
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
    zero_page: "zero page", "零页";
    all_zeros: "all zeros", "全是零";
    file_page: "{}, page {}", "{}，第 {} 页";
    free_frame: "free", "空闲";
    copied_from: "copied from {}", "复制自 {}";
    not_touched: "no entry", "无页表项";
    more_variables: "{} more variables", "还有 {} 个变量";
    page_one: "1 page", "1 页";
    page_many: "{} pages", "{} 页";
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
