package org.barreleye.machine.description;

/** The MMU of a core: the format of its page tables. */
public enum MmuKind {
    /** Four levels of tables of 512 entries, pages of 4 KiB. */
    X86_64(64),
    /** Two levels of tables of 1,024 entries, pages of 4 KiB. */
    X86_32(32),
    /** Short descriptors: two levels, 4,096 and 256 entries, pages of 4 KiB. */
    ARMV7(32),
    /** Four levels of tables of 512 entries with the granule of 4 KiB. */
    AARCH64(64),
    /** RISC-V: three levels of tables of 512 entries, pages of 4 KiB. */
    SV39(64),
    /** The absence of an MMU: software sees the core's address map. */
    NONE(0);

    private final int wordBits;

    MmuKind(int wordBits) {
        this.wordBits = wordBits;
    }

    /** The MMU of a core if its description does not name one: that of the instruction set, or one that fits. */
    public static MmuKind of(String isa, int wordBits) {
        if (wordBits == 32) {
            return isa.startsWith("x86") ? X86_32 : ARMV7;
        }
        return isa.startsWith("aarch64") || isa.startsWith("armv8") ? AARCH64
                : isa.startsWith("riscv") ? SV39 : X86_64;
    }

    /** Returns whether a core whose words have so many bits can have it. */
    public boolean fits(int bits) {
        return this == NONE || wordBits == bits;
    }
}
