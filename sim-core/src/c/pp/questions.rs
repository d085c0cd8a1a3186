//! What a condition can ask of the compiler: `__has_attribute`, `__has_builtin`.

/// The attributes that mean something here; the name is without underscores around it.
pub(super) fn has_attribute(name: &str) -> bool {
    ATTRIBUTES.split_whitespace().any(|known| known == name)
}

/// The built-in functions: those with their whole name, `__builtin_…`, and the atomic ones.
pub(super) fn has_builtin(name: &str) -> bool {
    match name.strip_prefix("__builtin_") {
        Some(short) => BUILTINS.split_whitespace().any(|known| known == short),
        None => ATOMIC.split_whitespace().any(|known| known == name),
    }
}

const ATTRIBUTES: &str = "alias aligned always_inline cleanup cold const constructor deprecated destructor \
    fallthrough format hot malloc noinline nonnull noreturn packed pure unused used \
    warn_unused_result weak";

const BUILTINS: &str = "abs add_overflow add_overflow_p alloca bswap16 bswap32 bswap64 choose_expr clrsb \
    clrsbl clrsbll clz clzl clzll constant_p ctz ctzl ctzll expect fabs ffs ffsl ffsll \
    frame_address huge_val huge_valf huge_vall inf inff infl isfinite isinf isinf_sign \
    isnan isnormal memcmp memcpy memmove memset mul_overflow mul_overflow_p nan nanf nanl \
    offsetof parity parityl parityll popcount popcountl popcountll printf puts \
    return_address sadd_overflow saddl_overflow saddll_overflow signbit smul_overflow \
    smull_overflow smulll_overflow ssub_overflow ssubl_overflow ssubll_overflow strchr \
    strcmp strcpy strlen strncmp strncpy sub_overflow sub_overflow_p trap \
    types_compatible_p uadd_overflow uaddl_overflow uaddll_overflow umul_overflow \
    umull_overflow umulll_overflow unreachable usub_overflow usubl_overflow \
    usubll_overflow va_arg va_copy va_end va_start";

const ATOMIC: &str = "__atomic_add_fetch __atomic_compare_exchange_n __atomic_exchange_n __atomic_fetch_add \
    __atomic_fetch_sub __atomic_load_n __atomic_store_n __atomic_sub_fetch __atomic_test_and_set \
    __sync_add_and_fetch __sync_bool_compare_and_swap __sync_fetch_and_add __sync_fetch_and_sub \
    __sync_lock_release __sync_lock_test_and_set __sync_sub_and_fetch __sync_synchronize \
    __sync_val_compare_and_swap";
