package org.barreleye.domain.bulk;

/** The owner of a buffer, as one of the two domains sees it. */
public enum BufferOwner {
    /** This domain, which does not use it at present. */
    FREE("is free", false, false),
    /** This domain, which reads and writes it. */
    LOCAL("is this domain's", true, true),
    /** This domain, which has shared it with the other one: both read it. */
    LENT("is shared with the other domain, and both may only read it", true, false),
    /** The other domain, which has shared it with this one: both read it. */
    BORROWED("is the other domain's, which shares it to be read", true, false),
    /** The other domain. */
    REMOTE("is the other domain's", false, false),
    /** No domain: its last owner has ended, and the cache of that core may still write lines of it back. */
    UNSETTLED("was the other domain's when that ended, and lines of it may still be in the cache of its core",
            false, false);

    private final String sentence;
    private final boolean isReadable;
    private final boolean isWritable;

    BufferOwner(String sentence, boolean isReadable, boolean isWritable) {
        this.sentence = sentence;
        this.isReadable = isReadable;
        this.isWritable = isWritable;
    }

    /** The rest of a sentence that begins with the buffer. */
    String sentence() {
        return sentence;
    }

    /** Returns whether this domain may read the buffer. */
    public boolean isReadable() {
        return isReadable;
    }

    /** Returns whether this domain may write the buffer. */
    public boolean isWritable() {
        return isWritable;
    }
}
