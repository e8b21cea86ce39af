package org.barreleye.machine.translation;

/**
 * A page fault: an address that has no translation, or whose rights forbid the access. The software of the core handles
 * it.
 */
public final class PageFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long address;
    private final Access access;
    private final Privilege privilege;
    private final Reason reason;
    private final int level;

    /** The reasons of a page fault. */
    public enum Reason {
        /** The format has no such address: of 64 bits, only 48 count, and the others repeat the last of them. */
        NOT_AN_ADDRESS("the tables have no place for it"),
        /** A table has no entry for it. */
        NOT_PRESENT("no page is there"),
        /** There is a page, which this privilege may not even read. */
        NOT_READABLE("the page is for the kernel"),
        /** There is a page, which this privilege may only read. */
        NOT_WRITABLE("the page is for reading"),
        /** No page tables are set. */
        NO_TABLES("this program has no page tables"),
        /** A table lies where this core has no memory. */
        NO_TABLE("a table on the way lies where there is no memory");

        private final String message;

        Reason(String message) {
            this.message = message;
        }

        /** The reason as the end of a sentence. */
        public String sentence() {
            return message;
        }
    }

    PageFault(long address, Access access, Privilege privilege, Reason reason, int level) {
        super(privilege + " cannot " + access + " 0x" + Long.toHexString(address) + ": " + reason.message, null, false,
                false);
        this.address = address;
        this.access = access;
        this.privilege = privilege;
        this.reason = reason;
        this.level = level;
    }

    /** The virtual address. */
    public long address() {
        return address;
    }

    /** The kind of access. */
    public Access access() {
        return access;
    }

    /** The privilege of the access. */
    public Privilege privilege() {
        return privilege;
    }

    /** The reason. */
    public Reason reason() {
        return reason;
    }

    /** The level of the table where the walk ended: 1 is that of the smallest pages, and 0 stands for no walk. */
    public int level() {
        return level;
    }
}
