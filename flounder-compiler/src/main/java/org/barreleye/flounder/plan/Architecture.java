package org.barreleye.flounder.plan;

/** A kind of core, as far as layouts depend on it. */
public enum Architecture {
    X86_64("x86_64", 64, 10, 10),
    K1OM("k1om", 64, 10, 10),
    X86_32("x86_32", 32, 4, 4),
    /** Fixed fragments take four words; the reference's run time sends strings nine words at a time. */
    ARM("arm", 32, 4, 9),
    AARCH64("aarch64", 64, 4, 4);

    /** The architecture whose layout generated stubs use on every core. */
    public static final Architecture CANONICAL = X86_64;

    private final String spelling;
    private final int wordBits;
    private final int lmpWords;
    private final int lmpOverflowWords;

    Architecture(String spelling, int wordBits, int lmpWords, int lmpOverflowWords) {
        this.spelling = spelling;
        this.wordBits = wordBits;
        this.lmpWords = lmpWords;
        this.lmpOverflowWords = lmpOverflowWords;
    }

    /** 32 or 64. */
    public int wordBits() {
        return wordBits;
    }

    /** 4 or 8. */
    public int wordBytes() {
        return wordBits / Byte.SIZE;
    }

    /** The number of words of an endpoint message. */
    int lmpWords() {
        return lmpWords;
    }

    /** The number of words of an endpoint message that continues a string or an array. */
    int lmpOverflowWords() {
        return lmpOverflowWords;
    }

    /** As command lines and layout tables write it. */
    @Override
    public String toString() {
        return spelling;
    }
}
